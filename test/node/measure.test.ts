import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as later } from "node:timers/promises"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { DigestAlgorithm } from "../../core/claims/index.ts"
import type { MeasureJob } from "../../core/hashing/index.ts"
import { openEvidence } from "../../core/node/index.ts"
import { hold, makeHold, release } from "../../core/base/index.ts"
import { buildTar } from "../support/tar-builder.ts"
import { buildZip } from "../support/zip-builder.ts"

const ALL = [
  "md5",
  "sha1",
  "sha224",
  "sha256",
  "sha384",
  "sha512",
] as const satisfies DigestAlgorithm[]
const MIB = 1024 * 1024

/** Sizes around every border that reading knows: the buffer, a batch, a large file. */
const SIZES = [0, 1, 55, 64, MIB - 1, MIB, MIB + 1, 3 * MIB + 7, 9 * MIB, 24 * MIB]

let root: string
let archives: string
const contents = new Map<string, Uint8Array>()

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "measure-"))
  archives = mkdtempSync(join(tmpdir(), "measure-archives-"))
  mkdirSync(join(root, "data"))
  for (const size of SIZES)
    put(
      `data/${size}`,
      Uint8Array.from({ length: size }, (_, i) => (i * 31) >> 3),
    )
  for (let i = 0; i < 600; i += 1) put(`data/small-${i}`, Buffer.from(`content ${i}`))
})

afterAll(() => {
  rmSync(root, { recursive: true })
  rmSync(archives, { recursive: true })
})

