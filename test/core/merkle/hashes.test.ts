import { describe, expect, it } from "vitest"
import { leafHash, nodeHash } from "../../../core/merkle/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"
import { ENTRIES, ROOTS } from "./vectors.ts"

describe("leafHash and nodeHash", () => {
  const [first, second] = ENTRIES.map((entry) => leafHash(entry))

  it("give the published root of the tree of one entry, and of two", () => {
    expect(first).toEqual(ROOTS[1])
    expect(nodeHash(first!, second!)).toEqual(ROOTS[2])
    expect(nodeHash(first!, second!, nativeDigests)).toEqual(ROOTS[2])
  })

  it("keep the order of the two children", () => {
    expect(nodeHash(second!, first!)).not.toEqual(ROOTS[2])
  })
})
