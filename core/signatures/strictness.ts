/**
 * Strictness: which byte strings are signatures at all.
 *
 * Decided once, before any engine, so that engines can differ only by computing wrongly.
 * What passes here is of fixed length, in range and has one encoding; whether it is the
 * signature of a message is left to the engines.
 */
import { toHex } from "../base/index.ts"
import { parseEcdsaSignature } from "../encodings/index.ts"
import type { SignatureAlgorithm } from "./engine.ts"
import { bigEndian, littleEndian } from "./integers.ts"

/** How a signature is written: Ed25519 is always `raw`, ECDSA is `der` or `p1363` (r ‖ s). */
export type SignatureEncoding = "raw" | "der" | "p1363"

export type StrictSignature =
  | {
      readonly kind: "signature"
      /** Ed25519: R ‖ S, 64 bytes. ECDSA: r ‖ s. */
      readonly raw: Uint8Array
      /** ECDSA only: s is the larger of the two values that verify alike. */
      readonly highS: boolean
    }
  | { readonly kind: "noncanonical"; readonly reason: string }

/** Order of the Ed25519 base point (RFC 8032 §5.1). */
const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
/** Order of P-256 (SP 800-186 §3.2.1.3). */
const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
/** Order of P-384 (SP 800-186 §3.2.1.4). */
const P384_ORDER =
  0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n

const ED25519_PRIME = 2n ** 255n - 19n
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

/** Reads a signature in one encoding; never throws on hostile bytes. */
export function parseSignature(
  algorithm: SignatureAlgorithm,
  signature: Uint8Array,
  encoding: SignatureEncoding,
): StrictSignature {
  switch (algorithm) {
    case "ed25519":
      if (encoding !== "raw") return refuse("an Ed25519 signature is not written that way")
      return ed25519Signature(signature)
    case "ecdsa-p256-sha256":
      return ecdsaSignature(signature, encoding, P256_ORDER)
    case "ecdsa-p384-sha384":
      return ecdsaSignature(signature, encoding, P384_ORDER)
  }
}

/**
 * RFC 8032 §5.1.7 asks for S < L and a decodable R. A small-order R is refused besides: no
 * signer arrives at one, and libraries differ over it. An R off the curve needs no rule of
 * its own, for both engines compare R with the encoding of a point.
 */
function ed25519Signature(signature: Uint8Array): StrictSignature {
  if (signature.length !== 64) return refuse(`it has ${signature.length} bytes instead of 64`)
  const y = signature.slice(0, 32)
  y[31] = (y[31] ?? 0) & ~SIGN_BIT
  if (littleEndian(y) >= ED25519_PRIME) return refuse("its R is not in canonical form")
  if (SMALL_ORDER_Y.has(toHex(y))) return refuse("its R is a point of small order")
  if (littleEndian(signature.subarray(32)) >= ED25519_ORDER) {
    return refuse("its S is not below the order of the group")
  }
  return { kind: "signature", raw: signature.slice(), highS: false }
}

/** FIPS 186-5 §6.4.2 asks for 1 <= r, s < n. It allows either of the two values of s. */
function ecdsaSignature(
  signature: Uint8Array,
  encoding: SignatureEncoding,
  order: bigint,
): StrictSignature {
  const half = order === P256_ORDER ? 32 : 48
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
