/** `demo`, run once into a temporary folder: what it promises is found there, by others too. */
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { hideTwin } from "../../cli/demo/forgery.ts"
import { inventExport } from "../../cli/demo/invented-export.ts"
import { makeFolder, quoted } from "../../cli/demo/place.ts"
import { found, TAMPERINGS } from "../../cli/demo/tamperings.ts"
import type { Result } from "../../core/index.ts"
import { run as runAt } from "../support/terminal.ts"
import { needsTool, PYTHON } from "../support/tools.ts"

const parent = mkdtempSync(join(tmpdir(), "sealwright-demo-"))
const folder = join(parent, "demo")
afterAll(() => {
  rmSync(parent, { recursive: true })
})

const run = (argv: readonly string[], signal = new AbortController().signal) =>
  runAt(argv, { now: () => Date.now(), signal })

let answer: Awaited<ReturnType<typeof run>>
beforeAll(async () => {
  answer = await run(["demo", "--out", folder])
}, 60_000)

function resultOf(name: string): Result {
  return JSON.parse(readFileSync(join(folder, "results", `${name}.json`), "utf8")) as Result
}

const lines = () => readFileSync(join(folder, "events.jsonl"), "utf8").trimEnd().split("\n")

interface GivenEvent {
  readonly time: string
  readonly type: string
  readonly agents: readonly { readonly kind: string; readonly version?: string }[]
}

describe("the demo", () => {
  it("ends well and says so on standard output alone", () => {
    expect(answer).toMatchObject({ exit: 0, err: "" })
    expect(answer.out).toContain("Done in")
    expect(answer.out).not.toContain("NOT AS EXPECTED")
    expect(answer.out).not.toContain("\u001B[")
  })

  it("seals evidence that passes with nothing found, as a folder and as an archive", () => {
    const [bag, archive] = ["fund-2025.bag", "fund-2025.zip"].map(resultOf)
    expect(bag).toMatchObject({ verdict: "TOTAL-PASSED", findings: [] })
    expect(archive).toMatchObject({ verdict: "TOTAL-PASSED", findings: [] })
    expect(archive!.input.digest).toBe(bag!.input.digest)
    expect(bag!.seals.map(({ role, standing }) => [role, standing])).toEqual([
      ["archivist", "valid"],
      ["exporter", "valid"],
    ])
  })

  it.each([
    ["copy-1.bag", "TOTAL-FAILED", "HASH_FAILURE", "data/records/A-2025-089/after.json"],
    ["copy-2.bag", "TOTAL-FAILED", "SEQUENCE_GAP", "custody/events.jsonl"],
    ["copy-3.bag", "TOTAL-FAILED", "SEAL_MISMATCH", "seals/exporter.dsse.json"],
    ["copy-4.bag", "INDETERMINATE", "KEY_NOT_PINNED", "seals"],
    ["copy-5.zip", "TOTAL-FAILED", "CONTAINER_AMBIGUOUS", "data/records/A-2025-089/after.json"],
  ])("finds in %s the verdict %s for %s in %s", (copy, verdict, code, path) => {
    const result = resultOf(copy)
    expect(result.verdict).toBe(verdict)
    expect(result.findings.map(({ code: found, at }) => `${found} ${at.path}`)).toContain(
      `${code} ${path}`,
    )
  })

  it("names exactly the approvals that were taken out", () => {
    const gap = resultOf("copy-2.bag").findings.find(({ code }) => code === "SEQUENCE_GAP")
    expect(gap?.at.range).toEqual({ first: 1670, last: 1672 })
    const types = lines()
      .slice(1670, 1673)
      .map((line) => (JSON.parse(line) as GivenEvent).type)
    expect(types).toEqual(Array(3).fill("https://sealwright.org/ns/event/approval"))
  })

  it("names the paper that was added, and no other file, for each thing that a seal says of it", () => {
    const { findings } = resultOf("copy-3.bag")
    const told = findings.filter(({ code }) => code === "SEAL_MISMATCH")
    const ofFiles = told.filter(({ observed }) =>
      ["subject manifest-sha256.txt", "files.count", "files.bytes"].includes(observed["member"]!),
    )
    expect(ofFiles).toHaveLength(6)
    for (const { observed } of ofFiles) {
      expect(observed).toMatchObject({
        what: "added",
        file: "data/papers/minutes-2025-05-30.txt",
        stands:
          "without the line of this file, manifest-sha256.txt has the digest that this seal states",
      })
    }
    expect(findings.filter(({ observed }) => observed["what"] === "added")).toEqual(ofFiles)
  })

  it("takes no other verdict, code, place or range for the expected one", () => {
    const { expected } = TAMPERINGS[1]!
    const result = resultOf("copy-2.bag")
    expect(found(result, expected)).toHaveLength(1)
    expect(found({ ...result, verdict: "INDETERMINATE" }, expected)).toEqual([])
    expect(found(result, { ...expected, code: "LOGCHAIN_LINK_BROKEN" })).toEqual([])
    expect(found(result, { ...expected, path: "custody/checkpoint" })).toEqual([])
    expect(found(result, { ...expected, range: { first: 1670, last: 1671 } })).toEqual([])
    expect(found(resultOf("fund-2025.bag"), expected)).toEqual([])
  })

  it("changes one byte of one file in the first tampering", () => {
    const name = join("data", "records", "A-2025-089", "after.json")
    const before = readFileSync(join(folder, "fund-2025.bag", name))
    const after = readFileSync(join(folder, "tampered", "copy-1.bag", name))
    expect(after.length).toBe(before.length)
    expect([...after].filter((byte, index) => byte !== before[index])).toHaveLength(1)
  })

  it("leaves a stranger's bag in which nothing but the origin is open", () => {
    const { statements } = resultOf("copy-4.bag")
    expect(statements.integrity.status).toBe("PASSED")
    expect(statements.origin.status).toBe("INDETERMINATE")
  })

  it("explains every file at the top of its folder in README.txt", () => {
    const readme = readFileSync(join(folder, "README.txt"), "utf8")
    for (const name of readdirSync(folder)) expect(readme).toContain(join(folder, name))
    for (const { done } of TAMPERINGS) expect(readme).toContain(done)
  })

  it("prints commands that do what they say", async () => {
    const suggested = answer.out
      .split("\n")
      .flatMap((line) => / ((?:verify|explain) .*)$/.exec(line)?.[1] ?? [])
    expect(suggested).toHaveLength(5)
    const exits: number[] = []
    for (const line of suggested) exits.push((await run(line.split(" "))).exit)
    expect(exits).toEqual([0, 2, 1, 2, 0])
  })

  it("hides a twin that the archive's directory does not list", () => {
    const archive = readFileSync(join(folder, "fund-2025.zip"))
    const twin = hideTwin(archive, "app.json", (text) => text.replace("2025", "2052"))
    expect(Buffer.from(twin).includes("Neighbourhood Fund 2052")).toBe(true)
    expect(Buffer.from(twin).includes("Neighbourhood Fund 2025")).toBe(true)
  })
})

