/** Saving: the result as JSON, the report as a signed PDF, what it declares, and the key that signs. */
import type {
  CaseFault,
  CaseField,
  CaseFile,
  CaseGroup,
  Language,
  ReportDocument,
} from "../../core/index.ts"
import type { Cancelled, Refusal } from "./answers.ts"
import type { Since } from "./evidence.ts"
import type { ExaminationHandle } from "./examination.ts"
import type { TrustHandle } from "./settings.ts"

export type KeyHandle = string & { readonly brand: "KeyHandle" }
/** Names a file that this session wrote, or a signed report that was chosen. */
export type SavedHandle = string & { readonly brand: "SavedHandle" }

/** A key that was chosen: a key file or a PKCS #12 file. */
export interface KeySummary {
  readonly handle: KeyHandle
  readonly name: string
  /** Null in a PKCS #12 file, where it lies under the passphrase. */
  readonly certificate: KeyCertificate | null
}

export interface KeyCertificate {
  readonly subject: string
  /** SHA-256 (hex) of the certificate. */
  readonly sha256: string
}

export type KeyChoice = { readonly kind: "key"; readonly key: KeySummary } | Cancelled | Refusal

/** A field of the case file, as a form shows it. */
export interface CaseFieldShape {
  readonly name: CaseField
  readonly group: CaseGroup
  readonly kind: "line" | "text" | "time"
  readonly required: boolean
}

/** What a person has chosen and filled in; kept by main for the session. */
export interface ReportDraft {
  readonly language: Language
  /** Null for a report without particulars of a case. */
  readonly caseFile: CaseFile | null
}

export interface DraftRead {
  readonly draft: ReportDraft
  readonly fields: readonly CaseFieldShape[]
}

export interface PreviewAsk {
  readonly examination: ExaminationHandle
  readonly draft: ReportDraft
}

export interface ReportPreview {
  /** As it was saved, or as it would be signed now. */
  readonly document: ReportDocument
  /** Under which name just this document was signed and saved; null where it was not. */
  readonly savedAs: string | null
  /** Field by field what stands in the way of signing it. */
  readonly faults: Readonly<Partial<Record<CaseField, CaseFault>>>
}

export type CaseChoice = { readonly kind: "case"; readonly file: CaseFile } | Cancelled | Refusal

export interface ReportAsk {
  readonly examination: ExaminationHandle
  readonly key: KeyHandle
  /** Used once and kept nowhere. */
  readonly passphrase: string
  /** What the form says of the evidence; nothing is signed while it says anything else than is so. */
  readonly since: Since
}

/** Nothing was signed, for the evidence stands otherwise than the form says. */
export interface ChangedSince {
  readonly kind: "changed"
  readonly since: Since
}

export type Saved =
  | { readonly kind: "saved"; readonly file: SavedHandle; readonly name: string }
  | Cancelled
  | Refusal

export interface StampAsk {
  readonly report: SavedHandle
  /** Null pins nobody for time. */
  readonly trust: TrustHandle | null
}

export type Stamped =
  | {
      readonly kind: "stamped"
      readonly file: SavedHandle
      readonly name: string
      /** RFC 3339: the time that the authority states. */
      readonly time: string
      /** Subject of its certificate. */
      readonly by: string
    }
  | Cancelled
  | Refusal
