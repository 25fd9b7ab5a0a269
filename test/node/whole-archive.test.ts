/** An archive out of which nothing could be read is still known by a digest: that of its bytes. */
import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, describe, expect, it } from "vitest"
import { examinePath } from "../support/examine-path.ts"
import { buildZip, bytesOf } from "../support/zip-builder.ts"

const folder = mkdtempSync(join(tmpdir(), "whole-archive-"))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex")

const SOUND = buildZip({ members: [{ name: "a.txt", content: "a" }] })
/** Longer than one piece, so that the digest is made from several. */
const NOISE = Uint8Array.from({ length: 2_500_000 }, (_, i) => (i * 7919) >> 5)

describe("the digest of evidence that is one file", () => {
  it.each<[string, Uint8Array]>([
    ["text.zip", bytesOf("no archive")],
    ["nothing.zip", new Uint8Array()],
    ["cut.zip", SOUND.subarray(0, SOUND.length - 4)],
    ["noise.zip", NOISE],
    ["noise.tar", NOISE],
    ["noise.tar.gz", NOISE],
    ["noise-inside.tar.gz", gzipSync(NOISE)],
  ])("is that of its bytes when nothing could be read out of it: %s", async (name, bytes) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    const { input, items, verdict } = await examinePath(path)
    expect(items).toEqual([])
    expect(verdict).not.toBe("TOTAL-PASSED")
    expect(input.digest).toBe(sha256(bytes))
  })

  it("is that of the list of files when they could be read, in an archive as in a folder", async () => {
    const path = join(folder, "sound.zip")
    writeFileSync(path, SOUND)
    mkdirSync(join(folder, "sound"))
    writeFileSync(join(folder, "sound", "a.txt"), "a")
    const listed = sha256(`${sha256("a")}  a.txt\n`)
    expect((await examinePath(path)).input.digest).toBe(listed)
    expect((await examinePath(join(folder, "sound"))).input.digest).toBe(listed)
  })

  it("is the same for an archive inside the evidence as for that archive alone", async () => {
    const broken = bytesOf("no archive")
    mkdirSync(join(folder, "around"))
    writeFileSync(join(folder, "around", "inner.zip"), broken)
    const outer = await examinePath(join(folder, "around"))
    const alone = await examinePath(join(folder, "around", "inner.zip"))
    expect(outer.nested).toEqual([
      expect.objectContaining({ digest: sha256(broken), resultDigest: alone.resultDigest }),
    ])
  })
})
