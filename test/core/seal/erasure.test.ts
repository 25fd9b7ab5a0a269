import { describe, expect, it } from "vitest"
import { erasureOf, type UnplacedEvent } from "../../../core/seal/index.ts"

const DIGEST = "ab".repeat(32)
const payload = new Map([
  ["data/a b.txt", DIGEST],
  ["data/c", "cd".repeat(32)],
])
const TERMS = { payload, roles: ["data-protection-officer", "archivist"] }
const ERASURE: UnplacedEvent = {
  id: "del-1",
  type: "http://id.loc.gov/vocabulary/preservation/eventType/del",
  time: "2026-11-21T09:30:00.000Z",
  clock: "platform",
  agents: [{ id: "dpo", role: "archivist", kind: "person" }],
  objects: [{ uri: "data/a%20b.txt", digest: { sha256: DIGEST } }],
  outcome: "success",
  reason: "GDPR Art. 17",
}

describe("erasureOf", () => {
  it("names the file that a recorded erasure takes out", () => {
    expect(erasureOf(ERASURE, TERMS)).toEqual({ kind: "erases", paths: ["data/a b.txt"] })
  })

  it.each([
    ["of another type", { type: "http://id.loc.gov/vocabulary/preservation/eventType/fix" }],
    ["that failed", { outcome: "fail" as const }],
    ["of an object on the platform", { objects: [{ uri: "app://records/17" }] }],
  ])("takes nothing out for an event %s", (_, change) => {
    expect(erasureOf({ ...ERASURE, ...change }, TERMS)).toEqual({ kind: "erases", paths: [] })
  })

  it.each([
    ["of a file that is not there", { objects: [{ uri: "data/x", digest: { sha256: DIGEST } }] }],
    ["that is badly encoded", { objects: [{ uri: "data/%zz", digest: { sha256: DIGEST } }] }],
    ["without a digest", { objects: [{ uri: "data/c" }] }],
    ["with another digest", { objects: [{ uri: "data/c", digest: { sha256: DIGEST } }] }],
    ["without a rule", { reason: " " }],
    [
      "by somebody whose role is not to erase",
      { agents: [{ id: "x", role: "editor", kind: "person" as const }] },
    ],
  ])("refuses an erasure %s", (_, change) => {
    expect(erasureOf({ ...ERASURE, ...change }, TERMS).kind).toBe("refused")
  })

  it("refuses an erasure that cites no rule at all", () => {
    const { reason: _reason, ...silent } = ERASURE
    expect(erasureOf(silent, TERMS).kind).toBe("refused")
  })
})
