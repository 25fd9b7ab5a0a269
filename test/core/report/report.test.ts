import { describe, expect, it } from "vitest"
import { LISTED } from "../../../core/custody/event-types.ts"
import { hasControlCharacters } from "../../../core/base/index.ts"
import { FINDING_CODES, finding } from "../../../core/findings/index.ts"
import { observedValue } from "../../../core/report/findings.ts"
import { reportDocument, type Block, type ReportDocument } from "../../../core/report/index.ts"
import type { Result } from "../../../core/verdict/index.ts"
import {
  crowdedResult,
  failedResult,
  HOSTILE_TEXT,
  nestedSample,
  openResult,
  outcomesWith,
  passedResult,
  sampleResult,
} from "../../support/sample-results.ts"

const WRITTEN_AT = "2026-11-21T09:31:00.000Z"

function report(result: Result): ReportDocument {
  return reportDocument(result, { writtenAt: WRITTEN_AT })
}

function blocks(document: ReportDocument): readonly Block[] {
  return document.sections.flatMap((section) => section.blocks)
}

/** Every text of the document, wherever it stands in the model. */
function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value]
  if (typeof value !== "object" || value === null) return []
  return Object.values(value).flatMap(texts)
}

function whole(result: Result): string {
  return texts(report(result)).join("\n")
}

const SAMPLES = [
  ["passed", passedResult()],
  ["failed", failedResult()],
  ["was left open", openResult()],
  ["is crowded with hostile names", crowdedResult(1000)],
] as const

describe.each(SAMPLES)("the report of a result that %s", (_name, result) => {
  it("never claims what only a court or a notary could", () => {
    const said = whole(result).replace("A technical seal, not an act of a notary public.", "")
    expect(said).not.toMatch(/authentic|admissib|tamper-?proof|court-approved|notar|guarantee/i)
  })

  it("holds no character that would move a reader's screen", () => {
    const unsafe = texts(report(result)).filter((text) =>
      text.split("\n").some((line) => hasControlCharacters(line)),
    )
    expect(unsafe).toEqual([])
  })

  it("lists every check with its status, those that did not take place too", () => {
    const rows = tableAfter(report(result), "Checks")
    expect(rows.map((cells) => cells[1])).toEqual(result.checks.map(({ id }) => id))
    const word = { PASSED: "passed", FAILED: "failed", INDETERMINATE: "indeterminate" }
    const other = { NOT_APPLICABLE: "not applicable", NOT_RUN: "not run" }
    for (const [index, { status }] of result.checks.entries()) {
      expect(rows[index]?.[0]).toContain({ ...word, ...other }[status])
    }
  })

  it("names the digests of evidence, policy and result, and its own result", () => {
    const document = report(result)
    const said = texts(document)
    expect(said).toEqual(
      expect.arrayContaining([result.input.digest, result.policy.digest, result.resultDigest]),
    )
    expect(document.reportId).toBe(`report-${result.resultDigest.slice(0, 32)}`)
  })

  it("repeats every limit of the result", () => {
    const said = whole(result).toLowerCase()
    for (const limit of result.limits) {
      expect(said).toContain(limit.replace("Not shown: ", "").toLowerCase())
    }
  })

  it("says as shown only what a passed check shows", () => {
    const contrast = blocks(report(result)).find((block) => block.kind === "contrast")
    const passed = result.checks.filter(({ status }) => status === "PASSED").length
    expect(contrast?.left.items).toHaveLength(passed)
  })
})

describe("the verdict in words", () => {
  it("counts the checks applied and no others when all passed", () => {
    const result = passedResult()
    const applied = result.checks.filter(({ status }) => status === "PASSED")
    expect(applied).toHaveLength(12)
    expect(whole(result)).toContain("No alteration was found in the 12 checks applied.")
  })

  it("counts the failed ones when some failed", () => {
    expect(whole(failedResult())).toContain("Of the 12 checks applied, 5 failed")
  })

  it("counts what was left open when nothing failed", () => {
    expect(whole(openResult())).toContain(
      "of the 12 checks applied, 10 passed, 0 failed and 2 could not be settled",
    )
  })

  it("shows nothing when no check passed", () => {
    const outcomes = outcomesWith({}).map((outcome) => ({
      ...outcome,
      population: { expected: 0, checked: 0 },
    }))
    const contrast = blocks(report(sampleResult({ outcomes }))).find(
      (block) => block.kind === "contrast",
    )
    expect(contrast?.left.items).toEqual(["Nothing: no check passed."])
  })
})

