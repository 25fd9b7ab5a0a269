/** The PDF report, judged by other people's programs: qpdf and poppler. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { writePem } from "../../core/encodings/index.ts"
import { writeReportPdf, type ReportSigner } from "../../core/pdf/index.ts"
import { reportDocument } from "../../core/report/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"
import type { Result } from "../../core/verdict/index.ts"
import { sampleReportSigner } from "../support/sample-certificate.ts"
import { pdfOf, toJson, WRITTEN_AT } from "../support/sample-report.ts"
import { crowdedResult, failedResult, openResult, passedResult } from "../support/sample-results.ts"
import { needsTool } from "../support/tools.ts"

const SIGNER = sampleReportSigner("Müller, Gutachterin")
const folder = mkdtempSync(join(tmpdir(), "report-pdf-"))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const files = new Map<string, Promise<string>>()

/** Writes the file, once for a name, and answers its path. */
function saved(name: string, result: Result, signer?: ReportSigner): Promise<string> {
  const known = files.get(name) ?? write(join(folder, name), pdfOf(result, signer))
  files.set(name, known)
  return known
}

async function write(path: string, bytes: Promise<Uint8Array>): Promise<string> {
  writeFileSync(path, await bytes)
  return path
}

function run(command: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" })
  return { status, stdout, stderr }
}

/** What each page says, with line breaks as spaces; the marks that pdftotext puts around Arabic taken off. */
function pageTexts(path: string): readonly string[] {
  const pages = run("pdftotext", "-layout", path, "-").stdout.split("\f").slice(0, -1)
  return pages.map((page) => page.replace(/[\u202b\u202c]/g, "").replace(/\s+/g, " "))
}

function textOf(path: string): string {
  return pageTexts(path).join(" ")
}

const SAMPLES = [
  ["passed", passedResult()],
  ["failed", failedResult()],
  ["open", openResult()],
  ["crowded", crowdedResult(1000)],
] as const

describe.each(SAMPLES)("the signed report of the result %s", (name, result) => {
  const qpdf = needsTool("qpdf")
  const poppler = needsTool("pdfsig")

  qpdf.it("is sound by qpdf, without a warning", async () => {
    const { status, stdout, stderr } = run(
      "qpdf",
      "--check",
      await saved(`${name}.pdf`, result, SIGNER),
    )
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toContain("No syntax or stream encoding errors")
    expect(stdout).not.toMatch(/warning/i)
  })

  poppler.it("is valid by pdfsig over the total document", async () => {
    const { stdout } = run("pdfsig", "-nocert", await saved(`${name}.pdf`, result, SIGNER))
    expect(stdout).toContain("Signature is Valid")
    expect(stdout).toContain("Total document signed")
    expect(stdout).toContain("ETSI.CAdES.detached")
    expect(stdout).toContain("Signer Certificate Common Name: Müller, Gutachterin")
  })

  poppler.it("has result.json attached byte for byte, and its SHA-256 on every page", async () => {
    const path = await saved(`${name}.pdf`, result, SIGNER)
    const out = join(folder, `${name}.json`)
    run("pdfdetach", "-savefile", "result.json", "-o", out, path)
    const json = toJson(result)
    expect(Buffer.compare(readFileSync(out), json)).toBe(0)
    const digest = createHash("sha256").update(json).digest("hex")
    const pages = pageTexts(path)
    expect(pages.length).toBeGreaterThan(5)
    for (const [index, said] of pages.entries()) {
      expect(said).toContain(digest)
      expect(said).toContain(`Page ${String(index + 1)} of ${String(pages.length)}`)
      expect(said).toContain(result.verdict)
      expect(said).toContain("Signed (PAdES-B-B)")
    }
  })
})

/** The member of a seal's statement, which the report tells in words. */
const IN_WORDS: ReadonlyMap<string, string> = new Map([["log.root", "root over the log"]])

