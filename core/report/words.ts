/**
 * The sentences of the report: what a status means in plain words.
 *
 * Nothing here may say more than the data does. A pass is the absence of a finding in
 * the checks that were applied, so the words claim no more than that; what the law
 * makes of it is not ours to say.
 */
import { severityOf, type CheckId, type CheckStatus, type Severity } from "../findings/index.ts"
import type { FindingResult, Result, StatementStatus, Verdict } from "../verdict/index.ts"
import type { Tone } from "./document.ts"
import { toCounted } from "./quantities.ts"

interface StatusWords {
  readonly symbol: string
  readonly word: string
  readonly tone: Tone
}

const STATUS: Readonly<Record<CheckStatus, StatusWords>> = {
  PASSED: { symbol: "✓", word: "passed", tone: "passed" },
  FAILED: { symbol: "✗", word: "failed", tone: "failed" },
  INDETERMINATE: { symbol: "?", word: "indeterminate", tone: "open" },
  NOT_APPLICABLE: { symbol: "–", word: "not applicable", tone: "plain" },
  NOT_RUN: { symbol: "–", word: "not run", tone: "plain" },
}

const VERDICT_STATUS: Readonly<Record<Verdict, StatementStatus>> = {
  "TOTAL-PASSED": "PASSED",
  "TOTAL-FAILED": "FAILED",
  INDETERMINATE: "INDETERMINATE",
}

const SEVERITY: Readonly<Record<Severity, StatusWords>> = {
  broken: { symbol: "✗", word: "broken", tone: "failed" },
  doubtful: { symbol: "?", word: "doubtful", tone: "open" },
  noted: { symbol: "·", word: "noted", tone: "plain" },
}

export function statusWords(status: CheckStatus): StatusWords {
  return STATUS[status]
}

export function verdictWords(verdict: Verdict): StatusWords {
  return { ...STATUS[VERDICT_STATUS[verdict]], word: verdict }
}

export function severityWords(severity: Severity): StatusWords {
  return SEVERITY[severity]
}

/** A symbol never stands without its word: neither colour nor shape alone may carry a status. */
export function withSymbol({ symbol, word }: StatusWords): string {
  return `${symbol} ${word}`
}

/** The verdict in one sentence that follows from the checks and from nothing else. */
export function verdictSentence(result: Result): string {
  const applied = result.checks.filter(({ status }) => isApplied(status))
  const count = (status: CheckStatus): number =>
    applied.filter((check) => check.status === status).length
  const checks = toCounted(applied.length, "check")
  switch (result.verdict) {
    case "TOTAL-PASSED":
      return `No alteration was found in the ${checks} applied.`
    case "TOTAL-FAILED":
      return `Of the ${checks} applied, ${toCounted(count("FAILED"), "failed", "failed")}; what was observed is listed under Findings.`
    case "INDETERMINATE":
      return `No verdict can be given: of the ${checks} applied, ${String(count("PASSED"))} passed, ${String(count("FAILED"))} failed and ${String(count("INDETERMINATE"))} could not be settled.`
  }
}

/** What the reader should make of the verdict, in one more sentence. */
export function verdictMeaning(verdict: Verdict): string {
  switch (verdict) {
    case "TOTAL-PASSED":
      return "No check failed and none was left open. Checks that have no object in this evidence, or that were not asked for, are listed as such."
    case "TOTAL-FAILED":
      return "A failed check says that something does not agree. It does not say who or what caused it; an innocent cause is named with each finding."
    case "INDETERMINATE":
      return "Indeterminate is neither good nor bad news. What would settle the matter is named with each finding and with each check that was left open."
  }
}

/** True for a check that took place; the others have no object or were not run. */
export function isApplied(status: CheckStatus): boolean {
  return status === "PASSED" || status === "FAILED" || status === "INDETERMINATE"
}

const WEIGHT: Readonly<Record<Severity, number>> = { broken: 0, doubtful: 1, noted: 2 }

/** Findings with the weightiest first, otherwise in the order of the checks. */
export function byWeight(findings: readonly FindingResult[]): readonly FindingResult[] {
  return findings.toSorted((a, b) => WEIGHT[severityOf(a)] - WEIGHT[severityOf(b)])
}

/** What a pass of each check shows, as the report may say it when that check passed. */
export const SHOWS: Readonly<Record<CheckId, string>> = {
  container: "The folder or archive has only one reading.",
  format: "The files that describe it have only one reading.",
  fixity: "Every listed file has its recorded digest.",
  "digest-strength": "No file rests on a digest known to be forgeable.",
  "closed-world": "Every file is accounted for by a list or a seal.",
  chain: "The events follow one another without a gap.",
  tree: "The events rebuild the recorded Merkle root.",
  checkpoint: "The checkpoint is signed by the key it names.",
  generations: "Every earlier sealed state is contained.",
  seals: "What the seals say agrees with the lists of files and the log.",
  pins: "The required seals are by pinned keys.",
  times: "The keys were inside their windows at evaluation.",
  freshness: "It is the bag or log state that was expected.",
  custody: "Recorded hand-overs and states fit together.",
  baseline: "It agrees with the earlier result.",
  "source-completeness": "As many items were sealed as the source reported.",
}

/** What no examination of files can show, beside the limits that the result states. */
export function neverShown({ format }: Result["input"]): readonly string[] {
  return [
    beforehand(format),
    "What weight this has before a court: that is for the court to decide.",
  ]
}

function beforehand(format: string): string {
  switch (format) {
    case "evidence-bag":
      return "What happened before the evidence was sealed, beyond what its log says."
    case "bagit":
    case "checksum-list":
      return "What happened before the lists of digests were made, and who made them."
    default:
      return "What happened to the files before this examination."
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

/** Words that the report cannot do without, for a reader who meets them first here. */
export const GLOSSARY: readonly { readonly term: string; readonly means: string }[] = [
  {
    term: "Digest",
    means:
      "A number computed from a file (here SHA-256). Another content with the same digest is not known to be findable.",
  },
  { term: "Manifest", means: "A list of files with the digest of each." },
  {
    term: "Evidence bag",
    means: "A folder or archive of files with their manifests, a log, a checkpoint and seals.",
  },
  { term: "Event, log", means: "One line about something that happened; all lines in order." },
  {
    term: "Chain, head",
    means: "Every event names the digest of the one before it. The head is the digest of the last.",
  },
  {
    term: "Merkle tree, root",
    means: "A way to compute one digest, the root, over all events at once (RFC 9162).",
  },
  { term: "Checkpoint", means: "The number of events and the root of the tree, signed." },
  {
    term: "Seal",
    means:
      "A signed statement of the digests and counts of a bag. A technical seal, not an act of a notary public.",
  },
  {
    term: "Fingerprint",
    means: "The SHA-256 digest of a public key: a short name that only this key has.",
  },
  {
    term: "Pinned key, trust file",
    means:
      "A public key that the examiner obtained by a separate way and names, with its owner and roles, in the trust file.",
  },
  { term: "Policy", means: "The rules by which the checks make a verdict." },
  {
    term: "Finding",
    means:
      "One observation. Broken fails its check, doubtful leaves it open, noted weighs nothing.",
  },
]
