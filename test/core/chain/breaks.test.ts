import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { statusOf } from "../../../core/findings/index.ts"
import { ZEROS, eventAt, forgedLine, inShort, lineOf, soundLog, walk } from "./logs.ts"

const LOG = soundLog(10)

describe("what the chain says of a record that was altered", () => {
  it("names it together with the record whose link no longer holds", () => {
    const outcome = check(replaced(4, LOG[4]!.replace("success", "warning")))
    expect(outcome.findings).toEqual([
      {
        code: "LOGCHAIN_LINK_BROKEN",
        at: { path: "custody/events.jsonl", line: 6, range: { first: 4, last: 5 } },
        observed: {
          what: "edited",
          records: "4 to 5",
          lines: "5 to 6",
          link: "broken",
          stands: "from record 5 on every link holds",
          from: "5",
        },
      },
    ])
  })

  it("names the neighbours too when its own link was altered with it", () => {
    const altered = lineOf(eventAt(4, { prev: "ab".repeat(32) }))
    expect(short(replaced(4, altered))).toEqual(["LOGCHAIN_LINK_BROKEN edited 3-5"])
  })

  it("names neighbours of an altered number", () => {
    const altered = LOG[4]!.replace('"seq":4', '"seq":77')
    expect(short(replaced(4, altered))).toEqual(["LOGCHAIN_LINK_BROKEN edited 3-5"])
  })

  it("names a run of altered records once", () => {
    const edited = LOG.map((line, index) =>
      index >= 3 && index <= 6 ? line.replace("success", "fail") : line,
    )
    expect(short(edited)).toEqual(["LOGCHAIN_LINK_BROKEN edited 3-7"])
  })

  it("names two records altered apart from each other one by one, with what stands between", () => {
    const edited = LOG.map((line, index) =>
      index === 2 || index === 6 ? line.replace("success", "fail") : line,
    )
    expect(short(edited)).toEqual([
      "LOGCHAIN_LINK_BROKEN edited 2-3",
      "LOGCHAIN_LINK_BROKEN edited 6-7",
    ])
    expect(check(edited).findings.map(({ observed }) => observed["stands"])).toEqual([
      "records 3 to 6 follow one another",
      "from record 7 on every link holds",
    ])
  })

  it("names the first record alone when it does not begin with zeros", () => {
    const first = lineOf(eventAt(0, { prev: "1".repeat(64) }))
    expect(short([first])).toEqual(["LOGCHAIN_LINK_BROKEN edited 0-0"])
  })

  it("cannot see a changed last record, which the signed head shows", () => {
    expect(short(replaced(9, LOG[9]!.replace("success", "fail")))).toEqual([])
  })

  it("states a record that is no event any more, and the broken link after it", () => {
    expect(short(replaced(4, LOG[4]!.replace("{", "[")))).toEqual([
      "EVENT_INVALID not JSON",
      "LOGCHAIN_LINK_BROKEN edited 3-5",
    ])
  })
})

describe("what the chain says of records that are missing", () => {
  it.each([
    ["one", 4, 1, "4-4"],
    ["several", 3, 4, "3-6"],
    ["the first", 0, 1, "0-0"],
    ["the first three", 0, 3, "0-2"],
  ])("names %s exactly", (_name, from, count, range) => {
    const left = LOG.toSpliced(from, count)
    expect(short(left)).toEqual([`SEQUENCE_GAP deleted ${range}`])
    const [found] = check(left).findings
    expect(found?.at.line).toBe(from + 1)
    expect(found?.observed["stands"]).toBe(`from record ${from + count} on every link holds`)
  })

  it("names two gaps one by one", () => {
    expect(short(LOG.filter((_, index) => index !== 2 && index !== 6))).toEqual([
      "SEQUENCE_GAP deleted 2-2",
      "SEQUENCE_GAP deleted 6-6",
    ])
  })

  it("names a gap whose link was repaired", () => {
    const after = LOG.slice(0, 4)
    after.push(forgedLine(after[3]!, { seq: 6 }))
    expect(short(after)).toEqual(["SEQUENCE_GAP deleted 4-5"])
    expect(check(after).findings[0]?.observed["link"]).toBe("holds")
  })

  it("names missing records although their neighbour was altered too", () => {
    const edited = replaced(6, LOG[6]!.replace("success", "fail")).toSpliced(3, 2)
    expect(short(edited)).toEqual(["SEQUENCE_GAP deleted 3-4", "LOGCHAIN_LINK_BROKEN edited 6-7"])
  })
})