/** Counts are written in groups of three digits, and stand in the result without. */
function ungrouped(text: string): string {
  return text.replaceAll(/(?<=\d),(?=\d{3}\b)/gu, "")
}

describe("what the pages say", () => {
  const { it } = needsTool("pdfsig")

  it("holds every section, every finding and every value observed", async () => {
    const result = failedResult()
    const said = ungrouped(textOf(await saved("said.pdf", result)))
    const document = reportDocument(result, { writtenAt: WRITTEN_AT })
    for (const { title } of document.sections) expect(said).toContain(title)
    for (const { code, says, at, observed } of result.findings) {
      for (const text of [code, says, at.path, ...Object.values(observed)]) {
        expect(said).toContain(IN_WORDS.get(text) ?? ungrouped(text))
      }
    }
  })

  it("loses no letter of a long hostile name, and shows its controls as code points", async () => {
    const said = textOf(await saved("three.pdf", crowdedResult(3))).replaceAll(" ", "")
    expect(said).toContain("\\u{202E}gpj.exe\\u{7}\\u{1B}[2J/")
    expect(said).toContain("документ")
    expect(said.replace(/[^x]+/g, " ").split(" ").join("").length).toBeGreaterThanOrEqual(3 * 300)
    // The fonts have no Chinese: code points, never an empty box.
    expect(said).toContain("\\u{6587}\\u{4EF6}")
    expect(said).not.toMatch(/[\u202d\u202e\u0000-\u0008]/)
  })

  it("keeps a path in the order in which it is spelled when a part of it runs from right to left", async () => {
    const said = textOf(await saved("three.pdf", crowdedResult(3))).replaceAll(" ", "")
    expect(said).toContain("[2J/ملف/документ/")
  })

  it("says on every page that it is not signed when it is not", async () => {
    const path = await saved("unsigned.pdf", passedResult())
    const pages = pageTexts(path)
    expect(pages.length).toBeGreaterThan(5)
    for (const said of pages) expect(said).toContain("Not signed.")
    expect(textOf(path)).toContain("This report is not signed.")
    expect(run("pdfsig", path).stdout).toContain("does not contain any signatures")
  })

  it("prints 200 of a thousand findings and says so", async () => {
    const said = textOf(await saved("crowded.pdf", crowdedResult(1000), SIGNER))
    expect(said.match(/HASH_FAILURE A file's contents/g)).toHaveLength(200)
    expect(said).toContain("The first 200 are printed here")
  })

  it("has headings, tables and lists for software that reads aloud", async () => {
    const structure = run("pdfinfo", "-struct", await saved("unsigned.pdf", passedResult())).stdout
    for (const tag of ["H1", "H2", "Table", "TR", "TH", "TD", "LI", "Sect", "Code"]) {
      expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, "m"))
    }
  })

  it("embeds every font it uses", async () => {
    const rows = run("pdffonts", await saved("three.pdf", crowdedResult(3)))
      .stdout.split("\n")
      .slice(2, -1)
    expect(rows.length).toBeGreaterThanOrEqual(3)
    for (const row of rows) expect(row).toMatch(/Identity-H\s+yes yes yes/)
  })
})

