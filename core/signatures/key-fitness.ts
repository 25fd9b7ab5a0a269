/**
 * Is this key one that can show who signed?
 *
 * A key that would make any signature, or many keys, look right is refused here, once, so that
 * neither an engine nor a check ever meets one.
 */
import { ed25519 } from "@noble/curves/ed25519.js"
import { ed448 } from "@noble/curves/ed448.js"
import {
  parseRsaPublicKey,
  type CurveName,
  type KeyAlgorithm,
  type SpkiKey,
} from "../encodings/index.ts"
import { CURVES } from "./curves.ts"
import { bitLength } from "./integers.ts"

/** Shorter ones were factored in practice (RSA-829 in 2020). */
const LEAST_MODULUS_BITS = 1024
/** As OpenSSL has it; the bound keeps a hostile key from costing minutes. */
const MOST_MODULUS_BITS = 16_384
/** As OpenSSL has it for long keys, for the same reason. */
const MOST_EXPONENT_BITS = 64

/**
 * Why a key cannot show who signed; `undefined` when nothing speaks against it.
 *
 * Points must lie on their curve. EdDSA points must be canonical (y < p) besides, and not of
 * small order: under such a key one signature fits many messages. An RSA modulus is odd and has
 * 1,024 to 16,384 bits, its exponent is odd, above 1 and has at most 64 bits: with exponent 1
 * every message signs itself.
 *
 * @see RFC 8032 §5.1.3, §5.2.3; SEC 1 §3.2.2.1; SP 800-186 appendix D; RFC 8017 §3.1
 */
export function keyProblem({ algorithm, publicKey }: SpkiKey): string | undefined {
  if (isCurveName(algorithm)) return ecProblem(algorithm, publicKey)
  switch (algorithm) {
    case "rsa":
    case "rsa-pss":
      return rsaProblem(publicKey)
    case "ed25519":
      return eddsaProblem(ed25519.Point, publicKey)
    case "ed448":
      return eddsaProblem(ed448.Point, publicKey)
    case "ml-dsa-44":
    case "ml-dsa-65":
    case "ml-dsa-87":
      // Every string of the right length is a key (FIPS 204 §7.2, algorithm 23).
      return undefined
  }
}

function isCurveName(algorithm: KeyAlgorithm): algorithm is CurveName {
  return Object.hasOwn(CURVES, algorithm)
}

function ecProblem(curve: CurveName, publicKey: Uint8Array): string | undefined {
  return pointProblem(() => {
    CURVES[curve].Point.fromBytes(publicKey).assertValidity()
    return undefined
  })
}

interface EdwardsPoints {
  fromBytes(bytes: Uint8Array): { isSmallOrder(): boolean }
}

function eddsaProblem(points: EdwardsPoints, publicKey: Uint8Array): string | undefined {
  return pointProblem(() =>
    points.fromBytes(publicKey).isSmallOrder()
      ? "the public key is a point of small order"
      : undefined,
  )
}

function pointProblem(look: () => string | undefined): string | undefined {
  try {
    return look()
  } catch {
    // The library throws for exactly this: coordinates that are out of range or off the curve.
    return "the public key is not a point of its curve"
  }
}

function rsaProblem(publicKey: Uint8Array): string | undefined {
  const read = parseRsaPublicKey(publicKey)
  if (read.kind === "refused") return "the public key is not a modulus and an exponent"
  const { modulus, exponent } = read
  const bits = bitLength(modulus)
  if (bits < LEAST_MODULUS_BITS || bits > MOST_MODULUS_BITS) {
    return `the modulus has ${String(bits)} bits, which is not from 1024 to 16384`
  }
  if (modulus % 2n === 0n) return "the modulus is even"
  if (exponent % 2n === 0n || exponent < 3n) return "the exponent is even or below 3"
  return bitLength(exponent) > MOST_EXPONENT_BITS ? "the exponent has over 64 bits" : undefined
}
