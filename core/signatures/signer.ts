/**
 * Signing, deterministically: equal key and message give equal signatures on every machine.
 *
 * Randomness is never used (Ed25519 needs none, ECDSA follows RFC 6979), so bags can be
 * made again byte for byte. Where private keys come from is the business of core/node.
 */
import { ed25519 } from "@noble/curves/ed25519.js"
import { p256, p384 } from "@noble/curves/nist.js"
import { Failure } from "../base/index.ts"
import { writeEcdsaSignature, writeSpki } from "../encodings/index.ts"
import type { SignatureAlgorithm } from "./engine.ts"
import { parsePublicKey, type PublicKey } from "./public-key.ts"

export interface Signer {
  readonly publicKey: PublicKey
  /** Ed25519: 64 bytes R ‖ S. ECDSA: DER (docs/evidence-bag.md, section 8). */
  sign(message: Uint8Array): Uint8Array
}

const CURVES = {
  "ecdsa-p256-sha256": { curve: p256, spki: "p256" },
  "ecdsa-p384-sha384": { curve: p384, spki: "p384" },
} as const

// Both values of s verify; the smaller one is the habit of most signers and raises no remark.
const ECDSA_OPTIONS = {
  lowS: true,
  prehash: true,
  format: "compact",
  extraEntropy: false,
} as const

/**
 * Makes a signer of a private key.
 *
 * @param privateKey - Ed25519: the 32-byte seed of RFC 8032 §5.1.5. ECDSA: the scalar,
 *   big-endian, as long as the curve's order (32 or 48 bytes).
 * @throws Failure MALFORMED if that is not a private key of the algorithm.
 */
export function makeSigner(algorithm: SignatureAlgorithm, privateKey: Uint8Array): Signer {
  try {
    const own = privateKey.slice()
    return algorithm === "ed25519" ? ed25519Signer(own) : ecdsaSigner(algorithm, own)
  } catch (cause) {
    throw new Failure("MALFORMED", `this is not a private key for ${algorithm}`, { cause })
  }
}

function ed25519Signer(seed: Uint8Array): Signer {
  const publicKey = ownKey("ed25519", ed25519.getPublicKey(seed))
  return { publicKey, sign: (message) => ed25519.sign(message, seed) }
}

function ecdsaSigner(algorithm: keyof typeof CURVES, scalar: Uint8Array): Signer {
  const { curve, spki } = CURVES[algorithm]
  const publicKey = ownKey(spki, curve.getPublicKey(scalar, false))
  return {
    publicKey,
    sign: (message) => writeEcdsaSignature(curve.sign(message, scalar, ECDSA_OPTIONS)),
  }
}

function ownKey(algorithm: "ed25519" | "p256" | "p384", raw: Uint8Array): PublicKey {
  const parsed = parsePublicKey(writeSpki(algorithm, raw))
  if (parsed.kind !== "key") throw new Failure("INTERNAL", "a derived public key was refused")
  return parsed.key
}
