/** The window's own way to a root, judged by RFC 9162 word for word. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toHex, toUtf8 } from "../../core/index.ts"
import { sha256, sidesOf, treePath } from "../../renderer/state/tree-path.ts"
import { pathOf, rootOf } from "../core/merkle/definition.ts"

const LINES = Array.from({ length: 70 }, (_, index) => toUtf8(`line ${String(index)}`))

describe("the way to the root", () => {
  it("ends at the root that RFC 9162 defines, from any line in any tree", async () => {
    const place = fc
      .integer({ min: 1, max: LINES.length })
      .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })))
    await fc.assert(
      fc.asyncProperty(place, async ([size, line]) => {
        const lines = LINES.slice(0, size)
        const path = pathOf(line, lines).map(toHex)
        const way = await treePath(LINES[line]!, { line, size, path })
        expect(way?.root).toBe(toHex(rootOf(lines)))
        expect(way?.steps).toHaveLength(path.length)
      }),
      { numRuns: 150 },
    )
  })

  it("ends elsewhere when a byte of the line or of a sibling is another", async () => {
    const path = pathOf(5, LINES.slice(0, 9)).map(toHex)
    const root = toHex(rootOf(LINES.slice(0, 9)))
    const place = { line: 5, size: 9, path }
    expect((await treePath(LINES[6]!, place))?.root).not.toBe(root)
    const forged = path.with(
      2,
      path[2]!.replace(/^./, (digit) => (digit === "0" ? "1" : "0")),
    )
    expect((await treePath(LINES[5]!, { ...place, path: forged }))?.root).not.toBe(root)
  })

  it("is none when the siblings are too few, too many, or of another line", () => {
    expect(sidesOf(5, 9, 4)).toEqual(["left", "right", "left", "right"])
    expect(sidesOf(8, 9, 1)).toEqual(["left"])
    expect(sidesOf(0, 1, 0)).toEqual([])
    expect(sidesOf(5, 9, 3)).toBeUndefined()
    expect(sidesOf(5, 9, 5)).toBeUndefined()
    expect(sidesOf(9, 9, 4)).toBeUndefined()
    expect(sidesOf(-1, 9, 4)).toBeUndefined()
  })

  it("computes SHA-256 as FIPS 180-4 gives it for 'abc'", async () => {
    expect(await sha256(toUtf8("a"), toUtf8("bc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    )
  })
})
