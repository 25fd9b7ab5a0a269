/**
 * Proving: inclusion and consistency proofs made from all leaf hashes of a tree.
 *
 * The other direction of inclusion.ts and consistency.ts. Works on whole levels in
 * memory, so it is for trees of which a proof is wanted, not for streaming a log.
 */
import { portableDigests, type DigestEngine } from "../hashing/index.ts"
import { nodeHash } from "./hashes.ts"

/**
 * What builds and proves trees; several implementations are judged against one another.
 *
 * Leaf hashes are RFC 9162 leaf hashes, 32 bytes each, in order; at least one.
 */
export interface TreeEngine {
  readonly name: string
  /** Root of the tree, 32 bytes. */
  root(leafHashes: readonly Uint8Array[]): Uint8Array
  /** Inclusion path of the leaf at `index`, from leaf to root. */
  path(leafHashes: readonly Uint8Array[], index: number): readonly Uint8Array[]
}

/** Our own tree engine over any digest engine. */
export function makeTreeEngine(digests: DigestEngine = portableDigests): TreeEngine {
  return {
    name: digests.name,
    root: (leafHashes) => {
      const [root] = levelsOf(leafHashes, digests).at(-1) ?? []
      return root ?? digests.sha256(new Uint8Array(0))
    },
    path: (leafHashes, index) => inclusionPath(leafHashes, index, digests),
  }
}

/**
 * The siblings from the leaf at `index` to the root.
 *
 * @throws RangeError if there is no such leaf.
 * @see RFC 9162 §2.1.3.1
 */
export function inclusionPath(
  leafHashes: readonly Uint8Array[],
  index: number,
  digests: DigestEngine = portableDigests,
): readonly Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leafHashes.length) {
    throw new RangeError(`no leaf ${index} in a tree of ${leafHashes.length}`)
  }
  return siblings(levelsOf(leafHashes, digests), index)
}

/**
 * The proof that the first `size1` leaves are a prefix of the tree; empty when they are all of it.
 *
 * @throws RangeError if `size1` is not between 1 and the number of leaves.
 * @see RFC 9162 §2.1.4.1
 */
export function consistencyProof(
  leafHashes: readonly Uint8Array[],
  size1: number,
  digests: DigestEngine = portableDigests,
): readonly Uint8Array[] {
  if (!Number.isInteger(size1) || size1 < 1 || size1 > leafHashes.length) {
    throw new RangeError(`no prefix of ${size1} leaves in a tree of ${leafHashes.length}`)
  }
  if (size1 === leafHashes.length) return []

  // The largest complete subtree that ends with the last leaf of the earlier tree.
  let node = size1 - 1
  let level = 0
  while (node % 2 === 1) {
    node = (node - 1) / 2
    level += 1
  }
  const levels = levelsOf(leafHashes, digests).slice(level)
  const seed = levels[0]?.[node]
  const path = siblings(levels, node)
  // A node of index 0 is the whole earlier tree, whose root the verifier has already.
  return node === 0 || seed === undefined ? path : [seed, ...path]
}

type Level = readonly Uint8Array[]

/** All levels from the leaves to the root; a node without a sibling rises unchanged. */
function levelsOf(leafHashes: readonly Uint8Array[], digests: DigestEngine): readonly Level[] {
  const levels: Level[] = [leafHashes]
  for (let below = leafHashes; below.length > 1;) {
    const above: Uint8Array[] = []
    for (let index = 0; index < below.length; index += 2) {
      const [left, right] = below.slice(index, index + 2)
      if (left !== undefined)
        above.push(right === undefined ? left : nodeHash(left, right, digests))
    }
    levels.push(above)
    below = above
  }
  return levels
}

function siblings(levels: readonly Level[], index: number): readonly Uint8Array[] {
  const path: Uint8Array[] = []
  let node = index
  for (const level of levels) {
    const sibling = level[node % 2 === 1 ? node - 1 : node + 1]
    if (sibling !== undefined) path.push(sibling)
    node = Math.floor(node / 2)
  }
  return path
}
