import { describe, expect, it } from "vitest"
import {
  fromUtf8,
  parseCanonicalJson,
  parseJson,
  toCanonicalJson,
  toUtf8,
} from "../../../core/base/index.ts"
import type { JsonObject, JsonValue } from "../../../core/base/index.ts"
import { parseEvent, writeEventLine, type EventClaim } from "../../../core/claims/index.ts"
import { readSchema } from "../../support/json-schema.ts"

const EVENT: EventClaim = {
  id: "evt-1",
  type: "https://sealwright.org/ns/event/recordUpdate",
  time: "2026-11-21T09:30:00.000Z",
  clock: "platform",
  agents: [{ id: "a", role: "editor", kind: "person" }],
  objects: [],
  outcome: "success",
  seq: 0,
  prev: "0".repeat(64),
}
const BASE = EVENT as unknown as JsonObject // every member is a JSON value
const AGENT = { id: "a", role: "editor", kind: "automation" }
const schema = readSchema("event-1.json")

const good: Readonly<Record<string, JsonValue>> = {
  "no more than it must hold": BASE,
  "a PREMIS event type": changed({
    type: "http://id.loc.gov/vocabulary/preservation/eventType/ine",
  }),
  "everything an agent may say": changed({
    agents: [{ ...AGENT, workflow: "w", version: "1", run: "r", trigger: "t", rule: "x > 1" }],
  }),
  "two agents and two objects": changed({
    agents: [AGENT, AGENT],
    objects: [{ uri: "data/a.txt" }, { uri: "record:1", digest: { sha256: "ab".repeat(32) } }],
  }),
  "states of any kind": changed({
    objects: [
      { uri: "a", before: null, after: { n: 1 } },
      { uri: "b", before: [1, "x"], after: false },
    ],
  }),
  "a reason, a correlation and detail": changed({
    reason: "",
    correlation: "r-1",
    detail: { anything: [{ at: "all" }] },
  }),
  "an id of 200 characters outside the basic plane": changed({ id: "😀".repeat(200) }),
  "an id with a line feed": changed({ id: "a\nb" }),
  "the outcome fail": changed({ outcome: "fail" }),
  "the last number a double counts": changed({ seq: Number.MAX_SAFE_INTEGER }),
  "the last day of a leap February": changed({ time: "2024-02-29T23:59:59.999Z" }),
}

const bad: Readonly<Record<string, JsonValue>> = {
  "that is an array": [BASE],
  "that is null": null,
  ...Object.fromEntries(
    ["id", "type", "time", "clock", "agents", "objects", "outcome", "seq", "prev"].map((name) => [
      `without ${name}`,
      Object.fromEntries(Object.entries(BASE).filter(([other]) => other !== name)),
    ]),
  ),
  "with a member not named in the format": changed({ color: "red" }),
  "with a member named __proto__": valueOf(
    `${fromUtf8(toCanonicalJson(BASE))?.slice(0, -1) ?? ""},"__proto__":{}}`,
  ),
  "with a member that objects inherit": changed({ constructor: "x" }),
  "with an empty id": changed({ id: "" }),
  "with an id of 201 characters": changed({ id: "x".repeat(201) }),
  "with an id that is a number": changed({ id: 1 }),
  "with a type of another namespace": changed({ type: "https://example.com/x" }),
  "with a PREMIS type of four letters": changed({
    type: "http://id.loc.gov/vocabulary/preservation/eventType/xxxx",
  }),
  "with a type without a name": changed({ type: "https://sealwright.org/ns/event/" }),
  "with a type and a line feed": changed({ type: `${EVENT.type}\n` }),
  "with a time without decimals": changed({ time: "2026-11-21T09:30:00Z" }),
  "with a time in another zone": changed({ time: "2026-11-21T09:30:00.000+00:00" }),
  "with a leap second": changed({ time: "2016-12-31T23:59:60.000Z" }),
  "with the 31st of April": changed({ time: "2026-04-31T00:00:00.000Z" }),
  "with a clock that is null": changed({ clock: null }),
  "without any agent": changed({ agents: [] }),
  "with an agent that is text": changed({ agents: ["a"] }),
  "with an agent without a role": changed({ agents: [{ id: "a", kind: "person" }] }),
  "with an agent of another kind": changed({ agents: [{ ...AGENT, kind: "robot" }] }),
  "with an agent's version as a number": changed({ agents: [{ ...AGENT, version: 1 }] }),
  "with an agent's member not named": changed({ agents: [{ ...AGENT, name: "A" }] }),
  "with objects that are not an array": changed({ objects: {} }),
  "with an object without uri": changed({ objects: [{ digest: { sha256: "ab".repeat(32) } }] }),
  "with an object's member not named": changed({ objects: [{ uri: "a", size: 1 }] }),
  "with a digest in capitals": changed({
    objects: [{ uri: "a", digest: { sha256: "AB".repeat(32) } }],
  }),
  "with a digest that is too short": changed({ objects: [{ uri: "a", digest: { sha256: "ab" } }] }),
  "with another digest beside it": changed({
    objects: [{ uri: "a", digest: { sha256: "ab".repeat(32), md5: "x" } }],
  }),
  "with another outcome": changed({ outcome: "ok" }),
  "with a reason that is null": changed({ reason: null }),
  "with detail that is an array": changed({ detail: [] }),
  "with a negative seq": changed({ seq: -1 }),
  "with a seq that is a fraction": changed({ seq: 0.5 }),
  "with a seq that is text": changed({ seq: "0" }),
  "with a prev in capitals": changed({ prev: "A".repeat(64) }),
  "with a prev of 63 characters": changed({ prev: "0".repeat(63) }),
}

describe("parseEvent and docs/schemas/event-1.json", () => {
  for (const [name, value] of Object.entries(good)) {
    it(`both accept an event with ${name}`, () => {
      expect(parseEvent(value)).toBe(value)
      expect(schema.faults(value)).toEqual([])
    })
  }

  for (const [name, value] of Object.entries(bad)) {
    it(`both refuse an event ${name}`, () => {
      expect(parseEvent(value)).toMatchObject({ kind: "refused", code: "EVENT_INVALID" })
      expect(schema.faults(value)).not.toEqual([])
    })
  }

  it("differ over February 29, which a pattern cannot know", () => {
    const value = changed({ time: "2025-02-29T00:00:00.000Z" })
    expect(parseEvent(value)).toMatchObject({ kind: "refused" })
    expect(schema.faults(value)).toEqual([])
  })
})

describe("writeEventLine", () => {
  it("writes the canonical form without LF, which reads back as the same event", () => {
    const line = writeEventLine(EVENT)
    expect(fromUtf8(line)).toBe(
      '{"agents":[{"id":"a","kind":"person","role":"editor"}],"clock":"platform","id":"evt-1","objects":[],"outcome":"success","prev":"0000000000000000000000000000000000000000000000000000000000000000","seq":0,"time":"2026-11-21T09:30:00.000Z","type":"https://sealwright.org/ns/event/recordUpdate"}',
    )
    const answer = parseCanonicalJson(line)
    if (answer.kind !== "value") throw new Error(answer.kind)
    expect(parseEvent(answer.value)).toEqual(EVENT)
  })
})

function changed(members: JsonObject): JsonObject {
  return { ...BASE, ...members }
}

function valueOf(text: string): JsonValue {
  const answer = parseJson(toUtf8(text))
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.value
}
