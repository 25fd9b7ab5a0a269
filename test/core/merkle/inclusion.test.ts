import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  checkInclusion,
  checkLeafInclusion,
  inclusionFindings,
  inclusionPath,
  leafHash,
} from "../../../core/merkle/index.ts"
import { leafOf, pathOf, rootOf } from "./definition.ts"
import { ENTRIES, ROOTS } from "./vectors.ts"

describe("checkInclusion", () => {
  it("accepts every entry of every RFC 6962 tree of up to eight", () => {
    for (let size = 1; size <= 8; size += 1) {
      const entries = ENTRIES.slice(0, size)
      for (const [index, entry] of entries.entries()) {
        const proof = { index: BigInt(index), size: BigInt(size), path: pathOf(index, entries) }
        expect(checkInclusion(entry, proof, ROOTS[size]!)).toEqual({ kind: "included" })
        expect(checkLeafInclusion(leafOf(entry), proof, ROOTS[size]!).kind).toBe("included")
      }
    }
  })

  it("accepts any entry of any tree to 130, and no other entry, place or size with its proof", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), (size, pick) => {
        const entries = Array.from({ length: size }, (_, n) => Uint8Array.of(n))
        const index = pick % size
        const path = pathOf(index, entries)
        const root = rootOf(entries)
        const ask = (entry: number, at: number, of: number): string =>
          checkInclusion(Uint8Array.of(entry), { index: BigInt(at), size: BigInt(of), path }, root)
            .kind
        expect(ask(index, index, size)).toBe("included")
        expect(ask(200, index, size)).toBe("other-root")
        for (let at = 0; at < size; at += 1) {
          if (at !== index) expect(ask(index, at, size)).not.toBe("included")
        }
      }),
    )
  })

  it("never throws and accepts nothing for arbitrary values", () => {
    const hash = fc.uint8Array({ maxLength: 33 })
    const number = fc.bigInt({ min: -2n, max: 2n ** 64n })
    const proof = fc.record({
      index: number,
      size: number,
      path: fc.array(hash, { maxLength: 70 }),
    })
    fc.assert(
      fc.property(hash, proof, hash, (leaf, claim, root) => {
        expect(checkLeafInclusion(leaf, claim, root).kind).not.toBe("included")
      }),
    )
  })

  it("climbs the tree of 2^64-1 leaves", () => {
    const path = Array.from({ length: 64 }, () => leafHash(Uint8Array.of(1)))
    const proof = { index: 0n, size: 2n ** 64n - 1n, path }
    expect(checkLeafInclusion(ROOTS[1]!, proof, ROOTS[8]!).kind).toBe("other-root")
  })

  it("accepts a leaf for the root only in a tree of one", () => {
    const root = ROOTS[1]!
    expect(checkLeafInclusion(root, { index: 0n, size: 1n, path: [] }, root).kind).toBe("included")
    expect(checkLeafInclusion(root, { index: 0n, size: 2n, path: [] }, root).kind).toBe("malformed")
  })

  const proof = { index: 0n, size: 8n, path: pathOf(0, ENTRIES) }

  it("reports a short proof as malformed, with both counts", () => {
    const short = { ...proof, path: proof.path.slice(1) }
    expect(checkInclusion(ENTRIES[0]!, short, ROOTS[8]!)).toEqual({
      kind: "malformed",
      reason: "the proof has 2 hashes where leaf 0 of 8 needs 3",
    })
  })

  it("reports a proof with a hash too many as malformed", () => {
    const long = { ...proof, path: [...proof.path, ROOTS[8]!] }
    expect(checkInclusion(ENTRIES[0]!, long, ROOTS[8]!)).toEqual({
      kind: "malformed",
      reason: "the proof has 4 hashes where leaf 0 of 8 needs 3",
    })
  })

  it.each([
    [8n, 8n],
    [-1n, 8n],
    [0n, 0n],
  ])("reports leaf %d of %d as outside", (index, size) => {
    expect(checkInclusion(ENTRIES[0]!, { ...proof, index, size }, ROOTS[8]!)).toEqual({
      kind: "malformed",
      reason: `index ${index} is outside a tree of ${size} leaves`,
    })
  })

  it("reports a hash of another length, whichever it is", () => {
    const short = new Uint8Array(31)
    const reason = "a hash is 31 bytes long, not 32"
    const [, ...rest] = proof.path
    const withShort = { ...proof, path: [short, ...rest] }
    expect(checkInclusion(ENTRIES[0]!, withShort, ROOTS[8]!)).toEqual({ kind: "malformed", reason })
    expect(checkInclusion(ENTRIES[0]!, proof, short)).toEqual({ kind: "malformed", reason })
    expect(checkLeafInclusion(short, proof, ROOTS[8]!)).toEqual({ kind: "malformed", reason })
  })

  it("names the root that another entry leads to", () => {
    const other = checkInclusion(Uint8Array.of(0xff), proof, ROOTS[8]!)
    const expected = rootOf([Uint8Array.of(0xff), ...ENTRIES.slice(1)])
    expect(other).toEqual({ kind: "other-root", computed: expected })
  })
})

describe("inclusionPath", () => {
  it("is PATH of the definition for every leaf of every tree to 40", () => {
    for (let size = 1; size <= 40; size += 1) {
      const entries = Array.from({ length: size }, (_, n) => Uint8Array.of(n))
      for (let index = 0; index < size; index += 1) {
        expect(inclusionPath(entries.map(leafOf), index)).toEqual(pathOf(index, entries))
      }
    }
  })

  it("refuses a leaf that is not there", () => {
    expect(() => inclusionPath([ROOTS[1]!], 1)).toThrow(RangeError)
    expect(() => inclusionPath([ROOTS[1]!], -1)).toThrow(RangeError)
    expect(() => inclusionPath([ROOTS[1]!], 0.5)).toThrow(RangeError)
    expect(() => inclusionPath([], 0)).toThrow(RangeError)
  })
})

describe("inclusionFindings", () => {
  it("has nothing to say of a sound proof", () => {
    expect(inclusionFindings("x", { kind: "included" })).toEqual([])
  })

  it("states MERKLE_PROOF_INVALID with what stood in the way", () => {
    expect(inclusionFindings("x", { kind: "malformed", reason: "too short" })).toEqual([
      { code: "MERKLE_PROOF_INVALID", at: { path: "x" }, observed: { reason: "too short" } },
    ])
    expect(inclusionFindings("x", { kind: "other-root", computed: Uint8Array.of(0xab) })).toEqual([
      { code: "MERKLE_PROOF_INVALID", at: { path: "x" }, observed: { computed: "ab" } },
    ])
  })
})
