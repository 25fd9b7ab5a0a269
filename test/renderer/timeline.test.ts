import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { movedSpan, ticksOf, toneOf, utcTime } from "../../renderer/state/timeline.ts"

const at = (text: string): number => Date.parse(text)
const labels = (from: string, to: string, most = 7): readonly string[] =>
  ticksOf({ fromMs: at(from), toMs: at(to) }, most).map(({ label }) => label)

describe("the axis of time", () => {
  it("is divided at round moments, named as far as they differ", () => {
    expect(labels("2025-01-27T10:30:00Z", "2025-05-01T09:00:00Z")).toEqual([
      "2025-02",
      "2025-03",
      "2025-04",
      "2025-05",
    ])
    expect(labels("2019-06-01T00:00:00Z", "2025-06-01T00:00:00Z")).toEqual([
      "2020",
      "2021",
      "2022",
      "2023",
      "2024",
      "2025",
    ])
    expect(labels("2025-03-01T09:50:00Z", "2025-03-01T11:10:00Z")).toEqual([
      "10:00",
      "10:15",
      "10:30",
      "10:45",
      "11:00",
    ])
    expect(labels("2025-03-01T00:00:00Z", "2025-03-04T12:00:00Z")).toContain("2025-03-02")
    expect(labels("2025-03-01T00:00:00.500Z", "2025-03-01T00:00:03Z")).toContain("00:00:02")
  })

  it("has marks inside of it and no more than asked for, over any span", () => {
    const ms = fc.integer({ min: at("0001-01-01T00:00:00Z"), max: at("9999-12-31T00:00:00Z") })
    fc.assert(
      fc.property(ms, ms, (one, other) => {
        const span = { fromMs: Math.min(one, other), toMs: Math.max(one, other) }
        const ticks = ticksOf(span, 7)
        // Months are of unequal length, so that one more may fit.
        expect(ticks.length).toBeLessThanOrEqual(9)
        for (const tick of ticks) {
          expect(tick.ms).toBeGreaterThanOrEqual(span.fromMs)
          expect(tick.ms).toBeLessThanOrEqual(span.toMs)
        }
      }),
    )
  })

  it("is moved by halves, and never to nothing", () => {
    const span = { fromMs: 100_000, toMs: 200_000 }
    expect(movedSpan(span, "earlier")).toEqual({ fromMs: 50_000, toMs: 150_000 })
    expect(movedSpan(span, "later")).toEqual({ fromMs: 150_000, toMs: 250_000 })
    expect(movedSpan(span, "closer")).toEqual({ fromMs: 125_000, toMs: 175_000 })
    expect(movedSpan(span, "wider")).toEqual({ fromMs: 50_000, toMs: 250_000 })
    const point = movedSpan({ fromMs: 5, toMs: 5 }, "closer")
    expect(point.toMs).toBeGreaterThan(point.fromMs)
  })
})

describe("what a line is marked with", () => {
  it("is the gravest of its findings", () => {
    const finding = (severity: "broken" | "doubtful" | "noted") => ({ severity }) as never
    expect(toneOf([])).toBeUndefined()
    expect(toneOf([finding("noted"), finding("broken"), finding("doubtful")])).toBe("failed")
    expect(toneOf([finding("noted"), finding("doubtful")])).toBe("open")
    expect(toneOf([finding("noted")])).toBe("plain")
  })
})

describe("an instant", () => {
  it("is written without zeros that say nothing", () => {
    expect(utcTime(at("2025-03-11T12:35:13.952Z"))).toBe("2025-03-11 12:35:13.952")
    expect(utcTime(at("2025-03-11T12:35:13.000Z"))).toBe("2025-03-11 12:35:13")
  })
})
