import { describe, expect, it } from "vitest"
import { checkLogEnd } from "../../../core/chain/index.ts"
import { PATH, sha256Hex, soundLog, walk } from "./logs.ts"

const LOG = soundLog(8)
const SEAL = "seals/exporter.dsse.json"
const HEAD = sha256Hex(LOG[7]!)
const { observed } = walk(LOG, { marks: [5] })

describe("checkLogEnd", () => {
  it("has nothing to say when the number and the head agree", () => {
    expect(checkLogEnd(observed, { path: SEAL, events: 8, head: HEAD }, PATH)).toEqual([])
    expect(checkLogEnd(observed, { path: SEAL, events: 8n }, PATH)).toEqual([])
  })

  it("states LOGCHAIN_TRUNCATED with the records that are gone", () => {
    const stated = { path: SEAL, events: 11, head: "00" }
    expect(checkLogEnd(observed, stated, PATH)).toEqual([
      {
        code: "LOGCHAIN_TRUNCATED",
        at: { path: PATH, range: { first: 8, last: 10 } },
        observed: { statedIn: SEAL, statedEvents: "11", events: "8" },
      },
    ])
  })

  it("keeps the range of a hostile size inside what JSON can carry", () => {
    const [found] = checkLogEnd(observed, { path: SEAL, events: 2n ** 64n - 1n }, PATH)
    expect(found?.at.range).toEqual({ first: 8, last: Number.MAX_SAFE_INTEGER })
  })

  it("states LOGCHAIN_EXTENDED with the records that were added", () => {
    const head = sha256Hex(LOG[4]!)
    expect(checkLogEnd(observed, { path: SEAL, events: 5n, head }, PATH)).toEqual([
      {
        code: "LOGCHAIN_EXTENDED",
        at: { path: PATH, range: { first: 5, last: 7 } },
        observed: { statedIn: SEAL, statedEvents: "5", events: "8" },
      },
    ])
  })

  it("compares the head at the stated end of a log that goes on", () => {
    const codes = checkLogEnd(observed, { path: SEAL, events: 5, head: HEAD }, PATH).map(
      ({ code }) => code,
    )
    expect(codes).toEqual(["LOGCHAIN_EXTENDED", "LOGCHAIN_HEAD_MISMATCH"])
  })

  it("states LOGCHAIN_HEAD_MISMATCH for another last event", () => {
    const stated = { path: SEAL, events: 8, head: "ab".repeat(32) }
    expect(checkLogEnd(observed, stated, PATH)).toEqual([
      {
        code: "LOGCHAIN_HEAD_MISMATCH",
        at: { path: PATH, line: 8, range: { first: 7, last: 7 } },
        observed: { statedIn: SEAL, statedHead: "ab".repeat(32), head: HEAD },
      },
    ])
  })
})
