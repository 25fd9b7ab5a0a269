/** Saving: the result as JSON, the report as a signed PDF, and the key that signs. */
import type { Cancelled, Refusal } from "./answers.ts"
import type { ExaminationHandle } from "./examination.ts"

export type KeyHandle = string & { readonly brand: "KeyHandle" }
/** Names a file that this session wrote. */
export type SavedHandle = string & { readonly brand: "SavedHandle" }

/** A key file that was chosen; its certificate lies beside it and was read. */
export interface KeySummary {
  readonly handle: KeyHandle
  readonly name: string
  readonly subject: string
  /** SHA-256 (hex) of the certificate. */
  readonly certificate: string
}

export type KeyChoice = { readonly kind: "key"; readonly key: KeySummary } | Cancelled | Refusal

export interface ReportAsk {
  readonly examination: ExaminationHandle
  readonly key: KeyHandle
  /** Used once and kept nowhere. */
  readonly passphrase: string
}

export type Saved =
  | { readonly kind: "saved"; readonly file: SavedHandle; readonly name: string }
  | Cancelled
  | Refusal
