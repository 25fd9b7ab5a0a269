/**
 * Which of the three statements a finding speaks to.
 *
 * A check asks one question and usually speaks to one statement. Some findings say more
 * than their check asks: a file that a manifest lists and that is gone makes the evidence
 * both altered and incomplete, and a reader of either statement must be told.
 */
import { CHECKS, type CheckId, type Statement } from "./checks.ts"
import type { FindingCode } from "./codes.ts"
import type { Finding } from "./finding.ts"

const ALTERED_AND_INCOMPLETE = ["integrity", "completeness"] as const

/** Findings that speak to other statements than their check. */
const SPEAKS_TO: Partial<Record<FindingCode, readonly Statement[]>> = {
  MANIFEST_MISSING: ALTERED_AND_INCOMPLETE,
  MANIFEST_EXTRA: ALTERED_AND_INCOMPLETE,
  OXUM_MISMATCH: ALTERED_AND_INCOMPLETE,
  LOG_EMPTY: ALTERED_AND_INCOMPLETE,
  SEQUENCE_GAP: ALTERED_AND_INCOMPLETE,
  LOGCHAIN_TRUNCATED: ALTERED_AND_INCOMPLETE,
  LOGCHAIN_EXTENDED: ALTERED_AND_INCOMPLETE,
  LIMIT_EXCEEDED: ALTERED_AND_INCOMPLETE,
  ENTRY_UNREADABLE: ALTERED_AND_INCOMPLETE,
  GENERATION_INCONSISTENT: ALTERED_AND_INCOMPLETE,
  CONTENT_BESIDE_BAG: ["completeness"],
  SEAL_MISSING: ["origin", "completeness"],
  EVENT_DIGEST_MISMATCH: ["integrity"],
}

/** What a seal's statement counts: a difference means altered and incomplete evidence. */
const COUNTS = ["files.count", "files.bytes", "log.events", "log.bytes"]
/** What it states by digest: a difference means that it was made over something else. */
const DIGESTS = ["log.head", "log.root"]

/** Subjects of a seal that list files. */
const LIST = /^subject (?:tag)?manifest-[a-z0-9]+\.txt$/

/**
 * The statements that a finding of a check speaks to; at least one.
 *
 * @param pinnedSeals - Paths of seals by pinned keys, as the outcomes name them.
 */
export function statementsOf(
  found: Finding,
  check: CheckId,
  pinnedSeals: ReadonlySet<string>,
): readonly Statement[] {
  if (isOtherList(found, pinnedSeals)) return ["integrity", "origin", "completeness"]
  if (found.code === "SEAL_MISMATCH") return sealedMember(found.observed["member"] ?? "")
  return SPEAKS_TO[found.code] ?? [CHECKS[check].statement]
}

/**
 * True when a pinned key sealed another list of files than the one that is there.
 *
 * What the sealed list named is then not known: a file may have been exchanged for another
 * without a difference in any count. A seal by any other key could say this of sound evidence.
 */
export function isOtherList(
  { code, at, observed }: Finding,
  pinnedSeals: ReadonlySet<string>,
): boolean {
  return code === "SEAL_MISMATCH" && pinnedSeals.has(at.path) && LIST.test(observed["member"] ?? "")
}

function sealedMember(member: string): readonly Statement[] {
  if (COUNTS.includes(member)) return ALTERED_AND_INCOMPLETE
  if (DIGESTS.includes(member) || member.startsWith("subject")) return ["integrity", "origin"]
  return ["origin"]
}
