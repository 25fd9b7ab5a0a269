/** A time-stamp in a report: asked for and brought back by hand, from an authority of OpenSSL's. */
import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect } from "vitest"
import { toHex } from "../../core/base/index.ts"
import { parseSignedData, parseTimeStampRequest, writeDerNull } from "../../core/encodings/index.ts"
import { sha256 } from "../../core/hashing/index.ts"
import { parseReportFile, writeStampedReport } from "../../core/pdf/index.ts"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { readSchema } from "../support/json-schema.ts"
import { makeOpensslSigners, openssl } from "../support/openssl-signers.ts"
import { makeOpensslTsa, type OpensslTsa } from "../support/openssl-tsa.ts"
import { signatureOf } from "../support/pdf-signature.ts"
import { run, runWith, type Ran } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"
import { validatePdfs } from "../support/verapdf.ts"

const PASSPHRASE = "only for these tests"
const folder = mkdtempSync(join(tmpdir(), "sealwright-time-report-"))
const at = (name: string): string => join(folder, name)
const [TRUST, NOT_FOR_TIME] = [at("trust.json"), at("signing.json")]
const [REPORT, REQUEST, ANSWER, STAMPED] = [
  at("report.pdf"),
  at("r.tsq"),
  at("r.tsr"),
  at("stamped.pdf"),
]
const now = { now: () => Date.now() }
/** Later than the authority's time, whatever its accuracy. */
const later = { now: () => Date.now() + 3_600_000 }
const theirs = makeOpensslSigners(at("theirs"))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const request = (report: string, to: string): Promise<Ran> =>
  run(["time", "request", report, "--report", "--out", to])
const take = (to: string, ...more: readonly string[]): Promise<Ran> =>
  run(
    ["time", "import", ANSWER, "--report", REPORT, "--out", at(to), "--trust", TRUST, ...more],
    now,
  )
const importFrom = (answer: string, report: string, trust = TRUST): Promise<Ran> =>
  run(
    ["time", "import", answer, "--report", report, "--out", at("none.pdf"), "--trust", trust],
    now,
  )
const check = (path: string, trust = TRUST, ...more: readonly string[]): Promise<Ran> =>
  run(["report", "check", path, "--trust", trust, ...more], later)

interface Checked {
  readonly verdict: string
  readonly answers: readonly { id: string; status: string; code?: string; reason?: string }[]
  readonly signer?: { proof: string; noLaterThan: string; vouches: boolean; by?: string }
  readonly time?: { noLaterThan: string; by: string }
}

async function checked(path: string, trust = TRUST, ...more: readonly string[]): Promise<Checked> {
  return JSON.parse((await check(path, trust, "--format", "json", ...more)).out) as Checked
}

function withToken(bytes: Uint8Array, token: Uint8Array): Buffer {
  const stamped = writeStampedReport(bytes, parseReportFile(bytes), token)
  if (stamped.kind === "refused") throw new Error(stamped.reason)
  return Buffer.from(stamped.bytes)
}

function printedBy(program: string, ...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8" })
  return stdout + stderr
}

