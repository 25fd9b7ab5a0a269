/** BLAKE2b (RFC 7693), which minisign hashes files with. */
import { blake2b } from "@noble/hashes/blake2.js"

/** BLAKE2b-512 without a key, 64 bytes. */
export function blake2b512(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 64 })
}
