/**
 * merkletreejs as a tree engine: an independent second opinion on roots and paths.
 *
 * Lives here because its declarations bring Node's types along. It keeps every level
 * in memory and knows no RFC 9162 consistency proofs; for those and for streaming see
 * core/merkle.
 */
import type { MerkleTree } from "merkletreejs"
import type { DigestEngine } from "../hashing/index.ts"
import type { TreeEngine } from "../merkle/index.ts"

/** First byte of what is hashed for a node (RFC 9162 §2.1.1); leaves come hashed already. */
const NODE = Uint8Array.of(0x01)

/** Loads the library only when it is asked for: every start would otherwise wait 20 ms for it. */
export async function loadMerkletreeEngine(digests: DigestEngine): Promise<TreeEngine> {
  const library = await import("merkletreejs")
  const treeOf = (leafHashes: readonly Uint8Array[]): MerkleTree =>
    makeTree(library.MerkleTree, leafHashes, digests)
  return {
    name: "merkletreejs",
    root: (leafHashes) =>
      leafHashes.length === 0
        ? digests.sha256(new Uint8Array(0)) // merkletreejs calls the root of no leaves empty
        : Uint8Array.from(treeOf(leafHashes).getRoot()),
    path: (leafHashes, index) => {
      const leaf = leafHashes[index]
      if (leaf === undefined)
        throw new RangeError(`no leaf ${index} in a tree of ${leafHashes.length}`)
      const siblings = treeOf(leafHashes).getProof(asBuffer(leaf), index)
      return siblings.map(({ data }) => Uint8Array.from(data))
    },
  }
}

/**
 * By default a lone node rises unchanged, which gives the shape of RFC 9162. Its node
 * prefix is not among the options; joining the parts with the prefix in front, before
 * they are hashed, is.
 */
function makeTree(
  Tree: typeof MerkleTree,
  leafHashes: readonly Uint8Array[],
  digests: DigestEngine,
): MerkleTree {
  const sha256 = (bytes: Buffer): Buffer => asBuffer(digests.sha256(bytes))
  const concatenator = (parts: Buffer[]): Buffer => Buffer.concat([NODE, ...parts])
  return new Tree(leafHashes.map(asBuffer), sha256, { concatenator })
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
