/**
 * What was found, in short sentences: the first thing that a reader sees of it.
 *
 * Where a check could tell what happened, such as which records are missing, the sentence
 * says that; elsewhere it is made of what the findings observed (details.ts), or the sentence of
 * their code. One cause is told once,
 * however many findings follow from it. Nothing is told here that no finding says.
 */
import type { FindingCode } from "../findings/index.ts"
import type { FindingResult, Result } from "../verdict/index.ts"
import { sentencesOfAll } from "./cases.ts"
import { causeOf, type Cause } from "./causes.ts"
import { detailOf } from "./details.ts"
import type { Tone } from "./document.ts"
import type { Concerned } from "./english/english.ts"
import { observedValue } from "./findings.ts"
import { byWeight, rolesTold, severityWords, withSymbol } from "./words.ts"
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
  /** One name a line, since a name may hold whatever else could part two of them. */
  readonly concerns: string
  readonly says: string
}

/** What of a result is told. */
type Told = Pick<Result, "findings" | "seals" | "input" | "coverage" | "comparison">

/** Findings that are one matter: of one cause in one place, or of one code. */
interface Matter {
  readonly cause: Cause | undefined
  readonly found: readonly [FindingResult, ...FindingResult[]]
}

/**
 * In the order of the findings: the weightiest matters first, and among those of one weight the
 * ones whose cause is known.
 *
 * What is merely noted is no matter. At most five, with those that a person asked for; the last
 * sentence says how many findings of other kinds there are.
 */
export function inShort(result: Told, wording: Wording): readonly InShort[] {
  const matters = mattersOf(result.findings)
  const told = firstOf(matters).map((matter) => toldOf(matter, result, wording))
  const rest = matters.length - told.length
  if (rest === 0) return told
  const { others, listed } = wording.words.inShort
  const more = others(wording.count(rest), rest === 1)
  return [...told, { tone: "plain", label: "", concerns: more, says: listed }]
}

/** What a person asked for by name: which evidence it must be, and what it was before. */
const ASKED: ReadonlySet<FindingCode> = new Set(["BUNDLE_UNEXPECTED", "BASELINE_DIFFERS"])

/** The first of them, in their order; what was asked for by name is among them. */
function firstOf(matters: readonly Matter[]): readonly Matter[] {
  const isAsked = ({ found }: Matter): boolean => ASKED.has(found[0].code)
  const asked = matters.filter(isAsked).slice(0, TOLD)
  const others = matters.filter((one) => !isAsked(one)).slice(0, TOLD - asked.length)
  const told = new Set([...asked, ...others])
  return matters.filter((one) => told.has(one))
}

function mattersOf(findings: readonly FindingResult[]): readonly Matter[] {
  const weighty = byWeight(findings).filter(({ severity }) => severity !== "noted")
  const groups = Map.groupBy(weighty, keyOf)
  return [...groups.values()].flatMap(([first, ...others]): readonly Matter[] =>
    first === undefined ? [] : [{ cause: causeOf(first), found: [first, ...others] }],
  )
}

function keyOf(found: FindingResult): string {
  const cause = causeOf(found)
  if (cause === undefined) return found.code
  const { first, last } = found.at.range ?? {}
  return JSON.stringify([cause, subjectsOf(found, cause), first, last])
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

function toldOf({ cause, found }: Matter, result: Told, wording: Wording): InShort {
  const [first] = found
  const weight = severityWords(first.severity, wording)
  const told = { tone: weight.tone, label: withSymbol(weight) }
  if (cause === undefined) {
    const detailed = detailOf(found, wording, result)
    const paths = detailed?.concerns ?? found.map(({ at }) => at.path)
    return {
      ...told,
      concerns: namesOf(paths, wording),
      says: detailed?.says ?? meaningOf(found, result, wording),
    }
  }
  const subjects = subjectsOf(first, cause)
  const concerned = concernedOf(first, formerOf(first, subjects, result), wording)
  const says = wording.words.inShort.causes[cause](concerned)
  return { ...told, concerns: namesOf(subjects, wording), says }
}

/**
 * That nobody pinned a key has its own sentence where there is no signature at all, and more where
 * another key is pinned for what the seal is, and where a log is there: a log that was cut has no broken link, so only such a key states its end.
 */
function meaningOf(found: Matter["found"], result: Told, wording: Wording): string {
  const { seals, coverage } = result
  const { inShort } = wording.words
  const [{ at, code }] = found
  const { says } = sentencesOfAll(code, found, wording)
  if (code !== "KEY_NOT_PINNED") return says
  const isUnsealed = seals.length === 0
  const meaning = at.path === "seals" && isUnsealed ? inShort.noSeal : says
  const isOfSeals = found.some((one) => one.at.path === "seals")
  const another = isOfSeals ? anotherKeySays(result, wording) : []
  const { covered, total } = coverage.eventsUnderSeal
  const isEndOpen = covered === 0 && total > 0
  const end = isUnsealed ? inShort.endOpenUnsealed : inShort.endOpen
  return [meaning, ...another, ...(isEndOpen ? [end] : [])].join(" ")
}

/** That the first seal is by another key than those pinned for its role, where the findings say so. */
function anotherKeySays({ findings, seals }: Told, wording: Wording): readonly string[] {
  const { words, shown } = wording
  const found = findings.find(({ observed }) => observed["pinnedForAnyLog"] !== undefined)
  const pinned = found?.observed["pinnedForAnyLog"]
  const seal = seals.find(({ path }) => path === found?.at.path)
  if (pinned === undefined || seal === undefined) return []
  return [words.inShort.anotherKey(rolesTold([seal.role], wording), shown(pinned))]
}

/** Whose signature was there or is expected, as the finding says, or another about the same seal. */
function formerOf(
  { observed }: FindingResult,
  subjects: readonly string[],
  { findings }: Told,
): string | undefined {
  const ofSeal = findings.find(
    ({ at, observed: others }) => subjects.includes(at.path) && others["insteadOf"] !== undefined,
  )
  return observed["insteadOf"] ?? ofSeal?.observed["insteadOf"]
}

function namesOf(paths: readonly string[], { words, count, shown }: Wording): string {
  const all = [...new Set(paths)]
  const named = all
    .slice(0, NAMED)
    .map((path) => (path === "" ? words.findings.whole : shown(path)))
  const rest = all.length - named.length
  return [...named, ...(rest === 0 ? [] : [words.andMore(count(rest))])].join("\n")
}

function concernedOf(
  { at }: FindingResult,
  insteadOf: string | undefined,
  { language, count, shown }: Wording,
): Concerned {
  const { first, last } = at.range ?? {}
  const range =
    first === undefined || last === undefined
      ? undefined
      : { first: count(first), last: count(last), isOne: first === last }
  return {
    ...(range === undefined ? {} : { range }),
    ...(insteadOf === undefined
      ? {}
      : { insteadOf: shown(observedValue(language, "insteadOf", insteadOf)) }),
  }
}
