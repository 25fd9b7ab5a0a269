/** Whether the report is what it says of itself, PDF/A-3b, judged by veraPDF. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { ReportSigner } from "../../core/pdf/index.ts"
import type { Result } from "../../core/verdict/index.ts"
import { sampleReportSigner } from "../support/sample-certificate.ts"
import { pdfOf } from "../support/sample-report.ts"
import {
  crowdedResult,
  failedResult,
  HOSTILE_TEXT,
  openResult,
  passedResult,
} from "../support/sample-results.ts"
import { needsTool } from "../support/tools.ts"
import { validatePdfs, type PdfValidation } from "../support/verapdf.ts"

/** What fonts lack, join or stack: half a pair, no characters, no width, marks, ligatures, scripts. */
const AWKWARD_TEXT =
  "\ud83d/\ufffe\uffff/\u0000\u0085\u2028/\ue000\u{10ffff}/👩‍👩‍👧\ufe0f/ffi\u00ad\u200b\ufeff/e\u0323\u0301\u20dd/שָׁלוֹם/ﷺلا\u200dلا/प्रमाण/한글"

/** The same result over evidence in which every name is hostile. */
function hostile(result: Result): Result {
  const told = { reason: AWKWARD_TEXT, objects: [HOSTILE_TEXT], agents: [AWKWARD_TEXT] }
  const findings = result.findings.map((found) => ({
    ...found,
    at: { ...found.at, path: HOSTILE_TEXT },
    observed: { ...found.observed, [AWKWARD_TEXT]: HOSTILE_TEXT, found: AWKWARD_TEXT },
  }))
  return {
    ...result,
    input: { ...result.input, path: HOSTILE_TEXT, bagId: AWKWARD_TEXT, exporter: AWKWARD_TEXT },
    findings,
    seals: result.seals.map((seal) => ({
      ...seal,
      path: HOSTILE_TEXT,
      role: AWKWARD_TEXT,
      reason: AWKWARD_TEXT,
      ...(seal.key === undefined ? {} : { key: { ...seal.key, subject: AWKWARD_TEXT } }),
    })),
    custody: {
      ...result.custody,
      entries: result.custody.entries.map((entry) => ({ ...entry, ...told })),
    },
    items: result.items.map((item, index) => ({
      ...item,
      path: `${index % 2 === 0 ? HOSTILE_TEXT : AWKWARD_TEXT}${String(index)}`,
    })),
  }
}

const SIGNER = sampleReportSigner("Müller, Gutachterin")
const AWKWARD_SIGNER = sampleReportSigner(")/(\\ שלום 文件")

interface Sample {
  readonly name: string
  readonly result: Result
  readonly signer?: ReportSigner
}

const REPORTS: readonly Sample[] = [
  { name: "of a pass", result: passedResult() },
  { name: "of a failure", result: failedResult() },
  { name: "of an open case", result: openResult() },
  { name: "of a pass over hostile names", result: hostile(passedResult()) },
  { name: "of a failure over hostile names", result: hostile(failedResult()) },
  { name: "of an open case over hostile names", result: hostile(openResult()) },
  { name: "of a thousand findings", result: crowdedResult(1000) },
  { name: "of a pass, signed", result: passedResult(), signer: SIGNER },
  {
    name: "of a failure over hostile names, signed",
    result: hostile(failedResult()),
    signer: AWKWARD_SIGNER,
  },
]

/** Faults put into a sound report, each with the clause of ISO 19005-3 that forbids it. */
const FAULTS = [
  ["a font that is not embedded", "/FontFile2", "/FontFileX", "6.2.11.4.1"],
  ["no metadata", "/Metadata", "/MetadatX", "6.6.2.1"],
  ["metadata that claim another part", "<pdfaid:part>3", "<pdfaid:part>2", "6.6.4"],
  ["colours of no device", "/OutputIntents", "/OutputIntentX", "6.2.4.3"],
  ["an attachment related to nothing", "/AFRelationship", "/AFRelationshiX", "6.8"],
] as const

const folder = mkdtempSync(join(tmpdir(), "pdf-a-"))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function save(name: string, bytes: Uint8Array): string {
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, bytes)
  return path
}

/** Replaces a text that stands in the file by another of the same length, so that no offset moves. */
function planted(bytes: Uint8Array, sound: string, fault: string): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1")
  expect(text).toContain(sound)
  expect(fault).toHaveLength(sound.length)
  return Buffer.from(text.replaceAll(sound, fault), "latin1")
}

const { describe } = needsTool("verapdf")
const FIVE_MINUTES = 300_000

describe("veraPDF", () => {
  const reports: string[] = []
  const answers = new Map<string, PdfValidation>()

  beforeAll(async () => {
    for (const { name, result, signer } of REPORTS) {
      reports.push(save(name, await pdfOf(result, signer)))
    }
    const sound = await pdfOf(passedResult())
    const faulty = FAULTS.map(([name, from, to]) => save(name, planted(sound, from, to)))
    const names = [...REPORTS.map(({ name }) => name), ...FAULTS.map(([name]) => name)]
    for (const [index, answer] of validatePdfs([...reports, ...faulty], "3b").entries()) {
      answers.set(names[index] ?? "", answer)
    }
  }, FIVE_MINUTES)

  it.each(REPORTS)("calls the report $name PDF/A-3b", ({ name }) => {
    expect(answers.get(name)).toEqual({ isCompliant: true, failedRules: [] })
  })

  it.each(FAULTS)("refuses a report with %s", (name, _from, _to, clause) => {
    const answer = answers.get(name)
    expect(answer?.isCompliant).toBe(false)
    expect(answer?.failedRules.map((rule) => rule.split(" ")[0])).toContain(clause)
  })

  it(
    "finds no rule of PDF/UA-1 broken but that the file must claim it, which takes a person to check",
    () => {
      for (const { failedRules } of validatePdfs(reports, "ua1")) {
        expect(failedRules).toEqual([expect.stringMatching(/^5 1 The PDF\/UA version/)])
      }
    },
    FIVE_MINUTES,
  )

  it(
    "is not taken to have called a file sound that it could not examine",
    () => {
      const [sound = ""] = reports
      const noPdf = save("no PDF", new Uint8Array(300))
      for (const path of [noPdf, join(folder, "absent.pdf")]) {
        expect(() => validatePdfs([sound, path], "3b")).toThrow(path)
      }
    },
    FIVE_MINUTES,
  )
})
