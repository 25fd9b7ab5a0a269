/**
 * Attribution: which pinned key, if any, made this signature?
 *
 * The key comes from outside the evidence, always. What an envelope says of its own key
 * is a hint at the order of trying, and a name to be held to; it is never a key.
 */
import { unreachable } from "../base/index.ts"
import { pae } from "../encodings/index.ts"
import { finding, type Finding, type Observed, type Place } from "../findings/index.ts"
import type { SignatureAlgorithm } from "./algorithms.ts"
import { checkSignature, type SignatureAnswer } from "./check-signature.ts"
import type { SignatureEngine } from "./engine.ts"
import type { PublicKey } from "./public-key.ts"
import { usualEncoding } from "./strictness.ts"
import { LEAST_STRONG_BITS, modulusBits, weaknesses } from "./weakness.ts"

/** A pinned key, as far as this room needs to know it; core/trust knows more. */
export interface KnownKey {
  readonly id: string
  readonly subject: string
  readonly key: PublicKey
  readonly roles: readonly string[]
  /** Log origins this key may speak for; absent means any. */
  readonly origins?: readonly string[]
  /** The id that the files of minisign repeat, eight bytes, where it came with the key. */
  readonly minisignKeyId?: Uint8Array
  /** The certificate that was pinned, DER, where it was one. */
  readonly certificate?: Uint8Array
  /**
   * True where nobody pinned the key and an authority vouches for its certificate: then it is
   * only known for signatures that were made under that very certificate.
   */
  readonly isCertified?: boolean
}

/** What signatures are judged by; all of it from outside the evidence. */
export interface SignatureContext<K extends KnownKey> {
  readonly pinned: readonly K[]
  readonly engines: readonly SignatureEngine[]
  /** Algorithms that the policy allows. */
  readonly allowed: readonly SignatureAlgorithm[]
  /** RSA keys with a shorter modulus are not allowed by the policy; absent: 2048. */
  readonly leastRsaBits?: number
}

/** A DSSE envelope with its one signature. */
export interface SignedEnvelope {
  readonly payloadType: string
  readonly payload: Uint8Array
  readonly signature: { readonly keyid: string; readonly sig: Uint8Array }
}

export type Attribution<K extends KnownKey> =
  /** A pinned key made it. Findings: an algorithm that is not allowed (broken), high s and weak keys (noted). */
  | { readonly kind: "signed"; readonly signer: K; readonly findings: readonly Finding[] }
  /** It names a pinned key, and no pinned key made it. */
  | { readonly kind: "broken"; readonly findings: readonly Finding[] }
  /** The engines gave no single answer. */
  | { readonly kind: "undecided"; readonly findings: readonly Finding[] }
  | { readonly kind: "unattributed" }

/**
 * Tries the pinned keys, the one that the envelope names first.
 *
 * @param at - Where the envelope is, for the findings.
 */
export function attribute<K extends KnownKey>(
  envelope: SignedEnvelope,
  context: SignatureContext<K>,
  at: Place,
): Attribution<K> {
  const { payloadType, payload, signature } = envelope
  const message = pae(payloadType, payload)
  const named = context.pinned.filter(({ key }) => key.fingerprint === signature.keyid)
  const others = context.pinned.filter(({ key }) => key.fingerprint !== signature.keyid)
  const failures: Finding[] = []
  for (const signer of [...named, ...others]) {
    const encoding = usualEncoding(signer.key.algorithm)
    const request = { key: signer.key, message, signature: signature.sig, encoding }
    const answer = checkSignature(request, context.engines)
    const found = answerFindings(answer, at, { key: signer.id })
    if (answer.kind === "valid") {
      const standing = [...weaknessFindings(signer, at), ...notAllowed(signer, context, at)]
      return { kind: "signed", signer, findings: [...found, ...standing] }
    }
    if (isUndecided(answer)) return { kind: "undecided", findings: found }
    if (named.includes(signer)) failures.push(...found)
  }
  return failures.length === 0
    ? { kind: "unattributed" }
    : { kind: "broken", findings: failures.slice(0, 1) }
}

/** States what one signature check found under the key that is said to have signed. */
export function answerFindings(
  answer: SignatureAnswer,
  at: Place,
  observed: Observed,
): readonly Finding[] {
  switch (answer.kind) {
    case "valid":
      return answer.highS ? [finding("SIG_HIGH_S", at, observed)] : []
    case "invalid":
      return [finding("SIG_CRYPTO_FAILURE", at, observed)]
    case "noncanonical":
      return [finding("SIG_NONCANONICAL", at, { ...observed, reason: answer.reason })]
    case "unsupported":
      return [finding("SIGNATURE_NOT_CHECKED", at, { ...observed, reason: answer.reason })]
    case "disagree": {
      const engines = answer.engines.map((one) => `${one.engine}: ${one.answer}`).join(", ")
      return [finding("ENGINES_DISAGREE", at, { ...observed, engines })]
    }
    default:
      return unreachable(answer)
  }
}

/** The algorithm is bound to the pinned key; the policy may still not allow it. */
export function notAllowed<K extends KnownKey>(
  { id, key }: KnownKey,
  { allowed, leastRsaBits = LEAST_STRONG_BITS }: SignatureContext<K>,
  at: Place,
): readonly Finding[] {
  const { algorithm } = key
  if (!allowed.includes(algorithm)) {
    const observed = { key: id, algorithm, allowed: allowed.join(", ") }
    return [finding("ALG_NOT_ALLOWED", at, observed)]
  }
  const bits = modulusBits(key) ?? leastRsaBits
  if (bits >= leastRsaBits) return []
  const observed = { key: id, algorithm, bits: String(bits), least: String(leastRsaBits) }
  return [finding("ALG_NOT_ALLOWED", at, observed)]
}

/** What is weak about a key that verified, said whatever the policy allows. */
export function weaknessFindings({ id, key }: KnownKey, at: Place): readonly Finding[] {
  return weaknesses(key).map(({ code, what }) => finding(code, at, { key: id, what }))
}

/** True when the engines gave no answer that anything may be built on. */
export function isUndecided(answer: SignatureAnswer): boolean {
  return answer.kind === "disagree" || answer.kind === "unsupported"
}
