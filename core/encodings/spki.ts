/**
 * SubjectPublicKeyInfo (RFC 5280 §4.1.2.7): which kind of key is this, and its raw bytes.
 *
 * Whether the point lies on its curve and whether the key is fit to verify with is
 * decided in core/signatures.
 */
import { refused, say, type Refused } from "../base/index.ts"
import {
  toAlgorithmIdentifier,
  toPssParameters,
  writePssParameters,
  type AlgorithmIdentifier,
  type PssParameters,
} from "./algorithm-identifier.ts"
import { DER_TAG, derOidText, parseDer, type DerValue } from "./der.ts"
import { writeDerBitString, writeDerNull, writeDerOid, writeDerSequence } from "./der-write.ts"
import { parseRsaPublicKey } from "./rsa-key.ts"

/** Keys of one length whose identifier says everything and has no parameters. */
const PLAIN = {
  /** RFC 8410 §3. */
  ed25519: { oid: "1.3.101.112", bytes: 32 },
  ed448: { oid: "1.3.101.113", bytes: 57 },
  /** RFC 9881 §2; lengths of FIPS 204 table 2. */
  "ml-dsa-44": { oid: "2.16.840.1.101.3.4.3.17", bytes: 1312 },
  "ml-dsa-65": { oid: "2.16.840.1.101.3.4.3.18", bytes: 1952 },
  "ml-dsa-87": { oid: "2.16.840.1.101.3.4.3.19", bytes: 2592 },
} as const

/** RFC 5480 §2.1.1. */
const EC_PUBLIC_KEY = "1.2.840.10045.2.1"
/** Named curves (RFC 5480 §2.1.1.1, SEC 2 §2.4.1), with the length of one coordinate in bytes. */
const CURVES = {
  p256: { oid: "1.2.840.10045.3.1.7", coordinateBytes: 32 },
  p384: { oid: "1.3.132.0.34", coordinateBytes: 48 },
  p521: { oid: "1.3.132.0.35", coordinateBytes: 66 },
  secp256k1: { oid: "1.3.132.0.10", coordinateBytes: 32 },
} as const
const UNCOMPRESSED = 0x04

/** RFC 3279 §2.3.1 and RFC 4055 §1.2. */
const RSA = { rsa: "1.2.840.113549.1.1.1", "rsa-pss": "1.2.840.113549.1.1.10" } as const

type PlainAlgorithm = keyof typeof PLAIN
export type CurveName = keyof typeof CURVES
/** Keys that are one string of bytes. */
export type RawKeyKind = PlainAlgorithm | CurveName
/** `rsa-pss` is a key that may be used for RSASSA-PSS only. */
export type KeyAlgorithm = RawKeyKind | keyof typeof RSA

const PLAIN_ALGORITHMS = Object.keys(PLAIN) as readonly PlainAlgorithm[] // keys of a record
export const CURVE_NAMES = Object.keys(CURVES) as readonly CurveName[] // keys of a record

export interface SpkiKey {
  readonly kind: "key"
  readonly algorithm: KeyAlgorithm
  /** EdDSA and ML-DSA: as they are. EC: uncompressed point, 0x04 ‖ x ‖ y. RSA: RSAPublicKey, DER. */
  readonly publicKey: Uint8Array
  /** Of an `rsa-pss` key that has parameters: hash, mask and the least salt are bound to it. */
  readonly pss?: PssParameters
}

export type SpkiAnswer =
  | SpkiKey
  /** A well-formed key of an algorithm or curve that is not ours; `oid` names it. */
  | { readonly kind: "unsupported"; readonly oid: string }
  | Refused

/** A key's bit string, past the octet that counts unused bits, and where it was. */
interface KeyBits {
  readonly publicKey: Uint8Array
  readonly offset: number
}

/**
 * Reads a SubjectPublicKeyInfo in exact DER.
 *
 * EdDSA and ML-DSA must have no parameters, EC a named curve and an uncompressed point of the
 * curve's length, RSA a NULL: one key has one encoding, so its digest names it. Only RSASSA-PSS
 * keys have several, as many as there are ways to write their parameters.
 */
