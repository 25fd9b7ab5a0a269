/** Time-stamps of seals: requests to carry out, and answers that come back. */
import type { Cancelled, Refusal } from "./answers.ts"
import type { ExaminationHandle } from "./examination.ts"
import type { SavedHandle } from "./report.ts"

/** Names an answer of an authority, or a request, as it was read when it was chosen. */
export type StampFileHandle = string & { readonly brand: "StampFileHandle" }

export type StampRequested =
  | {
      readonly kind: "requested"
      /** The first of them, to show where they lie. */
      readonly file: SavedHandle
      /** `<SHA-256 of the seal's file>.tsq`, one a seal. */
      readonly names: readonly string[]
      /** The command line that repeats it. */
      readonly command: string
    }
  | Cancelled
  | Refusal

export interface SealStampAsk {
  /** The examination whose bag it belongs to, and under whose trust pack it is checked. */
  readonly examination: ExaminationHandle
  readonly answer: StampFileHandle
  /** Null where it is not asked which request it answers. */
  readonly request: StampFileHandle | null
}

/** A token that holds and is over a seal of the bag, or its checkpoint as witnesses cosigned it. */
export interface Stamp {
  /** Path of the one file that would be added, or was. */
  readonly path: string
  readonly of: "seal" | "checkpoint"
  /** Path of the seal, or of the checkpoint. */
  readonly over: string
  /** Instant (RFC 3339) that the authority states, or at which a quorum of witnesses had seen it. */
  readonly time: string
  /** Null when nobody was trusted, and so nobody was asked who the authority is. */
  readonly authority: string | null
  readonly isRequestAnswered: boolean
  /** The command line that imports it. */
  readonly command: string
}

export type StampChecked =
  | { readonly kind: "fits"; readonly stamp: Stamp }
  | {
      readonly kind: "not-accepted"
      /** Published code of what is wrong, and why. */
      readonly code: string
      readonly reason: string
    }
  | Refusal

export type StampAdded =
  | { readonly kind: "added" | "already-there"; readonly stamp: Stamp }
  | Extract<StampChecked, { readonly kind: "not-accepted" }>
  | Refusal
