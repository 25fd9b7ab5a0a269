import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { portableDigests } from "../../../core/hashing/index.ts"
import { makeLogComposer, type UnplacedEvent } from "../../../core/seal/index.ts"
import { rootOf } from "../../support/reference-bag.ts"

const EVENT: UnplacedEvent = {
  id: "e-1",
  type: "https://sealwright.org/ns/event/recordUpdate",
  time: "2026-11-21T09:30:00.000Z",
  clock: "platform",
  agents: [{ id: "ada", role: "editor", kind: "person" }],
  objects: [{ uri: "app://records/17", before: null, after: { total: 12.5 } }],
  outcome: "success",
}

describe("makeLogComposer", () => {
  it("gives an empty log no head and the root of no leaves", () => {
    expect(makeLogComposer(portableDigests).facts()).toEqual({
      events: 0,
      bytes: 0,
      sha256: sha256(""),
      head: "0".repeat(64),
      root: sha256(""),
    })
  })

  it("numbers and links events, and knows size, digest, head and root of what it wrote", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 40 }), (reasons) => {
        const log = makeLogComposer(portableDigests)
        const lines = reasons.map((reason, seq) => {
          const added = log.add({ ...EVENT, id: `e-${seq}`, reason })
          if (added.kind === "refused") throw new Error(added.reason)
          return Buffer.from(added.line)
        })
        const bare = lines.map((line) => line.subarray(0, -1))
        expect(lines.every((line) => line.indexOf(0x0a) === line.length - 1)).toBe(true)
        expect(bare.map((line) => memberOf(line, "seq"))).toEqual(reasons.map((_, seq) => seq))
        expect(bare.map((line) => memberOf(line, "prev"))).toEqual(
          reasons.map((_, seq) => (seq === 0 ? "0".repeat(64) : sha256(bare[seq - 1]!))),
        )
        expect(log.facts()).toEqual({
          events: lines.length,
          bytes: Buffer.concat(lines).length,
          sha256: sha256(Buffer.concat(lines)),
          head: bare.length === 0 ? "0".repeat(64) : sha256(bare.at(-1)!),
          root: rootOf(bare).toString("hex"),
        })
      }),
    )
  })

  it("goes on after lines it took over as if it had written them", () => {
    const whole = makeLogComposer(portableDigests)
    const [first, second] = ["a", "b"].map((id) => lineOf(whole.add({ ...EVENT, id })))
    const continued = makeLogComposer(portableDigests)
    continued.keep(first!.subarray(0, -1), "a")
    expect(lineOf(continued.add({ ...EVENT, id: "b" }))).toEqual(second)
    expect(continued.facts()).toEqual(whole.facts())
  })

  it("refuses a second event of the same id, kept or added", () => {
    const log = makeLogComposer(portableDigests)
    log.keep(new TextEncoder().encode("{}"), "old")
    log.add(EVENT)
    for (const id of ["old", "e-1"]) {
      expect(log.add({ ...EVENT, id })).toMatchObject({
        kind: "refused",
        reason: `another event has the id ${id}`,
      })
    }
    expect(log.facts().events).toBe(2)
  })

  it("refuses a number that strict readers refuse in its canonical form", () => {
    const added = makeLogComposer(portableDigests).add({ ...EVENT, detail: { count: 1e20 } })
    expect(added.kind).toBe("refused")
  })

  it("refuses an event longer than a line may be, and takes one that just fits", () => {
    const log = makeLogComposer(portableDigests)
    const empty = lineOf(makeLogComposer(portableDigests).add({ ...EVENT, reason: "" }))
    const room = 1_048_576 - (empty.length - 1)
    expect(log.add({ ...EVENT, reason: "x".repeat(room + 1) }).kind).toBe("refused")
    expect(lineOf(log.add({ ...EVENT, reason: "x".repeat(room) }))).toHaveLength(1_048_577)
  })
})

function lineOf(added: ReturnType<ReturnType<typeof makeLogComposer>["add"]>): Uint8Array {
  if (added.kind === "refused") throw new Error(added.reason)
  return added.line
}

function memberOf(line: Uint8Array, name: string): unknown {
  return (JSON.parse(Buffer.from(line).toString()) as Record<string, unknown>)[name]
}

function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex")
}
