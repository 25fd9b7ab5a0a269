import { describe, expect, it } from "vitest"
import { checkLogEnd } from "../../../core/chain/index.ts"
import { PATH, sha256Hex, soundLog, walk } from "./logs.ts"

const LOG = soundLog(8)
const AT = { path: PATH }
const SEAL = "seals/exporter.dsse.json"
const HEAD = sha256Hex(LOG[7]!)
const { observed } = walk(LOG, { marks: [5] })

describe("checkLogEnd", () => {
  it("has nothing to say when the number and the head agree", () => {
    expect(checkLogEnd(observed, { path: SEAL, events: 8, head: HEAD }, AT)).toEqual([])
    expect(checkLogEnd(observed, { path: SEAL, events: 8n }, AT)).toEqual([])
  })

  it("states LOGCHAIN_TRUNCATED with the records that are gone", () => {
    const stated = { path: SEAL, events: 11, head: "00" }
    expect(checkLogEnd(observed, stated, AT)).toEqual([
      {
        code: "LOGCHAIN_TRUNCATED",
        at: { path: PATH, range: { first: 8, last: 10 } },
        observed: {
          statedIn: SEAL,
          statedEvents: "11",
          events: "8",
          what: "truncated",
          records: "8 to 10",
          stands: "records 0 to 7 follow one another",
        },
      },
    ])
  })

  it("keeps the range of a hostile size inside what JSON can carry", () => {
    const [found] = checkLogEnd(observed, { path: SEAL, events: 2n ** 64n - 1n }, AT)
    expect(found?.at.range).toEqual({ first: 8, last: Number.MAX_SAFE_INTEGER })
  })

  it("states LOGCHAIN_EXTENDED with the records that were added", () => {
    const head = sha256Hex(LOG[4]!)
    expect(checkLogEnd(observed, { path: SEAL, events: 5n, head }, AT)).toEqual([
      {
        code: "LOGCHAIN_EXTENDED",
        at: { path: PATH, range: { first: 5, last: 7 } },
        observed: {
          statedIn: SEAL,
          statedEvents: "5",
          events: "8",
          what: "extended",
          records: "5 to 7",
        },
      },
    ])
  })

  it("compares the head at the stated end of a log that goes on", () => {
    const codes = checkLogEnd(observed, { path: SEAL, events: 5, head: HEAD }, AT).map(
      ({ code }) => code,
    )
    expect(codes).toEqual(["LOGCHAIN_EXTENDED", "LOGCHAIN_HEAD_MISMATCH"])
  })

  it("states LOGCHAIN_HEAD_MISMATCH for another last event", () => {
    const stated = { path: SEAL, events: 8, head: "ab".repeat(32) }
    expect(checkLogEnd(observed, stated, AT)).toEqual([
      {
        code: "LOGCHAIN_HEAD_MISMATCH",
        at: { path: PATH, line: 8, range: { first: 7, last: 7 } },
        observed: {
          statedIn: SEAL,
          statedHead: "ab".repeat(32),
          head: HEAD,
          what: "rewritten",
          records: "7",
          stands: "no earlier signed state tells from which record on",
        },
      },
    ])
  })

  it("narrows a rewritten log down to what no earlier signed state confirms", () => {
    const stated = { path: SEAL, events: 8, head: "ab".repeat(32) }
    const [found] = checkLogEnd(observed, stated, { path: PATH, confirmed: 5 })
    expect(found?.at.range).toEqual({ first: 5, last: 7 })
    expect(found?.observed).toMatchObject({
      what: "rewritten",
      records: "5 to 7",
      stands: "records 0 to 4 are as an earlier signed state has them",
    })
  })

  it("says nothing about what stands before a cut when the rest is broken, too", () => {
    const broken = walk([...LOG.slice(0, 2), ...LOG.slice(3)]).observed
    const [found] = checkLogEnd(broken, { path: SEAL, events: 8 }, AT)
    expect(found?.code).toBe("LOGCHAIN_TRUNCATED")
    expect(found?.observed["stands"]).toBeUndefined()
  })
})
