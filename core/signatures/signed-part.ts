/**
 * Parts: what is left of an envelope when its form is set aside.
 *
 * Each signature of an envelope is one part: the bytes it is made over, the bytes of the
 * signature, and what it says about algorithm and key. Which key made it is asked in
 * check-envelope.ts, of all forms alike.
 */
import type { Finding } from "../findings/index.ts"
import type { KnownKey } from "./attribution.ts"
import type { BoundUse, PublicKey } from "./public-key.ts"
import type { SignatureEncoding } from "./strictness.ts"

/** What an envelope says about the algorithm. The key decides; this may only agree. */
export type StatedAlgorithm =
  | { readonly kind: "none-stated" }
  | {
      readonly kind: "stated"
      readonly name: string
      /** Asked of what the key is bound to, with the parameters of RSASSA-PSS. */
      readonly agrees: (own: BoundUse) => boolean
    }
  /** No key may ever be used so: `none`, codes with a shared secret, SHA-1. */
  | { readonly kind: "forbidden"; readonly name: string }
  /** Not computed here. */
  | { readonly kind: "unsupported"; readonly name: string }

export interface SignedPart {
  /** The bytes that the signature is made over. */
  readonly message: Uint8Array
  readonly signature: Uint8Array
  /** How it may be written for such a key, in the order of trying. */
  readonly encodings: (key: PublicKey) => readonly SignatureEncoding[]
  readonly algorithm: StatedAlgorithm
  /** True when the part says that this key made it: then no other signature would excuse it. */
  readonly names: (known: KnownKey) => boolean
  /** True when the part says that another key made it, in a way that leaves no doubt. */
  readonly excludes: (known: KnownKey) => boolean
  /** What is wrong with it whichever key made it; no key is tried then. */
  readonly fault?: PartFault
}

export interface PartFault {
  readonly findings: readonly Finding[]
  /** `named`: only where the part says that a pinned key made it, since else it is a stranger's. */
  readonly concerns: "all" | "named"
}

/** A part that says nothing of itself. */
export function plainPart(
  message: Uint8Array,
  signature: Uint8Array,
  encodings: SignedPart["encodings"],
): SignedPart {
  return {
    message,
    signature,
    encodings,
    algorithm: { kind: "none-stated" },
    names: () => false,
    excludes: () => false,
  }
}

/** Encodings where the protocol leaves them open: r ‖ s of exactly that length, or DER. */
export function anyEncoding(signature: Uint8Array): SignedPart["encodings"] {
  return (key) => {
    if (!key.algorithm.startsWith("ecdsa-")) return ["raw"]
    const coordinates = key.raw.length - 1
    return signature.length === coordinates ? ["p1363", "der"] : ["der"]
  }
}

/** DER for ECDSA, raw for all others. */
export function derEncoding(key: PublicKey): readonly SignatureEncoding[] {
  return key.algorithm.startsWith("ecdsa-") ? ["der"] : ["raw"]
}

/** r ‖ s for ECDSA, raw for all others. */
export function fixedEncoding(key: PublicKey): readonly SignatureEncoding[] {
  return key.algorithm.startsWith("ecdsa-") ? ["p1363"] : ["raw"]
}