describe("measuring", () => {
  it.each([
    ["in this thread", { engine: "native", jobs: 1 }],
    ["in two workers", { engine: "native", jobs: 2 }],
    ["in more workers than there are cores", { engine: "native", jobs: 5 }],
    ["with as many workers as pays here", { engine: "native" }],
    ["in two workers by the portable engine", { engine: "portable", jobs: 2 }],
  ] as const)("gives every digest in the order of the jobs, %s", async (_, options) => {
    const { container, measure } = await openEvidence(root)
    const jobs = [...contents.keys()]
      .toReversed()
      .map((path): MeasureJob => ({ path, algorithms: ["sha256"] }))
    const measured = await measure(options)(jobs)
    expect(measured).toEqual(
      jobs.map(({ path }) => ({
        path,
        sizeBytes: contents.get(path)!.length,
        digests: { sha256: digest("sha256", path) },
      })),
    )
    await container.close()
  })

  it.each(["native", "portable"] as const)(
    "computes every algorithm in one pass by the %s engine",
    async (engine) => {
      const { measure } = await openEvidence(root)
      const paths = ["data/0", "data/55", `data/${MIB + 1}`]
      const measured = await measure({ engine })(paths.map((path) => ({ path, algorithms: ALL })))
      expect(measured.map(({ digests }) => digests)).toEqual(
        paths.map((path) => Object.fromEntries(ALL.map((name) => [name, digest(name, path)]))),
      )
    },
  )

  it("measures members of an archive in workers", async () => {
    const members = [...contents].map(([name, content], i) => ({
      name,
      content,
      deflated: i % 2 === 0,
    }))
    const path = join(root, "..", `${root.split("/").at(-1)!}.zip`)
    writeFileSync(path, buildZip({ members }))
    try {
      const { container, measure } = await openEvidence(path)
      const jobs = container.entries.map((entry) => ({
        path: entry.path,
        algorithms: ["sha256"] as const,
      }))
      const measured = await measure({ engine: "native", jobs: 2 })(jobs)
      expect(measured.map((one) => [`data/${one.path}`, one.digests.sha256])).toEqual(
        measured.map((one) => [`data/${one.path}`, digest("sha256", `data/${one.path}`)]),
      )
      expect(measured).toHaveLength(contents.size)
      await container.close()
    } finally {
      rmSync(path)
    }
  })

  it.each([1, 2])(
    "tells its progress, in bytes that sum to what was read, with %i jobs",
    async (jobs) => {
      const { measure } = await openEvidence(root)
      let bytes = 0
      const onBytes = (more: number): void => {
        bytes += more
      }
      await measure({ engine: "native", jobs })(allJobs(), { onBytes })
      expect(bytes).toBe([...contents.values()].reduce((sum, { length }) => sum + length, 0))
    },
  )

  it.each([
    // Little enough for this thread.
    ["in this thread", { largest: 100, jobs: 1, isStream: false }],
    ["in one worker, where a large file is", { largest: Infinity, jobs: 1, isStream: false }],
    ["in two workers", { largest: Infinity, jobs: 2, isStream: false }],
    ["in a stream", { largest: Infinity, jobs: 1, isStream: true }],
  ])(
    "reads nothing while it is held, and then all of it, %s",
    async (_, { largest, jobs, isStream }) => {
      const held = makeHold()
      let bytes = 0
      const onBytes = (more: number): void => {
        bytes += more
      }
      const { container, measure } = await openEvidence(isStream ? asTarGz() : root)
      const files = container.entries.filter(
        ({ kind, sizeBytes }) => kind === "file" && sizeBytes <= largest,
      )
      const wanted = files.map((entry) => ({ path: entry.path, algorithms: ["sha256"] as const }))
      hold(held)
      const measuring = measure({ engine: "native", jobs })(wanted, { held, onBytes })
      await later(600)
      expect(bytes).toBe(0)
      release(held)
      const measured = await measuring
      const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
      expect(measured.every(({ digests }) => digests.sha256 !== undefined)).toBe(true)
      expect(bytes).toBe(total)
      await container.close()
    },
  )

  it("opens nothing while it is held, so that what goes meanwhile was not read", async () => {
    const folder = mkdtempSync(join(tmpdir(), "measure-held-"))
    const names = Array.from({ length: 6 }, (_, index) => `${index}.bin`)
    for (const name of names) writeFileSync(join(folder, name), new Uint8Array(9 * MIB))
    const held = makeHold()
    const { container, measure } = await openEvidence(folder)
    const wanted = names.map((path) => ({ path, algorithms: ["sha256"] as const }))
    hold(held)
    const measuring = measure({ engine: "native", jobs: 2 })(wanted, { held })
    await later(1500)
    rmSync(folder, { recursive: true })
    await later(300)
    expect(await Promise.race([measuring, Promise.resolve("nothing")])).toBe("nothing")
    release(held)
    const measured = await measuring
    expect(measured.map(({ path, problem }) => [path, problem?.kind])).toEqual(
      names.map((path) => [path, "changed"]),
    )
    await container.close()
  })

  it("goes on from where it was held, and gives the digests that it would have given", async () => {
    const held = makeHold()
    const reached: number[] = []
    let bytes = 0
    const onBytes = (more: number): void => {
      bytes += more
      if (reached.length > 0) return
      reached.push(bytes)
      hold(held)
    }
    const { measure } = await openEvidence(root)
    const measuring = measure({ engine: "native", jobs: 2 })(allJobs(), { held, onBytes })
    await expect.poll(() => reached.length, { timeout: 5000 }).toBe(1)
    await later(300)
    const before = bytes
    await later(300)
    expect(bytes).toBe(before)
    expect(bytes).toBeLessThan([...contents.values()].reduce((sum, { length }) => sum + length, 0))
    release(held)
    const measured = await measuring
    expect(measured.map(({ path, digests }) => [path, digests.sha256])).toEqual(
      allJobs().map(({ path }) => [path, digest("sha256", path)]),
    )
  })

  it("hears that it is to stop while it is held", async () => {
    const held = makeHold()
    const stop = new AbortController()
    hold(held)
    const { measure } = await openEvidence(root)
    const measuring = measure({ engine: "native", jobs: 2 })(allJobs(), {
      ...{ held, signal: stop.signal },
    })
    stop.abort()
    await expect(measuring).rejects.toMatchObject({ code: "INTERRUPTED" })
  })

  it.each([1, 2])(
    "stops when the signal is aborted before it begins, with %i jobs",
    async (jobs) => {
      const { measure } = await openEvidence(root)
      const signal = AbortSignal.abort()
      await expect(
        measure({ engine: "native", jobs })(allJobs(), { signal }),
      ).rejects.toMatchObject({
        code: "INTERRUPTED",
      })
    },
  )

  it("stops when the signal is aborted in between", async () => {
    const { measure } = await openEvidence(root)
    const stop = new AbortController()
    const onBytes = (): void => {
      stop.abort()
    }
    const progress = { signal: stop.signal, onBytes }
    await expect(measure({ engine: "native", jobs: 2 })(allJobs(), progress)).rejects.toMatchObject(
      {
        code: "INTERRUPTED",
      },
    )
  })

  it("answers nothing for no jobs", async () => {
    const { measure } = await openEvidence(root)
    expect(await measure({ engine: "native" })([])).toEqual([])
  })

  it("takes a path that is not listed for our own fault", async () => {
    const { measure } = await openEvidence(root)
    const jobs = [{ path: "../etc/passwd", algorithms: ["sha256"] as const }]
    await expect(measure({ engine: "native" })(jobs)).rejects.toMatchObject({ code: "INTERNAL" })
  })
})

function put(path: string, content: Uint8Array): void {
  contents.set(path, content)
  writeFileSync(join(root, path), content)
}

/** The same contents as a compressed archive, which can only be read from front to back. */
function asTarGz(): string {
  const members = [...contents].map(([name, content]) => ({ name, content }))
  writeFileSync(join(archives, "all.tar.gz"), gzipSync(buildTar(members)))
  return join(archives, "all.tar.gz")
}

function allJobs(): readonly MeasureJob[] {
  return [...contents.keys()].map((path) => ({ path, algorithms: ["sha256"] }))
}

function digest(algorithm: DigestAlgorithm, path: string): string {
  return createHash(algorithm).update(contents.get(path)!).digest("hex")
}
