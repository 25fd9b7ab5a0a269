/** Logs as the examiner keeps them open: what was examined, and nothing that is left behind. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { toHex } from "../../../core/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"
import type { LogSource } from "../../../electron/main/examiner-work.ts"
import { makeOpenLogs, type OpenLog } from "../../../electron/main/open-logs.ts"
import { sealedBag, writeFiles } from "../../support/evidence.ts"

const LOG = "custody/events.jsonl"

let folder: string
let bag: string
let sha256: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-open-logs-"))
  bag = join(folder, "bag")
  const files = await sealedBag()
  writeFiles(bag, files)
  sha256 = toHex(nativeDigests.sha256(files.get(LOG)!))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const source = (name: string, more: Partial<LogSource> = {}): LogSource => ({
  path: bag,
  name: "bag",
  indexes: null,
  folder: join(folder, "session", name),
  digests: { [LOG]: sha256 },
  ...more,
})

async function whole({ copy, index }: OpenLog): Promise<void> {
  while (index.times().length < copy.lines) await new Promise((later) => setTimeout(later, 5))
}

describe("the logs that are open", () => {
  it("are copied into a folder that nobody else may enter, and indexed behind the answer", async () => {
    const log = await makeOpenLogs(() => false).get(source("first"))
    await whole(log)
    expect([...(await log.index.find({ text: "evt-7", facets: {} }))!]).toEqual([7])
    expect(new Date(log.index.times()[7]!).toISOString()).toBe("2026-01-01T00:07:00.000Z")
    expect(statSync(join(folder, "session", "first")).mode & 0o777).toBe(0o700)
    const files = readdirSync(join(folder, "session", "first")).toSorted()
    expect(files).toEqual(["log", "words-0.db", "words-1.db"])
    await log.close()
    expect(existsSync(join(folder, "session", "first"))).toBe(false)
  })

  it("are no others than those that were examined", async () => {
    const logs = makeOpenLogs(() => false)
    const other = source("other", { digests: { [LOG]: "0".repeat(64) } })
    await expect(logs.get(other)).rejects.toThrow("not what was examined")
    const none = source("none", { path: join(bag, "data") })
    await expect(logs.get(none)).rejects.toThrow("has no log")
    // After a refusal it may be tried again.
    await expect(logs.get(source("other"))).resolves.toMatchObject({ path: LOG })
  })

  it("are opened once, and again over what a crash left behind", async () => {
    const logs = makeOpenLogs(() => false)
    const [one, same] = await Promise.all([logs.get(source("same")), logs.get(source("same"))])
    expect(same).toBe(one)
    await whole(one)
    await expect(makeOpenLogs(() => false).get(source("same"))).resolves.toBeDefined()
  })

  it("are at most eight: the one that nobody looked at for the longest is removed", async () => {
    const logs = makeOpenLogs(() => false)
    const names = Array.from({ length: 8 }, (_, index) => `many-${index}`)
    for (const name of names) await logs.get(source(name))
    await logs.get(source("many-0"))
    await logs.get(source("many-8"))
    const left = (): readonly string[] =>
      readdirSync(join(folder, "session")).filter((name) => name.startsWith("many-"))
    while (left().length > 8) await new Promise((later) => setTimeout(later, 5))
    expect(left()).not.toContain("many-1")
    expect(left()).toContain("many-0")
  })

  it("leave nothing behind when they are closed, and are opened again by whoever asks", async () => {
    const logs = makeOpenLogs(() => false)
    await logs.get(source("closed"))
    await Promise.all([logs.close(source("closed").folder), logs.close(source("never").folder)])
    expect(existsSync(source("closed").folder)).toBe(false)
    const again = await logs.get(source("closed"))
    await whole(again)
    expect([...(await again.index.find({ text: "evt-7", facets: {} }))!]).toEqual([7])
    await logs.close(source("closed").folder)
  })

  it("are whole when they are asked for again while they are still being closed", async () => {
    const logs = makeOpenLogs(() => false)
    for (let index = 0; index < 9; index += 1) await logs.get(source(`again-${index}`))
    // The ninth has the first one closed.
    const again = await logs.get(source("again-0"))
    await whole(again)
    expect(again.index.noSearch()).toBeNull()
    expect([...(await again.index.find({ text: "evt-7", facets: {} }))!]).toEqual([7])
    expect(readdirSync(join(folder, "session", "again-0"))).toContain("log")
  })

  it("can be read while an examination holds their index back", async () => {
    let isHeld = true
    // Long enough for more than one slice of time.
    const events = Array.from({ length: 3000 }, (_, n) => ({
      ...{ id: `long-${n}`, type: "https://sealwright.org/ns/event/access", clock: "platform" },
      ...{ time: "2026-01-01T00:00:00.000Z", objects: [], outcome: "success" },
      agents: [{ id: "a", role: "r", kind: "person" }],
      reason: "x".repeat(400),
    }))
    const files = await sealedBag({ events })
    const long = join(folder, "long")
    writeFiles(long, files)
    const digests = { [LOG]: toHex(nativeDigests.sha256(files.get(LOG)!)) }
    const log = await makeOpenLogs(() => isHeld).get(source("held", { path: long, digests }))
    await new Promise((later) => setTimeout(later, 300))
    expect(log.index.times().length).toBeLessThan(3000)
    expect(log.copy.line(2999)).toBeDefined()
    isHeld = false
    await whole(log)
    await log.close()
  })
})
