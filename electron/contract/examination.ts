/** Examinations as the window follows them: queued, running, and how they ended. */
import type { ReportDocument, Result, ResultView, Verdict, Vouching } from "../../core/index.ts"
import type { Cancelled, Refusal, Told } from "./answers.ts"
import type { EvidenceHandle, OfferedEvidence } from "./evidence.ts"
import type { TrustHandle } from "./settings.ts"
import type { EarlierHandle, GivenTerms, TermsTold } from "./terms.ts"

export type ExaminationHandle = string & { readonly brand: "ExaminationHandle" }

export interface Start {
  readonly evidence: readonly EvidenceHandle[]
  /** Null trusts nobody. */
  readonly trust: TrustHandle | null
  /** Bag id or digest that the evidence must have; only for a single piece. */
  readonly expected: string | null
  readonly terms: GivenTerms
  /** An earlier result to compare with; only for a single piece. */
  readonly earlier: EarlierHandle | null
}

export type Started =
  { readonly kind: "queued"; readonly examinations: readonly Examination[] } | Refusal

export interface Examination {
  readonly handle: ExaminationHandle
  readonly evidence: OfferedEvidence
  /** By the clock of this machine, when it was asked for. */
  readonly askedAt: string
  /** Name of the trust pack it uses; null when it trusts nobody. */
  readonly trust: string | null
  readonly terms: TermsTold
  readonly state: ExaminationState
}

export interface CloseAsk {
  readonly examination: ExaminationHandle
  /** The person was told what is lost. */
  readonly isSure: boolean
}

export type Closing = { readonly kind: "closed" } | CloseLoses | Refusal

/** Nothing was closed yet: this exists nowhere else. */
export interface CloseLoses {
  readonly kind: "loses"
  /** The result is in no file, and attached to no report. */
  readonly result: boolean
  /** Particulars of the case were typed that no file and no report has. */
  readonly draft: boolean
  /** Names of the evidence whose examinations were compared with its result. */
  readonly comparedBy: readonly string[]
}

/** An examination of an earlier session that had not ended in an answer. */
export interface Unfinished {
  readonly name: string
  readonly kind: OfferedEvidence["kind"]
  /** Name of the trust pack that it would have used. */
  readonly trust: string | null
  readonly terms: TermsTold
  readonly was: "waiting" | "under-way" | "cancelled"
}

export interface Resumed {
  readonly examinations: readonly Examination[]
  /** One sentence for each that cannot be examined now; it stays in the list. */
  readonly refused: readonly Told[]
}

/** While it is queued or running nothing is concluded, so nothing of a verdict stands here. */
export type ExaminationState =
  | { readonly kind: "queued"; readonly ahead: number }
  | { readonly kind: "running"; readonly progress: ExaminationProgress }
  | {
      readonly kind: "done"
      readonly verdict: Verdict
      readonly evaluatedAt: string
      readonly resultDigest: string
    }
  | Cancelled
  /** No truthful answer could be given, such as for a missing permission. */
  | { readonly kind: "failed"; readonly says: string }
  /** The examiner ended without an answer; everything examined before is still there. */
  | { readonly kind: "crashed"; readonly says: string }

/**
 * Opening it, reading its bytes, checking what they say; for a bag that is made, writing it;
 * for a drill, tampering with it in memory.
 */
export type Stage = "opening" | "reading" | "checking" | "writing" | "tampering"

/** Null where nothing is known, which is shown as such and never guessed. */
export interface ExaminationProgress {
  /** Nothing is read until somebody lets it go on. */
  readonly isPaused?: true
  readonly stage: Stage
  readonly bytes: { readonly done: number; readonly total: number | null }
  /** Changes that a drill tried so far. */
  readonly attempts?: number
  /** Files in the evidence. */
  readonly files: number | null
  /** Without the time for which it was paused. */
  readonly elapsedMs: number
  /** Mean rate since reading began. */
  readonly bytesPerSecond: number | null
  /** Findings so far by weight, which conclude nothing; absent before any check was made. */
  readonly found?: { readonly broken: number; readonly doubtful: number }
  /** Remaining time of reading at that rate. */
  readonly remainingMs: number | null
}

/**
 * What the command line examines. The sample goes with the session, so it is made again first,
 * unless the terms speak of this one: then it is examined where it lies, while it lies there.
 */
export type Repeats = "evidence" | "sample-made-again" | "sample-as-it-lies"

export type Outcome =
  | {
      readonly kind: "done"
      /** The whole result; its `input.path` is the evidence's name. */
      readonly result: Result
      /** Its sentences with the numbers beside them. */
      readonly view: ResultView
      /** The document that the report would tell, not yet signed. */
      readonly document: ReportDocument
      /** Who vouches for each item of the result. */
      readonly vouching: Vouching
      /** The command line that repeats the examination, from the folder of the evidence. */
      readonly command: string
      readonly repeats: Repeats
      /** Whose result the command compares with, while it must be saved first; null otherwise. */
      readonly unsaved: ExaminationHandle | null
    }
  | { readonly kind: "not-done"; readonly state: ExaminationState }
