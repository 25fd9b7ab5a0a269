/** Every finding as a card: what was seen and where, what else it may be, what would settle it. */
import { phrase } from "../base/index.ts"
import { FINDING_CODES } from "../findings/index.ts"
import type { FindingResult, Result } from "../verdict/index.ts"
import { sentencesOf } from "./cases.ts"
import type { Block, Fact, Section } from "./document.ts"
import { englishName, englishValue } from "./english/observed.ts"
import { germanName, germanValue } from "./german/observed.ts"
import type { Language } from "./language.ts"
import { byWeight, severityWords, withSymbol } from "./words.ts"
import { tell } from "./tell.ts"
import { toldOnce, type ToldFinding } from "./told-once.ts"
import type { Wording } from "./wording.ts"

/** Findings that the report itself prints; the complete list is in result.json. */
const PRINTED_FINDINGS = 200

export function findingsSection(result: Result, wording: Wording): Section {
  const { title, observedIn } = wording.words.findings
  const told = toldOnce(byWeight(result.findings))
  const lead = countSentence(told, wording)
  const printed = told.slice(0, PRINTED_FINDINGS)
  return {
    title,
    blocks: [
      { kind: "paragraph", text: observedIn === "" ? lead : `${lead} ${observedIn}` },
      ...printed.map((found) => findingCard(found, wording)),
    ],
  }
}

function countSentence(
  findings: readonly ToldFinding[],
  { words, count, counted }: Wording,
): string {
  const says = words.findings
  if (findings.length === 0) return says.none
  const of = (severity: ToldFinding["severity"]): string =>
    count(findings.filter((found) => found.severity === severity).length)
  const sentence = says.counted({
    findings: counted(findings.length, "findings"),
    broken: of("broken"),
    doubtful: of("doubtful"),
    noted: of("noted"),
  })
  return findings.length <= PRINTED_FINDINGS
    ? sentence
    : `${sentence} ${says.first(count(PRINTED_FINDINGS))}`
}

/** One finding with everything there is to know about it. */
function findingCard(found: ToldFinding, wording: Wording): Extract<Block, { kind: "card" }> {
  const { says, mayAlsoBe, resolve } = sentencesOf(found, wording)
  const names = wording.words.findings
  const words = severityWords(found.severity, wording)
  return {
    kind: "card",
    tone: words.tone,
    label: withSymbol(words),
    title: found.code,
    text: says,
    entries: [
      { name: names.where, value: placeText(found, wording), fixed: true },
      ...observedFacts(found, wording),
      { name: names.mayAlsoBe, value: mayAlsoBe },
      { name: names.resolve, value: resolve },
      {
        name: names.source,
        value: `${found.checks.join(", ")}; ${wording.source(FINDING_CODES[found.code].source)}`,
      },
    ],
  }
}

/** What was observed, name by name, as it may be shown where nothing around says what it is. */
export function observedFacts(
  found: Pick<FindingResult, "observed">,
  wording: Wording,
): readonly Fact[] {
  const { observed } = wording.words.findings
  return observedEntries(found, wording).map((fact) => ({ ...fact, name: observed(fact.name) }))
}

/** The same by its names alone. */
export function observedEntries(
  { observed }: Pick<FindingResult, "observed">,
  { language, shown, count }: Wording,
): readonly Fact[] {
  return Object.entries(observed).map(([name, value]) => {
    const told = shown(observedValue(language, name, value))
    return {
      name: (language === "de" ? germanName(name) : englishName(name)) ?? shown(name),
      value: isOfCounts(name, { observed })
        ? told.replaceAll(/\d+/gu, (digits) => count(Number(digits)))
        : told,
      fixed: true,
    }
  })
}

/** Numbers of records and lines, and counts; whatever else has digits is a name, an id or a digest. */
function isOfCounts(name: string, { observed }: Pick<FindingResult, "observed">): boolean {
  const { [name]: value = "", member } = observed
  if (name === "stands") return STANDING_RECORDS.test(value)
  const isCount = STATED.has(name) ? member === undefined || COUNTED.has(member) : COUNTS.has(name)
  return isCount && NUMBERS.test(value)
}

/** One number as it is written without groups, or two of them: no other number is written so. */
const NUMBERS = /^(?:records? )?(?:0|[1-9]\d{0,14})(?: to [1-9]\d{0,14})?(?: and others)?$/u
/** As core/chain says which records still hold. */
const STANDING_RECORDS =
  /^(?:from record (?:0|[1-9]\d{0,14}) on|records (?:0|[1-9]\d{0,14}) to [1-9]\d{0,14} follow) /u

const COUNTS: ReadonlySet<string> = new Set([
  ...["records", "lines", "from", "leftBy", "missingBetween", "more", "total"],
  ...["events", "recordedEvents", "statedEvents", "source", "erased"],
])
/** What a seal states beside what is there: of which member, another value of the finding says. */
const STATED: ReadonlySet<string> = new Set(["sealed", "recomputed"])
const COUNTED: ReadonlySet<string> = new Set([
  ...["files.count", "files.bytes", "log.events", "log.bytes", "generation"],
])

/** A reason is a phrase of ours; most of what else was observed may be the evidence's own words. */
export function observedValue(language: Language, name: string, value: string): string {
  if (name === "reason") return tell(language, phrase(value))
  return (language === "de" ? germanValue(name, value) : englishValue(name, value)) ?? value
}

/** Where a finding is, in one line, such as "custody/events.jsonl, line 12" or "... records 4 to 9". */
export function placeText(
  { code, at: { path, line, range } }: Pick<FindingResult, "code" | "at">,
  { words, count, shown }: Wording,
): string {
  const names = words.findings
  const parts = [path === "" ? names.whole : shown(path)]
  if (line !== undefined) parts.push(names.line(count(line)))
  if (range !== undefined) {
    const { first, last } = range
    // Of a state that is not the one that was left, only the two ends are meant.
    const many = code === "VALUE_CHAIN_BREAK" ? names.twoRecords : names.records
    parts.push(first === last ? names.record(count(first)) : many(count(first), count(last)))
  }
  return parts.join(", ")
}
