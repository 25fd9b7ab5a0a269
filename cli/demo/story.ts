/** What the demo says in the terminal: five steps, five tamperings, and what to try next. */
import { styleText } from "node:util"
import { escapeForDisplay, type Result, type Verdict } from "../../core/index.ts"
import type { Io } from "../io.ts"
import { quoted, type Layout } from "./place.ts"
import type { Expectation, Tampering } from "./tamperings.ts"

type Style = Parameters<typeof styleText>[0]

/** One tampering with what came of it. */
export interface Told {
  readonly tampering: Tampering
  readonly result: Result
  /** The finding that was expected, when it was found. */
  readonly isMet: boolean
}

export interface Story {
  begin(): void
  /** A step that is done, in one line or a few. */
  step(name: string, ...lines: readonly string[]): void
  verdict(verdict: Verdict, about: string): string
  tampering(number: number, told: Told): void
  end(
    layout: Layout,
    about: { readonly program: string; readonly passphrase: string; readonly seconds: number },
  ): void
}

const MARGIN = "  "
const NAME_WIDTH = 11

export function makeStory(io: Io): Story {
  const paint = (style: Style, text: string): string =>
    io.colour ? styleText(style, text, { validateStream: false }) : text
  const say = (...lines: readonly string[]): void => {
    io.out(lines.map((line) => (line === "" ? "\n" : `${MARGIN}${line}\n`)).join(""))
  }
  const label = (text: string): string => paint("dim", text.padEnd(NAME_WIDTH))
  let steps = 0
  return {
    begin: () => {
      say("", paint("bold", "Sealwright demo"))
      say("An invented town's fund, sealed, verified, and tampered with five times.", "")
    },
    step: (name, first = "", ...rest) => {
      steps += 1
      const indent = " ".repeat(3 + NAME_WIDTH)
      say(`${paint("dim", String(steps))}  ${paint("bold", name.padEnd(NAME_WIDTH))}${first}`)
      say(...rest.map((line) => indent + line))
    },
    verdict: (verdict, about) => `${painted(paint, verdict)}  ${about}`,
    tampering: (number, { tampering, result, isMet }) => {
      const { done, expected } = tampering
      const others = result.findings.length - 1
      const more = others > 0 ? paint("dim", `, and ${others} more`) : ""
      const answer = isMet ? paint("green", "as expected  OK") : paint("red", "NOT AS EXPECTED")
      say("", `${paint("dim", `${number})`)} ${done}`)
      say(`   ${label("expected")}${expectationText(expected)}`)
      say(`   ${label("found")}${isMet ? "the same" : worstOf(result)}${more}`)
      say(`   ${label("verdict")}${painted(paint, result.verdict)}, ${answer}`)
    },
    end: (layout, { program, passphrase, seconds }) => {
      say("", paint("bold", `Done in ${seconds.toFixed(1)} s.`) + " Everything lies here:")
      say("", ...facts(layout).map(([path, says]) => `${path.padEnd(pathWidth(layout))}  ${says}`))
      say("", paint("bold", "Try next"))
      for (const { says, line } of suggestions(layout, program)) {
        say("", paint("dim", `# ${says}`), line)
      }
      say("", `All keys of the demo open with the passphrase  ${passphrase}`, "")
    },
  }
}

function painted(paint: (style: Style, text: string) => string, verdict: Verdict): string {
  switch (verdict) {
    case "TOTAL-PASSED":
      return paint("green", verdict)
    case "TOTAL-FAILED":
      return paint("red", verdict)
    case "INDETERMINATE":
      return paint("yellow", verdict)
  }
}

/** Code and place, such as `SEQUENCE_GAP in custody/events.jsonl, records 5 to 7`. */
export function expectationText({ code, path, range }: Expectation): string {
  const records = range === undefined ? "" : `, records ${range.first} to ${range.last}`
  return `${code} in ${path}${records}`
}

function worstOf({ findings }: Result): string {
  const [first] = findings
  return first === undefined ? "nothing" : `${first.code} in ${escapeForDisplay(first.at.path)}`
}

/** What lies where, for the terminal and the README. */
export function facts(layout: Layout): readonly (readonly [path: string, says: string])[] {
  return [
    [layout.readme, "what everything here is"],
    [layout.bag, "the sealed evidence, with two seals"],
    [layout.archive, "the same as one file"],
    [layout.trust, "who is trusted in which role"],
    [layout.passedReport, "signed report of the pass"],
    [layout.failedReport, "signed report of the first tampering"],
    [layout.results, "every result as JSON"],
    [layout.tampered, "the five tampered copies"],
  ]
}

function pathWidth(layout: Layout): number {
  return Math.max(...facts(layout).map(([path]) => path.length))
}

/** Commands that work as they are, from the folder in which the demo was started. */
export function suggestions(
  layout: Layout,
  program: string,
): readonly { readonly says: string; readonly line: string }[] {
  const [bag, archive, trust] = [layout.bag, layout.archive, layout.trust].map(quoted)
  const [first, second] = ["copy-2.bag", "copy-4.bag"].map((copy) =>
    quoted(`${layout.tampered}/${copy}`),
  )
  return [
    { says: "the evidence, in full", line: `${program} verify ${bag} --trust ${trust}` },
    { says: "without knowing anybody", line: `${program} verify ${archive}` },
    {
      says: "three approvals are gone: which?",
      line: `${program} verify ${first} --trust ${trust}`,
    },
    {
      says: "everything fits, but who says so?",
      line: `${program} verify ${second} --trust ${trust}`,
    },
    { says: "what a finding means", line: `${program} explain SEQUENCE_GAP` },
  ]
}

/** A number with commas between thousands, whatever the machine's language. */
export function counted(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",")
}
