import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../../core/base/index.ts"
import {
  decodePath,
  encodePath,
  isBagPath,
  parseManifest,
  writeManifest,
} from "../../../../core/formats/evidence-bag/layout.ts"

const DIGEST = "a".repeat(64)

/** Names that no rule forbids, among them those that need encoding. */
const component = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((text) => text.replaceAll(/[/\0]/g, "%"))
  .filter((text) => text !== "." && text !== "..")
const path = fc.array(component, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"))
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/)

describe("a manifest of an evidence bag", () => {
  it("is written as the format document says", () => {
    const entries = [
      { path: "data/b 100%.txt", sha256: "b".repeat(64) },
      { path: "data/a\n.txt", sha256: DIGEST },
    ]
    expect(new TextDecoder().decode(writeManifest(entries))).toBe(
      `${DIGEST}  data/a%0A.txt\n${"b".repeat(64)}  data/b 100%25.txt\n`,
    )
  })

  it("is sorted by the bytes of the paths, not by UTF-16 code units", () => {
    // U+FF5E is EF BD 9E in UTF-8 and sorts before U+1F600, F0 9F 98 80; in UTF-16 it sorts after.
    const entries = ["data/\u{1F600}", "data/\uFF5E"].map((name) => ({
      path: name,
      sha256: DIGEST,
    }))
    const { lines } = parseManifest(writeManifest(entries), 64)
    expect(lines.map((line) => line.path)).toEqual(["data/\uFF5E", "data/\u{1F600}"])
  })

  it("reads back what was written, without a fault", () => {
    fc.assert(
      fc.property(fc.dictionary(path, sha256, { maxKeys: 20 }), (digests) => {
        const entries = Object.entries(digests).map(([name, digest]) => ({
          path: name,
          sha256: digest,
        }))
        const { lines, faults } = parseManifest(writeManifest(entries), 64)
        expect(faults).toEqual([])
        expect(new Map(lines.map((line) => [line.path, line.digest]))).toEqual(
          new Map(Object.entries(digests)),
        )
      }),
    )
  })

  it("never throws, and reads no line that it would not write", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { lines, faults } = parseManifest(bytes, 64)
        if (faults.length > 0) return
        const entries = lines.map((line) => ({ path: line.path, sha256: line.digest }))
        expect(writeManifest(entries)).toEqual(bytes)
      }),
    )
  })

  it("reads no mutated manifest in a second way", () => {
    const good = `${DIGEST}  data/a%25\n${"0".repeat(64)}  data/b\n`
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.constantFrom(...Array.from(" *%\\/\r\n\tA.")),
        (at, character) => {
          const bytes = toUtf8(good.slice(0, at) + character + good.slice(at + 1))
          const { lines, faults } = parseManifest(bytes, 64)
          const entries = lines.map((line) => ({ path: line.path, sha256: line.digest }))
          if (faults.length === 0) expect(writeManifest(entries)).toEqual(bytes)
        },
      ),
    )
  })

  const faults: Readonly<Record<string, readonly [text: string, reason: RegExp]>> = {
    "one space": [`${DIGEST} data/a\n`, /two spaces/],
    "the asterisk of md5sum": [`${DIGEST} *data/a\n`, /two spaces/],
    "an upper-case digest": [`${"A".repeat(64)}  data/a\n`, /lower-case/],
    "a short digest": [`${"a".repeat(63)}  data/a\n`, /64/],
    "a leading ./": [`${DIGEST}  ./data/a\n`, /cannot lie in a bag/],
    "a parent folder": [`${DIGEST}  data/../a\n`, /cannot lie in a bag/],
    "an absolute path": [`${DIGEST}  /data/a\n`, /cannot lie in a bag/],
    "an empty component": [`${DIGEST}  data//a\n`, /cannot lie in a bag/],
    "a bare percent sign": [`${DIGEST}  data/100%\n`, /percent/],
    "lower-case percent-encoding": [`${DIGEST}  data/%0a\n`, /percent/],
    CRLF: [`${DIGEST}  data/a\r\n`, /percent sign or CR/],
    "no LF at the end": [`${DIGEST}  data/a`, /does not end with LF/],
    "an empty line": [`\n${DIGEST}  data/a\n`, /empty line/],
    "the wrong order": [`${DIGEST}  data/b\n${DIGEST}  data/a\n`, /order/],
    "a path listed twice": [`${DIGEST}  data/a\n${DIGEST}  data/a\n`, /same path/],
    "a line beyond the limit": [`${DIGEST}  data/${"a".repeat(17_000)}\n`, /longer than/],
    "a path beyond the limit": [`${DIGEST}  data/${"a/".repeat(2100)}a\n`, /cannot lie in a bag/],
    "a component beyond the limit": [`${DIGEST}  data/${"ä".repeat(128)}\n`, /cannot lie in a bag/],
  }
  for (const [name, [text, reason]] of Object.entries(faults)) {
    it(`refuses ${name}`, () => {
      const read = parseManifest(toUtf8(text), 64)
      expect(read.faults.map((fault) => fault.reason).join()).toMatch(reason)
    })
  }

  it("refuses what is not UTF-8", () => {
    const bytes = new Uint8Array([...toUtf8(`${DIGEST}  data/`), 0xff, 0x0a])
    expect(parseManifest(bytes, 64).faults).toEqual([
      { line: 1, reason: "not UTF-8", overLimit: false },
    ])
  })

  it("goes on after a faulty line", () => {
    const { lines, faults: found } = parseManifest(toUtf8(`x\n${DIGEST}  data/a\n`), 64)
    expect(found.map(({ line }) => line)).toEqual([1])
    expect(lines).toEqual([{ path: "data/a", digest: DIGEST, line: 2 }])
  })

  it("is not written with a path twice, or a path outside the bag", () => {
    const twice = [1, 2].map((n) => ({ path: "data/a", sha256: String(n).repeat(64) }))
    expect(() => writeManifest(twice)).toThrow("twice")
    expect(() => writeManifest([{ path: "../a", sha256: DIGEST }])).toThrow("no bag can hold")
  })
})

describe("the spelling of a path", () => {
  it("encodes the percent sign, LF and CR and nothing else", () => {
    expect(encodePath("a%\n\r b\u202E\\")).toBe("a%25%0A%0D b\u202E\\")
  })

  it("has one path for every spelling and one spelling for every path", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(decodePath(encodePath(text))).toBe(text)
        const decoded = decodePath(text)
        if (decoded !== undefined) expect(encodePath(decoded)).toBe(text)
      }),
    )
  })
})

describe("isBagPath", () => {
  it.each(["data/a", "a", "data/...", "data/~", "data/a\nb"])("accepts %j", (name) => {
    expect(isBagPath(name)).toBe(true)
  })
  it.each(["", "/a", "a/", "a//b", ".", "a/.", "..", "a/../b", "a\0b"])("refuses %j", (name) => {
    expect(isBagPath(name)).toBe(false)
  })
})
