/**
 * Consistency proofs: is the smaller tree a prefix of the larger one?
 *
 * Pure arithmetic over digests. Who signed the roots, and whether we trust them, is
 * decided downstream in core/signatures and core/trust.
 */
import { equalBytes } from "../base/index.ts"
import { SHA256_BYTES, portableDigests, type DigestEngine } from "../hashing/index.ts"
import { nodeHash } from "./hashes.ts"

export interface ConsistencyProof {
  /** Number of leaves of the earlier tree, at least 1. */
  readonly size1: bigint
  /** Number of leaves of the later tree, at least `size1`. */
  readonly size2: bigint
  /** Root of the earlier tree, 32 bytes. */
  readonly root1: Uint8Array
  /** Root of the later tree, 32 bytes. */
  readonly root2: Uint8Array
  /** The hashes of RFC 9162 §2.1.4.1 in its order, 32 bytes each. */
  readonly proof: readonly Uint8Array[]
}

export type Consistency =
  | { readonly kind: "consistent" }
  /** No two trees have such a proof; `reason` says why, with the numbers. */
  | { readonly kind: "malformed"; readonly reason: string }
  /** The proof leads to another root than the one given for the earlier or the later tree. */
  | {
      readonly kind: "other-root"
      readonly tree: "earlier" | "later"
      readonly computed: Uint8Array
    }

/**
 * Recomputes both roots from the proof.
 *
 * An empty earlier tree is refused: it is a prefix of everything, so a proof of it
 * would show nothing. Equal sizes need equal roots and no hashes; nothing is computed
 * then, so the length of the roots is not ours to judge, as long as they say something.
 *
 * @returns `consistent`, or what stood in the way. Never throws, whatever the values.
 * @see RFC 9162 §2.1.4.2
 */
export function checkConsistency(
  claim: ConsistencyProof,
  digests: DigestEngine = portableDigests,
): Consistency {
  const reason = refusal(claim)
  if (reason !== undefined) return { kind: "malformed", reason }
  const { size1, size2, root1, root2, proof } = claim
  if (size1 === size2) return compareRoots(claim, { earlier: root2, later: root2 })

  // Where the earlier tree is a complete subtree of the later one, its root is left out.
  const [seed, ...path] = isPowerOfTwo(size1) ? [root1, ...proof] : proof
  const roots = seed && climb({ size1, size2, seed, path }, digests)
  if (roots === undefined) {
    return { kind: "malformed", reason: `${proof.length} hashes cannot join ${size1} and ${size2}` }
  }
  return compareRoots(claim, roots)
}

interface Roots {
  readonly earlier: Uint8Array
  readonly later: Uint8Array
}

interface Climb {
  readonly size1: bigint
  readonly size2: bigint
  /** Root of the largest complete subtree that ends where the earlier tree ends. */
  readonly seed: Uint8Array
  readonly path: readonly Uint8Array[]
}

function refusal({ size1, size2, root1, root2, proof }: ConsistencyProof): string | undefined {
  if (size1 <= 0n) return "consistency with an empty tree shows nothing"
  if (size1 > size2) return `the earlier tree has ${size1} leaves, the later one only ${size2}`
  if (size1 === size2) {
    if (root1.length === 0 || root2.length === 0) return "a root is empty"
    return proof.length === 0
      ? undefined
      : `trees of the same size need no hashes, and ${proof.length} are given`
  }
  const odd = [root1, root2, ...proof].find((hash) => hash.length !== SHA256_BYTES)
  return odd && `a hash is ${odd.length} bytes long, not ${SHA256_BYTES}`
}

/** RFC 9162 §2.1.4.2, steps 3 to 7; `undefined` for too few or too many hashes. */
function climb({ size1, size2, seed, path }: Climb, digests: DigestEngine): Roots | undefined {
  let node = size1 - 1n
  let last = size2 - 1n
  while (isOdd(node)) {
    node >>= 1n
    last >>= 1n
  }

  let earlier = seed
  let later = seed
  for (const hash of path) {
    if (last === 0n) return undefined
    if (isOdd(node) || node === last) {
      earlier = nodeHash(hash, earlier, digests)
      later = nodeHash(hash, later, digests)
      // A lone node on the right border rises, level by level, until it has a left sibling.
      while (!isOdd(node) && node !== 0n) {
        node >>= 1n
        last >>= 1n
      }
    } else {
      later = nodeHash(later, hash, digests)
    }
    node >>= 1n
    last >>= 1n
  }
  return last === 0n ? { earlier, later } : undefined
}

function compareRoots({ root1, root2 }: ConsistencyProof, computed: Roots): Consistency {
  if (!equalBytes(computed.earlier, root1)) {
    return { kind: "other-root", tree: "earlier", computed: computed.earlier }
  }
  if (!equalBytes(computed.later, root2)) {
    return { kind: "other-root", tree: "later", computed: computed.later }
  }
  return { kind: "consistent" }
}

function isPowerOfTwo(value: bigint): boolean {
  return (value & (value - 1n)) === 0n
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n
}
