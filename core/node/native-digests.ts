/**
 * The native digest engine: the same digests as the portable one, from node:crypto.
 */
import { createHash, hash } from "node:crypto"
import type { DigestEngine } from "../hashing/index.ts"

/** About ten times as fast as the portable engine; test/node judges the two against each other. */
export const nativeDigests: DigestEngine = {
  name: "native",
  // `hash` in one call spares the stream object that costs more than hashing a short line.
  sha256: (bytes) => plain(hash("sha256", bytes, "buffer")),
  hasher: (algorithm) => {
    const state = createHash(algorithm)
    return {
      update: (bytes) => {
        state.update(bytes)
      },
      digest: () => plain(state.digest()),
    }
  },
}

/** The same memory as a plain Uint8Array: Buffer overrides methods that core relies on. */
function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}
