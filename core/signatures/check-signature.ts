/**
 * One signature: did this key sign these bytes?
 *
 * Strictness first, then every engine that was given; they must agree. Which key is
 * meant, and what its signature weighs, is decided by whoever asks.
 */
import { schemeOf } from "./algorithms.ts"
import { enginesFor, type SignatureEngine } from "./engine.ts"
import type { PublicKey } from "./public-key.ts"
import { parseSignature, type SignatureEncoding } from "./strictness.ts"

export interface SignatureRequest {
  readonly key: PublicKey
  /** The signed bytes, not hashed. */
  readonly message: Uint8Array
  readonly signature: Uint8Array
  readonly encoding: SignatureEncoding
  /** ML-DSA only: the context of FIPS 204 §5.2, at most 255 bytes; absent where it is empty. */
  readonly context?: Uint8Array
}

export interface EngineAnswer {
  readonly engine: string
  /** `none`: the engine broke down instead of answering. */
  readonly answer: "valid" | "invalid" | "none"
}

export type SignatureAnswer =
  | {
      readonly kind: "valid"
      /** ECDSA only: the larger of the two values of s, which FIPS 186-5 allows. */
      readonly highS: boolean
    }
  | { readonly kind: "invalid" }
  /** Not a signature by the standard's own rules, whatever the arithmetic says. */
  | { readonly kind: "noncanonical"; readonly reason: string }
  | { readonly kind: "disagree"; readonly engines: readonly EngineAnswer[] }
  /** No engine could compute it, so nothing is known. */
  | { readonly kind: "unsupported"; readonly reason: string }

/**
 * Checks one signature with every engine that supports its algorithm; one that stands in is
 * asked only where no other does.
 *
 * `valid` needs an answer from each of them: an engine that throws has not answered, and
 * that is never taken for either answer. Never throws on hostile bytes.
 */
export function checkSignature(
  request: SignatureRequest,
  engines: readonly SignatureEngine[],
): SignatureAnswer {
  const { key, signature, encoding, context } = request
  const strict = parseSignature(key, signature, encoding)
  if (strict.kind === "noncanonical") return strict
  if (context !== undefined && !takesContext(key, context)) {
    return { kind: "noncanonical", reason: "it has a context that its algorithm cannot have" }
  }

  const able = enginesFor(engines, key.algorithm, key.pss)
  const answers = able.map((engine) => ask(engine, request, strict.raw))
  const distinct = new Set(answers.map(({ answer }) => answer))
  if (distinct.size > 1) return { kind: "disagree", engines: answers }
  if (distinct.has("valid")) return { kind: "valid", highS: strict.highS }
  if (distinct.has("invalid")) return { kind: "invalid" }
  const reason = able.length === 0 ? `no engine computes ${key.algorithm}` : "every engine failed"
  return { kind: "unsupported", reason }
}

const MOST_CONTEXT_BYTES = 255

/** Passing over a context would call a signature valid that was made for something else. */
function takesContext({ algorithm }: PublicKey, context: Uint8Array): boolean {
  return schemeOf(algorithm).family === "ml-dsa" && context.length <= MOST_CONTEXT_BYTES
}

function ask(
  engine: SignatureEngine,
  { key, message, context }: SignatureRequest,
  raw: Uint8Array,
): EngineAnswer {
  try {
    const valid = engine.verify({
      algorithm: key.algorithm,
      ...(key.pss === undefined ? {} : { pss: key.pss }),
      ...(context === undefined ? {} : { context }),
      publicKey: key.raw,
      message,
      signature: raw,
    })
    return { engine: engine.name, answer: valid ? "valid" : "invalid" }
  } catch {
    return { engine: engine.name, answer: "none" }
  }
}
