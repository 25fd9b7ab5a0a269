import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { countsOf, linesBetween, longestGaps, spanOf } from "../../../electron/main/event-times.ts"

const times = (...values: readonly number[]): Float64Array => Float64Array.from(values)
const NONE = Number.NaN

describe("the times of a log", () => {
  it("span from the first to the last, whatever the order of the lines", () => {
    expect(spanOf(times(30, NONE, 10, 20))).toEqual({ fromMs: 10, toMs: 30 })
    expect(spanOf(times(NONE))).toBeUndefined()
    expect(spanOf(times())).toBeUndefined()
  })

  it("are counted by equal stretches, the last moment with the last of them", () => {
    const span = { fromMs: 0, toMs: 100 }
    const all = countsOf(times(0, 49, 50, 99, 100, NONE, 101), undefined, { span, bins: 2 })
    expect(all).toEqual([2, 3])
    const some = countsOf(times(0, 49, 50, NONE), Uint32Array.of(1, 2, 3), { span, bins: 2 })
    expect(some).toEqual([1, 1])
  })

  it("are counted all, at whatever times", () => {
    const any = fc.array(fc.integer({ min: -1e12, max: 1e14 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 500 }), (values, bins) => {
        const all = times(...values)
        const counts = countsOf(all, undefined, { span: spanOf(all)!, bins })
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(values.length)
      }),
    )
  })

  it("have their longest gaps between neighbours in time, not in the log", () => {
    const gaps = longestGaps(times(100, 0, 10, NONE, 40, 10), 2)
    expect(gaps).toEqual([
      { fromMs: 40, toMs: 100, line: 0 },
      { fromMs: 10, toMs: 40, line: 4 },
    ])
    const inOrder = longestGaps(times(0, 10, NONE, 10, 40, 100), 2)
    expect(inOrder.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [40, 100],
      [10, 40],
    ])
    expect(longestGaps(times(5, 5, 5), 3)).toEqual([])
  })

  it("single out the lines within a span, both ends included", () => {
    const all = times(1, 2, NONE, 3, 4)
    expect([...linesBetween(all, undefined, { fromMs: 2, toMs: 3 })]).toEqual([1, 3])
    expect([...linesBetween(all, Uint32Array.of(0, 3), { fromMs: 2, toMs: 3 })]).toEqual([3])
  })
})
