import { describe, expect, it } from "vitest"
import { hasControlCharacters } from "../../../core/base/index.ts"
import { reportDocument, resultView, type ResultView } from "../../../core/report/index.ts"
import type { Result } from "../../../core/verdict/index.ts"
import {
  crowdedResult,
  failedResult,
  openResult,
  passedResult,
} from "../../support/sample-results.ts"

/** Every text of a model, wherever it stands in it, line by line. */
function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return value.split("\n")
  if (typeof value !== "object" || value === null) return []
  return Object.values(value).flatMap(texts)
}

/** What the report says about the same result, as one text. */
function said(result: Result): string {
  return texts(reportDocument(result, { writtenAt: "2026-11-21T09:31:00.000Z" })).join("\n")
}

/** Names in the view that are no sentences: colours and the members of a published list. */
function sentences({ findings, checks, ...view }: ResultView): readonly string[] {
  const told = findings.flatMap(({ label, says, mayAlsoBe, resolve, source, observations }) => [
    ...[label, says, mayAlsoBe, resolve, source],
    ...observations.flatMap(({ where, observed }) => [where, ...texts(observed)]),
  ])
  return [
    ...told,
    ...checks.flatMap(({ status, asks, lookedAt, reason = "" }) => [
      status,
      asks,
      lookedAt,
      reason,
    ]),
    ...texts(view),
  ]
}

const SAMPLES = [
  ["passed", passedResult()],
  ["failed", failedResult()],
  ["was left open", openResult()],
  ["is crowded with hostile names", crowdedResult(150)],
] as const

describe("the words on what was checked", () => {
  it("says of the times only whose keys were judged, and promises no more of what is open", () => {
    const { items } = resultView(passedResult()).shown
    expect(items.join(" ")).toMatch(/keys behind the required seals were good/)
    const open = { ...passedResult(), verdict: "INDETERMINATE" as const }
    expect(resultView(open).meaning).toMatch(
      /named with each finding; a check .* what it lacked\.$/,
    )
    expect(resultView(open, "de").meaning).toMatch(
      /bei jedem Befund; eine Prüfung.* was ihr fehlte\.$/,
    )
  })
})

describe.each(SAMPLES)("the view of a result that %s", (_name, result) => {
  it("says nothing that the report about it does not say", () => {
    const report = said(result)
    expect(sentences(resultView(result)).filter((text) => !report.includes(text))).toEqual([])
  })

  it("holds no character that would move a reader's screen", () => {
    expect(texts(resultView(result)).filter(hasControlCharacters)).toEqual([])
  })

  it("tells every finding once, and the weightiest codes first", () => {
    const { findings } = resultView(result)
    expect(findings.reduce((sum, { total }) => sum + total, 0)).toBe(result.findings.length)
    const weights = findings.map(({ tone }) => ["failed", "open", "plain"].indexOf(tone))
    expect(weights).toEqual(weights.toSorted((a, b) => a - b))
  })
})

it("counts what it does not show of one code", () => {
  const [group] = resultView(crowdedResult(700)).findings
  expect(group?.total).toBeGreaterThan(500)
  expect(group?.observations).toHaveLength(500)
})

it("gives the numbers of each share beside its words", () => {
  const { coverage } = resultView(passedResult())
  const result = passedResult().coverage
  expect(coverage.map(({ covered, total }) => ({ covered, total }))).toEqual([
    result.bytesUnderDigest,
    result.bytesUnderSeal,
    result.eventsUnderChain,
    result.eventsUnderTree,
    result.eventsUnderSeal,
  ])
})
