/**
 * Inclusion proofs: is this entry in the tree whose root we were given?
 *
 * Pure arithmetic over digests. Who signed the root, and whether we trust them,
 * is decided downstream in core/signatures and core/trust.
 */
import { equalBytes } from "../base/index.ts"
import { SHA256_BYTES } from "../hashing/index.ts"
import { leafHash, nodeHash } from "./hashes.ts"

export interface InclusionProof {
  /** Position of the entry, counting from 0. */
  readonly index: bigint
  /** Number of entries in the tree. */
  readonly size: bigint
  /** Sibling hashes from leaf to root, 32 bytes each. */
  readonly path: readonly Uint8Array[]
}

export type Inclusion =
  | { readonly kind: "included" }
  /** No tree has such a proof; `reason` says why, with the numbers. */
  | { readonly kind: "malformed"; readonly reason: string }
  | { readonly kind: "other-root"; readonly computed: Uint8Array }

/**
 * Recomputes the root from one entry and its proof.
 *
 * @param entry - The entry's bytes exactly as logged, before leaf hashing.
 * @param proof - The claimed position and the sibling hashes.
 * @param root - The root to reach, 32 bytes.
 * @returns `included`, or what stood in the way. Never throws, whatever the values.
 * @see RFC 9162 §2.1.3.2
 */
export function checkInclusion(
  entry: Uint8Array,
  proof: InclusionProof,
  root: Uint8Array,
): Inclusion {
  return checkLeafInclusion(leafHash(entry), proof, root)
}

/** The same for an entry of which only the leaf hash is known, 32 bytes. */
export function checkLeafInclusion(
  leaf: Uint8Array,
  proof: InclusionProof,
  root: Uint8Array,
): Inclusion {
  const reason = refusal(leaf, proof, root)
  if (reason !== undefined) return { kind: "malformed", reason }

  const computed = climb(leaf, proof)
  return equalBytes(computed, root) ? { kind: "included" } : { kind: "other-root", computed }
}

function refusal(leaf: Uint8Array, proof: InclusionProof, root: Uint8Array): string | undefined {
  const { index, size, path } = proof
  if (index < 0n || index >= size) return `index ${index} is outside a tree of ${size} leaves`
  const expected = pathLength(index, size)
  if (path.length !== expected) {
    return `the proof has ${path.length} hashes where leaf ${index} of ${size} needs ${expected}`
  }
  const odd = [leaf, root, ...path].find((hash) => hash.length !== SHA256_BYTES)
  return odd && `a hash is ${odd.length} bytes long, not ${SHA256_BYTES}`
}

/**
 * Number of siblings between a leaf and the root.
 *
 * Below the level where the leaf's path meets the right border every level has a
 * sibling; above it only those whose subtree hangs to the left of the border.
 */
function pathLength(index: bigint, size: bigint): number {
  const inner = bitLength(index ^ (size - 1n))
  const border = (index >> BigInt(inner)).toString(2).replaceAll("0", "")
  return inner + border.length
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}

/** RFC 9162 §2.1.3.2, steps 2 to 4; the number of hashes has been checked already. */
function climb(leaf: Uint8Array, { index, size, path }: InclusionProof): Uint8Array {
  let node = index
  let last = size - 1n
  let hash = leaf
  for (const sibling of path) {
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash)
      // A lone node on the right border rises, level by level, until it has a left sibling.
      while (!isOdd(node) && node !== 0n) {
        node >>= 1n
        last >>= 1n
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    node >>= 1n
    last >>= 1n
  }
  return hash
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n
}
