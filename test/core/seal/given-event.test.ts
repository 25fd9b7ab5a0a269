import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import { parseGivenEvent } from "../../../core/seal/index.ts"

const GIVEN = {
  outcome: "success",
  id: "e-1",
  type: "http://id.loc.gov/vocabulary/preservation/eventType/fix",
  time: "2026-11-21T09:30:00.000Z",
  clock: "platform",
  agents: [{ kind: "system", id: "checker", role: "validator" }],
  objects: [],
}

describe("parseGivenEvent", () => {
  it("takes an event in any order and spacing, with a CR at the end of the line", () => {
    const line = toUtf8(`${JSON.stringify(GIVEN).replaceAll(",", " , ")}\r`)
    const answer = parseGivenEvent(line)
    expect(answer).toEqual({ kind: "event", event: GIVEN })
  })

  it.each([
    ["that is not JSON", "{id:1}", /./],
    ["that names a member twice", '{"id":"a","\\u0069d":"b"}', /./],
    ["with a byte order mark", `\ufeff${JSON.stringify(GIVEN)}`, /byte order mark/],
    ["that is an array", "[]", /not a JSON object/],
    ["with seq", JSON.stringify({ ...GIVEN, seq: 0 }), /^seq is given/],
    ["with prev", JSON.stringify({ ...GIVEN, prev: "0".repeat(64) }), /^prev is given/],
    ["with a member of its own", JSON.stringify({ ...GIVEN, note: "x" }), /not allowed/],
    ["named __proto__", `{"__proto__":{},${JSON.stringify(GIVEN).slice(1)}`, /not allowed/],
    ["without agents", JSON.stringify({ ...GIVEN, agents: [] }), /agents/],
    ["with a local time", JSON.stringify({ ...GIVEN, time: "2026-11-21T09:30:00" }), /time/],
    ["of an unknown type", JSON.stringify({ ...GIVEN, type: "urn:x" }), /type/],
    ["with the sealer's own kind of id", JSON.stringify({ ...GIVEN, id: "seal-0-pac" }), /seal-/],
  ])("refuses a line %s", (_, line, reason) => {
    const answer = parseGivenEvent(toUtf8(line))
    expect(answer.kind).toBe("refused")
    expect(answer.kind === "refused" ? answer.reason : "").toMatch(reason)
  })
})