describe("the file", () => {
  it("says that it is PDF/A-3b and in English", async () => {
    const text = Buffer.from(await pdfOf(passedResult())).toString("latin1")
    expect(text).toContain("<pdfaid:part>3</pdfaid:part>")
    expect(text).toContain("<pdfaid:conformance>B</pdfaid:conformance>")
    expect(text).toContain("/AFRelationship /Data")
    expect(text).toContain("/Subtype /application#2Fjson")
    expect(text).toContain("/Lang (en)")
    expect(text).not.toContain("/NeedAppearances")
  })

  it("is the same from the same inputs, and another for another result or signer", async () => {
    const first = await pdfOf(passedResult(), SIGNER)
    expect(Buffer.compare(first, await pdfOf(passedResult(), SIGNER))).toBe(0)
    expect(Buffer.compare(first, await pdfOf(openResult(), SIGNER))).not.toBe(0)
    const other = await pdfOf(passedResult(), sampleReportSigner("Müller, Gutachterin", 8))
    expect(Buffer.compare(first, other)).not.toBe(0)
  })

  needsTool("pdfsig").it(
    "is no longer valid when one byte is changed anywhere outside the signature",
    async () => {
      const bytes = await pdfOf(passedResult(), SIGNER)
      const path = join(folder, "changed.pdf")
      const contents = Buffer.from(bytes).indexOf("/Contents <")
      for (const at of [9, contents - 400, bytes.length - 2000]) {
        const changed = Uint8Array.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ 1
        writeFileSync(path, changed)
        expect(run("pdfsig", "-nocert", path).stdout).not.toContain("Signature is Valid")
      }
    },
  )
})

describe("the signature structure", () => {
  const { it } = needsTool("openssl")

  it("verifies as CAdES by openssl, names its certificate and no time of signing", async () => {
    const bytes = Buffer.from(await pdfOf(passedResult(), SIGNER))
    const [, ...range] =
      /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(bytes.toString("latin1")) ?? []
    const [start = 0, length = 0, next = 0, rest = 0] = range.map(Number)
    expect([start, next + rest]).toEqual([0, bytes.length])
    const content = join(folder, "content")
    writeFileSync(content, Buffer.concat([bytes.subarray(0, length), bytes.subarray(next)]))
    const padded = Buffer.from(bytes.toString("latin1", length + 1, next - 1), "hex")
    // A DER value says its own length: two octets of it here.
    const cms = join(folder, "cms.der")
    writeFileSync(cms, padded.subarray(0, 4 + padded.readUInt16BE(2)))
    const certificate = join(folder, "signer.crt")
    writeFileSync(certificate, writePem({ label: "CERTIFICATE", bytes: SIGNER.certificate.der }))

    const verified = run(
      "openssl",
      ...["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", cms],
      ...["-content", content, "-CAfile", certificate, "-purpose", "any", "-out", "/dev/null"],
    )
    expect(verified.stderr).toContain("CAdES Verification successful")
    const printed = run("openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", cms).stdout
    expect(printed).toContain("id-smime-aa-signingCertificateV2")
    expect(printed).not.toContain("signingTime")
  })
})

describe("writeReportPdf refuses", () => {
  const document = reportDocument(passedResult(), { writtenAt: WRITTEN_AT })
  const signature = { subject: "x", certificate: SIGNER.certificate.fingerprint }

  it("to attach another result than the one it tells", async () => {
    const report = { document, resultJson: toJson(failedResult()) }
    await expect(writeReportPdf(report)).rejects.toMatchObject({ code: "INTERNAL" })
  })

  it("to sign a document that says it is not signed, and the other way round", async () => {
    const resultJson = toJson(passedResult())
    await expect(writeReportPdf({ document, resultJson, signer: SIGNER })).rejects.toThrow(
      /certificate/,
    )
    const signed = { ...document, signature }
    await expect(writeReportPdf({ document: signed, resultJson })).rejects.toThrow(/certificate/)
  })

  it("a key that is not P-256, or a certificate of another key", async () => {
    const resultJson = toJson(passedResult())
    const signed = { ...document, signature }
    const ed25519 = makeSigner("ed25519", new Uint8Array(32).fill(1))
    await expect(
      writeReportPdf({ document: signed, resultJson, signer: { ...SIGNER, signer: ed25519 } }),
    ).rejects.toMatchObject({ code: "USAGE" })
    const { signer } = sampleReportSigner("x", 9)
    await expect(
      writeReportPdf({ document: signed, resultJson, signer: { ...SIGNER, signer } }),
    ).rejects.toMatchObject({ code: "USAGE" })
  })
})