describe("findings in the report", () => {
  it("say where, what was observed, what else it may be and what would settle it", () => {
    const result = failedResult()
    const cards = blocks(report(result)).filter((block) => block.kind === "card")
    for (const found of result.findings) {
      const card = cards.find(
        ({ title, entries }) =>
          title === found.code && entries.some(({ value }) => value.startsWith(found.at.path)),
      )
      const said = texts(card)
      const { mayAlsoBe, resolve } = FINDING_CODES[found.code]
      const observed = Object.entries(found.observed).map(([name, value]) =>
        observedValue("en", name, value),
      )
      expect(said).toEqual(expect.arrayContaining([found.says, mayAlsoBe, resolve, ...observed]))
    }
  })

  it("come with the broken ones first", () => {
    const labels = findingCards(failedResult()).map(({ label }) => label)
    expect(labels).toEqual([...labels].sort((a, b) => rank(a) - rank(b)))
    expect(labels[0]).toBe("✗ broken")
  })

  it("are printed up to 200, with the count of all and where the rest is", () => {
    expect(findingCards(crowdedResult(1000))).toHaveLength(200)
    expect(whole(crowdedResult(1000))).toContain(
      "1,000 findings: 1,000 broken, 0 doubtful, 0 noted. The first 200 are printed here, the weightiest first; the complete list is in result.json.",
    )
    expect(findingCards(crowdedResult(200))).toHaveLength(200)
    expect(whole(crowdedResult(200))).not.toContain("The first 200")
  })

  it("name a hostile path in code points, whole up to its end", () => {
    const [card] = findingCards(crowdedResult(1))
    const where = card?.entries.find(({ name }) => name === "Where")?.value
    expect(where).toBe(
      `data/\\u{202E}gpj.exe\\u{7}\\u{1B}[2J/ملف/документ/文件/${"x".repeat(300)}.json`,
    )
  })

  it("cut an endless value, saying how long it is", () => {
    const outcomes = outcomesWith({
      format: [finding("FORMAT_FAILURE", "bagit.txt", { reason: "y".repeat(100_000) })],
    })
    const said = whole(sampleResult({ outcomes }))
    expect(said).toContain(
      "y… (100,000 characters; the whole is in result.json)".replace("y…", "y …"),
    )
    expect(said.length).toBeLessThan(60_000)
  })
})

