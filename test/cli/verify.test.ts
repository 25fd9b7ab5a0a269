import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { toBase64 } from "../../core/base/index.ts"
import type { Result } from "../../core/index.ts"
import { EXPORTER, sealedBag, writeFiles } from "../support/evidence.ts"
import { readSchema } from "../support/json-schema.ts"
import { run, runWith } from "../support/terminal.ts"

let folder: string
let bag: string
let broken: string
let trust: string
let nobody: string

const at = (...names: string[]) => join(folder, ...names)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-verify-"))
  const files = await sealedBag()
  bag = at("bag")
  writeFiles(bag, files)
  broken = at("broken")
  writeFiles(broken, new Map([...files, ["data/records/1.json", new Uint8Array(3)]]))
  const { publicKey } = EXPORTER
  trust = at("trust.json")
  const key = {
    id: "acme",
    algorithm: "ed25519",
    publicKey: toBase64(publicKey.spki),
    subject: "Acme Ltd",
    roles: ["exporter"],
  }
  writeFileSync(trust, JSON.stringify({ schema: "sealwright.trust/1", keys: [key] }))
  nobody = at("nobody.json")
  writeFileSync(nobody, `{"schema":"sealwright.trust/1","keys":[]}`)
})

async function resultOf(...argv: string[]): Promise<Result> {
  const { out } = await run(["verify", ...argv, "--format", "json"])
  return JSON.parse(out) as Result
}

