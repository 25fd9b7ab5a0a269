/**
 * Keys as other forms than SubjectPublicKeyInfo carry them: a kind and bare numbers or bytes.
 *
 * Whether a point lies on its curve is asked in core/signatures, of every form alike.
 */
import { writeRsaPublicKey } from "./rsa-key.ts"
import { rawKeyBytes, writeSpki, type CurveName, type RawKeyKind } from "./spki.ts"

export { rawKeyBytes, type RawKeyKind } from "./spki.ts"

/** True when a raw key of this kind has this length; points have their 0x04 before them. */
export function hasRawKeyLength(kind: RawKeyKind, raw: Uint8Array): boolean {
  return raw.length === rawKeyBytes(kind)
}

/** Length of one coordinate of a point, in bytes. */
export function coordinateBytes(kind: CurveName): number {
  return (rawKeyBytes(kind) - 1) / 2
}

/** The SubjectPublicKeyInfo of a key that is one string of bytes. */
export function spkiOfRaw(kind: RawKeyKind, raw: Uint8Array): Uint8Array {
  return writeSpki(kind, raw)
}

/**
 * The SubjectPublicKeyInfo of an RSA key (RFC 8017 appendix A.1.1; RFC 3279 §2.3.1).
 *
 * @param modulus - Big-endian, positive.
 * @param exponent - Big-endian, positive.
 */
export function spkiOfRsa(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  return writeSpki("rsa", writeRsaPublicKey({ modulus, exponent }))
}
