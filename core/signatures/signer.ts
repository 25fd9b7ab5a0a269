/**
 * Signing, deterministically: equal key and message give equal signatures on every machine.
 *
 * Randomness is never used (Ed25519 needs none, ECDSA follows RFC 6979), so bags can be
 * made again byte for byte. Where private keys come from is the business of core/node.
 */
import { ed25519 } from "@noble/curves/ed25519.js"
import { ed448 } from "@noble/curves/ed448.js"
import { Failure, say } from "../base/index.ts"
import {
  writeEcdsaSignature,
  writeSpki,
  type CurveName,
  type KeyAlgorithm,
} from "../encodings/index.ts"
import { CURVES } from "./curves.ts"
import { parsePublicKey, type PublicKey } from "./public-key.ts"

export interface Signer {
  readonly publicKey: PublicKey
  /** EdDSA: R ‖ S. ECDSA: DER (docs/evidence-bag.md, section 8). */
  sign(message: Uint8Array): Uint8Array
}

/** The algorithms that we sign with; each curve with the hash whose RFC 6979 the library has. */
const SIGNING = {
  ed25519: "ed25519",
  ed448: "ed448",
  "ecdsa-p256-sha256": "p256",
  "ecdsa-p384-sha384": "p384",
  "ecdsa-p521-sha512": "p521",
} as const satisfies Record<string, KeyAlgorithm>

export type SigningAlgorithm = keyof typeof SIGNING

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
 * @param privateKey - EdDSA: the seed of RFC 8032 §5.1.5 or §5.2.5, 32 or 57 bytes. ECDSA: the
 *   scalar, big-endian, as long as the curve's order (32, 48 or 66 bytes).
 * @throws Failure MALFORMED if that is not a private key of the algorithm.
 */
export function makeSigner(algorithm: SigningAlgorithm, privateKey: Uint8Array): Signer {
  const type = SIGNING[algorithm]
  try {
    const own = privateKey.slice()
    return type === "ed25519" || type === "ed448" ? eddsaSigner(type, own) : ecdsaSigner(type, own)
  } catch (cause) {
    throw new Failure(
      "MALFORMED",
      say("this is not a private key for {algorithm}", { algorithm }),
      { cause },
    )
  }
}

function eddsaSigner(type: "ed25519" | "ed448", seed: Uint8Array): Signer {
  const scheme = type === "ed25519" ? ed25519 : ed448
  const publicKey = ownKey(type, scheme.getPublicKey(seed))
  return { publicKey, sign: (message) => scheme.sign(message, seed) }
}

function ecdsaSigner(type: CurveName, scalar: Uint8Array): Signer {
  const curve = CURVES[type]
  const publicKey = ownKey(type, curve.getPublicKey(scalar, false))
  return {
    publicKey,
    sign: (message) => writeEcdsaSignature(curve.sign(message, scalar, ECDSA_OPTIONS)),
  }
}

function ownKey(type: KeyAlgorithm, raw: Uint8Array): PublicKey {
  const parsed = parsePublicKey(writeSpki(type, raw))
  if (parsed.kind !== "key") throw new Failure("INTERNAL", "a derived public key was refused")
  return parsed.key
}
