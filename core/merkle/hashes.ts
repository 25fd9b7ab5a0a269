/**
 * The two hashes of an RFC 9162 tree: of a leaf and of a node.
 *
 * Their different first bytes keep a leaf from passing for a node (RFC 9162 §2.1.1).
 */
import { concat } from "../base/index.ts"
import { portableDigests, type DigestEngine } from "../hashing/index.ts"

export const LEAF_PREFIX = 0x00
export const NODE_PREFIX = 0x01

/** Hash of a leaf: SHA-256(0x00 ‖ entry), 32 bytes. */
export function leafHash(entry: Uint8Array, digests: DigestEngine = portableDigests): Uint8Array {
  return digests.sha256(concat(Uint8Array.of(LEAF_PREFIX), entry))
}

/** Hash of a node over two hashes of 32 bytes: SHA-256(0x01 ‖ left ‖ right), 32 bytes. */
export function nodeHash(
  left: Uint8Array,
  right: Uint8Array,
  digests: DigestEngine = portableDigests,
): Uint8Array {
  return digests.sha256(concat(Uint8Array.of(NODE_PREFIX), left, right))
}
