/** Which lines hold the record of a number, in logs in order and in none. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { makeRecordIndex } from "../../core/node/event-log/record-index.ts"

const NONE = Number.NaN

describe("the lines of records", () => {
  it("are found where records are missing, stand twice, or run backwards", () => {
    const index = makeRecordIndex()
    index.add(0, Float64Array.of(0, 1, 2, NONE))
    index.add(4, Float64Array.of(6, 7, 7, 3, 2))
    const found = [0, 2, 3, 4, 6, 7, 8].map((number) => [...index.find(number)])
    expect(found).toEqual([[0], [2, 8], [7], [], [4], [5, 6], []])
  })

  it("are those that state the number, whatever the log", () => {
    const numbers = fc.array(fc.oneof(fc.nat(8), fc.constant(NONE)), { maxLength: 30 })
    fc.assert(
      fc.property(numbers, fc.nat(30), fc.nat(9), (all, cut, sought) => {
        const index = makeRecordIndex()
        index.add(0, Float64Array.from(all.slice(0, cut)))
        index.add(Math.min(cut, all.length), Float64Array.from(all.slice(cut)))
        const lines = all.flatMap((number, line) => (number === sought ? [line] : []))
        expect([...index.find(sought)]).toEqual(lines)
      }),
    )
  })

  it("are kept up to a number of runs, so that no log takes all memory", () => {
    const index = makeRecordIndex(2)
    index.add(0, Float64Array.of(5, 3, 1, 4))
    expect([5, 3, 1, 4].map((number) => index.find(number).length)).toEqual([1, 1, 0, 0])
  })
})
