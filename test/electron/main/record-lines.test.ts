/** The line of a record, before the index has come to it. */
import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/index.ts"
import type { OpenLog } from "../../../electron/main/open-logs.ts"
import { recordLines } from "../../../electron/main/record-lines.ts"

const EVENT = {
  ...{ prev: "0".repeat(64), id: "e", time: "2025-03-11T10:00:00.000Z", clock: "kachel" },
  ...{ type: "https://sealwright.org/ns/event/access", outcome: "success", objects: [] },
  agents: [{ id: "Ada", kind: "person", role: "officer" }],
}

/** A log of these numbers, null for a line without an event, of which the first few are known. */
function logOf(numbers: readonly (number | null)[], known = 0): OpenLog {
  const line = (at: number) => {
    const seq = numbers[at]
    return toUtf8(seq === null ? "{}" : JSON.stringify({ ...EVENT, seq }))
  }
  const records = (number: number) =>
    Uint32Array.from(numbers.slice(0, known).flatMap((one, at) => (one === number ? [at] : [])))
  // Only these parts are asked.
  return { copy: { lines: numbers.length, line }, index: { records } } as unknown as OpenLog
}

describe("the line of a record", () => {
  const whole = Array.from({ length: 100 }, (_, at) => at)

  it("is found in a log of which nothing is known, where records are missing and stand twice", () => {
    const cut = [...whole.slice(0, 40), ...whole.slice(43)]
    expect(recordLines(logOf(whole), 99)).toEqual([99])
    expect(recordLines(logOf(cut), 99)).toEqual([96])
    expect(recordLines(logOf(cut), 41)).toEqual([])
    // As far away as records are missing, in one step.
    const far = Array.from({ length: 300 }, (_, at) => (at < 40 ? at : at + 100))
    expect(recordLines(logOf(far), 250)).toEqual([150])
    expect(recordLines(logOf([...whole.slice(0, 50), ...whole.slice(45)]), 99)).toEqual([104])
    expect(recordLines(logOf([...whole.slice(0, 50), null, ...whole.slice(50)]), 50)).toEqual([51])
  })

  it("is every line that the index knows, and none of a log without it", () => {
    const twice = [...whole, ...whole]
    expect(recordLines(logOf(twice, twice.length), 7)).toEqual([7, 107])
    expect(recordLines(logOf([...whole].reverse()), 1000)).toEqual([])
    expect(recordLines(logOf([]), 0)).toEqual([])
    expect(recordLines(logOf([null, null]), 1)).toEqual([])
  })
})
