/**
 * Digest engines: who computes SHA-256 and its relatives, and how they are asked.
 *
 * An engine computes; which digest was expected, and what a difference means, is
 * decided by the checks that ask.
 */
import { md5, sha1 } from "@noble/hashes/legacy.js"
import { sha224, sha256 as nobleSha256, sha384, sha512 } from "@noble/hashes/sha2.js"
import { concat } from "../base/index.ts"
import type { DigestAlgorithm } from "../claims/index.ts"

/** Length of a SHA-256 digest (FIPS 180-4 §1). */
export const SHA256_BYTES = 32

/** One digest in the making. After `digest` it must not be used again. */
export interface Hasher {
  update(bytes: Uint8Array): void
  /** The digest of what came so far; more may follow. */
  digestSoFar(): Uint8Array
  digest(): Uint8Array
}

export interface DigestEngine {
  /** Shown in results, such as "native" or "portable". */
  readonly name: string
  /** SHA-256 of one byte string, 32 bytes the caller may keep. */
  sha256(bytes: Uint8Array): Uint8Array
  /** A digest of bytes that arrive in pieces. */
  hasher(algorithm: DigestAlgorithm): Hasher
}

const PORTABLE = { md5, sha1, sha224, sha256: nobleSha256, sha384, sha512 } as const

/** What we use of a hash in the making, the same for all of them. */
interface PortableState {
  update(bytes: Uint8Array): unknown
  clone(): PortableState
  digest(): Uint8Array
}

/** Runs wherever JavaScript does; about a tenth as fast as a native engine. */
export const portableDigests: DigestEngine = {
  name: "portable",
  sha256: (bytes) => nobleSha256(bytes),
  hasher: (algorithm) => {
    const state: PortableState = PORTABLE[algorithm].create()
    return {
      update: (bytes) => {
        state.update(bytes)
      },
      digestSoFar: () => state.clone().digest(),
      digest: () => state.digest(),
    }
  },
}

/** SHA-256 of the parts joined in order, by the portable engine: for small things. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = parts
  return nobleSha256(first !== undefined && rest.length === 0 ? first : concat(...parts))
}
