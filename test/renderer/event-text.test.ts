import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { shownEvent, stateRows } from "../../renderer/state/event-text.ts"

const EVENT = {
  agents: [{ id: "a", kind: "person", role: "approver" }],
  clock: "platform",
  id: "event-1",
  objects: [
    { uri: "record:1", before: { x: 1, gone: null }, after: { x: 2, y: [1] } },
    { uri: "data/a.txt", digest: { sha256: "ab" } },
  ],
  outcome: "success",
  prev: "00",
  seq: 7,
  time: "2026-01-01T00:00:00.000Z",
  type: "https://sealwright.org/ns/event/approval",
}

describe("an event, taken apart to be shown,", () => {
  it("has who, what and which states it says", () => {
    const event = shownEvent(JSON.stringify(EVENT))
    expect(event).toMatchObject({ seq: 7, prev: "00", time: EVENT.time, type: EVENT.type })
    expect(event?.agents).toEqual([{ id: "a", kind: "person", more: [["role", "approver"]] }])
    expect(event?.facts).toEqual([
      ["outcome", "success"],
      ["clock", "platform"],
      ["id", "event-1"],
    ])
    expect(event?.objects[1]).toEqual({ uri: "data/a.txt", sha256: "ab", states: [] })
  })

  it("has each member of both states once, and says which changed", () => {
    expect(shownEvent(JSON.stringify(EVENT))?.objects[0]?.states).toEqual([
      { name: "x", before: "1", after: "2", isChanged: true },
      { name: "gone", before: "null", after: undefined, isChanged: true },
      { name: "y", before: undefined, after: "[1]", isChanged: true },
    ])
    expect(stateRows({ a: 1 }, { a: 1 })).toMatchObject([{ name: "a", isChanged: false }])
  })

  it("shows states that are no objects, and one that is created or removed", () => {
    expect(stateRows(1, "1")).toEqual([{ name: "", before: "1", after: '"1"', isChanged: true }])
    expect(stateRows(null, { a: 1 })).toEqual([
      { name: "a", before: undefined, after: "1", isChanged: true },
    ])
    expect(stateRows([1], { a: 1 })[0]).toMatchObject({ name: "", before: "[1]" })
    expect(stateRows(undefined, undefined)).toEqual([])
  })

  it("takes a name of a member for a name, whatever it is", () => {
    expect(stateRows(JSON.parse('{"__proto__":1}'), {})).toEqual([
      { name: "__proto__", before: "1", after: undefined, isChanged: true },
    ])
    expect(stateRows({}, { constructor: 1 })).toMatchObject([{ before: undefined, after: "1" }])
  })

  it("is nothing for a line that is no object, and throws for none", () => {
    for (const line of ["", "{", "[]", "null", "7"]) expect(shownEvent(line)).toBeUndefined()
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        shownEvent(JSON.stringify({ ...EVENT, agents: value, objects: [value], seq: value }))
      }),
    )
  })
})
