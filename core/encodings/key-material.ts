/**
 * Keys as other forms than SubjectPublicKeyInfo carry them: a kind and bare numbers or bytes.
 *
 * Whether a point lies on its curve is asked in core/signatures, of every form alike.
 */
import {
  writeDerBitString,
  writeDerInteger,
  writeDerNull,
  writeDerOid,
  writeDerSequence,
} from "./der-write.ts"

/** RFC 5480 §2.1.1. */
const EC_PUBLIC_KEY = "1.2.840.10045.2.1"
/** RFC 8017 appendix A.1. */
const RSA_ENCRYPTION = "1.2.840.113549.1.1.1"

/** Object identifiers of the algorithm and of its curve, and the length of the key in bytes. */
const KINDS = {
  /** RFC 8410 §3. */
  ed25519: { oids: ["1.3.101.112"], bytes: 32 },
  ed448: { oids: ["1.3.101.113"], bytes: 57 },
  /** RFC 5480 §2.1.1.1; points are uncompressed. */
  p256: { oids: [EC_PUBLIC_KEY, "1.2.840.10045.3.1.7"], bytes: 65 },
  p384: { oids: [EC_PUBLIC_KEY, "1.3.132.0.34"], bytes: 97 },
  p521: { oids: [EC_PUBLIC_KEY, "1.3.132.0.35"], bytes: 133 },
  /** SEC 2 appendix A.2.1. */
  secp256k1: { oids: [EC_PUBLIC_KEY, "1.3.132.0.10"], bytes: 65 },
  /** RFC 9881 §2. */
  "ml-dsa-44": { oids: ["2.16.840.1.101.3.4.3.17"], bytes: 1312 },
  "ml-dsa-65": { oids: ["2.16.840.1.101.3.4.3.18"], bytes: 1952 },
  "ml-dsa-87": { oids: ["2.16.840.1.101.3.4.3.19"], bytes: 2592 },
} as const

export type RawKeyKind = keyof typeof KINDS

/** True when a raw key of this kind has this length; points have their 0x04 before them. */
export function hasRawKeyLength(kind: RawKeyKind, raw: Uint8Array): boolean {
  return raw.length === KINDS[kind].bytes
}

/** Length of a raw key of this kind in bytes; points have their 0x04 before them. */
export function rawKeyBytes(kind: RawKeyKind): number {
  return KINDS[kind].bytes
}

/** Length of one coordinate of a point, in bytes. */
export function coordinateBytes(kind: "p256" | "p384" | "p521" | "secp256k1"): number {
  return (KINDS[kind].bytes - 1) / 2
}

/** The SubjectPublicKeyInfo of a key that is one string of bytes. */
export function spkiOfRaw(kind: RawKeyKind, raw: Uint8Array): Uint8Array {
  const identifier = writeDerSequence(...KINDS[kind].oids.map(writeDerOid))
  return writeDerSequence(identifier, writeDerBitString(raw))
}

/**
 * The SubjectPublicKeyInfo of an RSA key (RFC 8017 appendix A.1.1; RFC 3279 §2.3.1).
 *
 * @param modulus - Big-endian, positive.
 * @param exponent - Big-endian, positive.
 */
export function spkiOfRsa(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  const key = writeDerSequence(writeDerInteger(modulus), writeDerInteger(exponent))
  const identifier = writeDerSequence(writeDerOid(RSA_ENCRYPTION), writeDerNull())
  return writeDerSequence(identifier, writeDerBitString(key))
}
