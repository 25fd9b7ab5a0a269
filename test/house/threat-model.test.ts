/** docs/threat-model.md may not claim a finding, a test or a number that is not there. */
import { existsSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { FINDING_CODES } from "../../core/findings/index.ts"

const TEXT = readFileSync("docs/threat-model.md", "utf8")
/** Words in capitals that are no findings: a failure code of the command line. */
const NO_FINDINGS = ["TRUST_FROM_EVIDENCE"]

interface Row {
  readonly id: string
  readonly state: string
  readonly codes: readonly string[]
  readonly tests: readonly string[]
}

const STATES = ["holds", "in part", "open"] as const

const threats = TEXT.split(/^### (?=T\d+\. )/m)
  .slice(1)
  .map((piece): Row => {
    const [section = ""] = piece.split(/^## /m)
    const entry = (name: string) =>
      new RegExp(`^- ${name}: ([^]*?)(?=^- |^$)`, "m").exec(section)?.[1] ?? ""
    return {
      id: section.slice(0, section.indexOf(".")),
      state: entry("State").trim(),
      codes: codesIn(entry("Codes")),
      tests: testsIn(entry("Tests")),
    }
  })

const falsePasses = [...TEXT.matchAll(/^\| (F\d+) .*$/gm)].map(([line, id = ""]): Row => {
  const [, , , , state = "", evidence = ""] = line.split("|").map((cell) => cell.trim())
  return { id, state, codes: codesIn(evidence), tests: testsIn(evidence) }
})

const rows = [...threats, ...falsePasses]

function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, code = ""]) => code)
}

function testsIn(text: string): readonly string[] {
  return [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, path = ""]) => path)
}

function numbered(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${letter}${String(i + 1)}`)
}

describe("docs/threat-model.md", () => {
  it("has every threat and every reported false pass, in order", () => {
    expect(rows.map(({ id }) => id)).toEqual([...numbered("T", 34), ...numbered("F", 28)])
  })

  it.each([
    ["Threats", threats],
    ["False passes", falsePasses],
  ])("counts its states: %s", (name, counted) => {
    const stated = new RegExp(`^\\| ${name}[^|]*\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$`, "m").exec(TEXT)
    expect(stated?.slice(1).map(Number)).toEqual(
      STATES.map((state) => counted.filter((row) => row.state === state).length),
    )
  })

  it.each(rows)("names only codes and tests that exist: $id", ({ state, codes, tests }) => {
    expect(STATES).toContain(state)
    expect(codes.filter((code) => !Object.hasOwn(FINDING_CODES, code))).toEqual([])
    expect(tests.filter((path) => !existsSync(path))).toEqual([])
  })

  it.each(rows.filter(({ state }) => state === "holds"))(
    "says of nothing that it holds without a test that knows each code: $id",
    ({ codes, tests }) => {
      expect(codes.length).toBeGreaterThan(0)
      expect(tests.length).toBeGreaterThan(0)
      const sources = tests.map((path) => readFileSync(path, "utf8"))
      const unknown = codes.filter((code) => !sources.some((source) => source.includes(code)))
      expect(unknown).toEqual([])
    },
  )

  it("speaks of no other finding in its text", () => {
    const spoken = codesIn(TEXT).filter((code) => !NO_FINDINGS.includes(code))
    expect(spoken.filter((code) => !Object.hasOwn(FINDING_CODES, code))).toEqual([])
  })
})
