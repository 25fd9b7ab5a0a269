/** The result of checking a report, `sealwright.report-check/1`: codes and values, no sentences of its own. */
import type { FindingCode, Observed } from "../findings/index.ts"
import type { FileSigner } from "./signed-file.ts"
import type { StatementStatus, Verdict } from "./result.ts"

/** What is asked of a report, in this order. Ids are published. */
export const REPORT_QUESTIONS = [
  /** Is it a report as this program writes it, with one reading and one result attached? */
  "form",
  /** Is the attached result whole, by its own digest? */
  "result",
  /** Do the pages name this very result? */
  "pages",
  /** Is all of the file signed? */
  "coverage",
  /** Does the signature hold, under the certificate that it names? */
  "signature",
  /** Does the time-stamp in it prove when the signature existed? Asked only where there is one. */
  "time",
  /** Is that the key of somebody who was pinned as an examiner, and was it good? */
  "signer",
] as const

export type ReportQuestion = (typeof REPORT_QUESTIONS)[number]

export interface ReportAnswer {
  readonly id: ReportQuestion
  /** INDETERMINATE also where there was nothing to ask, such as of a file that is not signed. */
  readonly status: StatementStatus
  readonly code?: FindingCode
  /** In English: one plain phrase, or each value that was observed with its name. */
  readonly reason?: string
  /** The same as data, where it is more than a phrase: names and values as in findings. */
  readonly observed?: Observed
}

/** Whose certificate signed, by what stands in it; who that is, only a pin says. */
export interface ReportCertificateResult {
  readonly subject: string
  /** SHA-256 (hex) of the certificate and of its key. */
  readonly sha256: string
  readonly key: string
}

/** What a time-stamp in the signature proves. */
export interface ReportTime {
  /** RFC 3339: the signature existed by then. */
  readonly noLaterThan: string
  /** The authority, as it is pinned. */
  readonly by: string
}

/** What the attached result says of itself. */
export interface AttachedResult {
  /** SHA-256 (hex) of its bytes: what stands at the foot of every page. */
  readonly sha256: string
  readonly resultDigest: string
  readonly verdict: Verdict
  readonly evidence: string
  /** Digest of the evidence. */
  readonly digest: string
  readonly evaluatedAt: string
}

export interface ReportCheck {
  readonly schema: "sealwright.report-check/1"
  /** TOTAL-PASSED only for a PDF of which all questions were answered well. */
  readonly verdict: Verdict
  readonly file: {
    readonly path: string
    readonly bytes: number
    readonly sha256: string
    readonly kind: "pdf" | "result" | "unknown"
  }
  readonly answers: readonly ReportAnswer[]
  readonly certificate?: ReportCertificateResult
  /** The pinned key that signed, when it was pinned. */
  readonly signer?: FileSigner
  /** Present when a time-stamp proves it; the key is judged as it was then. */
  readonly time?: ReportTime
  readonly result?: AttachedResult
  /** RFC 3339: the instant of the evaluation; the key is judged at it where nothing proves an earlier one. */
  readonly evaluatedAt: string
  /** SHA-256 of the trust file; `null` when none was given. */
  readonly trust: string | null
}