describe("verify", () => {
  it("exits 0 on a sound bag by a pinned key", async () => {
    const { exit, out, err } = await run(["verify", bag, "--trust", trust])
    expect(exit).toBe(0)
    expect(out).toContain("TOTAL-PASSED")
    expect(err).toBe("")
  })

  it("exits 1 on a changed file, and names it", async () => {
    const { exit, out } = await run(["verify", broken, "--trust", trust])
    expect(exit).toBe(1)
    expect(out).toMatch(/HASH_FAILURE[\s\S]*data\/records\/1\.json/)
  })

  it("exits 2 when nobody was pinned", async () => {
    expect((await run(["verify", bag])).exit).toBe(2)
    expect((await run(["verify", bag, "--trust", nobody])).exit).toBe(2)
  })

  it("prints one line when asked to be quiet", async () => {
    const { out } = await run(["verify", bag, "--trust", trust, "--quiet"])
    expect(out).toBe(`TOTAL-PASSED  ${bag}\n`)
  })

  it("prints a result that the published schema describes, and nothing else", async () => {
    for (const path of [bag, broken]) {
      const { out, err } = await run(["verify", path, "--trust", trust, "--format", "json"])
      expect(readSchema("result-1.json").faults(JSON.parse(out))).toEqual([])
      expect(err).toBe("")
    }
  })

  it("calls a folder of no known format, and an empty one, INDETERMINATE", async () => {
    mkdirSync(at("plain"), { recursive: true })
    writeFileSync(at("plain", "a.txt"), "a")
    mkdirSync(at("empty"), { recursive: true })
    for (const path of [at("plain"), at("empty")]) {
      const result = await resultOf(path)
      expect(result.verdict).toBe("INDETERMINATE")
      expect(result.findings.map(({ code }) => code)).toContain("FORMAT_UNKNOWN")
    }
  })

  it("calls a file that is named .zip and is none FAILED", async () => {
    writeFileSync(at("not.zip"), "no archive")
    expect((await run(["verify", at("not.zip")])).exit).toBe(1)
    writeFileSync(at("nothing.zip"), "")
    expect((await run(["verify", at("nothing.zip")])).exit).toBe(1)
  })

  it("judges windows at the instant that is given", async () => {
    const { publicKey } = EXPORTER
    const key = {
      id: "acme",
      algorithm: "ed25519",
      publicKey: toBase64(publicKey.spki),
      subject: "Acme Ltd",
      roles: ["exporter"],
      validFrom: "2026-01-01T00:00:00Z",
      validUntil: "2026-12-31T00:00:00Z",
    }
    writeFileSync(at("window.json"), JSON.stringify({ schema: "sealwright.trust/1", keys: [key] }))
    const exitAt = async (time: string) =>
      (await run(["verify", bag, "--trust", at("window.json"), "--at", time])).exit
    expect(await exitAt("2026-06-01T00:00:00Z")).toBe(0)
    expect(await exitAt("2027-01-01T00:00:00+02:00")).toBe(2)
    expect(await exitAt("2025-12-31T23:59:59Z")).toBe(2)
  })

  it("holds the bag against the id or digest that was expected", async () => {
    const { input } = await resultOf(bag)
    for (const id of [input.bagId ?? "", input.digest]) {
      const { exit } = await run(["verify", bag, "--trust", trust, "--expect", id])
      expect(exit).toBe(0)
    }
    const other = `bag-${"0".repeat(32)}`
    const { exit, out } = await run(["verify", bag, "--trust", trust, "--expect", other])
    expect(exit).toBe(1)
    expect(out).toContain("This is not the bag that was expected.")
    expect(out).not.toContain("Something is missing or was added")
  })

  it("takes what was expected in any case, with blanks around it, and after sha256:", async () => {
    const { input } = await resultOf(bag)
    for (const id of [` ${input.bagId?.toUpperCase() ?? ""}`, `sha256:${input.digest} `]) {
      const { exit } = await run(["verify", bag, "--trust", trust, "--expect", id])
      expect(exit).toBe(0)
    }
  })

  it("refuses what can be no bag id and no digest, before anything fails for it", async () => {
    const { input } = await resultOf(bag)
    for (const typo of ["garbage", input.digest.slice(0, 12), input.bagId?.slice(0, -1), " "]) {
      const { exit, out, err } = await run(["verify", bag, "--trust", trust, "--expect", typo!])
      expect({ typo, exit, out }).toEqual({ typo, exit: 64, out: "" })
      expect(err).toContain("neither a bag id nor a digest")
    }
  })

  it("compares with an earlier result, in counts that sum up", async () => {
    const earlier = at("earlier.json")
    writeFileSync(earlier, (await run(["verify", bag, "--trust", trust, "--format", "json"])).out)
    const same = await resultOf(bag, "--trust", trust, "--against", earlier)
    expect(same.verdict).toBe("TOTAL-PASSED")
    expect(same.comparison).toMatchObject({ changed: [], missing: [], extra: [] })
    expect(same.comparison?.same).toBe(same.comparison?.total)

    const differs = await resultOf(broken, "--trust", trust, "--against", earlier)
    expect(differs.comparison).toMatchObject({ changed: ["data/records/1.json"], missing: [] })
    const {
      total = 0,
      same: unchanged = 0,
      changed = [],
      missing = [],
      extra = [],
    } = differs.comparison ?? {}
    expect(unchanged + changed.length + missing.length + extra.length).toBe(total)
    expect(differs.findings.map(({ code }) => code)).toContain("BASELINE_DIFFERS")
  })

  it("refuses an earlier result that was edited", async () => {
    const edited = at("edited.json")
    const { out } = await run(["verify", broken, "--trust", trust, "--format", "json"])
    writeFileSync(edited, out.replace("TOTAL-FAILED", "TOTAL-PASSED"))
    const { exit, err } = await run(["verify", bag, "--against", edited])
    expect(exit).toBe(66)
    expect(err).toMatch(/altered/)
  })

  it("ends several paths with the worst verdict, and lists all", async () => {
    const { exit, out } = await run(["verify", bag, broken, "--trust", trust, "--format", "json"])
    expect(exit).toBe(1)
    const results = JSON.parse(out) as { schema: string; verdict: string; results: Result[] }
    expect(results.schema).toBe("sealwright.results/1")
    expect(results.verdict).toBe("TOTAL-FAILED")
    expect(results.results.map(({ verdict }) => verdict)).toEqual(["TOTAL-PASSED", "TOTAL-FAILED"])
  })

  it("goes on after a path that is not there, and ends with 66", async () => {
    const { exit, out } = await run([
      "verify",
      at("gone"),
      broken,
      "--trust",
      trust,
      "--format",
      "json",
    ])
    expect(exit).toBe(66)
    const { results } = JSON.parse(out) as { results: { schema: string; path?: string }[] }
    expect(results[0]).toMatchObject({
      schema: "sealwright.error/1",
      code: "UNREADABLE",
      path: at("gone"),
    })
    expect(results[1]).toMatchObject({ schema: "sealwright.result/1" })
  })

  it("gives the same result digest for every engine and path", async () => {
    const { resultDigest } = await resultOf(bag, "--trust", trust)
    symlinkSync(bag, at("link"))
    for (const engine of ["native", "portable", "both"]) {
      const other = await resultOf(at("link"), "--trust", trust, "--engine", engine, "--jobs", "2")
      expect(other.resultDigest).toBe(resultDigest)
    }
  })
})

