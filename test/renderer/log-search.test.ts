/** What a search means by numbers and kinds as the list shows them. */
import { describe, expect, it } from "vitest"
import { meant, namedKinds, recordNumber } from "../../renderer/state/log-search.ts"
import { NO_QUERY } from "../../renderer/state/timeline.ts"
import { CATALOGUES } from "../../renderer/words/words.ts"

const en = CATALOGUES.en.timeline
const de = CATALOGUES.de.timeline
const namesIn = (text: string, kinds: Readonly<Record<string, string>>) =>
  namedKinds(text, kinds).map(({ kinds: names, rest }) => [names, rest])

describe("a search in the log", () => {
  it("takes a number as the list writes it, in either language, for that of a record", () => {
    const written = ["2382", " 2,382 ", "2.382", "2 382", "2'382", "record 2,382", "Record 2382"]
    expect(written.map((text) => recordNumber(text, "Record"))).toEqual(written.map(() => 2382))
    expect(recordNumber("Eintrag 1.234.567", "Eintrag")).toBe(1_234_567)
    const others = ["", "2,38", "23,82", "A-2382", "2025-06", "3.5", "9".repeat(20), "recordings 7"]
    expect(others.map((text) => recordNumber(text, "Record"))).toEqual(others.map(() => undefined))
  })

  it("finds kinds by the words that the window shows for them, in its language", () => {
    expect(namesIn("fixity check", en.kinds)).toContainEqual([["fix"], ""])
    expect(namesIn("Unversehrtheit", de.kinds)).toEqual([[["fix"], ""]])
    expect(namesIn("prufung auf unver", de.kinds)).toContainEqual([["fix"], ""])
    expect(namesIn("fixity", de.kinds)).toEqual([])
    expect(namesIn("harbour", en.kinds)).toEqual([])
    expect(namesIn("\u0301", en.kinds)).toEqual([])
  })

  it("leaves the words that are no kind's to the events, once for all of the same", () => {
    expect(namesIn("check Ada", en.kinds)).toEqual([[["fix", "vir"], "Ada"]])
  })

  it("is asked with both, beside the text as it was typed", () => {
    const shown = { kinds: en.kinds, record: en.columns.record }
    expect(meant({ ...NO_QUERY, text: "2,382" }, shown)).toMatchObject({
      ...{ text: "2,382", record: 2382, named: [] },
    })
    expect(meant(NO_QUERY, shown)).toEqual(NO_QUERY)
    // No longer text than the channel takes can come of any.
    const long = meant({ ...NO_QUERY, text: "a ".repeat(500) }, shown)
    expect(long.named.length).toBeLessThanOrEqual(50)
    for (const { kinds, rest } of long.named) {
      expect(kinds.length).toBeLessThanOrEqual(100)
      expect(rest.length).toBeLessThanOrEqual(1000)
    }
  })
})
