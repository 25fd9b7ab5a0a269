import { describe, expect, it } from "vitest"
import { finding } from "../../core/findings/index.ts"
import type { Result, Vouching } from "../../core/verdict/index.ts"
import { fileRows, rowOfKey, shownRows } from "../../renderer/state/file-rows.ts"
import { failedResult, passedResult } from "../support/sample-results.ts"

const BY_NAME = { column: "name", isDescending: false } as const
const FILE = "data/records/0000.json"

function withFindings(...findings: ReturnType<typeof finding>[]): Result {
  const found = findings.map((one) => ({
    ...one,
    severity: "broken" as const,
    says: "",
    check: "fixity" as const,
  }))
  return { ...passedResult(), findings: found }
}

const NOBODY: Vouching = { groups: [], groupOf: [], logEnd: null }

function rowsOf(result: Result, vouching = NOBODY) {
  return fileRows(result, vouching)
}

function stateOf(result: Result, path: string) {
  return rowsOf(result).find((row) => row.path === path)?.state
}

describe("fileRows", () => {
  it("has one row for each file that was read, in the order of the result", () => {
    const result = passedResult()
    expect(rowsOf(result).map(({ path }) => path)).toEqual(result.items.map(({ path }) => path))
  })

  it("says of a file no more than that no finding names it", () => {
    expect(stateOf(passedResult(), FILE)).toBe("clear")
  })

  it("shows the weightiest of several findings about one file", () => {
    const result = withFindings(finding("HASH_FAILURE", FILE))
    const [broken] = result.findings
    const noted = { ...broken!, severity: "noted" as const }
    expect(stateOf({ ...result, findings: [noted, broken!] }, FILE)).toBe("failed")
    expect(stateOf({ ...result, findings: [noted] }, FILE)).toBe("plain")
  })

  it("lists a file that a finding names and that was not read", () => {
    const row = rowsOf(withFindings(finding("MANIFEST_MISSING", "data/gone.json"))).at(-1)
    expect(row).toMatchObject({ path: "data/gone.json", read: null, state: "failed" })
  })

  it("marks the file that a seal's finding names, and makes no row of a name that was not read", () => {
    const named = (file: string) =>
      withFindings(finding("SEAL_MISMATCH", "seals/exporter.dsse.json", { file }))
    expect(stateOf(named(FILE), FILE)).toBe("failed")
    expect(rowsOf(named("data/gone.json")).map(({ path }) => path)).not.toContain("data/gone.json")
  })

  it("does not call a log broken for what an event in it says of a file, and leads to the verdict", () => {
    const log = passedResult().items.find(({ path }) => path !== FILE)!.path
    const said = finding("EVENT_DIGEST_MISMATCH", { path: log, line: 5 }, { file: FILE })
    // Its mark is as grave as the finding.
    expect(stateOf(withFindings(said), log)).toBe("about")
    expect(stateOf(withFindings(said), FILE)).toBe("failed")
    const shown = shownRows(rowsOf(withFindings(said)), {
      ...{ filter: "findings", search: "", order: BY_NAME },
    })
    expect(shown.map(({ path }) => path).toSorted()).toEqual([log, FILE].toSorted())
    const broken = finding("LOGCHAIN_LINK_BROKEN", { path: log, line: 9 })
    expect(stateOf(withFindings(said, broken), log)).toBe("failed")
  })

  it("makes no row of a folder, nor of the evidence as a whole", () => {
    const paths = rowsOf(
      withFindings(finding("KEY_NOT_PINNED", "data/records"), finding("KEY_NOT_PINNED", "")),
    ).map(({ path }) => path)
    expect(paths).not.toContain("data/records")
    expect(paths).not.toContain("")
  })

  it("calls no file clear when findings are counted without naming their files", () => {
    const result = withFindings(finding("HASH_FAILURE", "data", { more: "400", total: "500" }))
    expect(new Set(rowsOf(result).map(({ state }) => state))).toEqual(new Set(["uncertain"]))
  })

  it("keeps files clear when only what weighs nothing is counted", () => {
    const result = withFindings(finding("SYSTEM_FILE", "data", { more: "400" }))
    const noted = result.findings.map((one) => ({ ...one, severity: "noted" as const }))
    expect(stateOf({ ...result, findings: noted }, FILE)).toBe("clear")
  })
})

describe("shownRows", () => {
  const rows = rowsOf(failedResult())

  it("finds by name and by digest, whatever the case", () => {
    const [row] = rows
    for (const search of [row!.path.toUpperCase(), ` ${row!.read!.sha256} `]) {
      const found = shownRows(rows, { filter: "all", search, order: BY_NAME })
      expect(found.map(({ path }) => path)).toEqual([row!.path])
    }
  })

  it("sorts by size, and backwards", () => {
    const sizes = shownRows(rows, {
      filter: "all",
      search: "",
      order: { column: "size", isDescending: true },
    }).map(({ read }) => read?.sizeBytes ?? -1)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  })

  it("takes a hundred thousand rows", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      ...rows[0]!,
      path: `data/${String(index)}`,
      haystack: `data/${String(index)}`,
    }))
    expect(shownRows(many, { filter: "all", search: "99999", order: BY_NAME })).toHaveLength(1)
  })
})

describe("who vouches, in the list", () => {
  const result = withFindings(finding("MANIFEST_MISSING", "data/gone.json"))
  const [first, second, third, ...others] = result.items
  const vouching: Vouching = {
    groups: [
      { way: "sealed", subjects: ["Beta"] },
      { way: "listed", subjects: [] },
      { way: "signed", subjects: [] },
      { way: "sealed", subjects: ["Alpha"] },
    ],
    groupOf: [1, 2, 3, ...others.map(() => 0)],
    logEnd: null,
  }
  const rows = fileRows(result, vouching)
  const shown = (filter: "all" | "unvouched") =>
    shownRows(rows, { filter, search: "", order: { column: "vouches", isDescending: false } })

  it("is that of each item, and nobody for what was not read", () => {
    expect(rows.slice(0, 4).map(({ who }) => who)).toEqual([
      { way: "listed", subjects: [] },
      { way: "signed", subjects: [] },
      { way: "sealed", subjects: ["Alpha"] },
      { way: "sealed", subjects: ["Beta"] },
    ])
    expect(rows.at(-1)).toMatchObject({ path: "data/gone.json", who: null })
  })

  it("sorts those first for which nobody known vouches, then by name", () => {
    expect(
      shown("all")
        .slice(0, 5)
        .map(({ path }) => path),
    ).toEqual([
      ...["data/gone.json", first!.path, second!.path, third!.path],
      others.map(({ path }) => path).toSorted()[0],
    ])
  })

  it("leaves the files for which nobody known vouches, without seals and time-stamps", () => {
    expect(shown("unvouched").map(({ path }) => path)).toEqual(["data/gone.json", first!.path])
  })
})

describe("rowOfKey", () => {
  const size = { rows: 100, page: 10 }

  it("moves by one row, by a page, and to both ends, and stays inside", () => {
    expect(rowOfKey("ArrowDown", 99, size)).toBe(99)
    expect(rowOfKey("ArrowUp", 0, size)).toBe(0)
    expect(rowOfKey("PageDown", 5, size)).toBe(15)
    expect(rowOfKey("PageUp", 5, size)).toBe(0)
    expect(rowOfKey("Home", 50, size)).toBe(0)
    expect(rowOfKey("End", 50, size)).toBe(99)
  })

  it("leaves other keys to others", () => {
    expect(rowOfKey("a", 5, size)).toBeUndefined()
    expect(rowOfKey("constructor", 5, size)).toBeUndefined()
  })
})
