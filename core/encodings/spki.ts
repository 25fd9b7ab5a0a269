/**
 * SubjectPublicKeyInfo (RFC 5280 §4.1.2.7): which kind of key is this, and its raw bytes.
 *
 * Whether the point lies on its curve and whether the key is fit to verify with is
 * decided in core/signatures.
 */
import { refused, type Refused } from "../base/index.ts"
import { DER_TAG, derOidText, parseDer, type DerValue } from "./der.ts"
import { writeDerBitString, writeDerOid, writeDerSequence } from "./der-write.ts"

export type KeyAlgorithm = "ed25519" | "p256" | "p384"

/** RFC 8410 §3. */
const ED25519 = "1.3.101.112"
/** RFC 5480 §2.1.1. */
const EC_PUBLIC_KEY = "1.2.840.10045.2.1"
/** RFC 5480 §2.1.1.1: named curves, with the length of one coordinate in bytes. */
const CURVES = {
  p256: { oid: "1.2.840.10045.3.1.7", coordinateBytes: 32 },
  p384: { oid: "1.3.132.0.34", coordinateBytes: 48 },
} as const
const ED25519_BYTES = 32
const UNCOMPRESSED = 0x04

export type SpkiAnswer =
  | {
      readonly kind: "key"
      readonly algorithm: KeyAlgorithm
      /** Ed25519: 32 bytes. EC: uncompressed point, 0x04 ‖ x ‖ y. */
      readonly publicKey: Uint8Array
    }
  /** A well-formed key of an algorithm or curve that is not ours; `oid` names it. */
  | { readonly kind: "unsupported"; readonly oid: string }
  | Refused

/**
 * Reads a SubjectPublicKeyInfo in exact DER.
 *
 * Ed25519 must have no parameters (RFC 8410 §3), EC a named curve and an uncompressed point
 * of the curve's length: one key has one encoding, so its digest names it.
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
  return keyOf(algorithm, key)
}

function keyOf(algorithm: DerValue, key: DerValue): SpkiAnswer {
  const [identifier, parameters, ...more] = algorithm.children
  const isSequence = algorithm.tag === DER_TAG.sequence
  if (!isSequence || identifier?.tag !== DER_TAG.objectIdentifier || more.length > 0) {
    return refused("not an AlgorithmIdentifier", algorithm.offset)
  }
  const oid = derOidText(identifier.content)
  if (oid === ED25519) return ed25519Key(key, parameters)
  if (oid === EC_PUBLIC_KEY) return ecKey(key, parameters)
  return { kind: "unsupported", oid }
}

function ed25519Key(key: DerValue, parameters: DerValue | undefined): SpkiAnswer {
  if (parameters !== undefined) return refused("parameters in an Ed25519 key", parameters.offset)
  const publicKey = key.content.slice(1)
  if (publicKey.length !== ED25519_BYTES)
    return refused("an Ed25519 key not of 32 bytes", key.offset)
  return { kind: "key", algorithm: "ed25519", publicKey }
}

function ecKey(key: DerValue, parameters: DerValue | undefined): SpkiAnswer {
  if (parameters?.tag !== DER_TAG.objectIdentifier) {
    return refused("an EC key without a named curve", key.offset)
  }
  const oid = derOidText(parameters.content)
  const algorithm = oid === CURVES.p256.oid ? "p256" : oid === CURVES.p384.oid ? "p384" : undefined
  if (algorithm === undefined) return { kind: "unsupported", oid }
  const publicKey = key.content.slice(1)
  const expectedBytes = 1 + 2 * CURVES[algorithm].coordinateBytes
  if (publicKey[0] !== UNCOMPRESSED || publicKey.length !== expectedBytes) {
    return refused("not an uncompressed point of its curve's length", key.offset)
  }
  return { kind: "key", algorithm, publicKey }
}

/**
 * Writes a SubjectPublicKeyInfo.
 *
 * @param publicKey - Ed25519: 32 bytes. EC: uncompressed point, 0x04 ‖ x ‖ y.
 */
export function writeSpki(algorithm: KeyAlgorithm, publicKey: Uint8Array): Uint8Array {
  const identifier =
    algorithm === "ed25519"
      ? writeDerSequence(writeDerOid(ED25519))
      : writeDerSequence(writeDerOid(EC_PUBLIC_KEY), writeDerOid(CURVES[algorithm].oid))
  return writeDerSequence(identifier, writeDerBitString(publicKey))
}
