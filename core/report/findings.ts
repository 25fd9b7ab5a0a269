/** Every finding as a card: what was seen and where, what else it may be, what would settle it. */
import { FINDING_CODES, type Place } from "../findings/index.ts"
import type { FindingResult, Result } from "../verdict/index.ts"
import type { Block, Fact, Section } from "./document.ts"
import { toCount, toCounted, toShown } from "./quantities.ts"
import { byWeight, severityWords, withSymbol } from "./words.ts"

/** Findings that the report itself prints; the complete list is in result.json. */
const PRINTED_FINDINGS = 200

export function findingsSection(result: Result): Section {
  const printed = byWeight(result.findings).slice(0, PRINTED_FINDINGS)
  return {
    title: "Findings",
    blocks: [
      { kind: "paragraph", text: countSentence(result.findings, printed.length) },
      ...printed.map((found) => findingCard(found)),
    ],
  }
}

function countSentence(findings: readonly FindingResult[], printed: number): string {
  if (findings.length === 0) return "There are none: no check observed anything worth telling."
  const of = (severity: FindingResult["severity"]): string =>
    toCount(findings.filter((found) => found.severity === severity).length)
  const kinds = `${of("broken")} broken, ${of("doubtful")} doubtful, ${of("noted")} noted`
  const counted = `${toCounted(findings.length, "finding")}: ${kinds}.`
  return printed === findings.length
    ? counted
    : `${counted} The first ${toCount(printed)} are printed here, the weightiest first; the complete list is in result.json.`
}

/** One finding with everything there is to know about it. */
function findingCard(found: FindingResult): Extract<Block, { kind: "card" }> {
  const { mayAlsoBe, resolve, source } = FINDING_CODES[found.code]
  const words = severityWords(found.severity)
  return {
    kind: "card",
    tone: words.tone,
    label: withSymbol(words),
    title: found.code,
    text: toShown(found.says),
    entries: [
      { name: "Where", value: placeText(found.at), fixed: true },
      ...observedFacts(found),
      { name: "May also be", value: mayAlsoBe },
      { name: "What would settle it", value: resolve },
      { name: "Check, source", value: `${found.check}; ${source}` },
    ],
  }
}

/** What was observed, name by name, as it may be shown. */
export function observedFacts(found: FindingResult): readonly Fact[] {
  return Object.entries(found.observed).map(([name, value]) => ({
    name: `Observed: ${toShown(name)}`,
    value: toShown(value),
    fixed: true,
  }))
}

/** A place in one line, such as "custody/events.jsonl, line 12" or "... records 4 to 9". */
export function placeText({ path, line, range }: Place): string {
  const parts = [path === "" ? "the evidence as a whole" : toShown(path)]
  if (line !== undefined) parts.push(`line ${toCount(line)}`)
  if (range !== undefined) {
    const { first, last } = range
    parts.push(
      first === last ? `record ${toCount(first)}` : `records ${toCount(first)} to ${toCount(last)}`,
    )
  }
  return parts.join(", ")
}
