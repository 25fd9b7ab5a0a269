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

export type RevocationStatus =
  | ({ readonly kind: "good" } & RevocationSource)
  | ({
      readonly kind: "revoked"
      /** Milliseconds since 1970; may lie after the instant that was asked about. */
      readonly revokedAt: number
      readonly reason: RevocationReason
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
