/**
 * A trust pack that is read while somebody adds to it: that was never put back.
 *
 * The pack is replaced at the worst instant, between the reading of the one file and the other:
 * the head is a pipe, so that the writer knows when it is being read.
 */
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it } from "vitest"
import { pinInPack } from "../../core/node/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"
import { type Act } from "../../core/trust/index.ts"
import { DEFAULT_TERMS, NOTHING_ONCE, readNamedTerms } from "../../electron/main/named-terms.ts"
import { viewPack } from "../../electron/main/pack-view.ts"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { run } from "../support/terminal.ts"

const ACT: Act = { at: Date.UTC(2026, 5, 1), by: "A. Archivist", reason: "for a test" }
const pin = (seed: number) => ({
  key: makeSigner("ed25519", new Uint8Array(32).fill(seed)).publicKey,
  ...{ id: `key-${seed}`, subject: `Person ${seed}`, roles: ["exporter"] },
})

/** Waits until the head is read; replaces the pack; then gives the head of the new one. */
const WRITER = 'exec 3> "$1.head"; mv "$2" "$1"; cat "$2.head" >&3'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-reading-"))
  path = join(folder, "trust.json")
  return () => {
    rmSync(folder, { recursive: true })
  }
})

/** Reads a pack of one pin, to which somebody adds a second one meanwhile. */
async function whileWritten<T>(read: () => T | Promise<T>): Promise<T> {
  const next = join(folder, "next.json")
  await pinInPack({ path, act: ACT }, pin(1))
  for (const end of ["", ".head"]) copyFileSync(`${path}${end}`, `${next}${end}`)
  await pinInPack({ path: next, act: ACT }, pin(2))
  rmSync(`${path}.head`)
  expect(spawnSync("mkfifo", [`${path}.head`]).status).toBe(0)
  const writer = spawn("sh", ["-c", WRITER, "sh", path, next])
  const ended = once(writer, "exit")
  try {
    return await read()
  } finally {
    writer.kill()
    await ended
    expect(readFileSync(path, "utf8")).toContain("Person 2")
  }
}

describe.skipIf(process.platform === "win32")("a trust file that is added to while", () => {
  it("verify reads it was not put back", async () => {
    writeFiles(join(folder, "bag"), await sealedBag())
    const { out } = await whileWritten(() => run(["verify", join(folder, "bag"), "--trust", path]))
    expect(out).not.toContain("TRUST_STORE_ROLLBACK")
    expect(out).toContain("TOTAL-PASSED")
  })

  it("the window examines by it holds its head", async () => {
    const { trust } = await whileWritten(() =>
      readNamedTerms({ path, name: "trust.json" }, DEFAULT_TERMS, NOTHING_ONCE),
    )
    expect(trust?.journal?.entries).toHaveLength(2)
    expect(trust?.seen).toMatchObject([{ entries: 2, head: trust?.journal?.head, from: "beside" }])
  })

  it("the window shows it is in accord with its head", async () => {
    const { journal } = await whileWritten(() => viewPack(path, ACT.at))
    expect(journal).toMatchObject({ beside: "agrees" })
    expect(journal?.entries).toHaveLength(2)
  })
})
