/**
 * Engines do arithmetic; what may be asked of them is decided before, in this room.
 *
 * An engine never sees an encoding: keys and signatures reach it as fixed-length raw
 * bytes that already passed the strictness rules, so two engines can only differ
 * when one of them computes wrongly.
 */
import type { PssChoice, SignatureAlgorithm } from "./algorithms.ts"

/** One question to an engine; everything in it already passed the strictness rules. */
export interface EngineRequest {
  /** Bound to the key by whoever pinned it, never read from a message. */
  readonly algorithm: SignatureAlgorithm
  /** Exactly for RSASSA-PSS; bound to the key like the algorithm. */
  readonly pss?: PssChoice
  /** Of ML-DSA, at most 255 bytes (FIPS 204 §5.2); empty unless a protocol says otherwise. */
  readonly context?: Uint8Array
  /** EdDSA, ML-DSA: as it is. ECDSA: 0x04 ‖ x ‖ y. RSA: RSAPublicKey, DER. */
  readonly publicKey: Uint8Array
  /** The signed bytes, not hashed. */
  readonly message: Uint8Array
  /** EdDSA: R ‖ S. ECDSA: r ‖ s, each as long as the curve's order. RSA: as long as the modulus. */
  readonly signature: Uint8Array
}

export interface SignatureEngine {
  /** Shown in results, such as "native" or "portable". */
  readonly name: string
  /** Asked only where no other engine of the list computes the algorithm. */
  readonly standsIn?: true
  /** False when this engine cannot compute the algorithm at all. */
  supports(algorithm: SignatureAlgorithm, pss?: PssChoice): boolean
  verify(request: EngineRequest): boolean
}

/** The same engine, for what the others of a list lack. */
export function standIn(engine: SignatureEngine): SignatureEngine {
  return {
    name: engine.name,
    standsIn: true,
    supports: (algorithm, pss) => engine.supports(algorithm, pss),
    verify: (request) => engine.verify(request),
  }
}

/** The engines of a list that answer for one algorithm. */
export function enginesFor(
  engines: readonly SignatureEngine[],
  algorithm: SignatureAlgorithm,
  pss?: PssChoice,
): readonly SignatureEngine[] {
  const able = engines.filter((engine) => engine.supports(algorithm, pss))
  const first = able.filter((engine) => engine.standsIn !== true)
  return first.length > 0 ? first : able
}
