/** Search indexes that outlast a session: used only for the log that they were made of. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { toHex } from "../../../core/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"
import type { LogSource } from "../../../electron/main/examiner-work.ts"
import { listKept, removeKept } from "../../../electron/main/kept-index.ts"
import { makeOpenLogs } from "../../../electron/main/open-logs.ts"
import { event, sealedBag, writeFiles } from "../../support/evidence.ts"

const LOG = "custody/events.jsonl"

let folder: string
let root: string
let digests: LogSource["digests"]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-kept-index-"))
  root = join(folder, "indexes")
  await writeBag()
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function writeBag(plan: Parameters<typeof sealedBag>[0] = {}): Promise<void> {
  const files = await sealedBag(plan)
  rmSync(join(folder, "bag"), { recursive: true, force: true })
  writeFiles(join(folder, "bag"), files)
  digests = { [LOG]: toHex(nativeDigests.sha256(files.get(LOG)!)) }
}

let sessions = 0
/** Threads begin slowly on a machine with much to do. */
const WAIT = { timeout: 10_000 }

/** What a session finds of a word, by an index of its own, kept or made. */
async function found(text: string, mayKeep = true): Promise<readonly number[]> {
  sessions += 1
  const log = await makeOpenLogs(() => false).get({
    ...{ path: join(folder, "bag"), name: "bag", digests },
    folder: join(folder, `session-${sessions}`),
    indexes: { folder: root, mayKeep },
  })
  await expect.poll(() => log.index.times().length, WAIT).toBe(log.copy.lines)
  // Closing waits until the index has ended, and been kept.
  const lines = [...(await log.index.find({ text, facets: {} }))!]
  const kept = mayKeep ? () => listKept(root).length : () => 1
  await expect.poll(kept, WAIT).toBe(1)
  await log.close()
  return lines
}

const database = (): string => join(root, readdirSync(root)[0]!, "words-0.db")

/** Marks the kept file by a time, so that one that was written anew is told from it. */
function mark(): Date {
  const then = new Date("2026-01-01T00:00:00Z")
  utimesSync(database(), then, then)
  return then
}

describe("an index that is kept", () => {
  it("lies where nobody else may enter, and serves the next session as it is", async () => {
    const first = await found("evt-7")
    expect(first).toEqual([7])
    expect(statSync(root).mode & 0o777).toBe(0o700)
    expect(statSync(join(root, readdirSync(root)[0]!)).mode & 0o777).toBe(0o700)
    expect(statSync(database()).mode & 0o777).toBe(0o600)
    const then = mark()
    const before = readFileSync(database())
    const sizeBytes = before.length + statSync(join(database(), "../words-1.db")).size
    expect(await found("evt-7")).toEqual(first)
    expect(statSync(database()).mtime).toEqual(then)
    expect(readFileSync(database())).toEqual(before)
    expect(listKept(root)).toMatchObject([{ name: "bag", sizeBytes }])
  })

  it("is thrown away and made anew for another log of the same evidence", async () => {
    await found("evt-7")
    const then = mark()
    // As many lines as before, so that only the digest tells them apart.
    const events = Array.from({ length: 12 }, (_, n) => event(n, n === 7 ? { id: "other" } : {}))
    await writeBag({ events })
    expect(await found("evt-7")).toEqual([])
    expect(await found("other")).toEqual([7])
    expect(statSync(database()).mtime).not.toEqual(then)
    expect(listKept(root)).toHaveLength(1)
  })

  it.each([
    [
      "its search was changed",
      () => {
        appendFileSync(database(), "x")
      },
    ],
    [
      "its search is gone",
      () => {
        rmSync(database())
      },
    ],
    [
      "what tells of it cannot be understood",
      () => {
        writeFileSync(join(database(), "../index.json"), "{")
      },
    ],
  ])("is not used where %s", async (_, damage) => {
    await found("evt-7")
    const before = readFileSync(database())
    damage()
    expect(await found("evt-7")).toEqual([7])
    expect(readFileSync(database()).length).toBe(before.length)
  })

  it("is not made where none may be kept", async () => {
    expect(await found("evt-7", false)).toEqual([7])
    expect(existsSync(root)).toBe(false)
  })

  it("is removed, one or all of them", async () => {
    await found("evt-7")
    const [kept] = listKept(root)
    removeKept(root, kept!.id)
    expect(listKept(root)).toEqual([])
    await found("evt-7")
    removeKept(root, null)
    expect(existsSync(root)).toBe(false)
  })
})
