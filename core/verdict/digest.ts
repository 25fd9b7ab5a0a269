/** The result digest: what two people compare to see that they were told the same. */
import { toCanonicalJson, toHex, type JsonValue } from "../base/index.ts"
import type { Result } from "./result.ts"

/** A result before it is digested. */
export type Undigested = Omit<Result, "resultDigest">

/**
 * Adds `resultDigest`: SHA-256 over the RFC 8785 form of the result without `run` and
 * `input.path`, the two places that depend on where it ran.
 */
export function withDigest(result: Undigested, sha256: (bytes: Uint8Array) => Uint8Array): Result {
  return { ...result, resultDigest: toHex(sha256(toCanonicalJson(digestedPart(result)))) }
}

/** The part of a result that is equal on every machine. */
function digestedPart(result: Undigested): JsonValue {
  const { run: _run, input, ...stable } = result
  const { path: _path, ...stableInput } = input
  // Results hold only JSON values by their type; interfaces just lack the index signature.
  return { ...stable, input: stableInput } as unknown as JsonValue
}
