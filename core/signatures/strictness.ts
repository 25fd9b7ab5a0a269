/**
 * Strictness: which byte strings are signatures at all.
 *
 * Decided once, before any engine, so that engines can differ only by computing wrongly.
 * What passes here is of fixed length, in range and has one encoding; whether it is the
 * signature of a message is left to the engines.
 */
import { toHex } from "../base/index.ts"
import { parseEcdsaSignature, parseRsaPublicKey } from "../encodings/index.ts"
import { schemeOf, type SignatureAlgorithm } from "./algorithms.ts"
import { CURVE_ORDERS, type CurveOrder } from "./curves.ts"
import { bigEndian, bitLength, littleEndian } from "./integers.ts"
import type { PublicKey } from "./public-key.ts"

/** How a signature is written: ECDSA is `der` or `p1363` (r ‖ s), all others are `raw`. */
export type SignatureEncoding = "raw" | "der" | "p1363"

export type StrictSignature =
  | {
      readonly kind: "signature"
      /** EdDSA: R ‖ S. ECDSA: r ‖ s. RSA: as long as the modulus. ML-DSA: as it is. */
      readonly raw: Uint8Array
      /** ECDSA only: s is the larger of the two values that verify alike. */
      readonly highS: boolean
    }
  | { readonly kind: "noncanonical"; readonly reason: string }

/** Order of the Ed25519 base point (RFC 8032 §5.1). */
const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
const ED25519_PRIME = 2n ** 255n - 19n
/** Order of the Ed448 base point (RFC 8032 §5.2). */
const ED448_ORDER =
  2n ** 446n - 13818066809895115352007386748515426880336692474882178609894547503885n
const ED448_PRIME = 2n ** 448n - 2n ** 224n - 1n
const ED448_POINT_BYTES = 57
/** FIPS 204 table 2. */
const ML_DSA_BYTES = { "ml-dsa-44": 2420, "ml-dsa-65": 3309, "ml-dsa-87": 4627 } as const
const SIGN_BIT = 0x80

/**
 * The y coordinates (hex, little-endian, sign bit cleared) of the eight points whose order
 * divides the cofactor: y = 0, 1, -1 and the two of order 8.
 */
const SMALL_ORDER_Y = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
])

/** The encoding of a signature where a protocol does not say otherwise. */
export function usualEncoding(algorithm: SignatureAlgorithm): SignatureEncoding {
  return schemeOf(algorithm).family === "ecdsa" ? "der" : "raw"
}

/** Reads a signature in one encoding; never throws on hostile bytes. */
export function parseSignature(
  key: Pick<PublicKey, "algorithm" | "raw">,
  signature: Uint8Array,
  encoding: SignatureEncoding,
): StrictSignature {
  const scheme = schemeOf(key.algorithm)
  if (scheme.family === "ecdsa") {
    return ecdsaSignature(signature, encoding, CURVE_ORDERS[scheme.curve])
  }
  if (encoding !== "raw") return refuse(`a signature of ${key.algorithm} is not written that way`)
  switch (scheme.family) {
    case "eddsa":
      return scheme.algorithm === "ed25519"
        ? ed25519Signature(signature)
        : ed448Signature(signature)
    case "rsa-pkcs1":
    case "rsa-pss":
      return rsaSignature(signature, key.raw)
    case "ml-dsa":
      return ofLength(signature, ML_DSA_BYTES[scheme.algorithm])
  }
}

/**
 * RFC 8032 §5.1.7 asks for S < L and a decodable R. A small-order R is refused besides: no
 * signer arrives at one, and libraries differ over it. An R off the curve needs no rule of
 * its own, for both engines compare R with the encoding of a point.
 */
function ed25519Signature(signature: Uint8Array): StrictSignature {
  const fixed = ofLength(signature, 64)
  if (fixed.kind === "noncanonical") return fixed
  const y = signature.slice(0, 32)
  y[31] = (y[31] ?? 0) & ~SIGN_BIT
  if (littleEndian(y) >= ED25519_PRIME) return refuse("its R is not in canonical form")
  if (SMALL_ORDER_Y.has(toHex(y))) return refuse("its R is a point of small order")
  if (littleEndian(signature.subarray(32)) >= ED25519_ORDER) {
    return refuse("its S is not below the order of the group")
  }
  return fixed
}

/**
 * RFC 8032 §5.2.7 in the same way. The points whose order divides the cofactor 4 are those with
 * y = 1, -1 and 0.
 */
function ed448Signature(signature: Uint8Array): StrictSignature {
  const fixed = ofLength(signature, 2 * ED448_POINT_BYTES)
  if (fixed.kind === "noncanonical") return fixed
  const encodedR = signature.slice(0, ED448_POINT_BYTES)
  encodedR[ED448_POINT_BYTES - 1] = (encodedR[ED448_POINT_BYTES - 1] ?? 0) & ~SIGN_BIT
  const y = littleEndian(encodedR)
  if (y >= ED448_PRIME) return refuse("its R is not in canonical form")
  if (y <= 1n || y === ED448_PRIME - 1n) return refuse("its R is a point of small order")
  if (littleEndian(signature.subarray(ED448_POINT_BYTES)) >= ED448_ORDER) {
    return refuse("its S is not below the order of the group")
  }
  return fixed
}

/** RFC 8017 §8.1.2 and §8.2.2, step 1, and §5.2.2, step 1: as long as the modulus, and below it. */
function rsaSignature(signature: Uint8Array, publicKey: Uint8Array): StrictSignature {
  const numbers = parseRsaPublicKey(publicKey)
  if (numbers.kind === "refused") return refuse("its key is not an RSA key")
  const fixed = ofLength(signature, Math.ceil(bitLength(numbers.modulus) / 8))
  if (fixed.kind === "noncanonical") return fixed
  return bigEndian(signature) < numbers.modulus ? fixed : refuse("it is not below the modulus")
}

function ofLength(signature: Uint8Array, bytes: number): StrictSignature {
  if (signature.length === bytes) return { kind: "signature", raw: signature.slice(), highS: false }
  return refuse(`it has ${String(signature.length)} bytes instead of ${String(bytes)}`)
}

/** FIPS 186-5 §6.4.2 asks for 1 <= r, s < n. It allows either of the two values of s. */
function ecdsaSignature(
  signature: Uint8Array,
  encoding: SignatureEncoding,
  { value: order, bytes: half }: CurveOrder,
): StrictSignature {
  const fixed = fixedLength(signature, encoding, half)
  if (typeof fixed === "string") return refuse(fixed)
  const r = bigEndian(fixed.subarray(0, half))
  const s = bigEndian(fixed.subarray(half))
  if (r === 0n || r >= order) return refuse("its r is out of range")
  if (s === 0n || s >= order) return refuse("its s is out of range")
  return { kind: "signature", raw: fixed, highS: s > order / 2n }
}

/** r ‖ s, or why there is none. */
function fixedLength(
  signature: Uint8Array,
  encoding: SignatureEncoding,
  half: number,
): Uint8Array | string {
  switch (encoding) {
    case "raw":
      return "an ECDSA signature is not written that way"
    case "der": {
      const parsed = parseEcdsaSignature(signature, half)
      return parsed.kind === "refused" ? `it is not in DER: ${parsed.reason}` : parsed.p1363
    }
    case "p1363":
      if (signature.length === 2 * half) return signature.slice()
      return `it has ${signature.length} bytes instead of ${2 * half}`
  }
}

function refuse(reason: string): StrictSignature {
  return { kind: "noncanonical", reason }
}
