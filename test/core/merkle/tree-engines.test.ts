import { describe, expect, it } from "vitest"
import { portableDigests } from "../../../core/hashing/index.ts"
import { checkLeafInclusion, makeTreeEngine, type TreeEngine } from "../../../core/merkle/index.ts"
import { loadMerkletreeEngine, nativeDigests } from "../../../core/node/index.ts"
import { leafOf, pathOf, rootOf } from "./definition.ts"
import { ENTRIES, ROOTS } from "./vectors.ts"

const ENGINES: readonly TreeEngine[] = [
  makeTreeEngine(),
  makeTreeEngine(nativeDigests),
  await loadMerkletreeEngine(portableDigests),
  await loadMerkletreeEngine(nativeDigests),
]

describe.each(ENGINES)("the tree engine $name", (engine) => {
  it("builds the published roots of the RFC 6962 trees", () => {
    const roots = ROOTS.map((_, size) => engine.root(ENTRIES.slice(0, size).map(leafOf)))
    expect(roots).toEqual(ROOTS)
  })

  it("builds and proves every tree to 130 as the definition does", () => {
    const entries = Array.from({ length: 130 }, (_, n) => Uint8Array.of(n, n))
    for (let size = 1; size <= entries.length; size += 1) {
      const tree = entries.slice(0, size)
      const leaves = tree.map(leafOf)
      expect(engine.root(leaves)).toEqual(rootOf(tree))
      const index = (31 * size + 7) % size
      expect(engine.path(leaves, index)).toEqual(pathOf(index, tree))
    }
  })

  it("proves every leaf of a tree that is not a power of two", () => {
    const leaves = Array.from({ length: 77 }, (_, n) => leafOf(Uint8Array.of(n)))
    const root = engine.root(leaves)
    for (const [index, leaf] of leaves.entries()) {
      const proof = { index: BigInt(index), size: 77n, path: engine.path(leaves, index) }
      expect(checkLeafInclusion(leaf, proof, root)).toEqual({ kind: "included" })
    }
  })

  it("proves the place that was asked for among equal leaves", () => {
    const leaves = Array.from({ length: 5 }, () => leafOf(Uint8Array.of(1)))
    const proof = { index: 1n, size: 5n, path: engine.path(leaves, 1) }
    expect(checkLeafInclusion(leaves[1]!, proof, engine.root(leaves)).kind).toBe("included")
  })

  it("answers in plain Uint8Arrays", () => {
    const leaves = ENTRIES.map(leafOf)
    for (const hash of [engine.root(leaves), ...engine.path(leaves, 3)]) {
      expect(Object.getPrototypeOf(hash)).toBe(Uint8Array.prototype)
    }
  })

  it("refuses a leaf that is not there", () => {
    expect(() => engine.path(ENTRIES.map(leafOf), 8)).toThrow(RangeError)
  })
})
