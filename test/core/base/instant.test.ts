import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseInstant, parseRfc3339, toInstant } from "../../../core/base/index.ts"

const LAST = Date.parse("9999-12-31T23:59:59.999Z")

describe("parseInstant and toInstant", () => {
  it("agree with the platform's calendar for every instant from year 0 to 9999", () => {
    const first = Date.parse("0000-01-01T00:00:00.000Z")
    fc.assert(
      fc.property(fc.integer({ min: first, max: LAST }), (ms) => {
        const text = new Date(ms).toISOString()
        expect(toInstant(ms)).toBe(text)
        expect(parseInstant(text)).toBe(ms)
      }),
    )
  })

  it("agree with the platform's calendar on the first and last day of each month", () => {
    for (const year of [0, 1, 4, 100, 400, 1600, 1900, 1969, 1970, 1972, 2000, 2024, 2026, 2100]) {
      for (let month = 0; month < 12; month += 1) {
        for (const day of [1, 0]) {
          const date = new Date(0)
          date.setUTCFullYear(year, day === 1 ? month : month + 1, day)
          expect(toInstant(date.getTime())).toBe(date.toISOString())
          expect(parseInstant(date.toISOString())).toBe(date.getTime())
        }
      }
    }
  })

  const refused = [
    "2026-11-21T09:30:00Z",
    "2026-11-21T09:30:00.00Z",
    "2026-11-21T09:30:00.0000Z",
    "2026-11-21T09:30:00.000z",
    "2026-11-21t09:30:00.000Z",
    "2026-11-21 09:30:00.000Z",
    "2026-11-21T09:30:00.000+00:00",
    "2026-11-21T09:30:00,000Z",
    "2026-11-21T09:30:60.000Z",
    "2016-12-31T23:59:60.000Z",
    "2026-11-21T24:00:00.000Z",
    "2026-11-21T09:60:00.000Z",
    "2026-13-01T00:00:00.000Z",
    "2026-00-01T00:00:00.000Z",
    "2026-11-31T00:00:00.000Z",
    "2026-11-00T00:00:00.000Z",
    "2025-02-29T00:00:00.000Z",
    "1900-02-29T00:00:00.000Z",
    "+002026-11-21T09:30:00.000Z",
    "２０２６-11-21T09:30:00.000Z",
    "2026-11-21T09:30:00.000Z\n",
    "",
  ]
  for (const text of refused) {
    it(`parseInstant refuses ${JSON.stringify(text)}`, () => {
      expect(parseInstant(text)).toBeUndefined()
    })
  }

  it("writes no instant outside of four-digit years, nor a fraction of a millisecond", () => {
    for (const ms of [LAST + 1, -1e15, 0.5, Number.NaN]) {
      expect(() => toInstant(ms)).toThrow(RangeError)
    }
  })
})

describe("parseRfc3339", () => {
  // The examples of RFC 3339 §5.8, with the instants it says they are.
  const examples: readonly (readonly [string, number | undefined])[] = [
    ["1985-04-12T23:20:50.52Z", Date.UTC(1985, 3, 12, 23, 20, 50, 520)],
    ["1996-12-19T16:39:57-08:00", Date.UTC(1996, 11, 20, 0, 39, 57)],
    ["1937-01-01T12:00:27.87+00:20", Date.UTC(1937, 0, 1, 11, 40, 27, 870)],
    ["1990-12-31T23:59:60Z", undefined], // a leap second
    ["2026-11-21T09:30:00z", Date.UTC(2026, 10, 21, 9, 30)],
    ["2026-11-21 09:30:00.123456789Z", Date.UTC(2026, 10, 21, 9, 30, 0, 123)],
    ["2026-11-21T09:30:00", undefined],
    ["2026-11-21", undefined],
    ["2026-11-21T09:30:00+24:00", undefined],
    ["2026-11-21T09:30:00+0100", undefined],
    ["2026-02-30T09:30:00Z", undefined],
  ]
  for (const [text, ms] of examples) {
    it(`reads ${text} as ${ms === undefined ? "nothing" : new Date(ms).toISOString()}`, () => {
      expect(parseRfc3339(text)).toBe(ms)
    })
  }
})
