/** Evidence as the window knows it: a handle, a name, and nothing of where it lies. */
import type { Verdict } from "../../core/index.ts"
import type { Told } from "./answers.ts"

/** Names a folder or file that the person chose, dropped or opened. */
export type EvidenceHandle = string & { readonly brand: "EvidenceHandle" }
/** Names an entry of the list of earlier examinations. */
export type RecentHandle = string & { readonly brand: "RecentHandle" }

export interface OfferedEvidence {
  readonly handle: EvidenceHandle
  /** Last part of its path; unescaped, as the file system has it. */
  readonly name: string
  readonly kind: "folder" | "file"
}

/** What can be examined, and one sentence for each thing that cannot. */
export interface Offer {
  readonly evidence: readonly OfferedEvidence[]
  /** Reports and results, which are checked and not examined. */
  readonly reports: readonly OfferedEvidence[]
  readonly refused: readonly Told[]
}

/** Whether evidence was written to, by the times of the file system: a hint and no finding. */
export type Since = "untouched" | "touched" | "gone" | "unknown"

export interface Recent {
  readonly handle: RecentHandle
  readonly name: string
  readonly verdict: Verdict
  /** Instant (RFC 3339) at which it was judged. */
  readonly evaluatedAt: string
  readonly resultDigest: string
  readonly since: Since
}
