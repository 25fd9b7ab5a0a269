/**
 * German reports of evidence that was tampered with in every way that the adversary knows hold no
 * English but the evidence's own.
 */
import { beforeAll, expect, it } from "vitest"
import { reportDocument, reportHelp, resultView, type Result } from "../../../core/index.ts"
import { reportOn, richBag } from "../../support/attacked.ts"
import { TRUST } from "../../support/evidence.ts"

/** Words that English sentences can hardly do without, and that German has not. */
const ENGLISH =
  /(?<![-\w/.])(?:the|of|is|are|were|not|and|with|for|that|this|by|from|it|its|has|have|which|than|without|who|when|where|another|after|before|behind)(?![-\w/.])/u
/** Members whose values may be the evidence's own words, or what somebody else's program said. */
const ITS_OWN =
  /^(?:Beobachtet: (?!was zu sehen ist$|was noch gilt$|Grund$|anstelle von$|Inhalt$|neu berechnete Wurzel$)|Angegebener Grund$)/u
const QUOTED = [
  // What a library says of compressed bytes, and what a command to be typed writes.
  ...["unexpected end of file", "named by the seal"],
  // The adversary's stand-ins for what a container states.
  ...["another checksum"],
]

const results: Result[] = []
beforeAll(async () => {
  const seen = (result: Result): Result => {
    results.push(result)
    return result
  }
  const bag = await richBag()
  await reportOn(bag, { seen })
  await reportOn(bag, { seen, keys: TRUST })
}, 120_000)

/** Commands to be typed, and what the window leads by. */
const UNREAD = ["lines", "seen"]

/** Every text with the name that stands beside it; left out are commands and what nobody reads. */
function textsIn(told: unknown, name: string, see: (text: string, name: string) => void): void {
  if (typeof told === "string") see(told, name)
  if (typeof told !== "object" || told === null) return
  const beside = "name" in told && typeof told.name === "string" ? told.name : "value"
  for (const [member, one] of Object.entries(told)) {
    const isOfList = Array.isArray(told)
    if (!UNREAD.includes(member))
      textsIn(one, isOfList ? name : member === "value" ? beside : member, see)
  }
}

function englishIn(told: unknown): readonly string[] {
  const found = new Set<string>()
  textsIn(told, "", (text, name) => {
    if (ENGLISH.test(text) && !ITS_OWN.test(name) && !QUOTED.some((own) => text.includes(own))) {
      found.add(`${name}: ${text}`)
    }
  })
  return [...found]
}

it("hold none in the document, nor in what the window is told", () => {
  expect(results.length).toBeGreaterThan(400)
  const found = new Set<string>()
  for (const result of results) {
    const at = result.evaluatedAt
    const told = [
      reportDocument(result, { writtenAt: at, language: "de" }),
      resultView(result, "de"),
    ]
    for (const one of told.flatMap(englishIn)) found.add(one)
  }
  expect([...found]).toEqual([])
})

it("would be found: the English ones are full of them", () => {
  const [first] = results
  expect(englishIn(resultView(first!, "en")).length).toBeGreaterThan(10)
})

it("name every member of what was observed in German", () => {
  const names = new Set<string>()
  for (const result of results) {
    const { findings } = resultView(result, "de")
    const observed = findings.flatMap((group) => group.observations.flatMap((one) => one.observed))
    const members = result.findings.flatMap((found) => Object.keys(found.observed))
    for (const { name } of observed) {
      const shown = name.replace("Beobachtet: ", "")
      if (members.includes(shown) && !SAME.has(shown)) names.add(shown)
    }
  }
  expect([...names]).toEqual([])
})

/** Words that are the same in both languages. */
const SAME: ReadonlySet<string> = new Set(["format", "manifest"])

it("hold none in the help", () => {
  expect(englishIn(reportHelp("de"))).toEqual([])
})
