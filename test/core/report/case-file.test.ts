import { describe, expect, it } from "vitest"
import {
  CASE_FIELD_NAMES,
  CASE_FIELDS,
  caseFaults,
  caseJson,
  documentText,
  parseCaseFile,
  reportDocument,
  type CaseFile,
} from "../../../core/report/index.ts"
import { readSchema } from "../../support/json-schema.ts"
import { passedResult } from "../../support/sample-results.ts"

const NEEDED: CaseFile = { caseNumber: "17 C 4/26", purpose: "Is it whole?", examiner: "Ada" }
const FULL: CaseFile = Object.fromEntries(
  CASE_FIELD_NAMES.map((name) => [
    name,
    CASE_FIELDS[name].kind === "time" ? "2026-11-21T09:31:00Z" : `about ${name}`,
  ]),
)

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const read = (value: unknown) => parseCaseFile(bytesOf(value))

describe("a case file", () => {
  it("is read as it was written, and written as it was read", () => {
    expect(read(caseJson(FULL))).toEqual({ kind: "case", file: FULL })
  })

  it("has the form of its schema, and no other", () => {
    const schema = readSchema("case-1.json")
    expect(schema.faults(caseJson(FULL))).toEqual([])
    expect(schema.faults(caseJson(NEEDED))).toEqual([])
    expect(schema.faults({ ...caseJson(NEEDED), exmainer: "x" })).not.toEqual([])
    expect(schema.faults(caseJson({ ...NEEDED, examiner: " " }))).not.toEqual([])
  })

  it("is refused with a member that is not known, of another schema, or that is no text", () => {
    for (const bad of [
      { ...caseJson(NEEDED), exmainer: "x" },
      NEEDED,
      [],
      { ...caseJson({}), purpose: 1 },
    ]) {
      expect(read(bad).kind).toBe("refused")
    }
    expect(parseCaseFile(bytesOf(caseJson(NEEDED)).subarray(2)).kind).toBe("refused")
  })

  it("lacks nothing with a number, a purpose and an examiner", () => {
    expect(caseFaults(NEEDED)).toEqual({})
    expect(caseFaults({})).toEqual({
      caseNumber: "missing",
      purpose: "missing",
      examiner: "missing",
    })
    expect(caseFaults({ ...NEEDED, examiner: " \n" })).toEqual({ examiner: "missing" })
  })

  it("is at fault with a text that is too long, of two lines, or no time", () => {
    const faults = caseFaults({
      ...NEEDED,
      caseNumber: "1".repeat(201),
      examiner: "Ada\nCarl",
      purpose: "x".repeat(4001),
      receivedAt: "last Friday",
    })
    expect(faults).toEqual({
      caseNumber: "too-long",
      purpose: "too-long",
      examiner: "line-break",
      receivedAt: "not-a-time",
    })
    expect(caseFaults({ ...NEEDED, purpose: "one\ntwo", caseNumber: "1".repeat(200) })).toEqual({})
  })
})

describe("a report with a case file", () => {
  const result = passedResult()
  const writtenAt = "2026-11-21T09:31:00.000Z"
  const textIn = (language: "en" | "de", caseFile: CaseFile): string =>
    documentText(reportDocument(result, { writtenAt, language, caseFile }), {
      width: 100,
      colour: false,
    })

  it.each(["en", "de"] as const)(
    "prints every particular once under its name, and that nobody checked it: %s",
    (language) => {
      const text = textIn(language, FULL)
      for (const name of CASE_FIELD_NAMES) expect(text).toContain(FULL[name])
      expect(text.replace(/\s+/g, " ")).toMatch(/None of it was checked|Nichts davon wurde geprüft/)
    },
  )

  it("changes neither verdict nor digest", () => {
    const plain = reportDocument(result, { writtenAt })
    const declared = reportDocument(result, { writtenAt, caseFile: FULL })
    expect([declared.verdict, declared.resultDigest]).toEqual([plain.verdict, plain.resultDigest])
    expect(declared.sections.length).toBe(plain.sections.length + 1)
  })

  it("keeps the lines of a text, and writes out what would move others", () => {
    const text = textIn("en", { ...NEEDED, custody: "in a safe\nthen \u202Eby post" })
    expect(text).toMatch(/in a safe\n\s+then \\u\{202E\}by post/)
  })
})
