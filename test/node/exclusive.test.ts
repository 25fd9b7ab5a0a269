/** Several writers of one trust pack: each does its work whole, and none undoes another's. */
import { execFile } from "node:child_process"
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { beforeEach, describe, expect, it } from "vitest"
import { pinInPack, pinKey, readTrustFile } from "../../core/node/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"
import { type Act } from "../../core/trust/index.ts"

const ACT: Act = { at: Date.UTC(2026, 5, 1), by: "A. Archivist", reason: "for a test" }
const pin = (seed: number) => ({
  key: makeSigner("ed25519", new Uint8Array(32).fill(seed)).publicKey,
  ...{ id: `key-${seed}`, subject: `Person ${seed}`, roles: ["exporter"] },
})
const ids = (path: string) => readTrustFile(path).keys.map(({ id }) => id)
const names = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => `key-${first + index}`)

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-exclusive-"))
  path = join(folder, "trust.json")
  return () => {
    rmSync(folder, { recursive: true })
  }
})

describe("a trust file that several write to", () => {
  it("has what each of two programs pinned, and a history of all of it", async () => {
    await pinInPack({ path, act: ACT }, pin(1))
    const program = (first: number) =>
      promisify(execFile)(process.execPath, ["test/support/pin-many.ts", path, String(first), "8"])
    await Promise.all([program(10), program(30)])
    expect(ids(path).toSorted()).toEqual(["key-1", ...names(10, 8), ...names(30, 8)].toSorted())
    expect(readTrustFile(path).journal?.entries).toHaveLength(17)
    expect(readdirSync(folder).toSorted()).toEqual(["trust.json", "trust.json.head"])
  })

  it("has what each of many windows of one program pinned, also by another name", async () => {
    await pinInPack({ path, act: ACT }, pin(1))
    const other = join(folder, "link.json")
    symlinkSync(path, other)
    const seeds = Array.from({ length: 12 }, (_, index) => index + 2)
    await Promise.all(
      seeds.map((seed) => pinInPack({ path: seed % 2 === 0 ? path : other, act: ACT }, pin(seed))),
    )
    expect(ids(path)).toHaveLength(13)
  })

  it("as a list of pins too", async () => {
    await pinKey(path, pin(1))
    await Promise.all([2, 3, 4, 5, 6].map((seed) => pinKey(path, pin(seed))))
    expect(ids(path).toSorted()).toEqual(names(1, 6))
  })

  it("is unlocked again when the work failed", async () => {
    await pinInPack({ path, act: ACT }, pin(1))
    await expect(pinInPack({ path, act: ACT }, pin(1))).rejects.toMatchObject({ code: "USAGE" })
    expect(existsSync(`${path}.lock`)).toBe(false)
  })

  it("is left alone while a lock is there, whose age and program are told", async () => {
    await pinInPack({ path, act: ACT }, pin(1))
    const before = readFileSync(path)
    const hoursAgo = new Date(Date.now() - 3 * 3_600_000)
    // A number that no process has: the greatest that Linux gives is 4194304.
    for (const [holder, program] of [
      ["4999999", "by a program that has ended since on this machine"],
      [String(process.pid), "by another program"],
    ] as const) {
      writeFileSync(`${path}.lock`, `${holder}\n`)
      utimesSync(`${path}.lock`, hoursAgo, hoursAgo)
      await expect(pinInPack({ path, act: ACT }, pin(2))).rejects.toMatchObject({
        code: "UNWRITABLE",
        message: expect.stringContaining(
          `the trust file has been locked for 3 hours ${program}, so nothing was done to it`,
        ) as string,
      })
    }
    expect(readFileSync(path)).toEqual(before)
    expect(existsSync(`${path}.lock`)).toBe(true)
  }, 20_000)
})
