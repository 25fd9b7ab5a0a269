/** Single files, which are no evidence in a bag: judging a signature over one, signing one. */
import type {
  Fact,
  Language,
  SignedFileResult,
  SignedFileView,
  SigningForm,
} from "../../core/index.ts"
import type { Cancelled, Refusal } from "./answers.ts"
import type { EvidenceHandle } from "./evidence.ts"
import type { KeyHandle, SavedHandle } from "./report.ts"
import type { TrustHandle } from "./settings.ts"
import type { GivenTerms } from "./terms.ts"

/** What of single files a person is asked for. */
export type SinglePart = "file" | "signature" | "stamp"

/** Names a judgement of this session, to be saved. */
export type JudgedHandle = string & { readonly brand: "JudgedHandle" }

export interface JudgeAsk {
  readonly file: EvidenceHandle
  readonly signature: EvidenceHandle
  /** Time-stamps (RFC 3161) that are said to be over the signature's file. */
  readonly stamps: readonly EvidenceHandle[]
  /** SSH: the purpose that the signature must be for; null when none was named. */
  readonly namespace: string | null
  /** Null trusts nobody. */
  readonly trust: TrustHandle | null
  /** The number of workers means nothing to one signature. */
  readonly terms: GivenTerms
}

export type Judged =
  | {
      readonly kind: "judged"
      readonly handle: JudgedHandle
      /** What `signature --format json` prints; its paths are the files' names. */
      readonly result: SignedFileResult
      readonly views: Readonly<Record<Language, SignedFileView>>
      /** The command line that repeats it. */
      readonly command: string
    }
  /** An SSH signature, which is for one purpose: it must be named first. */
  | { readonly kind: "needs-namespace" }
  | Refusal

export interface SignFileAsk {
  readonly file: EvidenceHandle
  readonly key: KeyHandle
  /** Used once and kept nowhere. */
  readonly passphrase: string
  readonly form: SigningForm
  /** SSH: purpose of the signature. */
  readonly namespace: string
  /** minisign: comment that is signed too, one line. */
  readonly comment: string
}

export interface FileSignature {
  readonly kind: "signed"
  /** The signature that was written. */
  readonly file: SavedHandle
  readonly name: string
  /** The same, to be judged or time-stamped at once. */
  readonly signature: EvidenceHandle
  readonly algorithm: string
  /** SHA-256 (hex) of the key. */
  readonly fingerprint: string
  /** The public key as `minisign -P` takes it, where that is the form. */
  readonly minisignKey: string | null
  /** What to know of the key, such as that it lies in clear. */
  readonly warnings: readonly string[]
  /** The command line that signs so, which asks for the passphrase by itself. */
  readonly command: string
}

export type SignedFile = FileSignature | Cancelled | Refusal

export type FileStampRequested =
  | {
      readonly kind: "requested"
      readonly file: SavedHandle
      readonly name: string
      readonly command: string
    }
  | Cancelled
  | Refusal

export type Inspected =
  | {
      readonly kind: "claimed"
      readonly name: string
      /** Claims by name and value; nothing of them was checked. */
      readonly views: Readonly<Record<Language, readonly Fact[]>>
      readonly command: string
    }
  | Refusal