describe("the invented export", () => {
  it("has the size that was promised", () => {
    const { files, eventCount, automations } = inventExport()
    expect(files.length).toBeGreaterThanOrEqual(40)
    expect(eventCount).toBeGreaterThanOrEqual(2_000)
    expect(eventCount).toBe(lines().length)
    expect(automations).toBe(5)
  })

  it("is the same every time", () => {
    expect(inventExport()).toEqual(inventExport())
  })

  it("tells events in the order of time, and every run of an automation with its version", () => {
    const events = lines().map((line) => JSON.parse(line) as GivenEvent)
    const times = events.map(({ time }) => time)
    expect(times).toEqual(times.toSorted())
    const runs = events.flatMap(({ agents }) => agents.filter(({ kind }) => kind === "automation"))
    expect(runs.length).toBeGreaterThan(500)
    expect(runs.every(({ version }) => version !== undefined)).toBe(true)
  })
})

describe("where the demo writes", () => {
  it("never writes into a folder that exists", async () => {
    const { exit, err } = await run(["demo", "--out", folder])
    expect(exit).toBe(73)
    expect(err).toContain(folder)
    expect(existsSync(join(folder, "README.txt"))).toBe(true)
  })

  it("says which folder is missing when the parent is not there", async () => {
    const nowhere = join(parent, "no", "demo")
    const { exit, err } = await run(["demo", "--out", nowhere])
    expect(exit).toBe(73)
    expect(err).toContain("does not exist")
  })

  it("takes the next free number when none is named", async () => {
    const before = process.cwd()
    process.chdir(mkdtempSync(join(parent, "free-")))
    try {
      expect(await makeFolder(undefined)).toBe("sealwright-demo")
      expect(await makeFolder(undefined)).toBe("sealwright-demo-2")
      expect(await makeFolder(undefined)).toBe("sealwright-demo-3")
    } finally {
      process.chdir(before)
    }
  })

  it("leaves nothing behind when it is interrupted", async () => {
    const interrupted = join(parent, "interrupted")
    const { exit } = await run(["demo", "--out", interrupted], AbortSignal.abort())
    expect(exit).toBe(130)
    expect(existsSync(interrupted)).toBe(false)
  })

  it("puts words in quotes that a shell would take apart", () => {
    expect(quoted("a/b-1.bag")).toBe("a/b-1.bag")
    expect(quoted("my demo")).toBe("'my demo'")
    expect(quoted("it's")).toBe(String.raw`'it'\''s'`)
  })
})

describe("judged by others", () => {
  const pdfsig = needsTool("pdfsig")
  const qpdf = needsTool("qpdf")
  const bagit = needsTool("bagit-python")
  const judge = (command: string, ...args: readonly string[]) =>
    spawnSync(command, args, { encoding: "utf8" })

  for (const name of ["passed.pdf", "failed.pdf"]) {
    pdfsig.it(`pdfsig calls the signature of ${name} valid over the total document`, () => {
      const { stdout } = judge("pdfsig", "-nocert", join(folder, "reports", name))
      expect(stdout).toContain("Signature is Valid")
      expect(stdout).toContain("Total document signed")
    })

    qpdf.it(`qpdf finds nothing wrong in ${name}`, () => {
      expect(judge("qpdf", "--check", join(folder, "reports", name)).status).toBe(0)
    })
  }

  bagit.it("bagit-python calls the bag valid, and those whose manifests were computed anew", () => {
    const bags = [
      "fund-2025.bag",
      join("tampered", "copy-2.bag"),
      join("tampered", "copy-3.bag"),
      join("tampered", "copy-4.bag"),
    ]
    for (const bag of bags) {
      const validate = "import bagit, sys; bagit.Bag(sys.argv[1]).validate()"
      const { status, stderr } = judge(PYTHON, "-c", validate, join(folder, bag))
      expect(status, `${bag}: ${stderr}`).toBe(0)
    }
  })
})
