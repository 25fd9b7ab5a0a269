/** Digests as hex text by either engine, chosen by name so that a worker can make the same choice. */
import { createHash, hash } from "node:crypto"
import type { DigestAlgorithm } from "../claims/index.ts"
import type { DigestEngineName } from "./measure-task.ts"

export interface HexHasher {
  update(bytes: Uint8Array): void
  hex(): string
}

export interface HexDigests {
  /** Digest of bytes that are all there. */
  once(algorithm: DigestAlgorithm, bytes: Uint8Array): string
  /** Digest of bytes that arrive in pieces. */
  hasher(algorithm: DigestAlgorithm): HexHasher
}

export async function hexDigests(engine: DigestEngineName): Promise<HexDigests> {
  return engine === "native" ? nativeHex : await portableHex()
}

const nativeHex: HexDigests = {
  once: (algorithm, bytes) => hash(algorithm, bytes, "hex"),
  hasher: (algorithm) => {
    const state = createHash(algorithm)
    return {
      update: (bytes) => {
        state.update(bytes)
      },
      hex: () => state.digest("hex"),
    }
  },
}

/** Loaded only when it is asked for: a native worker then starts in half the time. */
async function portableHex(): Promise<HexDigests> {
  const [{ portableDigests }, { toHex }] = await Promise.all([
    import("../hashing/index.ts"),
    import("../base/index.ts"),
  ])
  const hasher = (algorithm: DigestAlgorithm): HexHasher => {
    const state = portableDigests.hasher(algorithm)
    return {
      update: (bytes) => {
        state.update(bytes)
      },
      hex: () => toHex(state.digest()),
    }
  }
  const once = (algorithm: DigestAlgorithm, bytes: Uint8Array): string => {
    const state = hasher(algorithm)
    state.update(bytes)
    return state.hex()
  }
  return { once, hasher }
}
