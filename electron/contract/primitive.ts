/** One primitive re-performed from a request in JSON: the mathematics, and nobody's trust. */
import type { CheckAnswer, CheckKind } from "../../core/index.ts"
import type { Cancelled, Refusal } from "./answers.ts"
import type { EvidenceHandle } from "./evidence.ts"
import type { SavedHandle } from "./report.ts"

export interface PrimitiveAsk {
  readonly kind: CheckKind
  /** JSON, as it was typed, pasted or opened. */
  readonly request: string
  /** The file that it was opened from and still is; null for any other. */
  readonly file: EvidenceHandle | null
}

export type PrimitiveChecked =
  | {
      readonly kind: "answered"
      readonly status: CheckAnswer["status"]
      /** The answer as the command line prints it, with line ends. */
      readonly json: string
      readonly command: string
    }
  | Refusal

/** How many requests were answered how. */
export type BatchCounts = Readonly<Record<CheckAnswer["status"], number>>

export type BatchChecked =
  | {
      readonly kind: "batch"
      /** Of the file with the requests. */
      readonly name: string
      readonly counts: BatchCounts
      /** The answers, in the order of the requests, as the command line prints them. */
      readonly file: SavedHandle
      readonly saved: string
      readonly command: string
    }
  | Cancelled
  | Refusal

export type PrimitiveOpened =
  | {
      readonly kind: "opened"
      readonly file: EvidenceHandle
      readonly name: string
      readonly text: string
    }
  | Cancelled
  | Refusal