describe("verify, given something of ours that does not fit", () => {
  it.each<[string, () => string[], number, RegExp]>([
    ["no path", () => ["verify"], 64, /missing/],
    ["an unknown option", () => ["verify", bag, "--trusted", trust], 64, /did you mean --trust/],
    ["an option without its value", () => ["verify", bag, "--trust"], 64, /needs a value/],
    ["a time that is none", () => ["verify", bag, "--at", "yesterday"], 64, /RFC 3339/],
    ["an engine that does not exist", () => ["verify", bag, "--engine", "steam"], 64, /native/],
    ["a report without a key", () => ["verify", bag, "--report", "r.pdf"], 64, /--key/],
    ["a path that is not there", () => ["verify", at("gone")], 66, /no such file/],
    [
      "a trust file that is not there",
      () => ["verify", bag, "--trust", at("gone.json")],
      66,
      /gone\.json/,
    ],
    [
      "a trust file that is none",
      () => ["verify", bag, "--trust", join(bag, "..", "bag", "bagit.txt")],
      66,
      /refused/,
    ],
    [
      "a policy that asks for nothing",
      () => ["verify", bag, "--policy", policy(`"seals": []`)],
      66,
      /seal/,
    ],
    [
      "a report key that is not there",
      () => ["verify", bag, "--report", at("r.pdf"), "--key", at("no.key")],
      66,
      /no\.key/,
    ],
  ])("says so in one sentence: %s", async (_what, argv, exit, says) => {
    const ran = await run(argv())
    expect(ran.exit).toBe(exit)
    expect(ran.out).toBe("")
    expect(ran.err).toMatch(says)
    expect(ran.err.trimEnd().split("\n")).toHaveLength(1)
  })

  it("verifies nothing when one of several paths is empty", async () => {
    for (const argv of [
      ["verify", "", bag],
      ["verify", bag, ""],
      ["verify", ""],
    ]) {
      const { exit, out } = await run([...argv, "--trust", trust])
      expect(exit).toBe(64)
      expect(out).toBe("")
    }
  })

  it("never writes a report into the evidence", async () => {
    const report = join(bag, "custody", "report.pdf")
    const { exit, err } = await run(["verify", bag, "--report", report, "--key", at("no.key")])
    expect(exit).toBe(64)
    expect(err).toMatch(/lies inside evidence/)
    const made = await runWith("a long passphrase", ["keys", "new", "--out", join(bag, "k")])
    expect(made.exit).toBe(64)
    expect(existsSync(join(bag, "k"))).toBe(false)
  })

  it("tells the verdict even when the report cannot be written", async () => {
    const key = at("unwritten.key")
    const passphrase = "a long passphrase"
    await runWith(passphrase, [
      ...["keys", "new", "--algorithm", "p256", "--out", key],
      ...["--certificate", "--subject", "A. Examiner"],
    ])
    const report = at("no-such-folder", "report.pdf")
    const argv = ["verify", bag, "--trust", trust, "--report", report, "--key", key]
    const { exit, out, err } = await runWith(passphrase, argv)
    expect(exit).toBe(73)
    expect(out).toContain("TOTAL-PASSED")
    expect(out).not.toContain(report)
    expect(err).toContain(report)
  })

  it("takes an earlier result of any length", async () => {
    const earlier = at("long.json")
    const { out } = await run(["verify", bag, "--trust", trust, "--format", "json"])
    writeFileSync(earlier, out.replace("{", `{${" ".repeat(17 * 1024 * 1024)}`))
    const same = await resultOf(bag, "--trust", trust, "--against", earlier)
    expect(same.comparison).toMatchObject({ changed: [], missing: [], extra: [] })
  })

  it("tells errors as JSON when JSON was asked for", async () => {
    const { exit, out, err } = await run(["verify", at("gone"), "--format", "json"])
    expect(exit).toBe(66)
    expect(err).toBe("")
    expect(JSON.parse(out)).toMatchObject({
      schema: "sealwright.error/1",
      code: "UNREADABLE",
      path: at("gone"),
    })
  })

  it("refuses a trust file that lies inside the evidence, also behind a link", async () => {
    const inside = at("inside")
    writeFiles(inside, await sealedBag())
    writeFileSync(join(inside, "trust.json"), readFileSync(trust))
    symlinkSync(join(inside, "trust.json"), at("linked.json"))
    for (const path of [join(inside, "trust.json"), at("linked.json")]) {
      const { exit, out } = await run(["verify", inside, "--trust", path, "--format", "json"])
      expect(exit).toBe(66)
      expect(JSON.parse(out)).toMatchObject({ code: "TRUST_FROM_EVIDENCE" })
    }
  })

  it("never writes a report over something", async () => {
    writeFileSync(at("there.pdf"), "mine")
    const { exit, err } = await run([
      "verify",
      bag,
      "--report",
      at("there.pdf"),
      "--key",
      at("no.key"),
    ])
    expect(exit).toBe(73)
    expect(err).toMatch(/there\.pdf/)
    expect(readFileSync(at("there.pdf"), "utf8")).toBe("mine")
  })

  it("signs a report with a key from keys new", async () => {
    const key = at("examiner.key")
    const made = await runWith("secret", [
      ...["keys", "new", "--algorithm", "p256", "--out", key],
      ...["--certificate", "--subject", "A. Examiner"],
    ])
    expect(made.exit).toBe(0)
    const report = at("report.pdf")
    const argv = ["verify", bag, "--trust", trust, "--report", report, "--key", key]
    const { exit, out } = await runWith("secret", argv)
    expect(exit).toBe(0)
    expect(out).toContain(report)
    expect(readFileSync(report, "latin1").startsWith("%PDF-1.7")).toBe(true)

    const wrong = await runWith("wrong", argv.with(5, at("other.pdf")))
    expect(wrong.exit).toBe(66)
    expect(existsSync(at("other.pdf"))).toBe(false)
  })
})

