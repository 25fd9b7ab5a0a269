import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { ENGLISH } from "../../core/report/english/english.ts"
import { GERMAN } from "../../core/report/german/german.ts"
import { GERMAN_SAYINGS } from "../../core/report/german/sayings.ts"
import { de } from "../../renderer/words/de.ts"
import { en } from "../../renderer/words/en.ts"
import { makeQuantities } from "../../renderer/words/quantities.ts"

/** Every sentence with the way to it; functions are called with marks that must come back. */
function sentences(words: unknown, way = ""): readonly (readonly [string, string])[] {
  if (typeof words === "string") return [[way, words]]
  if (typeof words === "function") {
    const marks = ["«1»", "«2»", "«3»"].slice(0, words.length)
    return [[way, (words as (...given: string[]) => string)(...marks)]]
  }
  return Object.entries(words as object).flatMap(([name, inner]) =>
    sentences(inner, `${way}/${name}`),
  )
}

const marksIn = (text: string): readonly string[] => (text.match(/«\d»/gu) ?? []).toSorted()

/** Words that core/report/german/glossary.md gives up for another. */
const GIVEN_UP =
  /\bDigests?\b|fest(?:ge|zu)?halten\b|festgehalten|versiegel|\bUrteil|Vertrauenspaket|unterschr(?:ie|ei)b|(?<!\.)\bPolicy\b(?!\/)|\bExaminer\b|\bCheckpoint\b/iu

describe("the German of window and report", () => {
  const given = [sentences(de), sentences(GERMAN), Object.entries(GERMAN_SAYINGS)].flat()

  it("has one word for one thing", () => {
    // The glossary explains the English word beside the German one.
    const others = given.filter(([way, text]) => GIVEN_UP.test(text) && !/^\/glossary/.test(way))
    expect(others).toEqual([])
  })

  it("gives up no word that its glossary does not name", () => {
    const glossary = readFileSync("core/report/german/glossary.md", "utf8")
    for (const word of ["Digest", "festhalten", "versiegeln", "Urteil", "Vertrauenspaket"]) {
      expect(glossary).toContain(word)
      expect(GIVEN_UP.test(word)).toBe(true)
    }
  })
})

describe("the German catalogue", () => {
  const german = new Map(sentences(de))

  // The window is built apart from the core, so that these stand in it once more.
  it.each([
    ["English", en, ENGLISH],
    ["German", de, GERMAN],
  ])("calls roles and outcomes as the report does, in %s", (_, window, report) => {
    expect(report.roles).toMatchObject(window.event.roles)
    const { exporter, archivist, witness, examiner } = window.keys.roles
    expect(report.roles).toMatchObject({ exporter, archivist, witness, examiner })
    expect(report.custody.outcomes).toEqual(window.event.outcomes)
  })

  it("puts into each sentence what the English one does", () => {
    const differing = sentences(en).filter(
      ([way, text]) => String(marksIn(text)) !== String(marksIn(german.get(way) ?? "")),
    )
    expect(differing).toEqual([])
  })

  it("counts keys without a word that would ask for another case", () => {
    expect([de.open.keys("1", true), de.open.keys("3", false)]).toEqual([
      ...["1 Schlüssel", "3 Schlüssel"],
    ])
  })

  it("leaves no sentence of several words in English", () => {
    const same = sentences(en).filter(
      ([way, text]) =>
        text.replaceAll(/«\d»/gu, "").trim().includes(" ") && german.get(way) === text,
    )
    // Numbers with units, and a stage with per cent, are written alike in both.
    expect(same.map(([way]) => way)).toEqual([
      "/examining/announce",
      "/time/minutes",
      "/time/hours",
    ])
  })
})

describe("makeQuantities", () => {
  const english = makeQuantities("en")
  const german = makeQuantities("de")

  it("groups digits as the language does", () => {
    expect(english.count(1234567)).toBe("1,234,567")
    expect(german.count(1234567)).toBe("1.234.567")
    expect(english.count(999)).toBe("999")
  })

  it("writes sizes in decimal units", () => {
    expect(english.bytes(0)).toBe("0 B")
    expect(english.bytes(1500)).toBe("1.5 kB")
    expect(german.bytes(1500)).toBe("1,5 kB")
    expect(english.bytes(999_999)).toBe("1.0 MB")
    expect(english.bytes(123_456_789)).toBe("123 MB")
  })

  it("writes spans of time", () => {
    expect(english.duration(400)).toBe("0 s")
    expect(english.duration(61_000)).toBe("1 min 1 s")
    expect(english.duration(3_600_000)).toBe("1 h 0 min")
  })

  it("says 100 per cent only of all", () => {
    expect(english.percent(999, 1000)).toBe("99")
    expect(english.percent(1000, 1000)).toBe("100")
    expect(english.percent(0, 0)).toBe("0")
  })

  it("tells how long ago something was", () => {
    const now = Date.parse("2026-11-26T12:00:00Z")
    expect(english.age("2026-11-26T11:00:00Z", now)).toBe("today")
    expect(english.age("2026-11-25T11:00:00Z", now)).toBe("yesterday")
    expect(english.age("2026-11-01T12:00:00Z", now)).toBe("25 days ago")
    expect(german.age("2026-05-26T12:00:00Z", now)).toBe("vor 6 Monaten")
    expect(german.age("2020-05-26T12:00:00Z", now)).toBe("vor mehr als 6 Jahren")
  })

  it("writes instants in UTC to the second", () => {
    expect(english.instant("2026-11-26T18:24:00.840Z")).toBe("2026-11-26 18:24:00 UTC")
  })
})
