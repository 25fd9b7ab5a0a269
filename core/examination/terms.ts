/** What an examination is given besides the evidence: everything that is not in the bag. */
import type { Container, ContainerKind } from "../container/index.ts"
import type { Outcome } from "../findings/index.ts"
import type { DigestEngine, Measure, Measured, MeasureProgress } from "../hashing/index.ts"
import type { TreeEngine } from "../merkle/index.ts"
import type { SignatureEngine } from "../signatures/index.ts"
import type { Policy, TrustInForce, TrustStore } from "../trust/index.ts"
import type { EarlierResult, Result, Vouching } from "../verdict/index.ts"

/** Opened evidence: what is in it, and how to measure it. */
export interface Evidence {
  /** As the user named it. */
  readonly path: string
  readonly container: Container
  readonly measure: Measure
  /** Archives among its files; absent where nobody is to look into them. */
  readonly nested?: NestedArchives
}

/** A file of the evidence that is, or looks like, an archive. */
export interface NestedFile {
  readonly path: string
  readonly sizeBytes: number
  readonly kind: Exclude<ContainerKind, "folder">
  /** False when only its first bytes say so, as those of many a document do. */
  readonly isNamed: boolean
}

/** Archives that are files of the evidence, by their names or by how they begin. */
export interface NestedArchives {
  /** True inside an archive inside the evidence: what lies there is told and not examined. */
  readonly isLastLevel: boolean
  /** In the order of the entries. */
  among(measured: readonly Measured[]): readonly NestedFile[]
  /**
   * Opens one of them for an examination of its own, or says why it is not opened.
   *
   * @throws Failure UNREADABLE when the system refuses.
   */
  open(file: NestedFile): Promise<Evidence | { readonly refused: string }>
}

export interface ExaminationTerms {
  /** Who was pinned; absent when nobody was. */
  readonly trust?: TrustInForce
  readonly policy: Policy & { readonly digest: Uint8Array }
  /** Instant at which windows are judged, milliseconds since 1970. */
  readonly evaluatedAt: number
  /** Bag id or digest that the evidence must have. */
  readonly expected?: string
  readonly earlier?: EarlierResult
  /** At least one; several must agree on every signature. */
  readonly signatures: readonly SignatureEngine[]
  readonly digests: DigestEngine
  /** Further tree engines, which must agree with ours. */
  readonly trees: readonly TreeEngine[]
  /** Where it runs; stated in the result and not part of its digest. */
  readonly run: Omit<Result["run"], "startedAt" | "durationMs">
  /** Milliseconds since 1970, for `run` only. */
  readonly clock: () => number
  /**
   * Outcomes as they are reached. They conclude nothing: at the end some are explained, joined
   * by others, or dropped as guesses.
   */
  readonly onOutcomes?: (outcomes: readonly Outcome[]) => void
  /** Who vouches for each item of the result; told once, at the end. */
  readonly onVouching?: (vouching: Vouching) => void
  /** Bytes as they are read, and the way to stop. */
  readonly progress?: MeasureProgress
}

/** What proofs of time are judged by, in an examination or before one is put into a bag. */
export interface ProofTerms extends Pick<ExaminationTerms, "evaluatedAt" | "signatures"> {
  readonly trust?: TrustStore
}
