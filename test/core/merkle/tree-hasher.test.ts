import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { portableDigests } from "../../../core/hashing/index.ts"
import { makeTreeHasher } from "../../../core/merkle/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"
import { rootOf } from "./definition.ts"
import { ENTRIES, ROOTS } from "./vectors.ts"

describe.each([portableDigests, nativeDigests])("the tree hasher on $name digests", (digests) => {
  it("has the published root after each of the eight RFC 6962 entries", () => {
    const tree = makeTreeHasher(digests)
    const roots = [tree.root()]
    for (const entry of ENTRIES) {
      tree.add(entry)
      roots.push(tree.root())
    }
    expect(roots).toEqual(ROOTS)
  })

  it("has the root of the definition at every size to 130", () => {
    const tree = makeTreeHasher(digests)
    const entries: Uint8Array[] = []
    for (let size = 1; size <= 130; size += 1) {
      const entry = Uint8Array.of(size, 7 * size)
      entries.push(entry)
      tree.add(entry)
      expect(tree.size).toBe(size)
      expect(tree.root()).toEqual(rootOf(entries))
    }
  })
})

describe("the tree hasher", () => {
  it("gives the same root whether or not roots were taken on the way", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 }), (entries) => {
        const asked = makeTreeHasher()
        const quiet = makeTreeHasher()
        for (const entry of entries) {
          asked.add(entry)
          asked.root()
          quiet.add(entry)
        }
        expect(quiet.root()).toEqual(rootOf(entries))
        expect(asked.root()).toEqual(quiet.root())
      }),
    )
  })

  it("keeps nothing of the bytes it was given", () => {
    const shared = new Uint8Array(4)
    const tree = makeTreeHasher()
    for (const value of [1, 2, 3]) {
      shared.fill(value)
      tree.add(shared)
    }
    const entries = [1, 2, 3].map((value) => new Uint8Array(4).fill(value))
    expect(tree.root()).toEqual(rootOf(entries))
  })

  it("hashes long entries after short ones and short after long", () => {
    const entries = [3, 5000, 2, 1023, 1024, 0].map((length) => new Uint8Array(length).fill(length))
    const tree = makeTreeHasher()
    for (const entry of entries) tree.add(entry)
    expect(tree.root()).toEqual(rootOf(entries))
  })

  it("tells a leaf from a node that has the same bytes", () => {
    const [first = ROOTS[1]!, second = ROOTS[1]!] = ENTRIES.slice(0, 2).map((entry) =>
      rootOf([entry]),
    )
    const forged = makeTreeHasher()
    forged.add(new Uint8Array([...first, ...second]))
    expect(forged.root()).not.toEqual(ROOTS[2])
  })

  it("does not take a repeated last entry for the tree without it", () => {
    const three = makeTreeHasher()
    for (const entry of ENTRIES.slice(0, 3)) three.add(entry)
    const root = three.root()
    three.add(ENTRIES[2]!)
    expect(three.root()).not.toEqual(root)
  })
})
