/**
 * Engines do arithmetic; what may be asked of them is decided before, in this room.
 *
 * An engine never sees an encoding: keys and signatures reach it as fixed-length raw
 * bytes that already passed the strictness rules, so two engines can only differ
 * when one of them computes wrongly.
 */

/** `<family>-<curve>-<hash>`; Ed25519 binds its hash by itself (RFC 8032, FIPS 186-5). */
export type SignatureAlgorithm = "ed25519" | "ecdsa-p256-sha256" | "ecdsa-p384-sha384"

/** One question to an engine; everything in it already passed the strictness rules. */
export interface EngineRequest {
  /** Bound to the key by whoever pinned it, never read from a message. */
  readonly algorithm: SignatureAlgorithm
  /** Ed25519: 32 bytes. ECDSA: uncompressed point, 0x04 ‖ x ‖ y. */
  readonly publicKey: Uint8Array
  /** The signed bytes, not hashed. */
  readonly message: Uint8Array
  /** Ed25519: 64 bytes R ‖ S. ECDSA: r ‖ s, each as long as the curve's order. */
  readonly signature: Uint8Array
}

export interface SignatureEngine {
  /** Shown in results, such as "native" or "portable". */
  readonly name: string
  /** False when this engine cannot compute the algorithm at all. */
  supports(algorithm: SignatureAlgorithm): boolean
  verify(request: EngineRequest): boolean
}