describe("the commands for checking without this program", () => {
  it("hold nothing from evidence that could be read as another command", () => {
    const evil = "x.dsse.json; rm -rf $HOME"
    const [seal] = passedResult().seals
    const seals = [
      { ...seal!, path: `seals/${evil}` },
      { ...seal!, key: { ...seal!.key!, fingerprint: "$(reboot)" } },
      { ...seal!, key: { ...seal!.key!, algorithm: "constructor" } },
    ]
    const input = { ...passedResult().input, digest: "`id`", path: evil }
    const document = report({ ...passedResult(), seals, input })
    const lines = blocks(document).flatMap((block) =>
      block.kind === "commands" ? block.lines : [],
    )
    expect(lines.join("\n")).not.toMatch(/reboot|rm -rf|`|constructor|pkeyutl|dgst/)
  })

  it("fit into a line of a page and of a wide terminal", () => {
    const lines = SAMPLES.flatMap(([, result]) => blocks(report(result))).flatMap((block) =>
      block.kind === "commands" ? block.lines : [],
    )
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(104)
  })
})

describe("the custody list", () => {
  it("names every type of event that it lists in plain words, and the outcome as recorded", () => {
    for (const type of LISTED) {
      const entry = { ...passedResult().custody.entries[0]!, type, outcome: "success" }
      const custody = { total: 1, entries: [entry] }
      const [cells] = tableAfter(report({ ...passedResult(), custody }), "Custody")
      const [name = "", outcome] = cells?.[2]?.split("\n") ?? []
      expect(type).not.toContain(name)
      expect(name).toMatch(/^[a-z][a-z() -]+$/)
      expect(outcome).toBe("outcome: success")
    }
  })
})

it("tells outcomes and usual roles in German, and leaves the evidence's own words", () => {
  const [entry] = passedResult().custody.entries
  const agents = ["Ada (x) (releaser)", "Bo (receiver)", "Cy (auditor)", "Di (constructor)"]
  const custody = {
    total: 2,
    entries: [
      { ...entry!, outcome: "success", agents },
      { ...entry!, outcome: "odd", agents: [] },
    ],
  }
  const result = { ...passedResult(), custody }
  const told = reportDocument(result, { writtenAt: WRITTEN_AT, language: "de" })
  const [first, second] = tableAfter(told, "Verwahrung")
  expect(first?.[2]).toContain("Ausgang: Erfolg")
  expect(second?.[2]).toContain("Ausgang: odd")
  const shown = "Ada (x) (übergibt)\nBo (übernimmt)\nCy (Revision)\nDi (constructor)"
  expect(first?.[3]?.startsWith(shown)).toBe(true)
  const roles = told.sections
    .flatMap(({ blocks: all }) => all)
    .flatMap((block) => (block.kind === "card" ? block.entries : []))
    .filter(({ name }) => name === "Angegebene Rolle")
  expect(roles[0]?.value).toBe("Exporteur")
})

describe("evidence without log and seals", () => {
  const { log: _log, ...input } = passedResult().input
  const { trust: _trust, ...rest } = passedResult()
  const none = { custody: { total: 0, entries: [] }, seals: [] }

  it.each(["bagit", "checksum-list"])("is not told of sealing: %s", (format) => {
    const { sections } = report({ ...rest, ...none, input: { ...input, format } })
    const about = ["What this shows, and what it does not", "Seals and keys", "Custody", "Coverage"]
    const said = texts(sections.filter(({ title }) => about.includes(title))).join("\n")
    expect(said).toContain("Evidence of this kind has no seals")
    expect(said).toContain("Evidence of this kind has no log")
    expect(said).not.toMatch(/before the evidence was sealed|could be read|Events|good seal/)
  })

  it("is told only what was read when it is of no known kind", () => {
    const said = whole({ ...rest, ...none, input: { ...input, format: "unknown" } })
    expect(said).toContain("No seal was read: the evidence is of no known kind.")
    expect(said).toContain("No log was read")
    expect(said).not.toContain("of this kind has no")
  })

  it("is told of both where they could have been", () => {
    const said = whole({ ...rest, ...none, input })
    expect(said).toContain("The evidence holds no seal that could be read.")
    expect(said).toContain("No log was read")
    expect(said).toContain("before the evidence was sealed")
    expect(said).toContain("Seals and time-stamps themselves are not counted")
  })
})

describe("a comparison", () => {
  it("has its section with counts and names when there is one, and none otherwise", () => {
    const comparison = {
      resultDigest: "0".repeat(64),
      total: 44,
      same: 12,
      changed: Array.from({ length: 30 }, (_, n) => `data/${String(n)}`),
      missing: ["data/\u202eb"],
      extra: [],
    }
    const said = whole({ ...passedResult(), comparison })
    expect(said).toContain("Comparison with an earlier result")
    expect(said).toContain("30\ndata/0\n")
    expect(said).toContain("and 10 more, listed in result.json")
    expect(said).toContain("1\ndata/\\u{202E}b")
    expect(whole(passedResult())).not.toContain("Comparison with an earlier result")
  })
})

describe("archives inside the evidence", () => {
  const nested = [
    nestedSample("data/good.tar", "TOTAL-PASSED"),
    nestedSample("data/letters.tar", "TOTAL-FAILED", "unknown"),
    nestedSample(HOSTILE_TEXT, "TOTAL-FAILED"),
    nestedSample("data/plain.tar", "INDETERMINATE", "bagit"),
  ]
  const cardsOf = (result: Result) =>
    report(result)
      .sections.find(({ title }) => title === "Archives inside the evidence")
      ?.blocks.filter((block) => block.kind === "card")

  it("have a section with each verdict, the weightiest first, and none where there are none", () => {
    const cards = cardsOf({ ...passedResult(), nested })
    expect(cards?.map(({ label, tone }) => [label, tone])).toEqual([
      ["✗ TOTAL-FAILED", "failed"],
      ["? INDETERMINATE", "open"],
      ["✓ TOTAL-PASSED", "passed"],
      ["– no evidence", "plain"],
    ])
    expect(cards?.[0]?.title).toContain("data/\\u{202E}gpj.exe")
    expect(cardsOf(passedResult())).toBeUndefined()
  })

  it("are told with what failed, what was left open, and the digest to ask for again", () => {
    const [card] = cardsOf({ ...passedResult(), nested: nested.slice(2, 3) }) ?? []
    const facts = new Map(card?.entries.map(({ name, value }) => [name, value]))
    expect(facts.get("Kind")).toBe("evidence-bag, read from a tar")
    expect(facts.get("Integrity")).toBe("failed")
    expect(facts.get("Checks failed")).toBe("fixity")
    expect(facts.get("Checks left open")).toBe("times")
    expect(facts.get("Findings")).toBe("HASH_FAILURE")
    expect(facts.get("Result digest")).toBe(nested[2]?.resultDigest)
  })

  it("are printed up to 50, with the count of all and where the rest is", () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      nestedSample(`data/${String(n)}.tar`, "TOTAL-PASSED"),
    )
    expect(cardsOf({ ...passedResult(), nested: many })).toHaveLength(50)
    expect(whole({ ...passedResult(), nested: many })).toContain(
      "The first 50 are printed here, the weightiest first; the complete list is in result.json.",
    )
  })
})

function rank(label: string): number {
  return ["✗ broken", "? doubtful", "· noted"].indexOf(label)
}

function findingCards(result: Result) {
  const section = report(result).sections.find(({ title }) => title === "Findings")
  return (section?.blocks ?? []).filter((block) => block.kind === "card")
}

function tableAfter(document: ReportDocument, title: string): readonly (readonly string[])[] {
  const section = document.sections.find((one) => one.title === title)
  const table = section?.blocks.find((block) => block.kind === "table")
  return table?.rows.map(({ cells }) => cells) ?? []
}

it("the hostile sample is hostile", () => {
  expect(hasControlCharacters(HOSTILE_TEXT)).toBe(true)
})
