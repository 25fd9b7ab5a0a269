/**
 * The root of a tree whose leaves arrive one after another, at any moment.
 *
 * Holds one hash for each complete subtree on the right border, so at most 32; the
 * entries themselves are never kept.
 */
import { SHA256_BYTES, portableDigests, type DigestEngine } from "../hashing/index.ts"
import { LEAF_PREFIX, NODE_PREFIX } from "./hashes.ts"

/** Most leaves of one log; see docs/evidence-bag.md, section 15. */
const MAX_LEAVES = 2 ** 31

export interface TreeHasher {
  /** Number of leaves so far. */
  readonly size: number
  /**
   * Appends one entry, given as its bytes; they may be reused afterwards.
   *
   * @throws RangeError beyond 2^31 leaves.
   */
  add(entry: Uint8Array): void
  /** Root over the leaves so far, 32 bytes; adding may go on afterwards (RFC 9162 §2.1.1). */
  root(): Uint8Array
}

/** Builds a tree hasher without leaves, whose root is SHA-256 of nothing. */
export function makeTreeHasher(digests: DigestEngine = portableDigests): TreeHasher {
  // Both are refilled for every hash: a million events would otherwise leave two million copies.
  let leaf = new Uint8Array(1024)
  leaf[0] = LEAF_PREFIX
  const node = new Uint8Array(1 + 2 * SHA256_BYTES)
  node[0] = NODE_PREFIX
  /** Roots of the complete subtrees from left to right, each larger than the next. */
  const subtrees: Uint8Array[] = []
  let size = 0

  const hashLeaf = (entry: Uint8Array): Uint8Array => {
    if (leaf.length <= entry.length) leaf = new Uint8Array(2 * (entry.length + 1))
    leaf.set(entry, 1)
    return digests.sha256(leaf.subarray(0, entry.length + 1))
  }
  const join = (left: Uint8Array, right: Uint8Array): Uint8Array => {
    node.set(left, 1)
    node.set(right, 1 + SHA256_BYTES)
    return digests.sha256(node)
  }

  return {
    get size() {
      return size
    },
    add: (entry) => {
      if (size === MAX_LEAVES) throw new RangeError(`a tree of more than ${MAX_LEAVES} leaves`)
      let hash = hashLeaf(entry)
      // Each trailing one in the binary size is a subtree that this leaf completes into a pair.
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
        const left = subtrees.pop()
        if (left !== undefined) hash = join(left, hash)
      }
      subtrees.push(hash)
      size += 1
    },
    root: () =>
      subtrees.length === 0
        ? digests.sha256(new Uint8Array(0))
        : subtrees.reduceRight((right, left) => join(left, right)),
  }
}
