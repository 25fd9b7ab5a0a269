/** Signatures on certificates, lists and responses: did the holder of this key sign those bytes? */
import {
  bindAlgorithm,
  checkSignature,
  usualEncoding,
  type SignatureAlgorithm,
  type SignatureAnswer,
  type SignatureEngine,
} from "../signatures/index.ts"
import { pathFault, type PathFault } from "./faults.ts"

/** What certificates, lists and responses have alike. */
export interface SignedStructure {
  readonly tbs: Uint8Array
  /** AlgorithmIdentifier, DER. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
}

/** What signatures are judged by. */
export interface SignatureRules {
  readonly engines: readonly SignatureEngine[]
  /** Algorithms that the policy allows; absent means all that are computed. */
  readonly allowed?: readonly SignatureAlgorithm[]
}

export type SignedAnswer =
  | { readonly kind: "signed" }
  /** Not by this key; another one may have signed. */
  | { readonly kind: "not-signed"; readonly reason: string }
  /** It could not be decided, or may not be relied on. */
  | { readonly kind: "fault"; readonly fault: PathFault }

/**
 * Checks one signature under one key.
 *
 * @param spki - The issuer's key; the algorithm identifier only chooses among what it can do.
 */
export function checkSignedBy(
  structure: SignedStructure,
  spki: Uint8Array,
  { engines, allowed }: SignatureRules,
): SignedAnswer {
  const bound = bindAlgorithm(spki, structure.signatureAlgorithm)
  if (bound.kind === "refused") return { kind: "not-signed", reason: bound.reason }
  if (bound.kind === "unsupported") {
    return fault("ALG_UNSUPPORTED", `the algorithm ${bound.algorithm} is not computed here`)
  }
  const { key } = bound
  const encoding = usualEncoding(key.algorithm)
  const { tbs: message, signature } = structure
  const signed = toSigned(checkSignature({ key, message, signature, encoding }, engines))
  const isAllowed = allowed === undefined || allowed.includes(key.algorithm)
  return signed.kind !== "signed" || isAllowed
    ? signed
    : fault("CRYPTO_CONSTRAINTS_FAILURE", `the policy does not allow ${key.algorithm}`)
}

function toSigned(answer: SignatureAnswer): SignedAnswer {
  switch (answer.kind) {
    case "valid":
      return { kind: "signed" }
    case "invalid":
      return { kind: "not-signed", reason: "the signature is not by this key" }
    case "noncanonical":
      return { kind: "not-signed", reason: answer.reason }
    case "disagree":
      return fault("ENGINES_DISAGREE", "the engines do not agree about a signature")
    case "unsupported":
      return fault("ALG_UNSUPPORTED", answer.reason)
  }
}

function fault(code: PathFault["code"], reason: string): SignedAnswer {
  return { kind: "fault", fault: pathFault(code, reason) }
}
