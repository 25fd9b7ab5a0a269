/**
 * Public keys: key material, bound to the one algorithm that it may be used with.
 *
 * The binding comes from whoever pinned the key, or from what vouches for it, never from the
 * message that is verified. Whose key it is, and whether anyone trusts it, is decided in
 * core/trust.
 */
import {
  reasoned,
  reasonSaid,
  say,
  toHex,
  type Reasoned,
  type Refused,
  type Saying,
} from "../base/index.ts"
import { parseRsaPublicKey, parseSpki, type HashName, type SpkiKey } from "../encodings/index.ts"
import { hashLength, sha256 } from "../hashing/index.ts"
import {
  DEFAULT_ALGORITHMS,
  fitsKey,
  schemeOf,
  type PssChoice,
  type SignatureAlgorithm,
} from "./algorithms.ts"
import { bitLength } from "./integers.ts"
import { keyProblem } from "./key-fitness.ts"

export interface PublicKey {
  /** The one algorithm this key may be used with; never read from a message. */
  readonly algorithm: SignatureAlgorithm
  /** Exactly for RSASSA-PSS: its parameters, bound like the algorithm. */
  readonly pss?: PssChoice
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array
  /** EdDSA, ML-DSA: as it is. ECDSA: 0x04 ‖ x ‖ y. RSA: RSAPublicKey, DER. */
  readonly raw: Uint8Array
  /** SHA-256 of `spki`, 64 lower-case hex characters. */
  readonly fingerprint: string
}

/** The algorithm that somebody chose for a key; what is left out is as `parsePublicKey` says. */
export interface AlgorithmChoice {
  readonly algorithm: SignatureAlgorithm
  readonly mgfHash?: HashName
  /** Bytes. */
  readonly saltLength?: number
}

export interface KeyRefused extends Reasoned {
  readonly kind: "refused"
  readonly code: "FORMAT_FAILURE" | "SIG_NONCANONICAL"
  /** Byte at which it stopped being a key, from 0; absent when no single place is to blame. */
  readonly offset?: number
}

export type PublicKeyRead =
  | { readonly kind: "key"; readonly key: PublicKey }
  /** A well-formed key of an algorithm that is not one of ours. */
  | { readonly kind: "unsupported"; readonly algorithm: string }
  | KeyRefused

/**
 * Reads a SubjectPublicKeyInfo (DER), checks that the key can show who signed, and binds it.
 *
 * Without a choice the algorithm is the natural one of the key's type (`DEFAULT_ALGORITHMS`). An
 * id-RSASSA-PSS key with parameters binds hash and mask, and its salt length is the least
 * (RFC 4055 §3.3); without a choice it is also the length. For other RSASSA-PSS keys the mask's
 * hash is the message's, and the salt as long as it (RFC 4055 §3.1). Never throws on hostile
 * bytes.
 */
export function parsePublicKey(spki: Uint8Array, choice?: AlgorithmChoice): PublicKeyRead {
  const parsed = parseSpki(spki)
  if (parsed.kind === "unsupported") return { kind: "unsupported", algorithm: parsed.oid }
  if (parsed.kind === "refused")
    return { ...refuse("FORMAT_FAILURE", reasonSaid(parsed)), ...placeOf(parsed) }
  const problem = keyProblem(parsed)
  if (problem !== undefined) return refuse("SIG_NONCANONICAL", problem)
  const bound = bind(parsed, choice ?? defaultChoice(parsed))
  if (bound.kind === "refused") return bound
  const own = spki.slice()
  const { algorithm, pss } = bound
  const key = { algorithm, spki: own, raw: parsed.publicKey, fingerprint: toHex(sha256(own)) }
  return { kind: "key", key: pss === undefined ? key : { ...key, pss } }
}

function defaultChoice({ algorithm, pss }: SpkiKey): AlgorithmChoice {
  if (pss === undefined) return { algorithm: DEFAULT_ALGORITHMS[algorithm] }
  const { hash, mgfHash, saltLength } = pss
  return { algorithm: `rsa-pss-${hash}`, mgfHash, saltLength }
}

type Bound =
  | { readonly kind: "bound"; readonly algorithm: SignatureAlgorithm; readonly pss?: PssChoice }
  | KeyRefused

