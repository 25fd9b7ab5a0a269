import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { writeNewFile } from "../../core/node/index.ts"
import { inParallel } from "../../core/node/in-parallel.ts"
import { linesOf } from "../../core/node/lines.ts"
import { writeSpool } from "../../core/node/spool.ts"
import { claimFolder } from "../../core/node/write-file.ts"

let place: string

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "sealwright-write-"))
})
afterEach(() => {
  rmSync(place, { recursive: true, force: true })
})

describe("writeNewFile", () => {
  it("writes a file whole and leaves no other beside it", async () => {
    await writeNewFile(join(place, "new"), Buffer.from("content"))
    expect(readdirSync(place)).toEqual(["new"])
    expect(readFileSync(join(place, "new"), "utf8")).toBe("content")
  })

  it.each(["a file", "a folder", "a dangling link"])("never replaces %s", async (what) => {
    const path = join(place, "taken")
    if (what === "a file") writeFileSync(path, "mine")
    if (what === "a folder") mkdirSync(path)
    if (what === "a dangling link") symlinkSync("nowhere", path)
    await expect(writeNewFile(path, Buffer.from("x"))).rejects.toMatchObject({
      code: "UNWRITABLE",
      path,
    })
    expect(readdirSync(place)).toEqual(["taken"])
  })

  it("lets only one of many that write the same name succeed", async () => {
    const path = join(place, "one")
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => writeNewFile(path, Buffer.from(String(n)))),
    )
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(readdirSync(place)).toEqual(["one"])
  })
})

describe("claimFolder", () => {
  it("takes the place of nothing, not even of an empty folder", async () => {
    for (const name of ["partial", "taken"]) mkdirSync(join(place, name))
    writeFileSync(join(place, "partial/file"), "")
    await expect(claimFolder(join(place, "partial"), join(place, "taken"))).rejects.toMatchObject({
      code: "UNWRITABLE",
    })
    expect(readdirSync(join(place, "taken"))).toEqual([])
  })
})

describe("writeSpool", () => {
  it("writes small and large pieces in order", async () => {
    const pieces = [10, 700_000, 400_000, 3_000_000, 1, 0, 1_048_576].map((size, n) =>
      Buffer.alloc(size, n + 1),
    )
    await writeSpool(join(place, "spool"), async (append) => {
      for (const piece of pieces) await append(piece)
    })
    expect(readFileSync(join(place, "spool")).equals(Buffer.concat(pieces))).toBe(true)
  })
})

describe("linesOf", () => {
  it.each([1, 2, 3, 7, 100])("finds the same lines in chunks of %i bytes", async (size) => {
    const bytes = Buffer.from("one\n\ntwo three\nlast")
    const lines: string[] = []
    for await (const line of linesOf(chunksOf(bytes, size), 9, () => new Error("too long"))) {
      lines.push(Buffer.from(line).toString())
    }
    expect(lines).toEqual(["one", "", "two three", "last"])
  })

  it.each([1, 4, 100])(
    "refuses a longer line by its number, in chunks of %i bytes",
    async (size) => {
      const read = async (): Promise<void> => {
        const chunks = chunksOf(Buffer.from("ok\n0123456789\n"), size)
        for await (const line of linesOf(chunks, 9, (number) => new Error(`line ${number}`))) {
          expect(line.length).toBeLessThan(10)
        }
      }
      await expect(read()).rejects.toThrow("line 2")
    },
  )
})

describe("inParallel", () => {
  it("answers in the order of the items, with no more at a time than told", async () => {
    let running = 0
    let most = 0
    const answers = await inParallel([5, 1, 4, 2, 3], 2, async (n) => {
      running += 1
      most = Math.max(most, running)
      await wait(n)
      running -= 1
      return n * 10
    })
    expect(answers).toEqual([50, 10, 40, 20, 30])
    expect(most).toBe(2)
  })

  it("fails with the first failure, after all that had begun ended, and begins no more", async () => {
    const ended: number[] = []
    const work = inParallel([1, 2, 3, 4], 2, async (n) => {
      if (n === 1) throw new Error("first")
      await wait(20)
      ended.push(n)
    })
    await expect(work).rejects.toThrow("first")
    expect(ended).toEqual([2])
  })
})

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const shared = new Uint8Array(size)
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size)
    shared.set(piece)
    yield await Promise.resolve(shared.subarray(0, piece.length))
  }
}
