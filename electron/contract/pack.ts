/** The trust pack as its keeper works on it: pins and their standing, the history, every operation. */
import type {
  AlgorithmChoice,
  PackSignature,
  PinDifference,
  PinState,
  RevocationDifference,
  Role,
  SignatureAlgorithm,
  VerdictDifference,
} from "../../core/index.ts"
import type { Cancelled, Refusal } from "./answers.ts"
import type { EvidenceHandle } from "./evidence.ts"
import type { ShownCertificate, ShownRules } from "./pack-held.ts"
import type { KeyHandle, SavedHandle } from "./report.ts"
import type { TrustHandle, TrustSummary } from "./settings.ts"

/** Names a file that holds a public key, or a certificate. */
export type PublicKeyHandle = string & { readonly brand: "PublicKeyHandle" }

/** A public key as two people compare it. */
export interface ShownKey {
  readonly algorithm: string
  /** SHA-256 of its SubjectPublicKeyInfo, 64 lower-case hex characters. */
  readonly fingerprint: string
  /** The same as 32 words of the PGP word list. */
  readonly words: readonly string[]
}

export interface ChosenKey extends ShownKey {
  readonly handle: PublicKeyHandle
  /** Algorithms that it can be bound to; `algorithm` is the one that it has without a choice. */
  readonly uses: readonly SignatureAlgorithm[]
  readonly name: string
  readonly isCertificate: boolean
}

export type PublicKeyChoice =
  { readonly kind: "key"; readonly key: ChosenKey } | Cancelled | Refusal

export interface NewKeyAsk {
  /** p256 signs reports too, and then comes with a certificate in this name. */
  readonly kind: "ed25519" | "p256"
  /** Name in the certificate; null without one. */
  readonly subject: string | null
  readonly passphrase: string
}

/** A key that was made: the private half under its passphrase, the public one beside it. */
export type NewKeyMade =
  | {
      readonly kind: "made"
      readonly file: SavedHandle
      /** Names of the files, the private key first. */
      readonly names: readonly string[]
      readonly key: ShownKey
      /** What to know of the passphrase. */
      readonly warning: string | null
      /** The command line that makes such a key, which asks for the passphrase by itself. */
      readonly command: string
    }
  | Cancelled
  | Refusal

/** Instants are RFC 3339 but in `state`, which has milliseconds since 1970. */
export interface Pin {
  readonly id: string
  /** `waiting`: for a second person, and no pin until then. */
  readonly kind: "key" | "waiting" | "authority"
  readonly subject: string
  readonly roles: readonly string[]
  /** Names that an authority may certify; empty for keys. */
  readonly names: readonly string[]
  /** Logs that it may speak for; null means any. */
  readonly origins: readonly string[] | null
  /** Null for an authority, whose certificate is what was pinned. */
  readonly key: ShownKey | null
  /** The certificate of an authority; null for keys. */
  readonly certificate: ShownCertificate | null
  readonly validFrom: string | null
  readonly validUntil: string | null
  /** As an examination takes it: revocation data of the same pack count. */
  readonly state: PinState
  /** What people said of it in the pack, revocation data left out: what is still theirs to say. */
  readonly recorded: PinState["kind"]
  /** Who compared the fingerprint and when; for one that waits, who proposed it. */
  readonly by: { readonly persons: readonly string[]; readonly at: string } | null
  readonly replaces: string | null
  readonly replacedBy: string | null
}

export interface JournalLine {
  readonly seq: number
  readonly at: string
  readonly op: string
  readonly by: string
  readonly second: string | null
  readonly reason: string
  /** Ids of the pins that it is about. */
  readonly keys: readonly string[]
  /** Digest of this entry, which the next one names. */
  readonly digest: string
}

export interface Journal {
  /** `N:HEAD`, as people keep it elsewhere. */
  readonly head: string
  /** The first one first. */
  readonly entries: readonly JournalLine[]
  /**
   * The head that is kept beside the pack: none, in accord with it, of another state (the pack
   * was put back), or not readable.
   */
  readonly beside: "none" | "agrees" | "put-back" | "unreadable"
}

/** The trust pack in force, whole. */
export interface Pack {
  readonly kind: "pack"
  readonly name: string
  /** SHA-256 (hex) of the file; every operation names the one it was decided on. */
  readonly sha256: string
  /** What people call it. */
  readonly title: string | null
  readonly issuedAt: string | null
  readonly staleAfter: string | null
  readonly isStale: boolean
  /** It is not what its history left; nobody is trusted by it, and nothing done, until that is recorded. */
  readonly isChangedByHand: boolean
  /** Those that it bears, each verified with the keys that the pack itself pins. */
  readonly signatures: readonly PackSignature[]
  /** Persons that it takes to pin a key. */
  readonly persons: 1 | 2
  readonly pins: readonly Pin[]
  readonly rules: ShownRules
  /** Null for a list of pins (sealwright.trust/1), which has no history. */
  readonly journal: Journal | null
}

