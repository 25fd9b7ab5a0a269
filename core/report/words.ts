/** How a status is shown, and the sentences that follow from a whole result. */
import { severityOf, type CheckId, type CheckStatus, type Severity } from "../findings/index.ts"
import type { FindingResult, Result, StatementStatus, Verdict } from "../verdict/index.ts"
import { causeOf } from "./causes.ts"
import type { Tone } from "./document.ts"
import type { Wording } from "./wording.ts"

interface Symbol {
  readonly symbol: string
  readonly tone: Tone
}

export interface StatusWords extends Symbol {
  readonly word: string
}

const STATUS: Readonly<Record<CheckStatus, Symbol>> = {
  PASSED: { symbol: "✓", tone: "passed" },
  FAILED: { symbol: "✗", tone: "failed" },
  INDETERMINATE: { symbol: "?", tone: "open" },
  NOT_APPLICABLE: { symbol: "–", tone: "plain" },
  NOT_RUN: { symbol: "–", tone: "plain" },
}

const VERDICT_STATUS: Readonly<Record<Verdict, StatementStatus>> = {
  "TOTAL-PASSED": "PASSED",
  "TOTAL-FAILED": "FAILED",
  INDETERMINATE: "INDETERMINATE",
}

const SEVERITY: Readonly<Record<Severity, Symbol>> = {
  broken: { symbol: "✗", tone: "failed" },
  doubtful: { symbol: "?", tone: "open" },
  noted: { symbol: "·", tone: "plain" },
}

export function statusWords(status: CheckStatus, { words }: Wording): StatusWords {
  return { ...STATUS[status], word: words.status[status] }
}

/** The verdict is a word of the result, the same in every language. */
export function verdictWords(verdict: Verdict): StatusWords {
  return { ...STATUS[VERDICT_STATUS[verdict]], word: verdict }
}

export function severityWords(severity: Severity, { words }: Wording): StatusWords {
  return { ...SEVERITY[severity], word: words.severity[severity] }
}

/** A symbol never stands without its word: neither colour nor shape alone may carry a status. */
export function withSymbol({
  symbol,
  word,
}: {
  readonly symbol: string
  readonly word: string
}): string {
  return `${symbol} ${word}`
}

/** The verdict in one sentence that follows from the checks and from nothing else. */
export function verdictSentence(result: Result, { words, count, counted }: Wording): string {
  const applied = result.checks.filter(({ status }) => isApplied(status))
  const of = (status: CheckStatus): string =>
    count(applied.filter((check) => check.status === status).length)
  const checks = counted(applied.length, "checks")
  const { passed, failed, open } = words.verdict
  switch (result.verdict) {
    case "TOTAL-PASSED":
      return passed(checks)
    case "TOTAL-FAILED":
      return failed(checks, of("FAILED"))
    case "INDETERMINATE":
      return open({
        checks,
        passed: of("PASSED"),
        failed: of("FAILED"),
        open: of("INDETERMINATE"),
      })
  }
}

/** What the reader should make of the verdict, in one more sentence. */
export function verdictMeaning(verdict: Verdict, { words }: Wording): string {
  return words.verdict.meaning[verdict]
}

/** True for a check that took place; the others have no object or were not run. */
export function isApplied(status: CheckStatus): boolean {
  return status === "PASSED" || status === "FAILED" || status === "INDETERMINATE"
}

const WEIGHT: Readonly<Record<Severity, number>> = { broken: 0, doubtful: 1, noted: 2 }

/**
 * Findings with the weightiest first, and among those of one weight the ones whose cause is known;
 * otherwise in the order of the checks.
 */
export function byWeight(findings: readonly FindingResult[]): readonly FindingResult[] {
  return findings.toSorted((a, b) => rankOf(a) - rankOf(b))
}

function rankOf(found: FindingResult): number {
  return 2 * WEIGHT[severityOf(found)] + (causeOf(found) === undefined ? 1 : 0)
}

/** What a pass of a check shows, as the report may say it when that check passed. */
export function showsOf(check: CheckId, { words }: Wording): string {
  return words.shown.checks[check]
}

/** What no examination of files can show, beside the limits that the result states. */
export function neverShown({ format }: Result["input"], { words }: Wording): readonly string[] {
  return [beforehand(format, words.shown), words.shown.court]
}

function beforehand(format: string, shown: Wording["words"]["shown"]): string {
  switch (format) {
    case "evidence-bag":
      return shown.beforeSealing
    case "bagit":
    case "checksum-list":
      return shown.beforeLists
    default:
      return shown.beforeExamination
  }
}

/** True for evidence in our own format; no other format has a log, a tree or seals that are read. */
export function isSealable({ format }: Result["input"]): boolean {
  return format === "evidence-bag"
}

/** True for formats that never have a log or seals; what an unknown one has was not read. */
export function isPlain({ format }: Result["input"]): boolean {
  return format === "bagit" || format === "checksum-list"
}

/** True for an archive out of which no file could be read: it is known by its own digest. */
export function isUnreadArchive({ input, items }: Result): boolean {
  return items.length === 0 && input.container !== "folder" && !isSealable(input)
}

/** The word of a vocabulary in the language of the report; undefined for what is in none. */
export function knownWord(
  vocabulary: Readonly<Record<string, string>>,
  word: string,
): string | undefined {
  return Object.hasOwn(vocabulary, word) ? vocabulary[word] : undefined
}

/** Roles of a pin or a seal, by the words of the report where these have one. */
export function rolesTold(roles: readonly string[], { words, shown }: Wording): string {
  return roles.map((role) => knownWord(words.roles, role) ?? shown(role)).join(", ")
}
