/** What stands in the way of relying on a certificate, in the words of ETSI EN 319 102-1. */

export type PathFaultCode =
  /** No path to an anchor was found among the certificates at hand. */
  | "NO_CERTIFICATE_CHAIN_FOUND"
  /** A path was found, and what its certificates allow does not cover this use. */
  | "CHAIN_CONSTRAINTS_FAILURE"
  | "NOT_YET_VALID"
  | "EXPIRED"
  /** An algorithm is not computed here, or engines do not agree; nothing is known. */
  | "ALG_UNSUPPORTED"
  | "ENGINES_DISAGREE"
  /** An algorithm is computed, and the policy does not allow it. */
  | "CRYPTO_CONSTRAINTS_FAILURE"
  | "LIMIT_EXCEEDED"

export interface PathFault {
  readonly code: PathFaultCode
  /** One plain phrase; names from certificates are quoted by `subject` alone. */
  readonly reason: string
  /** Subject of the certificate to blame (RFC 4514); absent when it is no single one. */
  readonly subject?: string
}

/** A fault of one certificate, or of none in particular. */
export function pathFault(code: PathFaultCode, reason: string, subject?: string): PathFault {
  return subject === undefined ? { code, reason } : { code, reason, subject }
}