describe("a report", () => {
  it("states as its time of writing an instant after the end of the examination", async () => {
    const key = at("dated.key")
    const certificate = ["--algorithm", "p256", "--certificate", "--subject", "A. Examiner"]
    await runWith("long enough to keep", ["keys", "new", "--out", key, ...certificate])
    // Every look at this clock is one second later than the one before.
    let time = Date.UTC(2026, 5, 1)
    const now = (): number => (time += 1000)
    const argv = ["verify", bag, "--trust", trust, "--format", "json"]
    const report = ["--report", at("dated.pdf"), "--key", key]
    const { out } = await runWith("long enough to keep", [...argv, ...report], { now })
    const { startedAt, durationMs } = (JSON.parse(out) as Result).run
    expect(durationMs).toBeGreaterThan(0)
    const pdf = readFileSync(at("dated.pdf"), "latin1")
    const [, date = ""] = /<xmp:CreateDate>([^<]+)</.exec(pdf) ?? []
    expect(Date.parse(date)).toBeGreaterThanOrEqual(Date.parse(startedAt) + durationMs)
  })
})

describe("the program", () => {
  it("helps, with an example for each command", async () => {
    const { exit, out } = await run(["--help"])
    expect(exit).toBe(0)
    const names = [...out.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2}/gm)].map(([, name]) => name ?? "")
    expect(names).toContain("verify")
    for (const name of names.filter((one) => !one.startsWith("-"))) {
      const help = await run([...name.split(" "), "--help"])
      expect(help.exit).toBe(0)
      expect(help.out).toMatch(/Examples:\n {2}# .+\n {2}sealwright /)
    }
  })

  it("states its version", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string }
    expect((await run(["--version"])).out).toBe(`sealwright ${version}\n`)
  })

  it("guesses what was meant", async () => {
    const { exit, err } = await run(["verifi", bag])
    expect(exit).toBe(64)
    expect(err).toMatch(/did you mean "verify"/)
  })

  it("explains every finding code", async () => {
    const { out } = await run(["explain"])
    const codes = out
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0] ?? "")
    expect(codes.length).toBeGreaterThan(50)
    for (const code of codes) {
      const { exit, out: said } = await run(["explain", code])
      expect(exit).toBe(0)
      expect(said).toMatch(/May also be: .*\nTo settle it: .*\nSource: /)
    }
  })

  it("inspects without checking, and says so", async () => {
    const { exit, out } = await run(["inspect", broken])
    expect(exit).toBe(0)
    expect(out).toMatch(/^Nothing here was checked/)
    expect(out).toContain("acme.example")
  })
})

function policy(member: string): string {
  const path = at("policy.json")
  const rest = `"id":"x","version":"1","mandatory":[],"algorithms":{"signatures":["ed25519"]},"pinnedKeys":{"revocation":"not-required"}`
  writeFileSync(path, `{"schema":"sealwright.policy/1",${rest},${member}}`)
  return path
}
