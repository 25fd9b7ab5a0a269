/**
 * Public keys: is this a key that can show who signed?
 *
 * A key that would make any signature, or many keys, look right is refused here, once,
 * so that neither an engine nor a check ever meets one. Whose key it is, and whether
 * anyone trusts it, is decided in core/trust.
 */
import { ed25519 } from "@noble/curves/ed25519.js"
import { p256, p384 } from "@noble/curves/nist.js"
import { toHex } from "../base/index.ts"
import { parseSpki } from "../encodings/index.ts"
import { sha256 } from "../hashing/index.ts"
import type { SignatureAlgorithm } from "./engine.ts"

export interface PublicKey {
  /** The one algorithm this key may be used with; never read from a message. */
  readonly algorithm: SignatureAlgorithm
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array
  /** Ed25519: 32 bytes. ECDSA: 0x04 ‖ x ‖ y. */
  readonly raw: Uint8Array
  /** SHA-256 of `spki`, 64 lower-case hex characters. */
  readonly fingerprint: string
}

export type PublicKeyRead =
  | { readonly kind: "key"; readonly key: PublicKey }
  /** A well-formed key of an algorithm that is not one of ours. */
  | { readonly kind: "unsupported"; readonly algorithm: string }
  | {
      readonly kind: "refused"
      readonly code: "FORMAT_FAILURE" | "SIG_NONCANONICAL"
      readonly reason: string
    }

const ALGORITHMS = {
  ed25519: "ed25519",
  p256: "ecdsa-p256-sha256",
  p384: "ecdsa-p384-sha384",
} as const satisfies Record<string, SignatureAlgorithm>

/**
 * Reads a SubjectPublicKeyInfo (DER) and checks its point.
 *
 * ECDSA points must lie on the curve; Ed25519 points must be canonical (y < p), lie on
 * the curve and not be of small order: under such a key one signature fits many messages.
 * Never throws on hostile bytes.
 *
 * @see RFC 8032 §5.1.3; SEC 1 §3.2.2.1; SP 800-186 appendix D
 */
export function parsePublicKey(spki: Uint8Array): PublicKeyRead {
  const parsed = parseSpki(spki)
  if (parsed.kind === "unsupported") return { kind: "unsupported", algorithm: parsed.oid }
  if (parsed.kind === "refused") {
    return { kind: "refused", code: "FORMAT_FAILURE", reason: parsed.reason }
  }
  const algorithm = ALGORITHMS[parsed.algorithm]
  const problem = pointProblem(algorithm, parsed.publicKey)
  if (problem !== undefined) return { kind: "refused", code: "SIG_NONCANONICAL", reason: problem }
  const own = spki.slice()
  const key = { algorithm, spki: own, raw: parsed.publicKey, fingerprint: toHex(sha256(own)) }
  return { kind: "key", key }
}

function pointProblem(algorithm: SignatureAlgorithm, raw: Uint8Array): string | undefined {
  try {
    switch (algorithm) {
      case "ed25519":
        return ed25519.Point.fromBytes(raw).isSmallOrder()
          ? "the public key is a point of small order"
          : undefined
      case "ecdsa-p256-sha256":
        p256.Point.fromBytes(raw).assertValidity()
        return undefined
      case "ecdsa-p384-sha384":
        p384.Point.fromBytes(raw).assertValidity()
        return undefined
    }
  } catch {
    // The library throws for exactly this: coordinates that are out of range or off the curve.
    return "the public key is not a point of its curve"
  }
}