function bind(key: SpkiKey, choice: AlgorithmChoice): Bound {
  const { algorithm, mgfHash, saltLength } = choice
  if (!fitsKey(algorithm, key.algorithm)) {
    return refuse(
      "FORMAT_FAILURE",
      say("the key is not one for this algorithm ({algorithm})", { algorithm }),
    )
  }
  const scheme = schemeOf(algorithm)
  if (scheme.family === "rsa-pss") return bindPss(key, choice, scheme.hash)
  return mgfHash === undefined && saltLength === undefined
    ? { kind: "bound", algorithm }
    : refuse("FORMAT_FAILURE", say("{algorithm} has neither a mask nor a salt", { algorithm }))
}

function bindPss(key: SpkiKey, choice: AlgorithmChoice, hash: HashName): Bound {
  const { mgfHash = hash, saltLength = hashLength(hash) } = { ...key.pss, ...choice }
  const pss = { mgfHash, saltLength }
  const problem =
    ownProblem(key, hash, pss) ?? shakeProblem(hash, pss) ?? saltProblem(key, hash, pss)
  if (problem !== undefined) return refuse("FORMAT_FAILURE", problem)
  return { kind: "bound", algorithm: choice.algorithm, pss }
}

/** What the key itself binds (RFC 4055 §3.3). */
function ownProblem({ pss: own }: SpkiKey, hash: HashName, pss: PssChoice): string | undefined {
  if (own === undefined) return undefined
  if (own.hash !== hash || own.mgfHash !== pss.mgfHash) {
    return `the key is bound to ${own.hash} with a mask by ${own.mgfHash}`
  }
  return pss.saltLength < own.saltLength ? "the salt is shorter than the key allows" : undefined
}

function shakeProblem(hash: HashName, { mgfHash }: PssChoice): string | undefined {
  const isShake = [hash, mgfHash].some((one) => one.startsWith("shake"))
  return isShake && hash !== mgfHash ? "SHAKE masks only what it hashed itself" : undefined
}

function saltProblem(
  { publicKey }: SpkiKey,
  hash: HashName,
  { saltLength }: PssChoice,
): string | undefined {
  if (!Number.isSafeInteger(saltLength) || saltLength < 0) return "the salt has no such length"
  const numbers = parseRsaPublicKey(publicKey)
  const bits = numbers.kind === "rsa" ? bitLength(numbers.modulus) : 0
  // RFC 8017 §9.1.1, step 3.
  const fits = Math.ceil((bits - 1) / 8) >= hashLength(hash) + saltLength + 2
  return fits ? undefined : "the key is too short for this hash and salt"
}

/**
 * What tells one key from another, whatever it was written for.
 *
 * An RSA key has several SubjectPublicKeyInfos, since it may be written for RSASSA-PSS alone;
 * whoever holds one of them holds all.
 */
export function keyIdentity({ algorithm, fingerprint, raw }: PublicKey): string {
  return algorithm.startsWith("rsa-") ? toHex(sha256(raw)) : fingerprint
}

/** What a key is bound to: the algorithm, and what the name of RSASSA-PSS does not say. */
export type BoundUse = Pick<PublicKey, "algorithm" | "pss">

/** True when both are for the same algorithm with the same parameters. */
export function isBoundAlike(one: BoundUse, other: BoundUse): boolean {
  return (
    one.algorithm === other.algorithm &&
    one.pss?.saltLength === other.pss?.saltLength &&
    one.pss?.mgfHash === other.pss?.mgfHash
  )
}

/** The algorithm with its parameters, named as when a key is pinned. */
export function boundUseText({ algorithm, pss }: BoundUse): string {
  if (pss === undefined) return algorithm
  return `${algorithm} (salt-length ${String(pss.saltLength)}, mgf-hash ${pss.mgfHash})`
}

function placeOf({ offset }: Refused): Pick<KeyRefused, "offset"> {
  return offset === undefined ? {} : { offset }
}

function refuse(code: KeyRefused["code"], why: Saying | string): KeyRefused {
  const said = typeof why === "string" ? { reason: why } : reasoned(why)
  return { kind: "refused", code, ...said }
}
