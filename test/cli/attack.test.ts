/** `attack` on the demo's own bag, as a folder and as an archive, with every key supplied. */
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { TAMPERINGS } from "../../cli/demo/tamperings.ts"
import type { Io } from "../../cli/io.ts"
import { main } from "../../cli/main.ts"
import type { AttackReport } from "../../core/index.ts"
import { readSchema } from "../support/json-schema.ts"

const parent = mkdtempSync(join(tmpdir(), "sealwright-attack-"))
const demo = join(parent, "demo")
const bag = join(demo, "fund-2025.bag")
const trust = join(demo, "trust.json")
afterAll(() => {
  rmSync(parent, { recursive: true })
})

async function run(...argv: readonly string[]) {
  let out = ""
  let err = ""
  const io: Io = {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    colour: false,
    progress: false,
    columns: 80,
    now: () => Date.now(),
    input: (async function* () {})(),
    signal: new AbortController().signal,
  }
  return { exit: await main(argv, io), out, err }
}

/** The attack with both keys that sealed the demo's bag. */
async function attackWithKeys(path: string): Promise<AttackReport> {
  const fd = openSync(join(demo, "keys", "passphrase.txt"), "r")
  try {
    const keys = ["exporter", "archivist"].flatMap((name) => [
      "--stolen-key",
      join(demo, "keys", `${name}.key`),
    ])
    const options = ["--trust", trust, ...keys, "--passphrase-fd", String(fd), "--format", "json"]
    const { exit, out } = await run("attack", path, ...options)
    const report = JSON.parse(out) as AttackReport
    expect(missed(report)).toEqual([])
    expect(exit).toBe(0)
    return report
  } finally {
    closeSync(fd)
  }
}

function missed({ attacks }: AttackReport) {
  return attacks.filter(({ outcome }) => outcome === "missed")
}

beforeAll(async () => {
  expect((await run("demo", "--out", demo)).exit).toBe(0)
}, 60_000)

describe("attack on the demo's bag", () => {
  // Some 1,200 examinations of 2,000 events: about a minute of one processor.
  const timeout = 480_000

  it("misses nothing of 60 operators and more, and of a thousand flips", { timeout }, async () => {
    const before = stateOf(bag)
    const report = await attackWithKeys(bag)
    expect(readSchema("attack-1.json").faults(report)).toEqual([])
    expect(report.score.operators).toBeGreaterThanOrEqual(60)
    expect(report.attacks.filter(({ operator }) => operator === "blind-flip")).toHaveLength(1000)
    expect(report.score.caught + report.score.equivalent).toBe(report.score.attempts)
    expect(stateOf(bag)).toEqual(before)
  })

  it(
    "misses nothing on the same bag as one file, and says so in a table",
    { timeout },
    async () => {
      const archive = join(demo, "fund-2025.zip")
      const { exit, out } = await run("attack", archive, "--trust", trust, "--flips", "60")
      expect(exit).toBe(0)
      // 59 operators on a .tar and 15 on gzip have nothing to do with a .zip.
      expect(out).toMatch(/^ {2}container +22 +22 +22 +\. +\. +74$/m)
      const [told = "", last = ""] = out.split("Not tried, and so nothing said about them: ")
      expect(told).toMatch(/Nothing was missed: \d+ of \d+ were caught[^\n]*\n {2}$/)
      expect(last).toMatch(/^\d+ operators were skipped, because\n/)
      expect(last).toContain("the evidence is a .zip, not a .tar:\n      tar-prefixed, ")
      expect(last).toContain("needs the private key of a seal: none was given as stolen:\n      ")
    },
  )
})

describe("attack on evidence that does not pass", () => {
  it("gives no score and ends with 2, in words and in JSON", async () => {
    const tampered = join(demo, "tampered", TAMPERINGS[0]!.copy)
    const told = await run("attack", tampered, "--trust", trust)
    expect(told).toMatchObject({ exit: 2, out: "" })
    expect(told.err).toContain("the untouched evidence is TOTAL-FAILED")
    const json = await run("attack", tampered, "--trust", trust, "--format", "json")
    expect(json.exit).toBe(2)
    const answer: unknown = JSON.parse(json.out)
    expect(answer).toMatchObject({ evidence: { verdict: "TOTAL-FAILED" } })
    expect(answer).not.toHaveProperty("score")
    expect(readSchema("attack-1.json").faults(answer)).toEqual([])
  })

  it("gives none either where nobody is trusted", async () => {
    expect((await run("attack", bag)).exit).toBe(2)
  })

  it("refuses a trust file from inside the evidence, and a number that is none", async () => {
    expect((await run("attack", demo, "--trust", trust)).exit).toBe(66)
    expect((await run("attack", bag, "--trust", trust, "--seed", "x")).exit).toBe(64)
  })
})

/** Size and times of everything in a folder, and the bytes of what is small. */
function stateOf(folder: string): readonly unknown[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const { size, mtimeMs, ctimeMs, ino } = statSync(path)
      const bytes = statSync(path).isFile() ? readFileSync(path, "base64") : ""
      return { path, size, mtimeMs, ctimeMs, ino, bytes }
    })
}