export function parseSpki(der: Uint8Array): SpkiAnswer {
  const answer = parseDer(der)
  if (answer.kind === "refused") return answer
  const [algorithm, key, ...rest] = answer.value.children
  if (answer.value.tag !== DER_TAG.sequence || algorithm === undefined || rest.length > 0) {
    return refused("not a SubjectPublicKeyInfo", 0)
  }
  if (key?.tag !== DER_TAG.bitString || key.content[0] !== 0) {
    return refused("a key that is not a bit string of whole bytes", 0)
  }
  const identifier = toAlgorithmIdentifier(algorithm)
  if (identifier.kind === "refused") return identifier
  return keyOf(identifier, { publicKey: key.content.slice(1), offset: key.offset })
}

function keyOf(identifier: AlgorithmIdentifier, key: KeyBits): SpkiAnswer {
  const { oid, parameters } = identifier
  const plain = PLAIN_ALGORITHMS.find((name) => PLAIN[name].oid === oid)
  if (plain !== undefined) return plainKey(plain, key, parameters)
  switch (oid) {
    case EC_PUBLIC_KEY:
      return ecKey(key, parameters)
    case RSA.rsa:
      if (parameters?.tag === DER_TAG.null) return rsaKey("rsa", key)
      return refused("an RSA key without the NULL that belongs to it", key.offset)
    case RSA["rsa-pss"]:
      return pssKey(key, parameters)
    default:
      return { kind: "unsupported", oid }
  }
}

function plainKey(
  algorithm: PlainAlgorithm,
  { publicKey, offset }: KeyBits,
  parameters: DerValue | undefined,
): SpkiAnswer {
  const { bytes } = PLAIN[algorithm]
  if (parameters !== undefined) {
    return refused(say("parameters in an {algorithm} key", { algorithm }), parameters.offset)
  }
  if (publicKey.length === bytes) return { kind: "key", algorithm, publicKey }
  return refused(say("an {algorithm} key not of {bytes} bytes", { algorithm, bytes }), offset)
}

function ecKey({ publicKey, offset }: KeyBits, parameters: DerValue | undefined): SpkiAnswer {
  if (parameters?.tag !== DER_TAG.objectIdentifier) {
    return refused("an EC key without a named curve", offset)
  }
  const oid = derOidText(parameters.content)
  const algorithm = CURVE_NAMES.find((name) => CURVES[name].oid === oid)
  if (algorithm === undefined) return { kind: "unsupported", oid }
  if (publicKey[0] !== UNCOMPRESSED || publicKey.length !== rawKeyBytes(algorithm)) {
    return refused("not an uncompressed point of its curve's length", offset)
  }
  return { kind: "key", algorithm, publicKey }
}

function rsaKey(algorithm: "rsa" | "rsa-pss", { publicKey, offset }: KeyBits): SpkiAnswer {
  const numbers = parseRsaPublicKey(publicKey)
  if (numbers.kind === "refused") return refused(numbers.reason, offset)
  return { kind: "key", algorithm, publicKey }
}

function pssKey(key: KeyBits, parameters: DerValue | undefined): SpkiAnswer {
  const read = rsaKey("rsa-pss", key)
  if (read.kind !== "key" || parameters === undefined) return read
  const pss = toPssParameters(parameters)
  return pss.kind === "pss" ? { ...read, pss: pss.pss } : pss
}

/**
 * Writes a SubjectPublicKeyInfo.
 *
 * @param publicKey - As `SpkiKey` has it.
 * @param pss - Binds an `rsa-pss` key to these parameters.
 */
export function writeSpki(
  algorithm: KeyAlgorithm,
  publicKey: Uint8Array,
  pss?: PssParameters,
): Uint8Array {
  const parameters = pss === undefined ? [] : [writePssParameters(pss)]
  return writeDerSequence(
    writeDerSequence(...identifierOf(algorithm), ...parameters),
    writeDerBitString(publicKey),
  )
}

/** Length of a key that is one string of bytes; points have their 0x04 before them. */
export function rawKeyBytes(kind: RawKeyKind): number {
  return kind in PLAIN
    ? PLAIN[kind as PlainAlgorithm].bytes // `in` was asked
    : 1 + 2 * CURVES[kind as CurveName].coordinateBytes // what is left
}

function identifierOf(algorithm: KeyAlgorithm): readonly Uint8Array[] {
  if (algorithm === "rsa") return [writeDerOid(RSA.rsa), writeDerNull()]
  if (algorithm === "rsa-pss") return [writeDerOid(RSA["rsa-pss"])]
  return algorithm in PLAIN
    ? [writeDerOid(PLAIN[algorithm as PlainAlgorithm].oid)] // `in` was asked
    : [writeDerOid(EC_PUBLIC_KEY), writeDerOid(CURVES[algorithm as CurveName].oid)] // what is left
}
