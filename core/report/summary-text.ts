/**
 * The short form for the terminal: what a person who typed `verify` needs to read.
 *
 * Verdict, statements, evidence, every check in a line, the first findings, what was not
 * shown, and what to do next. It uses the words of the report and no others.
 */
import type { CheckResult, Result } from "../verdict/index.ts"
import { sentencesOf } from "./cases.ts"
import { lookedAt } from "./checks.ts"
import { comparisonFacts } from "./comparison.ts"
import { factLines, type TextOptions } from "./document-text.ts"
import type { Fact } from "./document.ts"
import { filesSaid } from "./evidence.ts"
import { observedFacts, placeText } from "./findings.ts"
import { inShort } from "./in-short.ts"
import { nestedTold } from "./nested.ts"
import { paint, type Paint } from "./paint.ts"
import { sealLine } from "./seals.ts"
import { displayWidth, indented, padded, wrapped } from "./text-layout.ts"
import { toldOnce, type ToldFinding } from "./told-once.ts"
import { notShown, shownStatements } from "./verdict.ts"
import {
  byWeight,
  severityWords,
  statusWords,
  verdictSentence,
  verdictWords,
  withSymbol,
} from "./words.ts"
import { TERMINAL } from "./wording.ts"

/** What a check takes in one line; a narrower terminal breaks the line by itself. */
const MINIMUM_WIDTH = 60
/** Longer lines tire the eye; a wide terminal stays empty on the right. */
const READABLE_WIDTH = 100
/** Findings told in the terminal; the others are counted. */
const TOLD_FINDINGS = 8
/** Paths told in the terminal of each kind of difference to an earlier result. */
const TOLD_PATHS = { most: 5, where: TERMINAL.words.comparison.byJson }
/** The least cells in which a reason is still easy to read. */
const READABLE_REASON = 30
const MARGIN = "  "
const { bytes, count, counted, shown } = TERMINAL

export interface SummaryOptions extends TextOptions {
  /** Where the report about this result was written, when one was. */
  readonly report?: string
}

interface Setting {
  readonly width: number
  readonly paint: Paint
}

/** Renders one result for the terminal; the last line ends with a line feed. */
export function summaryText(result: Result, options: SummaryOptions): string {
  const width = Math.min(READABLE_WIDTH, Math.max(MINIMUM_WIDTH, options.width)) - MARGIN.length
  const setting = { width, paint: paint(options.colour) }
  const parts = [
    verdictLines(result, setting),
    shortLines(result, setting),
    statementLines(result, setting),
    evidenceLines(result, setting),
    comparisonLines(result, setting),
    checkLines(result, setting),
    findingLines(result, setting),
    nestedLines(result, setting),
    notShownLines(result, setting),
    nextLines(nextStep(result, options.report), setting),
  ].filter((part) => part.length > 0)
  const lines = parts.flatMap((part) => ["", ...part])
  return `${lines.map((line) => (line === "" ? "" : MARGIN + line)).join("\n")}\n\n`
}

function verdictLines(result: Result, { width, paint }: Setting): readonly string[] {
  const words = verdictWords(result.verdict)
  return [
    paint.tone(words.tone, withSymbol(words)),
    ...wrapped(verdictSentence(result, TERMINAL), width),
  ]
}

/** The weightiest matters, one below the other, with their weights in a column. */
function shortLines(result: Result, { width, paint }: Setting): readonly string[] {
  const matters = inShort(result, TERMINAL)
  const labels = Math.max(0, ...matters.map(({ label }) => displayWidth(label)))
  const lead = labels + MARGIN.length
  return matters.flatMap(({ tone, label, concerns, says }) => {
    const [first = "", ...more] = wrapped(`${concerns}: ${says}`, width - lead)
    const start = `${paint.tone(tone, padded(label, labels))}${MARGIN}${first}`
    return [start, ...more.map((line) => " ".repeat(lead) + line)]
  })
}

function statementLines(result: Result, { width, paint }: Setting): readonly string[] {
  const statements = shownStatements(result, TERMINAL)
  const names = Math.max(...statements.map(({ name }) => displayWidth(name)))
  const statuses = Math.max(...statements.map(({ status }) => displayWidth(status)))
  return statements.flatMap(({ name, status, tone, says }) => {
    const lead = names + statuses + 2 * MARGIN.length
    const [first = "", ...rest] = wrapped(says, width - lead)
    const label = `${padded(name, names)}${MARGIN}${paint.tone(tone, padded(status, statuses))}`
    return [`${label}${MARGIN}${first}`, ...rest.map((line) => " ".repeat(lead) + line)]
  })
}

function evidenceLines(result: Result, setting: Setting): readonly string[] {
  const { input } = result
  const events = input.log === undefined ? "" : `, ${counted(input.log.events, "events")}`
  const facts: readonly Fact[] = [
    { name: "Evidence", value: shown(input.path) },
    ...(input.bagId === undefined ? [] : [{ name: "Bag id", value: shown(input.bagId) }]),
    {
      name: "Contents",
      value: `${filesSaid(result, TERMINAL)}, ${bytes(input.bytes)}${events}`,
    },
    { name: "Digest", value: shown(input.digest) },
    ...result.seals.map((seal, index) => ({
      name: index === 0 ? "Seals" : "",
      value: sealLine(seal, result, TERMINAL).text,
    })),
  ]
  return factLines(facts, setting)
}