needsTool("openssl").describe("a time-stamp in a report", () => {
  const { it } = needsTool("openssl")
  let tsa: OpensslTsa

  beforeAll(async () => {
    tsa = makeOpensslTsa(at("tsa"), "rsa")
    writeFiles(at("bag"), await sealedBag())
    theirs.make("rsa", "rsa")
    const pin = ["--subject", "Ada Examiner", "--role", "examiner", "--id", "ada"]
    for (const trust of [TRUST, NOT_FOR_TIME]) {
      await run(["keys", "pin", theirs.at("rsa.crt"), "--trust", trust, ...pin])
    }
    const anchor = [
      "--purpose",
      "timestamp",
      "--subject",
      "Stamps Ltd",
      "--id",
      "stamps",
      "--by",
      "Ada",
      "--reason",
      "chosen",
    ]
    const pinned = await run(["keys", "anchor", tsa.root, "--trust", TRUST, ...anchor])
    expect([pinned.exit, pinned.err]).toEqual([0, expect.any(String)])
    await sign(REPORT)
    expect((await request(REPORT, REQUEST)).exit).toBe(0)
    tsa.answer(REQUEST, ANSWER)
    execFileSync("openssl", ["ts", "-reply", "-in", ANSWER, "-token_out", "-out", at("token")])
    const { exit, err } = await take("stamped.pdf", "--request", REQUEST)
    expect([exit, err]).toEqual([0, expect.stringContaining("Nothing that was signed changed")])
  }, 60_000)

  async function sign(to: string): Promise<void> {
    const key = theirs.export("rsa", PASSPHRASE)
    const { err } = await runWith(
      PASSPHRASE,
      ["verify", at("bag"), "--report", to, "--key", key],
      now,
    )
    expect(err).not.toContain("sealwright:")
  }

  it("is asked for over the value of the signature", () => {
    const parsed = parseTimeStampRequest(readFileSync(REQUEST))
    const data = parseSignedData(new Uint8Array(signatureOf(readFileSync(REPORT)).cms))
    if (parsed.kind !== "request" || data.kind !== "signed-data") throw new Error("not read")
    const value = data.data.signers[0]?.signature ?? new Uint8Array()
    expect(toHex(parsed.request.imprint.digest)).toBe(toHex(sha256(value)))
    expect(tsa.verifies(REQUEST, ANSWER)).toBe(true)
  })

  it("lies where the standard has it, and changes no byte outside the room for the signature", () => {
    const [before, after] = [readFileSync(REPORT), readFileSync(STAMPED)]
    expect(after.length).toBe(before.length)
    const [was, is] = [signatureOf(before), signatureOf(after)]
    expect(is.signed.equals(was.signed)).toBe(true)
    writeFileSync(at("cms"), is.cms)
    const printed = printedBy(
      "openssl",
      "cms",
      "-cmsout",
      "-print",
      "-inform",
      "DER",
      "-in",
      at("cms"),
    )
    expect(printed).toMatch(/unsignedAttrs:\s+object: id-smime-aa-timeStampToken/)
    expect(is.cms.includes(readFileSync(at("token")))).toBe(true)
    // The structure is as it was, but for that attribute and the lengths around it.
    expect(is.cms.length).toBeGreaterThan(was.cms.length + readFileSync(at("token")).length)
  })

  it("is passed by report check, which judges the key as it was then and says what that shows", async () => {
    const { exit, out } = await check(STAMPED)
    expect(exit).toBe(0)
    expect(out).toContain("An authority pinned for time stamped the signature")
    expect(out).toMatch(/Signed no later than\s+20\d\d-/)
    expect(out).toContain("Stamps Ltd")
    expect(out).toContain("How long before its time-stamp the report was signed")
    const { verdict, answers, signer, time } = await checked(STAMPED)
    expect(verdict).toBe("TOTAL-PASSED")
    expect(answers.map(({ id }) => id)).toEqual([
      "form", "result", "pages", "coverage", "signature", "time", "signer",
    ]) // prettier-ignore
    expect(time).toEqual({ noLaterThan: signer?.noLaterThan, by: "Stamps Ltd" })
    // With the accuracy that it states, its time may be that of the check or later.
    const atOnce = await run(["report", "check", STAMPED, "--trust", TRUST], now)
    expect(atOnce.exit).toBe(0)
    const german = await check(STAMPED, TRUST, "--language", "de")
    expect(german.out).toContain("Signiert spätestens")
  })

  it("leaves a report without one as it was, in answers and in words", async () => {
    const { answers, time, signer } = await checked(REPORT)
    expect([answers.length, time, signer?.proof]).toEqual([6, undefined, "none"])
    expect((await check(REPORT)).out).toContain("it holds no time-stamp")
  })

  it("keeps a report good whose key was revoked or given up later, or whose window ended", async () => {
    const end = "2035-01-01T00:00:00.000Z"
    const revoked = at("revoked.json")
    writeFileSync(revoked, readFileSync(TRUST))
    const why = ["--reason", "left the office", "--by", "Ada"]
    const done = await run(["keys", "revoke", "ada", "--trust", revoked, "--at", end, ...why], {
      now: () => Date.parse("2036-01-01T00:00:00.000Z"),
    })
    expect([done.exit, done.err]).toEqual([0, expect.any(String)])
    const then = ["--at", "2036-06-01T00:00:00Z"]
    const stamped = await checked(STAMPED, revoked, ...then)
    expect(stamped.signer).toMatchObject({ proof: "rfc3161", by: "Stamps Ltd", vouches: true })
    expect(stamped.answers.find(({ id }) => id === "signer")).toEqual({
      id: "signer",
      status: "PASSED",
    })
    const plain = await checked(REPORT, revoked, ...then)
    expect(plain.signer).toMatchObject({ proof: "none", vouches: false })
    expect(plain.answers.find(({ id }) => id === "signer")?.status).not.toBe("PASSED")
  })

  it("leaves the report open where the authority is not pinned for time", async () => {
    const { verdict, answers, signer, time } = await checked(STAMPED, NOT_FOR_TIME)
    expect([verdict, time, signer?.proof]).toEqual(["INDETERMINATE", undefined, "none"])
    expect(answers.find(({ id }) => id === "time")).toMatchObject({
      status: "INDETERMINATE",
      code: "KEY_NOT_PINNED",
    })
    expect((await check(STAMPED, NOT_FOR_TIME)).out).toContain("what that is worth is not shown")
  })

  it("fails a report in whose signature lies the time-stamp of another one", async () => {
    await sign(at("second.pdf"))
    const [first, second] = [readFileSync(STAMPED), readFileSync(at("second.pdf"))]
    const token = readFileSync(at("token"))
    writeFileSync(at("moved.pdf"), withToken(second, token))
    const { verdict, answers } = await checked(at("moved.pdf"))
    expect(verdict).toBe("TOTAL-FAILED")
    expect(answers.find(({ id }) => id === "time")).toMatchObject({
      status: "FAILED",
      code: "HASH_FAILURE",
    })
    expect(answers.find(({ id }) => id === "signature")?.status).toBe("PASSED")
    expect(withToken(readFileSync(REPORT), token).equals(first)).toBe(true)
  })

  it("fails a report that holds a good time-stamp and one that is over something else", async () => {
    await request(at("second.pdf"), at("second.tsq"))
    tsa.answer(at("second.tsq"), at("second.tsr"))
    execFileSync("openssl", [
      "ts",
      "-reply",
      "-in",
      at("second.tsr"),
      "-token_out",
      "-out",
      at("token2"),
    ])
    const both = Buffer.concat([readFileSync(at("token")), readFileSync(at("token2"))])
    writeFileSync(at("both.pdf"), withToken(readFileSync(REPORT), both))
    const { verdict, answers } = await checked(at("both.pdf"))
    expect(verdict).toBe("TOTAL-FAILED")
    expect(answers.find(({ id }) => id === "time")).toMatchObject({
      status: "FAILED",
      code: "HASH_FAILURE",
    })
  })

  it("fails a report with something else in the place of a time-stamp, or with very many", async () => {
    for (const [count, code] of [
      [1, "FORMAT_FAILURE"],
      [9, "LIMIT_EXCEEDED"],
    ] as const) {
      const junk = Buffer.concat(Array.from({ length: count }, () => writeDerNull()))
      writeFileSync(at("junk.pdf"), withToken(readFileSync(REPORT), junk))
      const { verdict, answers } = await checked(at("junk.pdf"))
      expect([verdict, answers.find(({ id }) => id === "time")?.code]).toEqual([
        "TOTAL-FAILED",
        code,
      ])
    }
  })

  it("fails when a byte of the time-stamp is another", async () => {
    const good = readFileSync(STAMPED)
    const start = good.indexOf("/Contents <") + "/Contents <".length
    const length = 2 * signatureOf(good).cms.length
    for (const back of [2, 200, 1000]) {
      const changed = Buffer.from(good)
      const place = start + length - back
      changed[place] = changed[place] === 0x30 ? 0x31 : 0x30
      writeFileSync(at("changed.pdf"), changed)
      expect([back, (await checked(at("changed.pdf"))).verdict]).toEqual([back, "TOTAL-FAILED"])
    }
  })

  it("is imported from an answer to another request, for another report, or by nobody pinned, never", async () => {
    await request(REPORT, at("other.tsq"))
    const other = await take("none.pdf", "--request", at("other.tsq"))
    expect([other.exit, other.err]).toEqual([
      1,
      expect.stringContaining("TIMESTAMP_REQUEST_MISMATCH"),
    ])
    const wrong = await importFrom(ANSWER, at("second.pdf"))
    expect([wrong.exit, wrong.err]).toEqual([
      1,
      expect.stringContaining("HASH_FAILURE: the time-stamp is over something else"),
    ])
    const unknown = await importFrom(ANSWER, REPORT, NOT_FOR_TIME)
    expect([unknown.exit, unknown.err]).toEqual([2, expect.stringContaining("KEY_NOT_PINNED")])
    writeFileSync(at("nothing"), "nothing")
    const nothing = await importFrom(at("nothing"), REPORT)
    expect([nothing.exit, existsSync(at("none.pdf"))]).toEqual([1, false])
  })

  it("never goes into the report that is there, nor over any file, nor twice", async () => {
    const before = readFileSync(REPORT)
    expect((await take("report.pdf")).exit).toBe(73)
    expect((await take("stamped.pdf")).exit).toBe(73)
    const again = ["time", "import", ANSWER, "--report", STAMPED, "--out", at("twice.pdf")]
    const twice = await run([...again, "--trust", TRUST], now)
    expect([twice.exit, twice.err]).toEqual([
      1,
      expect.stringContaining("it holds a time-stamp already"),
    ])
    expect((await request(STAMPED, at("twice.tsq"))).err).toContain("it holds a time-stamp already")
    expect(readFileSync(REPORT).equals(before)).toBe(true)
    expect(readdirSync(folder).filter((name) => /partial|twice/.test(name))).toEqual([])
  })

  it("is refused for a report that does not hold itself, and for what is no signed report", async () => {
    const changed = readFileSync(REPORT)
    changed[2000] = (changed[2000] ?? 0) ^ 1
    writeFileSync(at("broken.pdf"), changed)
    const told = await importFrom(ANSWER, at("broken.pdf"))
    expect([told.exit, told.err]).toEqual([1, expect.stringContaining("the report itself:")])
    const { out } = await run(["verify", at("bag"), "--format", "json"])
    writeFileSync(at("result.json"), out)
    expect((await request(at("result.json"), at("none.tsq"))).err).toContain("it is not signed")
    expect((await request(at("nothing"), at("none.tsq"))).exit).toBe(64)
    expect([existsSync(at("none.pdf")), existsSync(at("none.tsq"))]).toEqual([false, false])
  })

  it("is refused with a sentence when it does not fit", async () => {
    const large = at("large.crt")
    const comment = `nsComment=${"x".repeat(13_000)}`
    const subject = ["-subj", "/CN=Large", "-keyout", at("large.key"), "-out", large]
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-addext", comment, ...subject)
    tsa.answer(REQUEST, at("large.tsr"), "-chain", large)
    const told = await importFrom(at("large.tsr"), REPORT)
    expect([told.exit, told.err]).toEqual([
      2,
      expect.stringMatching(
        /LIMIT_EXCEEDED: the time-stamp needs 1\d{4} bytes and the report has room for 1\d{4}/,
      ),
    ])
    expect(existsSync(at("none.pdf"))).toBe(false)
  })

  it("says which options do not go together", async () => {
    expect((await run(["time", "import", ANSWER, "--report", REPORT, "--out", at("x")])).exit).toBe(
      64,
    )
    expect((await run(["time", "import", ANSWER, "--report", REPORT, "--trust", TRUST])).exit).toBe(
      64,
    )
    expect((await take("x", "--bag", at("bag"))).exit).toBe(64)
    expect((await run(["time", "import", ANSWER, "--bag", at("bag"), "--out", at("x")])).exit).toBe(
      64,
    )
    const both = ["time", "request", REPORT, "--report", "--file", "--out", at("x")]
    expect((await run(both)).exit).toBe(64)
  })

  it("prints JSON that its schema describes", async () => {
    const schema = readSchema("report-check-1.json")
    for (const trust of [TRUST, NOT_FOR_TIME]) {
      expect(schema.faults(await checked(STAMPED, trust))).toEqual([])
    }
  })

  needsTool("pdfsig", "qpdf").it("leaves a report that pdfsig and qpdf take as before", () => {
    const told = printedBy("pdfsig", "-nocert", STAMPED)
    expect(told).toContain("Signature is Valid")
    expect(told).toContain("Total document signed")
    expect(printedBy("qpdf", "--check", STAMPED)).toContain("No syntax or stream encoding errors")
  })

  needsTool("verapdf").it(
    "leaves a report that is PDF/A-3b",
    () => {
      const sound = { isCompliant: true, failedRules: [] }
      expect(validatePdfs([STAMPED], "3b")).toEqual([sound])
    },
    120_000,
  )
})
