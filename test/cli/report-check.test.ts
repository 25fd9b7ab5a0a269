/** The command `report check`, on real reports, and what an opponent would do to them. */
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { spawnSync } from "node:child_process"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { readSchema } from "../support/json-schema.ts"
import { run, runWith } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"

const PASSPHRASE = "only for these tests"
const folder = mkdtempSync(join(tmpdir(), "sealwright-report-check-"))
const at = (name: string): string => join(folder, name)
const TRUST = at("trust.json")
const REPORT = at("report.pdf")
const P256 = ["--algorithm", "p256", "--certificate", "--subject", "Ada Examiner"]

beforeAll(async () => {
  for (const name of ["examiner", "witness", "stranger"]) {
    await runWith(PASSPHRASE, ["keys", "new", "--out", at(`${name}.key`), ...P256])
  }
  for (const role of ["examiner", "witness"]) {
    const pin = ["--trust", TRUST, "--subject", "Ada Examiner", "--role", role, "--id", role]
    await run(["keys", "pin", at(`${role}.key.pub`), ...pin])
  }
  writeFiles(at("bag"), await sealedBag())
  await report("examiner", REPORT)
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function report(by: string, to: string): Promise<void> {
  const { err } = await runWith(PASSPHRASE, [
    "verify", at("bag"), "--report", to, "--key", at(`${by}.key`),
  ]) // prettier-ignore
  expect(err).not.toContain("sealwright:")
}

const check = (path: string, ...more: readonly string[]) =>
  run(["report", "check", path, "--trust", TRUST, ...more])

interface Printed {
  readonly verdict: string
  readonly answers: readonly { readonly id: string; readonly status: string }[]
}

/** The questions that were not answered well. */
async function notPassed(path: string): Promise<Readonly<Record<string, string>>> {
  const { out } = await check(path, "--format", "json")
  const { answers } = JSON.parse(out) as Printed
  const bad = answers.filter(({ status }) => status !== "PASSED")
  return Object.fromEntries(bad.map(({ id, status }) => [id, status]))
}

function changed(name: string, change: (bytes: Buffer) => Buffer): string {
  writeFileSync(at(name), change(readFileSync(REPORT)))
  return at(name)
}

/** An incremental update (ISO 32000-1 §7.5.6) with one object more, its table and its trailer. */
function updateOf(bytes: Buffer): Buffer {
  const text = bytes.toString("latin1")
  const last = (pattern: RegExp): string => [...text.matchAll(pattern)].at(-1)?.[1] ?? ""
  const size = last(/\/Size (\d+)/g)
  const object = `${size} 0 obj\n<< /X 1 >>\nendobj\n`
  const offset = (length: number): string => String(length).padStart(10, "0")
  const trailer = `<< /Size ${String(Number(size) + 1)} /Root ${last(/\/Root (\d+ 0 R)/g)} /Prev ${last(/startxref\n(\d+)/g)} >>`
  const start = bytes.length + object.length
  const table = `xref\n${size} 1\n${offset(bytes.length)} 00000 n \ntrailer\n${trailer}\n`
  return Buffer.from(`${object}${table}startxref\n${String(start)}\n%%EOF\n`, "latin1")
}

describe("report check", () => {
  it("passes a report that a pinned examiner signed, and says what that does not show", async () => {
    const { exit, out } = await check(REPORT)
    expect(exit).toBe(0)
    expect(out).toContain("✓ TOTAL-PASSED")
    expect(out).toMatch(/Signed by\s+Ada Examiner/)
    expect(out).toContain("That the result is right: examining the evidence again shows it.")
  })

  it("says the same in German, and the codes stay what they are", async () => {
    const { exit, out } = await check(REPORT, "--language", "de")
    expect(exit).toBe(0)
    expect(out).toContain("✓ TOTAL-PASSED")
    expect(out).toContain("Die Signatur umfasst jedes Byte der Datei außer ihren eigenen.")
  })

  it("leaves open a report by a stranger, by another role, or without a trust file", async () => {
    await report("stranger", at("stranger.pdf"))
    await report("witness", at("witness.pdf"))
    for (const path of [at("stranger.pdf"), at("witness.pdf")]) {
      expect((await check(path)).exit).toBe(2)
      expect(await notPassed(path)).toEqual({ signer: "INDETERMINATE" })
    }
    expect((await run(["report", "check", REPORT])).exit).toBe(2)
  })

  it("leaves open a report whose key was given up as compromised", async () => {
    const trust = at("compromised.json")
    writeFileSync(trust, readFileSync(TRUST))
    const why = ["--reason", "laptop stolen", "--by", "Ada"]
    await run(["keys", "compromise", "examiner", "--trust", trust, ...why])
    const { exit, out } = await run(["report", "check", REPORT, "--trust", trust])
    expect(exit).toBe(2)
    expect(out).toContain("COMPROMISED_NO_POE")
    const flat = (text: string): string => text.replaceAll(/\s+/g, " ")
    const english =
      /COMPROMISED_NO_POE: key: examiner; compromised since: [^;]+; certainty: known; reason: laptop stolen; said by: Ada; judged at: 2/
    expect(flat(out)).toMatch(english)
    const german = await run(["report", "check", REPORT, "--trust", trust, "--language", "de"])
    expect(flat(german.out)).toMatch(
      /COMPROMISED_NO_POE: Schlüssel: examiner; in fremden Händen seit: [^;]+; Gewissheit: bekannt; Grund: laptop stolen; laut: Ada; beurteilt zum Stand: 2/,
    )
    const json = await run(["report", "check", REPORT, "--trust", trust, "--format", "json"])
    expect(readSchema("report-check-1.json").faults(JSON.parse(json.out))).toEqual([])
    const { answers } = JSON.parse(json.out) as Printed
    expect(answers.find(({ id }) => id === "signer")).toMatchObject({
      reason: expect.stringMatching(/^key: examiner; compromised: /) as string,
      observed: { key: "examiner", certainty: "known", reason: "laptop stolen", saidBy: "Ada" },
    })
  })

  it("fails when one byte is another, wherever that is", async () => {
    const { length } = readFileSync(REPORT)
    const contents = readFileSync(REPORT).indexOf("/Contents <")
    for (const place of [20, contents - 300, contents + 400, length - 3000, length - 30]) {
      const path = changed("flipped.pdf", (bytes) => {
        bytes[place] = (bytes[place] ?? 0) ^ 1
        return bytes
      })
      expect([place, (await check(path)).exit]).toEqual([place, 1])
    }
  })

  it("fails when something follows what was signed", async () => {
    const path = changed("longer.pdf", (bytes) => Buffer.concat([bytes, Buffer.from("\n")]))
    expect(await notPassed(path)).toMatchObject({ form: "FAILED" })
    const update = Buffer.from("1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n")
    const updated = changed("updated.pdf", (bytes) => Buffer.concat([bytes, update]))
    expect(await notPassed(updated)).toMatchObject({ form: "FAILED" })
  })

  it("says that something was appended, where every reader of PDF takes it for an update", async () => {
    const { length } = readFileSync(REPORT)
    const path = changed("incremental.pdf", (bytes) => Buffer.concat([bytes, updateOf(bytes)]))
    const { exit, out } = await check(path, "--format", "json")
    expect(exit).toBe(1)
    expect(readSchema("report-check-1.json").faults(JSON.parse(out))).toEqual([])
    const { answers } = JSON.parse(out) as Printed
    const observed = {
      reportBytes: String(length),
      appendedBytes: String(readFileSync(path).length - length),
    }
    expect(answers.filter(({ status }) => status === "FAILED")).toMatchObject([
      {
        id: "form",
        code: "FORMAT_FAILURE",
        observed: {
          reason: "something was appended to the report after it was written",
          ...observed,
        },
      },
      {
        id: "coverage",
        code: "HASH_FAILURE",
        observed: { reason: "something was appended after it was signed", ...observed },
      },
    ])
    const german = (await check(path, "--language", "de")).out.replaceAll(/\s+/g, " ")
    expect(german).toContain("an den Bericht wurde etwas angehängt, nachdem er geschrieben war")
  })

  it("does not say so of a file that ends elsewhere for another reason", async () => {
    const path = changed("short.pdf", (bytes) => bytes.subarray(0, bytes.length - 40))
    expect((await check(path)).out).toContain("the file does not end as a PDF does")
    expect(await notPassed(path)).toMatchObject({ form: "FAILED", coverage: "INDETERMINATE" })
  })

  it("fails when the signature claims less of the file than there is", async () => {
    const path = changed("narrow.pdf", (bytes) => {
      const text = bytes.toString("latin1")
      const [range = "", length = "", next = "", rest = ""] =
        /\/ByteRange \[0 (\d+) (\d+) (\d+)\] */.exec(text) ?? []
      const narrower = `/ByteRange [0 ${length} ${String(Number(next) + 2)} ${String(Number(rest) - 2)}]`
      bytes.write(narrower.padEnd(range.length), text.indexOf(range), "latin1")
      return bytes
    })
    expect(await notPassed(path)).toMatchObject({ coverage: "FAILED", signature: "FAILED" })
  })

  it("fails when bytes hide in the room that the signature left", async () => {
    const path = changed("hidden.pdf", (bytes) => {
      const end = bytes.indexOf(">", bytes.indexOf("/Contents <"))
      bytes.write("41", end - 2, "latin1")
      return bytes
    })
    expect(await notPassed(path)).toEqual({ coverage: "FAILED" })
  })

  it("leaves open a result as data, and fails one that was edited", async () => {
    const { out } = await run(["verify", at("bag"), "--format", "json"])
    writeFileSync(at("result.json"), out)
    const open = { pages: "INDETERMINATE", coverage: "INDETERMINATE" }
    const unsigned = { ...open, signature: "INDETERMINATE", signer: "INDETERMINATE" }
    expect(await notPassed(at("result.json"))).toEqual(unsigned)
    writeFileSync(at("edited.json"), out.replace("INDETERMINATE", "TOTAL-PASSED"))
    expect((await check(at("edited.json"))).exit).toBe(1)
    expect(await notPassed(at("edited.json"))).toMatchObject({ result: "FAILED" })
  })

  it("fails what is no report, and says which of its inputs cannot be read", async () => {
    writeFileSync(at("other.pdf"), "%PDF-1.7\nnothing\n%%EOF\n")
    expect((await check(at("other.pdf"))).exit).toBe(1)
    writeFileSync(at("note.txt"), "nothing")
    expect((await check(at("note.txt"))).out).toContain("neither a PDF nor a result")
    expect((await check(at("gone.pdf"))).exit).toBe(66)
    expect((await check(REPORT, "--language", "fr")).exit).toBe(64)
  })

  it("prints JSON that its schema describes", async () => {
    const schema = readSchema("report-check-1.json")
    for (const path of [REPORT, at("note.txt"), at("result.json")]) {
      const { out } = await check(path, "--format", "json")
      expect(schema.faults(JSON.parse(out))).toEqual([])
      expect(schema.faults({ ...(JSON.parse(out) as object), more: 1 })).not.toEqual([])
    }
  })
})

function printedBy(program: string, ...given: readonly string[]): string {
  return spawnSync(program, given, { encoding: "utf8" }).stdout
}

describe("verify --report", () => {
  const write = (to: string, ...more: readonly string[]) =>
    runWith(PASSPHRASE, [
      "verify", at("bag"), "--report", at(to), "--key", at("examiner.key"), ...more,
    ]) // prettier-ignore
  const particulars = {
    schema: "sealwright.case/1",
    caseNumber: "17 C 4/26",
    purpose: "Is it whole?",
    examiner: "Ada",
  }

  it("writes it in German with the particulars of the case, and report check passes it", async () => {
    writeFileSync(at("case.json"), JSON.stringify(particulars))
    const { err } = await write("bericht.pdf", "--language", "de", "--case", at("case.json"))
    expect(err).not.toContain("sealwright:")
    expect((await check(at("bericht.pdf"))).exit).toBe(0)
    expect(readFileSync(at("bericht.pdf"), "latin1")).toContain("/Lang (de)")
  })

  it("writes none with a case file that is at fault, and says which field", async () => {
    writeFileSync(at("bad.json"), JSON.stringify({ ...particulars, receivedAt: "Friday" }))
    const bad = await write("none.pdf", "--case", at("bad.json"))
    expect([bad.exit, bad.err]).toEqual([66, expect.stringContaining("receivedAt")])
    writeFileSync(at("bad.json"), JSON.stringify({ ...particulars, exmainer: "Carl" }))
    expect((await write("none.pdf", "--case", at("bad.json"))).exit).toBe(66)
    expect((await run(["verify", at("bag"), "--language", "de"])).exit).toBe(64)
  })
})

describe("report check, beside pdfsig", () => {
  const poppler = needsTool("pdfsig")

  poppler.it("never takes a signature for good that pdfsig does not", async () => {
    const bytes = readFileSync(REPORT)
    const places = Array.from({ length: 40 }, (_, index) => Math.floor((bytes.length * index) / 40))
    for (const place of places) {
      const path = changed("place.pdf", (copy) => {
        copy[place] = (copy[place] ?? 0) ^ 0x04
        return copy
      })
      const told = printedBy("pdfsig", "-nocert", path)
      const isWhole = told.includes("Signature is Valid") && told.includes("Total document signed")
      const isGood = (await check(path)).exit === 0
      expect([place, isGood && !isWhole]).toEqual([place, false])
    }
  })

  poppler.it("finds the attachment that pdfdetach finds", async () => {
    const out = at("detached.json")
    printedBy("pdfdetach", "-savefile", "result.json", "-o", out, REPORT)
    const { resultDigest } = JSON.parse(readFileSync(out, "utf8")) as { resultDigest: string }
    const printed = (await check(REPORT, "--format", "json")).out
    expect(JSON.parse(printed)).toMatchObject({ result: { resultDigest } })
  })
})
