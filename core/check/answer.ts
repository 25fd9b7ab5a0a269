/** What `check` answers, whatever the kind of question. */
import { unreachable, type JsonValue } from "../base/index.ts"
import type { FindingCode } from "../findings/index.ts"
import type { SignatureAnswer } from "../signatures/index.ts"

export interface CheckAnswer {
  /** The request's own `id` as it was given; `null` when it has none or could not be read. */
  readonly id: JsonValue
  readonly status: "PASSED" | "FAILED" | "INDETERMINATE"
  /** What stood in the way; `null` when PASSED. */
  readonly code: FindingCode | null
  /** The same in a phrase, or what a PASSED does not say. */
  readonly reason?: string
  /** What is true beside the answer and changes nothing about it; absent when there is nothing. */
  readonly notes?: readonly FindingCode[]
  /** Kind `timestamp`, where they could be read: the stated time, and from and to by its accuracy. */
  readonly genTime?: string
  readonly earliest?: string
  readonly latest?: string
  /** Kind `timestamp`, PASSED: subject of the authority's certificate. */
  readonly tsa?: string
  /** Kind `cms`: every signer, in the order of the message. */
  readonly signers?: readonly CheckedSigner[]
  /** Kind `canonical-json`, PASSED: base64 of the canonical form. */
  readonly canonical?: string
  /** Kind `canonical-json`, PASSED: whether the input was that form already. */
  readonly wasCanonical?: boolean
  /** Kind `cosignature`, PASSED: who cosigned, and the seconds since 1970 that each claims. */
  readonly cosigned?: readonly { readonly name: string; readonly time: string | null }[]
  /** Kind `certificate`: subjects from the certificate up to the anchor. */
  readonly path?: readonly string[]
  /** Kind `certificate`: one phrase for each certificate of the path but the anchor. */
  readonly revocation?: readonly string[]
  /** Kind `certificate`: what deviates and has one reading all the same. */
  readonly remarks?: readonly string[]
}

/** One signer of a CMS message; without a code when its signature holds. */
export type CheckedSigner =
  | { readonly code: FindingCode; readonly reason: string }
  | {
      readonly code: null
      /** Of its certificate (RFC 4514). */
      readonly subject: string
      /** Hex, of its certificate and of its SubjectPublicKeyInfo. */
      readonly certificateSha256: string
      readonly keySha256: string
      readonly algorithm: string
      /** Whether a signed attribute names the certificate by its digest, as CAdES-B demands. */
      readonly namesCertificate: boolean
      /** When the signer says that it signed. */
      readonly claimedTime?: string
    }

export type Answer = Omit<CheckAnswer, "id">

export const PASSED: Answer = { status: "PASSED", code: null }

export function failed(code: FindingCode, reason: string): Answer {
  return { status: "FAILED", code, reason }
}

export function indeterminate(code: FindingCode, reason: string): Answer {
  return { status: "INDETERMINATE", code, reason }
}

/** What one signature's answer amounts to; a high S is valid (FIPS 186-5). */
export function ofSignature(answer: SignatureAnswer): Answer {
  switch (answer.kind) {
    case "valid":
      return answer.highS ? withNotes(PASSED, ["SIG_HIGH_S"]) : PASSED
    case "invalid":
      return failed("SIG_CRYPTO_FAILURE", "the signature is not by this key over these bytes")
    case "noncanonical":
      return failed("SIG_NONCANONICAL", answer.reason)
    case "disagree":
      return indeterminate("ENGINES_DISAGREE", "the engines do not agree")
    case "unsupported":
      return indeterminate("ALG_UNSUPPORTED", answer.reason)
    default:
      return unreachable(answer)
  }
}

/** The same answer with what is to be noted beside it. */
export function withNotes(answer: Answer, notes: readonly FindingCode[]): Answer {
  const all = [...notes, ...(answer.notes ?? [])]
  return all.length === 0 ? answer : { ...answer, notes: all }
}