function comparisonLines({ comparison }: Result, setting: Setting): readonly string[] {
  if (comparison === undefined) return []
  return [
    setting.paint.strong("Compared with an earlier result"),
    ...factLines(comparisonFacts(comparison, TOLD_PATHS, TERMINAL), setting),
  ]
}

function checkLines(result: Result, { width, paint }: Setting): readonly string[] {
  const ids = Math.max(...result.checks.map(({ id }) => displayWidth(id)))
  const statuses = Math.max(...result.checks.map((check) => displayWidth(statusOf(check))))
  const counts = Math.max(...result.checks.map((check) => displayWidth(lookedAt(check, TERMINAL))))
  const lead = ids + statuses + counts + 3 * MARGIN.length
  // A reason that would be cut into slivers stands below its check instead.
  const beside = width - lead >= READABLE_REASON
  const indent = beside ? lead : statuses + MARGIN.length
  const rows = result.checks.flatMap((check) => {
    const reason = check.reason === undefined ? [] : wrapped(shown(check.reason), width - indent)
    const row = [
      paint.tone(statusWords(check.status, TERMINAL).tone, padded(statusOf(check), statuses)),
      padded(check.id, ids),
      padded(lookedAt(check, TERMINAL), counts, "right"),
      ...(beside ? reason.slice(0, 1).map((line) => paint.faint(line)) : []),
    ]
    const below = beside ? reason.slice(1) : reason
    return [row.join(MARGIN), ...below.map((line) => " ".repeat(indent) + paint.faint(line))]
  })
  return [paint.strong("Checks"), ...rows]
}

function statusOf({ status }: CheckResult): string {
  return withSymbol(statusWords(status, TERMINAL))
}

function findingLines({ findings }: Result, setting: Setting): readonly string[] {
  const all = toldOnce(byWeight(findings))
  if (all.length === 0) return []
  const told = all.slice(0, TOLD_FINDINGS)
  const rest = all.length - told.length
  return [
    setting.paint.strong(`Findings (${String(all.length)})`),
    ...told.flatMap((found, index) => [
      ...(index === 0 ? [] : [""]),
      ...oneFinding(found, setting),
    ]),
    ...(rest === 0
      ? []
      : ["", `… and ${count(rest)} more: all are in --format json and in --report.`]),
  ]
}

function oneFinding(found: ToldFinding, { width, paint }: Setting): readonly string[] {
  const words = severityWords(found.severity, TERMINAL)
  const inner = { width: width - MARGIN.length, paint }
  const observed = observedFacts(found, TERMINAL).map(({ name, value }) => ({
    name: name.replace(/^Observed: /, ""),
    value,
  }))
  return [
    `${paint.tone(words.tone, withSymbol(words))}${MARGIN}${paint.strong(found.code)}`,
    ...[
      ...wrapped(placeText(found, TERMINAL), inner.width),
      ...wrapped(sentencesOf(found, TERMINAL).says, inner.width),
      ...factLines(observed, inner),
    ].map((line) => MARGIN + line),
  ]
}

function nestedLines({ nested = [] }: Result, { width, paint }: Setting): readonly string[] {
  if (nested.length === 0) return []
  const { told, rest } = nestedTold(nested, TERMINAL)
  const labels = Math.max(...told.map(({ label }) => displayWidth(label)))
  const lead = labels + MARGIN.length
  return [
    paint.strong(`Archives inside (${String(nested.length)})`),
    ...told.flatMap(({ label, tone, path }) => {
      const [first = "", ...more] = wrapped(path, width - lead)
      return [
        `${paint.tone(tone, padded(label, labels))}${MARGIN}${first}`,
        ...more.map((line) => " ".repeat(lead) + line),
      ]
    }),
    ...(rest === 0 ? [] : [`… and ${count(rest)} more: all are in --format json and in --report.`]),
  ]
}

function notShownLines(result: Result, { width, paint }: Setting): readonly string[] {
  const items = notShown(result, TERMINAL)
  if (items.length === 0) return []
  return [
    paint.strong("Not shown"),
    ...items.flatMap((item) => indented(wrapped(item, width - 2), "· ")),
  ]
}

function nextLines(step: string, { width, paint }: Setting): readonly string[] {
  const word = "Next"
  const [first = "", ...rest] = indented(wrapped(step, width - 6), word + MARGIN)
  return [paint.strong(word) + first.slice(word.length), ...rest]
}

/** The one thing to do that gets the reader furthest. */
function nextStep(result: Result, report: string | undefined): string {
  const [weightiest] = byWeight(result.findings)
  if (result.verdict !== "TOTAL-PASSED" && weightiest !== undefined) {
    return `sealwright explain ${weightiest.code}`
  }
  if (result.verdict !== "TOTAL-PASSED" && result.trust === undefined) {
    return "give a trust file with --trust: sealwright keys pin --help says how to make one"
  }
  if (report !== undefined)
    return `the report is in ${shown(report)}; it says how to check all this again`
  return "sealwright verify --report report.pdf --key KEY writes a signed report"
}
