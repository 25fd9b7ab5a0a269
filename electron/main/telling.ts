/** Telling the window: what main says is a saying until here, and then a sentence in its language. */
import { basename } from "node:path"
import {
  english,
  Failure,
  type FailureCode,
  type Language,
  say,
  type Saying,
  tell,
} from "../../core/index.ts"
import type { Refusal, Told } from "../contract/answers.ts"

/** A refusal before it is told in the language of the window. */
export interface Refusing {
  readonly kind: "refused"
  readonly says: Saying
}

/** An answer whose refusals are still to be told. */
export type Untold<A> = A extends Refusal ? Refusing : A

const DEFECT = "a defect of this program, please report it: {what}"

/** One sentence for the window. */
export function told(language: Language, saying: Saying): string {
  const words = tell(language, saying)
  return beginsWithName(words, saying) ? ended(words) : sentence(ended(words))
}

/** The same in every language, for what outlives a change of it. */
export function toldInAll(saying: Saying): Told {
  return { en: told("en", saying), de: told("de", saying) }
}

/** With a name before it, which stays as it is. */
export function toldOf(name: string, saying: Saying): Told {
  const { en, de } = toldInAll(saying)
  return { en: `${name}: ${en}`, de: `${name}: ${de}` }
}

export function refused(says: Saying): Refusing {
  return { kind: "refused", says }
}

/** What went wrong; a defect is called one, in words that only its finder needs. */
export function sayingOf(code: FailureCode, saying: Saying): Saying {
  if (code !== "INTERNAL" || saying.code === DEFECT) return saying
  return say(DEFECT, { what: english(saying) })
}

/** The same with a name in the place of a path, which stays in main. */
export function renamed(saying: Saying, path: string, name: string): Saying {
  if (path === "") return saying
  const values = Object.entries(saying.values).map(([key, value]) => {
    if (typeof value === "string") return [key, value.replaceAll(path, name)]
    return [key, typeof value === "object" ? renamed(value, path, name) : value]
  })
  const code = saying.code.replaceAll(path, name)
  return { code, values: Object.fromEntries(values) as Saying["values"] } // keys and kinds as before
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

function ended(words: string): string {
  return `${words.replace(/\.$/, "")}.`
}

/** What was given as a text is a name, whose letters are nobody's to change. */
function beginsWithName(words: string, { values }: Saying): boolean {
  return Object.values(values).some((value) => {
    if (typeof value === "object") return beginsWithName(words, value)
    return typeof value === "string" && value !== "" && words.startsWith(value)
  })
}

/**
 * Turns a failure into an answer; anything else that is thrown is a defect.
 *
 * @param path - Left out of the sentence: it stays in main.
 */
export function refusalOf(cause: unknown, path: string): Refusing {
  if (!(cause instanceof Failure)) throw cause
  return refused(renamed(sayingOf(cause.code, cause.saying), path, basename(path)))
}
