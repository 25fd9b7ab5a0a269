/**
 * What was found, in short sentences: the first thing that a reader sees of it.
 *
 * Where a check could tell what happened, such as which records are missing, the sentence
 * says that; elsewhere it is the sentence of the finding's code. One cause is told once,
 * however many findings follow from it. Nothing is told here that no finding says.
 */
import type { FindingCode } from "../findings/index.ts"
import type { FindingResult } from "../verdict/index.ts"
import type { Tone } from "./document.ts"
import type { Concerned, ReportWords } from "./english/english.ts"
import { byWeight, severityWords, withSymbol } from "./words.ts"
import type { Wording } from "./wording.ts"

/** Sentences told; the findings tell all. */
const TOLD = 5
/** Names in one sentence. */
const NAMED = 3

/** One matter: what it concerns, and what was found of it; texts are ready to be shown. */
export interface InShort {
  readonly tone: Tone
  /** Its weight with its symbol; empty for the sentence that says how many are not told. */
  readonly label: string
  readonly concerns: string
  readonly says: string
}

/** What happened, as checks write it into a finding's `what`. */
type Cause = keyof ReportWords["inShort"]["causes"]

/** Findings that are one matter: of one cause in one place, or of one code. */
interface Matter {
  readonly code: FindingCode
  readonly cause: Cause | undefined
  readonly found: readonly [FindingResult, ...FindingResult[]]
}

/**
 * The weightiest matters first, and among those of one weight the ones whose cause is known.
 *
 * What is merely noted is no matter. At most five; the last sentence says how many findings
 * of other kinds there are.
 */
export function inShort(findings: readonly FindingResult[], wording: Wording): readonly InShort[] {
  const matters = mattersOf(findings)
  const told = matters.slice(0, TOLD).map((matter) => toldOf(matter, wording))
  const rest = matters.length - told.length
  if (rest === 0) return told
  const { others, listed } = wording.words.inShort
  return [
    ...told,
    { tone: "plain", label: "", concerns: others(wording.count(rest), rest === 1), says: listed },
  ]
}

function mattersOf(findings: readonly FindingResult[]): readonly Matter[] {
  const weighty = byWeight(findings).filter(({ severity }) => severity !== "noted")
  const groups = Map.groupBy(weighty, keyOf)
  const matters = [...groups.values()].flatMap(([first, ...others]): readonly Matter[] =>
    first === undefined
      ? []
      : [{ code: first.code, cause: causeOf(first), found: [first, ...others] }],
  )
  const rank = ({ found, cause }: Matter): number =>
    (found[0].severity === "broken" ? 0 : 2) + (cause === undefined ? 1 : 0)
  return matters.sort((a, b) => rank(a) - rank(b))
}

function keyOf(found: FindingResult): string {
  const cause = causeOf(found)
  if (cause === undefined) return found.code
  const { first, last } = found.at.range ?? {}
  return JSON.stringify([cause, subjectsOf(found, cause), first, last])
}

const CAUSES: ReadonlySet<string> = new Set<Cause>([
  ...(["added", "deleted", "duplicated", "edited", "extended", "inserted"] as const),
  ...(["re-serialised", "re-signed", "reordered", "rewritten", "truncated"] as const),
])

function causeOf({ observed }: FindingResult): Cause | undefined {
  const what = observed["what"]
  return what !== undefined && isCause(what) ? what : undefined
}

function isCause(what: string): what is Cause {
  return CAUSES.has(what)
}

/** A file that was added stands under `file`, further ones under `file2` and so on. */
const ADDED_FILE = /^file[0-9]*$/u

/** What something was done to: the files that a finding names, else the one it stands at. */
function subjectsOf({ at, observed }: FindingResult, cause: Cause): readonly string[] {
  if (cause === "re-signed") return [observed["resigned"] ?? at.path]
  if (cause !== "added") return [at.path]
  const added = Object.entries(observed).filter(([name]) => ADDED_FILE.test(name))
  return added.length === 0 ? [at.path] : added.map(([, path]) => path)
}

function toldOf(matter: Matter, wording: Wording): InShort {
  const { code, cause, found } = matter
  const [first] = found
  const weight = severityWords(first.severity, wording)
  const told = { tone: weight.tone, label: withSymbol(weight) }
  if (cause === undefined) {
    return {
      ...told,
      concerns: namesOf(
        found.map(({ at }) => at.path),
        wording,
      ),
      says: wording.words.codes[code].says,
    }
  }
  const says = wording.words.inShort.causes[cause](recordsOf(first, wording))
  return { ...told, concerns: namesOf(subjectsOf(first, cause), wording), says }
}

function namesOf(paths: readonly string[], { words, count, shown }: Wording): string {
  const all = [...new Set(paths)]
  const named = all
    .slice(0, NAMED)
    .map((path) => (path === "" ? words.findings.whole : shown(path)))
  const rest = all.length - named.length
  return rest === 0 ? named.join(", ") : `${named.join(", ")} ${words.andMore(count(rest))}`
}

function recordsOf({ at, observed }: FindingResult, { count, shown }: Wording): Concerned {
  const { first, last } = at.range ?? {}
  const range =
    first === undefined || last === undefined
      ? undefined
      : { first: count(first), last: count(last), isOne: first === last }
  return {
    ...(range === undefined ? {} : { range }),
    ...(observed["insteadOf"] === undefined ? {} : { insteadOf: shown(observed["insteadOf"]) }),
  }
}
