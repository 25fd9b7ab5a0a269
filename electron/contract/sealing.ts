/** Sealing: what is chosen, what will be claimed, how far it is, and what was written. */
import type { SealRole } from "../../core/index.ts"
import type { Cancelled, Refusal } from "./answers.ts"
import type { EvidenceHandle, OfferedEvidence } from "./evidence.ts"
import type { ExaminationProgress } from "./examination.ts"
import type { KeyHandle, SavedHandle } from "./report.ts"

/** Names a folder to be sealed. */
export type SourceHandle = string & { readonly brand: "SourceHandle" }
/** Names a file of events that was chosen. */
export type EventsHandle = string & { readonly brand: "EventsHandle" }

/** Something that was chosen, by its name. */
export interface Named<H> {
  readonly handle: H
  readonly name: string
}

export type Chosen<H> = ({ readonly kind: "chosen" } & Named<H>) | Cancelled | Refusal

/** What there is to do: a new bag of a folder, one more seal on a bag, or its next generation. */
export type SealWork =
  | {
      readonly kind: "new"
      readonly source: SourceHandle
      readonly events: EventsHandle | null
      /** Null for one that is made of the key. */
      readonly exporter: string | null
      /** Items that the source reported for the export. */
      readonly sourceItems: number | null
    }
  | { readonly kind: "add"; readonly bag: EvidenceHandle }
  | {
      readonly kind: "extend"
      readonly bag: EvidenceHandle
      readonly events: EventsHandle | null
    }

export interface SealAsk {
  readonly work: SealWork
  readonly key: KeyHandle
  /** Used once and kept nowhere. */
  readonly passphrase: string
  /** Ed25519 key that signs the log; null for the sealing key. */
  readonly logKey: { readonly key: KeyHandle; readonly passphrase: string } | null
  readonly role: SealRole
  readonly reason: string
}

/** What the seal will say, before anything is written; nothing in it rests on a guess. */
export interface SealClaims {
  readonly role: SealRole
  readonly reason: string
  readonly exporter: string
  readonly key: { readonly algorithm: string; readonly fingerprint: string }
  /** Key of the checkpoint; null for a further seal, which leaves it as it is. */
  readonly logKey: { readonly algorithm: string; readonly fingerprint: string } | null
  readonly generation: number
  readonly files: { readonly count: number; readonly bytes: number }
  /** Events of the log, those of the sealer included. */
  readonly events: { readonly total: number; readonly given: number }
  /** Links, devices and empty folders that no bag can hold; the log will name them. */
  readonly unsealed: readonly string[]
  /** Files that the given events erase. */
  readonly erased: readonly string[]
  /** Seals that are there already, which the new one names. */
  readonly follows: number
  /** What to know of the keys, such as that one lies in clear. */
  readonly warnings: readonly string[]
}

export type SealPreview =
  { readonly kind: "claims"; readonly claims: SealClaims } | Cancelled | Refusal

export interface SealedBag {
  readonly kind: "sealed"
  readonly file: SavedHandle
  /** To be examined at once. */
  readonly bag: OfferedEvidence
  readonly bagId: string
  /** SHA-256 (hex) of the tag manifest; null for a further seal, which leaves it as it was. */
  readonly digest: string | null
  /** Path of the new seal in the bag. */
  readonly seal: string
  readonly generation: number
  /** The command line that seals so, which asks for the passphrase by itself. */
  readonly command: string
}

export type Sealed = SealedBag | Cancelled | Refusal

/** Work that takes long, is followed and can be stopped; one of a kind at a time. */
export type LongWork = "seal" | "compare" | "drill" | "check"

export interface WorkProgress {
  readonly work: LongWork
  readonly progress: ExaminationProgress
}
