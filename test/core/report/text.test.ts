import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { documentText, reportDocument, summaryText } from "../../../core/report/index.ts"
import { wordingOf } from "../../../core/report/wording.ts"
import { displayWidth, padded, wrapped } from "../../../core/report/text-layout.ts"
import type { Result } from "../../../core/verdict/index.ts"
import {
  crowdedResult,
  failedResult,
  nestedSample,
  openResult,
  passedResult,
  sampleResult,
  outcomesWith,
} from "../../support/sample-results.ts"

const { bytes: toBytes, count: toCount, share: toShare } = wordingOf("en")
const ANSI = /\u001b\[[0-9;]*m/g
const plain = { width: 100, colour: false }

function whole(result: Result, options: typeof plain): string {
  return documentText(reportDocument(result, { writtenAt: "2026-11-21T09:31:00.000Z" }), options)
}

const SAMPLES = [
  ["passed", passedResult()],
  ["failed", failedResult()],
  ["was left open", openResult()],
  ["is crowded with hostile names", crowdedResult(300)],
] as const

describe("displayWidth", () => {
  it.each([
    ["", 0],
    ["abc", 3],
    ["ü", 1],
    ["u\u0308", 1],
    ["文件", 4],
    ["한글", 4],
    ["ملف", 3],
    ["🙂", 2],
    ["✓ passed", 8],
  ])("of %j is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe("wrapped", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "文", "\u0308", "\n", "/") })

  it("keeps every line within the width", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (said, width) => {
        for (const line of wrapped(said, width))
          expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it("loses nothing but the spaces and line feeds where lines break", () => {
    const bare = (said: string): string => said.replace(/[ \n]/g, "")
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (said, width) => {
        expect(bare(wrapped(said, width).join(""))).toBe(bare(said))
      }),
    )
  })

  it("breaks between words first and inside them only when it must", () => {
    expect(wrapped("one two three", 8)).toEqual(["one two", "three"])
    expect(wrapped("a 0123456789", 4)).toEqual(["a", "0123", "4567", "89"])
  })

  it("breaks paths after slashes, then names where their parts join", () => {
    expect(wrapped("data/records/0001.json", 12)).toEqual(["data/", "records/", "0001.json"])
    expect(wrapped("data/records/0001.json", 13)).toEqual(["data/records/", "0001.json"])
    expect(wrapped("workflow-definition.json", 14)).toEqual(["workflow-", "definition.", "json"])
    expect(wrapped("a/0123456789", 4)).toEqual(["a/", "0123", "4567", "89"])
  })
})

describe("quantities", () => {
  it("are written the same in every language", () => {
    expect([0, 999, 1000, 1234567].map(toCount)).toEqual(["0", "999", "1,000", "1,234,567"])
    expect([1, 999, 1500, 2_000_000_000].map(toBytes)).toEqual([
      "1 byte",
      "999 bytes",
      "1,500 bytes (1.5 kB)",
      "2,000,000,000 bytes (2.0 GB)",
    ])
  })

  it("never round a share up to all", () => {
    expect(toShare({ covered: 999_999, total: 1_000_000 })).toBe("999,999 of 1,000,000 (99.9 %)")
    expect(toShare({ covered: 7, total: 7 })).toBe("7 of 7 (100 %)")
    expect(toShare({ covered: 0, total: 0 })).toBe("none there")
  })
})

it("pads wide characters by the cells they take", () => {
  expect(padded("文", 4)).toBe("文  ")
  expect(padded("7", 3, "right")).toBe("  7")
})

describe.each(SAMPLES)("text about a result that %s", (_name, result) => {
  it.each([60, 80, 100, 200])("stays within %i columns in the short form", (width) => {
    for (const line of summaryText(result, { width, colour: false }).split("\n")) {
      expect(displayWidth(line)).toBeLessThanOrEqual(width)
    }
  })

  it.each([40, 80, 200])("stays within %i columns in full, but for commands", (width) => {
    const isCommand = (line: string): boolean => line.startsWith("    ")
    for (const line of whole(result, { width, colour: false }).split("\n")) {
      if (!isCommand(line)) expect(displayWidth(line)).toBeLessThanOrEqual(width)
    }
  })

  it("has no control character but the line feed when colour is not wanted", () => {
    const said = summaryText(result, plain) + whole(result, plain)
    expect(said.replaceAll("\n", "")).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
  })

  it("says the same in colour", () => {
    const coloured = { width: 80, colour: true }
    const uncoloured = { width: 80, colour: false }
    const report = `${"long/".repeat(30)}report.pdf`
    for (const more of [{}, { report }]) {
      const said = summaryText(result, { ...coloured, ...more })
      expect(said.replace(ANSI, "")).toBe(summaryText(result, { ...uncoloured, ...more }))
    }
    expect(whole(result, coloured).replace(ANSI, "")).toBe(whole(result, uncoloured))
    expect(summaryText(result, coloured)).toMatch(ANSI)
  })

  it("names the verdict, all checks and the statements in the short form", () => {
    const said = summaryText(result, plain)
    expect(said).toContain(result.verdict)
    for (const { id } of result.checks) expect(said).toMatch(new RegExp(`\\b${id} `))
    const joined = said.replace(/\s+/g, " ")
    for (const { says } of Object.values(result.statements)) expect(joined).toContain(says)
  })
})

describe("the short form", () => {
  it("tells the weightiest findings with their places and counts the rest", () => {
    const said = summaryText(crowdedResult(1000), plain)
    expect(said).toContain("Findings (1000)")
    expect(said).toContain("data/records/3.json")
    expect(said).toContain("… and 992 more")
  })

  it("tells what differs from an earlier result, in counts and first paths", () => {
    const comparison = {
      resultDigest: "0".repeat(64),
      total: 52,
      same: 40,
      changed: Array.from({ length: 7 }, (_, n) => `data/changed-${String(n)}`),
      missing: [
        "data/\u202egone",
        ...Array.from({ length: 4 }, (_, n) => `data/gone-${String(n)}`),
      ],
      extra: [],
    }
    const said = summaryText({ ...passedResult(), comparison }, plain)
    expect(said).toMatch(/Compared +52 items\n +Same +40\n +Changed +7\n +data\/changed-0\n/)
    expect(said).toMatch(/data\/changed-4\n +and 2 more, listed by --format json/)
    expect(said).not.toContain("data/changed-5")
    expect(said).toMatch(/Missing +5\n +data\/\\u\{202E\}gone\n/)
    expect(said).toMatch(/data\/gone-3\n +Extra +0\n/)
    expect(summaryText(passedResult(), plain)).not.toContain("Compared")
  })

  it("tells of archives inside with their verdicts, the weightiest first, and counts the rest", () => {
    const nested = [
      ...Array.from({ length: 6 }, (_, n) => nestedSample(`data/${String(n)}.tar`, "TOTAL-PASSED")),
      nestedSample("data/\u202ebad.tar", "TOTAL-FAILED"),
    ]
    const said = summaryText({ ...passedResult(), nested }, plain)
    expect(said).toMatch(/Archives inside \(7\)\n +✗ TOTAL-FAILED +data\/\\u\{202E\}bad\.tar\n/)
    expect(said).toMatch(/✓ TOTAL-PASSED +data\/3\.tar\n +… and 2 more: all are in --format json/)
    expect(said).not.toContain("data/4.tar")
    expect(summaryText(passedResult(), plain)).not.toContain("Archives inside")
  })

  it("leads on to an explanation of what weighs most", () => {
    expect(summaryText(failedResult(), plain)).toContain("Next  sealwright explain HASH_FAILURE")
  })

  it("offers a report, or names the one that was written", () => {
    expect(summaryText(passedResult(), plain)).toContain("--report report.pdf")
    const written = summaryText(passedResult(), { ...plain, report: "out\u202e.pdf" })
    expect(written).toContain("the report is in out\\u{202E}.pdf")
    expect(written).not.toContain("--report")
  })

  it("asks for a trust file when nothing else stands in the way", () => {
    const outcomes = outcomesWith({}).map((outcome) =>
      outcome.check === "pins" ? { ...outcome, population: { expected: 1, checked: 0 } } : outcome,
    )
    expect(summaryText(sampleResult({ outcomes, trusted: false }), plain)).toContain("--trust")
  })
})
