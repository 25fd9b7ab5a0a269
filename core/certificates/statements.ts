/**
 * Revocation as data: statements of lists and responses, and how long each of them holds.
 *
 * They come from the evidence or from what was pinned, never from a network. Whether a
 * revocation matters for a signature depends on what is proven about the time of the signature,
 * which is decided by whoever asks.
 */
import type {
  Certificate,
  CertificateExtensions,
  DistinguishedName,
  OcspResponse,
  RevocationList,
  RevocationReason,
} from "../encodings/index.ts"
import type { SignatureRules } from "./signed-by.ts"

export interface RevocationData {
  readonly lists: readonly RevocationList[]
  readonly responses: readonly OcspResponse[]
}

/** Where a statement comes from, and how old it is. */
export interface RevocationSource {
  readonly source: "crl" | "ocsp"
  /** Milliseconds since 1970. */
  readonly thisUpdate: number
  readonly nextUpdate?: number
}

/** One withdrawal of a certificate, as somebody states it. */
export interface StatedWithdrawal {
  readonly source: "crl" | "ocsp"
  /** Milliseconds since 1970. */
  readonly revokedAt: number
  readonly reason: RevocationReason
}

export type RevocationStatus =
  | ({ readonly kind: "good" } & RevocationSource)
  | ({
      readonly kind: "revoked"
      /** Milliseconds since 1970; may lie after the instant that was asked about. */
      readonly revokedAt: number
      readonly reason: RevocationReason
      /**
       * Every withdrawal that was stated, the earliest first, of which the fields above are one: a
       * certificate may be superseded today and its key be found stolen tomorrow.
       */
      readonly all: readonly StatedWithdrawal[]
    } & RevocationSource)
  /** Asked for, and nothing at hand says it; one reason for each thing that could not be used. */
  | { readonly kind: "unknown"; readonly reasons: readonly string[] }
  /** Nobody asked: no data were given at all. */
  | { readonly kind: "not-checked" }

/** Who issued the certificate that is asked about, as the path has it. */
export interface IssuerFacts {
  readonly name: DistinguishedName
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array
  readonly extensions: CertificateExtensions
}

export interface RevocationRequest {
  readonly certificate: Certificate
  readonly issuer: IssuerFacts
  readonly at: number
  readonly data: RevocationData
  readonly rules: SignatureRules
}

/** What one list or response says. */
export type Statement =
  | Extract<RevocationStatus, { kind: "good" | "revoked" }>
  /** It speaks of this certificate, and cannot be used; says why. */
  | { readonly kind: "unusable"; readonly reason: string }
  /** It is about other certificates. */
  | { readonly kind: "elsewhere" }

/**
 * Why a statement does not cover an instant; `undefined` when it does.
 *
 * What was stated later covers what was earlier, as long as revoked certificates were still
 * listed, which ends when the certificate does (RFC 5280 §3.3).
 */
export function coverageReason(
  { thisUpdate, nextUpdate }: Omit<RevocationSource, "source">,
  { at, certificate }: Pick<RevocationRequest, "at" | "certificate">,
): string | undefined {
  if (thisUpdate > certificate.notAfter) return "made after the certificate had run out"
  if (at <= thisUpdate) return undefined
  if (nextUpdate === undefined) return "without a time until which it holds, and older than asked"
  return at <= nextUpdate ? undefined : "too old for the instant that was asked about"
}

export function earliestFirst(
  withdrawals: readonly StatedWithdrawal[],
): readonly StatedWithdrawal[] {
  return [...withdrawals].sort((a, b) => a.revokedAt - b.revokedAt)
}

/**
 * True when a certificate was only on hold, and whoever stated that says later that it is good
 * (RFC 5280 §5.3.1). Older lists stay in a pack, and would hold it for ever.
 *
 * @param stated - When the hold was stated, milliseconds since 1970.
 * @param good - When the newest statement was made that it is good; absent where none is.
 */
export function isHoldEnded(
  { reason }: StatedWithdrawal,
  stated: number,
  good: number | undefined,
): boolean {
  return reason === "certificateHold" && good !== undefined && stated < good
}
