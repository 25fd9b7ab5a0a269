/** Every operation on what a trust pack holds besides keys. */
import type { Purpose, Role } from "../../core/index.ts"
import type { Cancelled, Refusal } from "./answers.ts"
import type { PackAct } from "./pack.ts"
import type { ShownCertificate, ShownRevocation } from "./pack-held.ts"

/** Names the certificate of an authority, as it was read. */
export type AuthorityHandle = string & { readonly brand: "AuthorityHandle" }
/** Names a revocation list or an OCSP response, as it was read. */
export type RevocationHandle = string & { readonly brand: "RevocationHandle" }

export type AuthorityChoice =
  | {
      readonly kind: "authority"
      readonly handle: AuthorityHandle
      /** Name of the file. */
      readonly file: string
      readonly certificate: ShownCertificate
    }
  | Cancelled
  | Refusal

/** With `pack` null it makes a new pack. */
export interface AnchorAsk extends PackAct {
  readonly authority: AuthorityHandle
  /** Name of the pin; null for one of the certificate. */
  readonly id: string | null
  readonly subject: string
  readonly purposes: readonly Purpose[]
  /** What those it certifies may act as, and who they are: for the purpose of signing only. */
  readonly roles: readonly Role[]
  readonly names: readonly string[]
  readonly validFrom: string | null
  readonly validUntil: string | null
  /** Another person who compared the certificate too. */
  readonly second: string | null
}

export type RevocationChoice =
  | {
      readonly kind: "revocation"
      readonly handle: RevocationHandle
      /** Name of the file. */
      readonly file: string
      readonly source: ShownRevocation
    }
  | Cancelled
  | Refusal

/** At least one and at most 100 files. */
export interface RevocationAsk extends PackAct {
  readonly files: readonly RevocationHandle[]
}

/** In the place of the threshold for the same roles; a count of 0 takes that one away. */
export interface ThresholdAsk extends PackAct {
  readonly roles: readonly Role[]
  readonly count: number
  readonly notAlso: readonly Role[]
  /** Ids of the keys that count; empty means all. */
  readonly keys: readonly string[]
}

/** In the place of those named before; no keys, and a quorum of 0, take the rule away. */
export interface WitnessesAsk extends PackAct {
  readonly keys: readonly string[]
  readonly quorum: number
}

/** What is null, or not among the sunsets, stays as it was. */
export interface RulesAsk extends PackAct {
  /** What people call the pack. */
  readonly title: string | null
  readonly persons: 1 | 2 | null
  readonly staleAfter: string | null
  /** A `notAfter` of null takes the date of that algorithm away. */
  readonly sunsets: readonly { readonly algorithm: string; readonly notAfter: string | null }[]
  readonly second: string | null
}

/** Names a checkpoint, as it was read. */
export type CheckpointHandle = string & { readonly brand: "CheckpointHandle" }

/** A checkpoint as it was read, and whether a key that is pinned for its log signed it. */
export interface ChosenCheckpoint {
  readonly kind: "checkpoint"
  readonly handle: CheckpointHandle
  /** Name of the file. */
  readonly file: string
  readonly origin: string
  readonly size: number
  /** 64 lower-case hex characters. */
  readonly root: string
  readonly signer:
    | { readonly kind: "signed"; readonly id: string; readonly subject: string }
    /** `forged`: it names a pinned key and is not by it, so that it is never pinned. */
    | { readonly kind: "unknown" | "forged"; readonly says: string }
}

export type CheckpointChoice = ChosenCheckpoint | Cancelled | Refusal

export interface HeadAsk extends PackAct {
  readonly checkpoint: CheckpointHandle
  /** Pinned although no key that is pinned for its log, and good, signed it. */
  readonly isUnsigned: boolean
}