describe("what the chain says of records that do not belong", () => {
  it("names the line of a record that was put in with a number of its own choice", () => {
    const inserted = LOG.toSpliced(4, 0, lineOf(eventAt(4, { id: "new", prev: ZEROS })))
    expect(short(inserted)).toEqual(["SEQUENCE_GAP inserted 3-4"])
  })

  it("names the lines of records that were put in and linked correctly among themselves", () => {
    const first = forgedLine(LOG[3]!, { id: "x", seq: 4 })
    const second = forgedLine(first, { id: "y", seq: 5 })
    const { findings } = check(LOG.toSpliced(4, 0, first, second))
    expect(inShort(findings)).toEqual(["SEQUENCE_GAP inserted 3-4"])
    expect(findings[0]?.observed).toMatchObject({
      lines: "5 to 6",
      stands: "from record 4 on every link holds",
    })
  })

  it("names a record that stands twice in a row", () => {
    const { findings } = check(LOG.toSpliced(4, 0, LOG[3]!))
    expect(inShort(findings)).toEqual([
      "EVENT_INVALID an earlier event has the same id",
      "SEQUENCE_GAP duplicated 3-3",
    ])
    expect(findings[1]?.observed["lines"]).toBe("5")
  })

  it("names a record that was repeated later", () => {
    expect(short(LOG.toSpliced(7, 0, LOG[3]!))).toEqual([
      "EVENT_INVALID an earlier event has the same id",
      "SEQUENCE_GAP duplicated 6-7",
    ])
  })

  it("names the second of two logs that were joined", () => {
    expect(short([...LOG, ...soundLog(3)]).at(-1)).toMatch(/^SEQUENCE_GAP duplicated/)
    const other = soundLog(3).map((line) => line.replaceAll("ada", "eve"))
    expect(short([...LOG, other[0]!]).at(-1)).toMatch(/^SEQUENCE_GAP inserted/)
  })
})

describe("what the chain says of records in another order", () => {
  it("names two neighbours that changed places", () => {
    const swapped = [...LOG.slice(0, 4), LOG[5]!, LOG[4]!, ...LOG.slice(6)]
    expect(short(swapped)).toEqual(["SEQUENCE_GAP reordered 3-6"])
  })

  it("does not call records missing that stand elsewhere", () => {
    const moved = [...LOG.slice(0, 2), ...LOG.slice(4, 8), ...LOG.slice(2, 4), ...LOG.slice(8)]
    const found = short(moved)
    expect(found.every((text) => text.startsWith("SEQUENCE_GAP reordered"))).toBe(true)
    expect(found).toHaveLength(3)
  })

  it("names a log that was turned round", () => {
    const found = short(LOG.toReversed())
    expect(found).toEqual(["SEQUENCE_GAP reordered 0-9"])
  })
})

describe("the chain as a whole", () => {
  it("fails for every change of bytes in any but the last line", () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(), fc.integer({ min: 1, max: 127 }), (line, at, flip) => {
        const text = LOG[line]!
        const index = at % text.length
        const changed = String.fromCharCode(text.charCodeAt(index) ^ flip)
        fc.pre(changed !== "\n")
        const edited = text.slice(0, index) + changed + text.slice(index + 1)
        expect(statusOf(check(replaced(line, edited)))).toBe("FAILED")
      }),
    )
  })

  it("fails for every other selection or order of the lines that is no beginning of the log", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }), (order) => {
        const isPrefix = order.every((seq, index) => seq === index)
        const lines = order.map((seq) => LOG[seq]!)
        expect(statusOf(check(lines))).toBe(isPrefix ? "PASSED" : "FAILED")
      }),
    )
  })

  it("counts as missing exactly what is missing, for any records taken out", () => {
    fc.assert(
      fc.property(
        fc.subarray(
          LOG.map((_, index) => index),
          { minLength: 1 },
        ),
        (kept) => {
          const lines = kept.map((seq) => LOG[seq]!)
          const missing = check(lines)
            .findings.filter(({ observed }) => observed["what"] === "deleted")
            .flatMap(({ at }) => {
              const { first, last } = at.range!
              return Array.from({ length: last - first + 1 }, (_, index) => first + index)
            })
          const last = kept.at(-1)!
          const expected = LOG.map((_, seq) => seq).filter(
            (seq) => seq < last && !kept.includes(seq),
          )
          expect(missing).toEqual(expected)
        },
      ),
    )
  })

  it("stays small when every link is broken", () => {
    const lines = Array.from({ length: 12_000 }, (_, seq) =>
      lineOf(eventAt(2 * seq, { prev: ZEROS })),
    )
    const { observed, outcome } = walk(lines)
    expect(outcome.findings.length).toBeLessThan(110)
    // With so many breaks only a part of them is kept, and nothing is called missing by a part.
    expect(outcome.findings[0]?.observed["what"]).toBe("disordered")
    expect(observed).toMatchObject({ events: 12_000, linksHeld: 1 })
    expect(statusOf(outcome)).toBe("FAILED")
  })
})

function check(lines: readonly string[]): ReturnType<typeof walk>["outcome"] {
  return walk(lines).outcome
}

function short(lines: readonly string[]): readonly string[] {
  return inShort(check(lines).findings)
}

/** The log with another line in one place. */
function replaced(index: number, line: string): string[] {
  return LOG.with(index, line)
}
