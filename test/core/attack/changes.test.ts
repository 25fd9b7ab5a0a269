/** Changes laid over evidence: what is read is what was changed, and nothing else is read again. */
import { Readable } from "node:stream"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { splicedSource } from "../../../core/attack/archive.ts"
import {
  GONE,
  overlaid,
  overlaidContainer,
  remembering,
  spliced,
  toBytes,
  type Change,
  type Splice,
} from "../../../core/attack/changes.ts"
import { makeRandom } from "../../../core/attack/random.ts"
import { memoryContainer, memorySource, type Container } from "../../../core/container/index.ts"
import { makePortableMeasure, type Measure } from "../../../core/hashing/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A file that is read in pieces of a few bytes. */
function inPieces(bytes: Uint8Array, size: number): Container {
  const whole = memoryContainer([{ path: "data/a", bytes }])
  const starts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => n * size)
  const pieces = starts.map((at) => bytes.subarray(at, at + size))
  return { ...whole, read: () => Readable.from(pieces) as AsyncIterable<Uint8Array> }
}

async function read(container: Container, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of container.read(path)) chunks.push(chunk.slice())
  return Uint8Array.from(Buffer.concat(chunks))
}

/** The definition, slow and obvious: one byte list, cut from the back. */
function defined(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const list = [...bytes]
  for (const { from, to, bytes: put, xor } of splices.toReversed()) {
    const placed = xor === undefined ? put : put.map((mask) => mask ^ (list[from] ?? 0))
    list.splice(from, to - from, ...placed)
  }
  return Uint8Array.from(list)
}

/** Splices in order that do not overlap, over a text of some length. */
const spliceCases = fc
  .record({
    bytes: fc.uint8Array({ minLength: 1, maxLength: 60 }),
    cuts: fc.uniqueArray(fc.nat(60), { maxLength: 8 }),
    put: fc.array(fc.uint8Array({ maxLength: 5 }), { minLength: 4, maxLength: 4 }),
    piece: fc.integer({ min: 1, max: 9 }),
    xor: fc.boolean(),
  })
  .map(({ bytes, cuts, put, piece, xor }) => {
    const points = cuts.filter((cut) => cut <= bytes.length).sort((a, b) => a - b)
    const splices: Splice[] = []
    for (let at = 0; at + 1 < points.length; at += 2) {
      const [from, to] = [points[at]!, points[at + 1]!]
      splices.push(
        xor
          ? { from, to: from + 1, bytes: Uint8Array.of(7), xor: true }
          : { from, to, bytes: put[at / 2] ?? new Uint8Array(0) },
      )
    }
    return { bytes, splices, piece }
  })

describe("splices", () => {
  it("over a file that comes in pieces give what cutting it by hand gives", async () => {
    await fc.assert(
      fc.asyncProperty(spliceCases, async ({ bytes, splices, piece }) => {
        const changed = overlaidContainer(
          inPieces(bytes, piece),
          new Map([["data/a", spliced(...splices)]]),
        )
        const after = await read(changed, "data/a")
        expect(after).toEqual(defined(bytes, splices))
        expect(changed.entries[0]?.sizeBytes).toBe(after.length)
      }),
      { numRuns: 500 },
    )
  })

  it("over an archive give the same, whatever range is asked for", () => {
    fc.assert(
      fc.property(spliceCases, fc.nat(80), fc.nat(80), ({ bytes, splices }, offset, length) => {
        const source = splicedSource(memorySource(bytes), splices)
        const whole = defined(bytes, splices)
        expect(source.sizeBytes).toBe(whole.length)
        expect(new Uint8Array(source.read(offset, length))).toEqual(
          whole.slice(offset, offset + length),
        )
      }),
      { numRuns: 500 },
    )
  })

  it("over an archive know which bytes are still its own", () => {
    fc.assert(
      fc.property(
        spliceCases,
        fc.nat(60),
        fc.integer({ min: 1, max: 9 }),
        (one, offset, length) => {
          const source = splicedSource(memorySource(one.bytes), one.splices)
          const origin = source.origin(offset, length)
          if (origin === undefined) return
          const own = one.bytes.slice(origin, origin + length)
          expect(new Uint8Array(source.read(offset, length))).toEqual(own)
        },
      ),
    )
  })
})

describe("changes of entries", () => {
  const base = memoryContainer([
    { path: "data/a", bytes: bytesOf("a") },
    { path: "data/b", bytes: bytesOf("bb") },
  ])

  it("replace, remove, add and take over, in the order of paths", async () => {
    const changes = new Map<string, Change>([
      ["data/a", GONE],
      ["data/c", { kind: "taken", from: "data/a" }],
      ["data/B", toBytes(bytesOf("new"))],
    ])
    const changed = overlaidContainer(base, changes)
    expect(changed.entries.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
      ["data/B", 3],
      ["data/b", 2],
      ["data/c", 1],
    ])
    const all = await Promise.all(["data/B", "data/b", "data/c"].map((path) => read(changed, path)))
    expect(all.map((bytes) => new TextDecoder().decode(bytes))).toEqual(["new", "bb", "a"])
  })

  it("tell of an added link as a folder on disk does", () => {
    const { findings } = overlaidContainer(base, new Map([["x", { kind: "entry", entry: "link" }]]))
    expect(findings.map(({ code, at }) => [code, at.path])).toEqual([["CONTAINER_UNSAFE", "x"]])
  })

  it("are measured, and what was not changed is measured once for all attacks", async () => {
    const asked: string[] = []
    const measure: Measure = (jobs, progress) => {
      asked.push(...jobs.map(({ path }) => path))
      return makePortableMeasure(base, nativeDigests)(jobs, progress)
    }
    const opened = { container: base, measure: remembering(measure) }
    const jobs = ["data/a", "data/b"].map((path) => ({ path, algorithms: ["sha256"] as const }))
    const before = await opened.measure(jobs)
    const changed = overlaid(opened, new Map([["data/b", toBytes(bytesOf("x"))]]), nativeDigests)
    const after = await changed.measure(jobs)
    expect(after[0]).toEqual(before[0])
    expect(after[1]?.digests).not.toEqual(before[1]?.digests)
    expect(asked).toEqual(["data/a", "data/b"])
  })
})

describe("chance", () => {
  it("is the same for the same seed and name, and another for any other", () => {
    const first = (seed: number, name: string) => makeRandom(seed, name).below(2 ** 40)
    expect(first(1, "a")).toBe(first(1, "a"))
    expect(new Set([first(1, "a"), first(2, "a"), first(1, "b")]).size).toBe(3)
  })

  it("stays below its end and reaches every number below it", () => {
    const random = makeRandom(3, "all")
    const seen = new Set(Array.from({ length: 400 }, () => random.below(10)))
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(random.below(0)).toBe(0)
    expect(random.pick<string>([])).toBeUndefined()
  })
})