/** Who does it and why, for the journal. */
export interface PackAct {
  /** Digest of the pack that it was decided on; null to make a new pack, which only pinning a key or an authority does. */
  readonly pack: string | null
  readonly by: string
  readonly reason: string
}

/** The one use that a key is bound to, instead of the usual one of its type. */
export interface KeyUse {
  readonly algorithm: SignatureAlgorithm
  /** Bytes of salt of RSASSA-PSS; null for as many as the hash has. */
  readonly saltLength: number | null
  /** Hash of the mask of RSASSA-PSS; null for that of the message. */
  readonly mgfHash: NonNullable<AlgorithmChoice["mgfHash"]> | null
}

export interface PinAsk extends PackAct {
  readonly key: PublicKeyHandle
  /** Null for the usual one. */
  readonly use: KeyUse | null
  /** What the pin is called; null names it after the fingerprint. */
  readonly id: string | null
  readonly subject: string
  readonly roles: readonly Role[]
  /** Empty for any log. */
  readonly origins: readonly string[]
  readonly validFrom: string | null
  readonly validUntil: string | null
  /** Another person who compared the fingerprint too. */
  readonly second: string | null
  /** What the owner read aloud, in words or hex; null when it was compared otherwise. */
  readonly spoken: string | null
}

export interface ConfirmAsk extends PackAct {
  readonly id: string
  readonly spoken: string
}

export interface RotateAsk extends PackAct {
  /** The pin that ends. */
  readonly id: string
  readonly key: PublicKeyHandle
  /** Null for the usual one. */
  readonly use: KeyUse | null
  /** What the new pin is called; null names it after the fingerprint. */
  readonly newId: string | null
  readonly second: string | null
  readonly spoken: string | null
  /** When the new key takes over; null for now. */
  readonly from: string | null
  /** The last instant at which it is good; null for no end. */
  readonly validUntil: string | null
}

export interface EndAsk extends PackAct {
  readonly id: string
  /** Null for now when it is revoked, and for "nobody knows since when" when it is lost. */
  readonly from: string | null
  readonly how: "revoked" | "compromised" | "suspected"
}

export interface SignPackAsk extends PackAct {
  readonly key: KeyHandle
  /** Used once and kept nowhere. */
  readonly passphrase: string
  readonly staleAfter: string | null
}

export type PackChanged =
  | {
      readonly kind: "changed"
      readonly pack: Pack
      readonly trust: TrustSummary
      /** It was a list of pins before, and is a pack now. */
      readonly upgraded: boolean
      /** Signatures over the former state, which are gone. */
      readonly unsigned: number
      /** The command line that does the same, which asks for a passphrase by itself. */
      readonly command: string
    }
  | Cancelled
  | Refusal

export type OtherPack =
  | { readonly kind: "trust"; readonly handle: TrustHandle; readonly name: string }
  | Cancelled
  | Refusal

/** A pack that is not as its history left it; the one in force stays so. */
export type ChangedPack =
  | { readonly kind: "changed-pack"; readonly handle: TrustHandle; readonly pack: Pack }
  | Cancelled
  | Refusal

export interface RecordOtherAsk {
  readonly other: TrustHandle
  /** Digest of that pack, as it was shown. */
  readonly pack: string
  readonly by: string
  readonly reason: string
}

export type OtherRecorded =
  | {
      readonly kind: "recorded"
      readonly name: string
      /** Signatures over the former state, which are gone. */
      readonly unsigned: number
      readonly command: string
    }
  | Cancelled
  | Refusal

export interface CompareAsk {
  /** The pack to compare the one in force with. */
  readonly other: TrustHandle
  /** Judged under both; at most 100. */
  readonly evidence: readonly EvidenceHandle[]
}

/** What would change if the other pack were in force. */
export type Compared =
  | {
      readonly kind: "compared"
      readonly other: string
      readonly pins: readonly PinDifference[]
      /** Rules that differ, by the names of their members. */
      readonly rules: readonly string[]
      /** Lists and responses that only one of them holds. */
      readonly revocation: readonly RevocationDifference[]
      readonly evidence: readonly (VerdictDifference & { readonly name: string })[]
    }
  | Cancelled
  | Refusal
