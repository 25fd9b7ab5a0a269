/** What was refused, kept as what it is and not as a sentence: it is told in the language set now. */
import { useCallback, useState } from "react"
import type { Refusal, Told } from "../../electron/contract/answers.ts"
import { CATALOGUES, useLanguage, type Language } from "../words/words.ts"
import type { Words } from "../words/en.ts"

/** A refusal in every language; one of the window's own has but the sentence that it was given. */
export function toldOf({ says, told }: Refusal): Told {
  return told ?? { en: says, de: says }
}

/** Words of the window, for what is kept while the language may change. */
export function wordsInAll(pick: (words: Words) => string): Told {
  return { en: pick(CATALOGUES.en), de: pick(CATALOGUES.de) }
}

/** A refusal of the window's own, about what was typed. */
export function ownRefusal(pick: (words: Words) => string): Refusal {
  const told = wordsInAll(pick)
  return { kind: "refused", says: told.en, told }
}

/** Any answer: only one that is a refusal says something here. */
export type Answered = Pick<Refusal, "told"> & { readonly kind: string; readonly says?: unknown }

/** The sentence of an answer that is a refusal; undefined for every other answer. */
export function saidIn(language: Language, answer: Answered | undefined): string | undefined {
  if (answer?.kind !== "refused" || typeof answer.says !== "string") return undefined
  return toldOf({ kind: "refused", says: answer.says, ...toldIn(answer) })[language]
}

function toldIn({ told }: Answered): Pick<Refusal, "told"> {
  return told === undefined ? {} : { told }
}

/** What the last answer refused, in the language of the window; any other answer ends it. */
export function useRefusal(): readonly [
  refused: string | undefined,
  note: (answer: Answered | undefined) => void,
] {
  const language = useLanguage()
  const [answer, setAnswer] = useState<Answered>()
  const note = useCallback((next: Answered | undefined) => {
    setAnswer(next)
  }, [])
  return [saidIn(language, answer), note]
}
