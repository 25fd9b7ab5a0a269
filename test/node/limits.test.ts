/** Limits that no test can reach as they are, tried with small ones in their place. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import type * as Base from "../../core/base/index.ts"
import type { Result } from "../../core/index.ts"
import { event, examineFiles, extended, sealedBag, text, writeFiles } from "../support/evidence.ts"
import { examinePath } from "../support/examine-path.ts"
import { buildTar } from "../support/tar-builder.ts"

const SMALL = vi.hoisted((): { limits: Record<string, number> } => ({ limits: {} }))

vi.mock("../../core/base/index.ts", async (original) => {
  const base = await original<typeof Base>()
  const read = (limits: typeof base.LIMITS, name: string): unknown =>
    SMALL.limits[name] ?? Reflect.get(limits, name)
  return { ...base, LIMITS: new Proxy(base.LIMITS, { get: read as never }) }
})

let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "limits-"))
})
afterAll(() => {
  rmSync(place, { recursive: true })
})

/** What is said under a limit, by code and path, and the verdict. */
async function under(limits: Record<string, number>, examine: () => Promise<Result>) {
  SMALL.limits = limits
  try {
    const { findings, verdict } = await examine()
    const told = findings.filter(({ code }) => code === "LIMIT_EXCEEDED")
    return { verdict, at: told.map(({ at }) => at.path) }
  } finally {
    SMALL.limits = {}
  }
}

describe("evidence beyond a limit is never passed, and at it nothing is said:", () => {
  it("events of a log", async () => {
    const bag = await sealedBag()
    const events = text(bag, "custody/events.jsonl").trimEnd().split("\n").length
    const examine = () => examineFiles(bag)
    expect(await under({ events }, examine)).toEqual({ verdict: "TOTAL-PASSED", at: [] })
    expect(await under({ events: events - 1 }, examine)).toEqual({
      verdict: "INDETERMINATE",
      at: ["custody/events.jsonl"],
    })
  })

  it("generations", async () => {
    const bag = await extended(await extended(await sealedBag(), [event(100)]), [event(101)])
    const examine = () => examineFiles(bag)
    expect(await under({ generations: 2 }, examine)).toEqual({ verdict: "TOTAL-PASSED", at: [] })
    const beyond = await under({ generations: 1 }, examine)
    expect(beyond.verdict).not.toBe("TOTAL-PASSED")
    expect(beyond.at).toEqual(["custody/generations"])
  })

  it("bytes of a manifest", async () => {
    const bag = await sealedBag()
    const manifestBytes = bag.get("tagmanifest-sha256.txt")!.length
    expect(bag.get("manifest-sha256.txt")!.length).toBeLessThan(manifestBytes)
    const examine = () => examineFiles(bag)
    expect(await under({ manifestBytes }, examine)).toEqual({ verdict: "TOTAL-PASSED", at: [] })
    const beyond = await under({ manifestBytes: manifestBytes - 1 }, examine)
    expect(beyond.verdict).not.toBe("TOTAL-PASSED")
    expect(beyond.at).toEqual(["tagmanifest-sha256.txt"])
  })

  it("bytes of a tag file", async () => {
    const bag = await sealedBag()
    const longest = Math.max(
      ...["bag-info.txt", "seals/exporter.dsse.json"].map((path) => bag.get(path)!.length),
    )
    const examine = () => examineFiles(bag)
    expect(await under({ tagFileBytes: longest }, examine)).toEqual({
      verdict: "TOTAL-PASSED",
      at: [],
    })
    const beyond = await under({ tagFileBytes: longest - 1 }, examine)
    expect(beyond.verdict).not.toBe("TOTAL-PASSED")
    expect(beyond.at).toEqual(["seals/exporter.dsse.json"])
  })

  it("decompressed bytes of a .tar.gz", async () => {
    const files = [...(await sealedBag())].map(([path, content]) => ({
      name: `bag/${path}`,
      content,
    }))
    const tar = buildTar(files)
    const path = join(place, "bag.tar.gz")
    writeFileSync(path, gzipSync(tar))
    const examine = () => examinePath(path)
    expect(await under({ decompressedBytes: tar.length }, examine)).toEqual({
      verdict: "TOTAL-PASSED",
      at: [],
    })
    const beyond = await under({ decompressedBytes: tar.length - 1 }, examine)
    expect(beyond.verdict).not.toBe("TOTAL-PASSED")
    expect(beyond.at).toContain("")
  })

  it("content of all archives inside together", async () => {
    const inside = buildTar([
      { name: "bagit.txt", content: "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" },
      { name: "data/a", content: "a" },
    ])
    const folder = join(place, "around")
    writeFiles(folder, new Map([["in.tar", inside]]))
    const inner = async (decompressedBytes: number) => {
      SMALL.limits = { decompressedBytes }
      const { nested, findings } = await examinePath(folder)
      SMALL.limits = {}
      return [
        nested?.length ?? 0,
        findings.filter(({ code }) => code === "NESTED_NOT_EXAMINED").length,
      ]
    }
    expect(await inner(2 * inside.length)).toEqual([1, 0])
    expect(await inner(inside.length)).toEqual([0, 1])
  })
})
