import { spawn } from "node:child_process"
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Io } from "../../cli/io.ts"
import { main } from "../../cli/main.ts"
import { generateKey, writeKeyFiles } from "../../core/node/index.ts"

let place: string
let out: string
let err: string

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), "sealwright-cli-seal-"))
  mkdirSync(join(place, "export"))
  writeFileSync(join(place, "export/a.txt"), "a\n")
  writeFileSync(join(place, "pass"), "correct horse\n")
  for (const [name, algorithm] of [
    ["ed", "ed25519"],
    ["ec", "p256"],
  ] as const) {
    const passphrase = new TextEncoder().encode("correct horse")
    await writeKeyFiles(join(place, name), generateKey(algorithm), { passphrase })
  }
})
afterEach(() => {
  rmSync(place, { recursive: true, force: true })
})

describe("seal", () => {
  it("seals a folder, says where it is, and what to do next", async () => {
    expect(await seal("export", "--out", "bag", "--key", "ed")).toBe(0)
    expect(out).toMatch(/^sealed {7}.*bag\nbag id {7}bag-[0-9a-f]{32}\ndigest {7}[0-9a-f]{64}\n/)
    expect(out).toMatch(/files {8}1 \(2 bytes\)\nevents {7}3\n/)
    expect(err).toContain(`sealwright verify ${join(place, "bag")} --trust`)
  })

  it("makes a bag that verify passes, with the key pinned beforehand", async () => {
    await seal("export", "--out", "bag.zip", "--key", "ed", "--source-count", "1")
    const pin = ["--trust", join(place, "t.json"), "--subject", "Acme", "--role", "exporter"]
    expect(await run(["keys", "pin", join(place, "ed.pub"), ...pin])).toBe(0)
    const trust = ["--trust", join(place, "t.json")]
    expect(await run(["verify", join(place, "bag.zip"), ...trust])).toBe(0)
    expect(await run(["verify", join(place, "bag.zip")])).toBe(2)
  })

  it("takes a time with an offset and makes the same bag of it twice", async () => {
    const at = ["--at", "2026-11-21T10:30:00+01:00"]
    await seal("export", "--out", "one", "--key", "ed", ...at)
    const first = out
    await seal("export", "--out", "two", "--key", "ed", "--at", "2026-11-21T09:30:00Z")
    expect(out.replaceAll("two", "one")).toBe(first)
  })

  it("adds a seal and then writes the next generation, each verifiable", async () => {
    await seal("export", "--out", "bag", "--key", "ed")
    expect(await seal("bag", "--add", "--key", "ec", "--role", "witness")).toBe(0)
    expect(out).toContain("seals/witness.dsse.json as witness, after 1 earlier")
    expect(await seal("bag", "--extend", "--out", "next", "--key", "ed")).toBe(0)
    expect(out).toContain("generation   1\n")
    const pin = ["--trust", join(place, "t.json"), "--subject", "Acme", "--role", "exporter"]
    await run(["keys", "pin", join(place, "ed.pub"), ...pin])
    expect(await run(["verify", join(place, "next"), "--trust", join(place, "t.json")])).toBe(0)
  })

  it("refuses to seal a damaged bag further: exit 1, with the finding", async () => {
    await seal("export", "--out", "bag", "--key", "ed")
    writeFileSync(join(place, "bag/data/a.txt"), "b\n")
    expect(await seal("bag", "--add", "--key", "ec", "--role", "witness")).toBe(1)
    expect(err).toMatch(/cannot be sealed further.*\n {2}HASH_FAILURE at data\/a.txt/)
    expect(await seal("bag", "--extend", "--out", "next", "--key", "ed")).toBe(1)
    expect(readdirSync(place)).not.toContain("next")
    expect(readdirSync(join(place, "bag/seals"))).toEqual(["exporter.dsse.json"])
  })

  it("needs a log key beside a P-256 key: exit 64, and says so", async () => {
    expect(await seal("export", "--out", "bag", "--key", "ec")).toBe(64)
    expect(err).toMatch(/--log-key/)
    expect(await seal("export", "--out", "bag", "--key", "ec", "--log-key", "ed")).toBe(0)
  })

  it("never overwrites: exit 73", async () => {
    writeFileSync(join(place, "bag"), "mine")
    expect(await seal("export", "--out", "bag", "--key", "ed")).toBe(73)
    expect(err).toMatch(/bag: exists already/)
  })

  it("refuses a key that lies inside the folder to be sealed: exit 64", async () => {
    expect(await seal(".", "--out", "../bag", "--key", "ed")).toBe(64)
    expect(err).toMatch(/would be handed over/)
  })

  it.each([
    ["no key", ["export", "--out", "bag"], 64, /--key is missing/],
    ["no output", ["export", "--key", "ed"], 64, /--out is missing/],
    ["no role for a further seal", ["export", "--add", "--key", "ed"], 64, /--role is missing/],
    ["--add with --extend", ["export", "--add", "--extend", "--key", "ed"], 64, /two different/],
    ["--events with --add", ["export", "--add", "--events", "e", "--key", "ed"], 64, /--events/],
    ["an unknown role", ["export", "--out", "b", "--key", "ed", "--role", "log"], 64, /--role is/],
    ["a time that is none", ["export", "--out", "b", "--key", "ed", "--at", "noon"], 64, /--at/],
    [
      "a count that is none",
      ["export", "--out", "b", "--key", "ed", "--source-count", "x"],
      64,
      /x/,
    ],
    ["a key that is not there", ["export", "--out", "bag", "--key", "none"], 66, /none/],
    ["a source that is not there", ["none", "--out", "bag", "--key", "ed"], 66, /none/],
    ["no place for the bag", ["export", "--out", "no/bag", "--key", "ed"], 73, /does not exist/],
  ])("answers %s in one sentence", async (_, args, code, sentence) => {
    expect(await seal(...args)).toBe(code)
    expect(err).toMatch(sentence)
    expect(err.trimEnd().split("\n")).toHaveLength(1)
    expect(out).toBe("")
  })

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "leaves nothing behind when stopped midway by %s: exit 130",
    async (signal) => {
      // A sparse file: large to read and to copy, and it takes no room until then.
      writeFileSync(join(place, "export/large"), "")
      truncateSync(join(place, "export/large"), 2 * 1024 ** 3)
      const before = readdirSync(place).sort()
      const start = join(import.meta.dirname, "../../cli/start.ts")
      const args = [join(place, "export"), "--out", join(place, "bag"), "--key", join(place, "ed")]
      const fd = openSync(join(place, "pass"), "r")
      const child = spawn(process.execPath, [start, "seal", ...args, "--passphrase-fd", "3"], {
        stdio: ["ignore", "ignore", "ignore", fd],
      })
      const exit = new Promise<number | null>((resolve) => child.on("close", resolve))
      while (child.exitCode === null && !hasBegun()) await wait(20)
      child.kill(signal)
      expect(await exit).toBe(130)
      closeSync(fd)
      expect(readdirSync(place).sort()).toEqual(before)
    },
    60_000,
  )
})

/** True once the payload is being written. */
function hasBegun(): boolean {
  const scratch = readdirSync(place).find((name) => name.includes(".partial-"))
  if (scratch === undefined) return false
  return readdirSync(join(place, scratch), { recursive: true, encoding: "utf8" }).some((name) =>
    name.endsWith("large"),
  )
}

/** Options whose value is a path below the test's folder. */
const PATHS = ["--out", "--key", "--log-key", "--events"]

function seal(...args: readonly string[]): Promise<number> {
  const located = args.map((arg, index) =>
    PATHS.includes(args[index - 1] ?? "") || index === 0 ? join(place, arg) : arg,
  )
  return run(["seal", ...located])
}

async function run(argv: readonly string[]): Promise<number> {
  out = ""
  err = ""
  const fd = openSync(join(place, "pass"), "r")
  const io: Io = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    colour: false,
    progress: false,
    columns: 80,
    now: () => Date.UTC(2026, 10, 21, 9, 30),
    input: process.stdin,
    signal: new AbortController().signal,
  }
  try {
    const signs = argv[0] === "seal" ? ["--passphrase-fd", String(fd)] : []
    return await main([...argv, ...signs], io)
  } finally {
    closeSync(fd)
  }
}
