import { describe, expect, it } from "vitest"
import { toInstant } from "../../../core/base/index.ts"
import { parseEvent } from "../../../core/claims/index.ts"
import { portableDigests } from "../../../core/hashing/index.ts"
import {
  acquisitionEvents,
  makeLogComposer,
  packingEvent,
  sealCreateEvent,
  type SealedSource,
} from "../../../core/seal/index.ts"

const SEALING = { at: Date.UTC(2026, 10, 21), generation: 0, toolVersion: "1.0.0" }

interface Detail {
  readonly part: number
  readonly parts: number
  readonly sources: readonly { readonly path: string; readonly modified?: string }[]
  readonly notSealed: readonly { readonly path: string; readonly kind: string }[]
}

describe("the sealer's own events", () => {
  it("have the form of events and ids of their generation", () => {
    const events = [
      ...acquisitionEvents(SEALING, sources(1), []),
      packingEvent(SEALING, { count: 1, bytes: 5 }),
      sealCreateEvent(SEALING, { fingerprint: "ab", role: "archivist", reason: "" }),
    ]
    expect(events.map(({ id }) => id)).toEqual(["seal-0-ine-1", "seal-0-pac", "seal-0-sealCreate"])
    for (const [seq, event] of events.entries()) {
      expect(parseEvent({ ...event, seq, prev: "0".repeat(64) } as never)).not.toHaveProperty(
        "kind",
      )
    }
  })

  it("name every source once and in order, over as many events as they take", () => {
    const all = sources(4_321)
    const details = detailsOf(all, [{ path: "", kind: "empty-folder" }])
    expect(details.map(({ sources: named }) => named.length)).toEqual([2_000, 2_000, 321])
    expect(details.flatMap(({ sources: named }) => named.map(({ path }) => path))).toEqual(
      all.map(({ path }) => path),
    )
    expect(details.flatMap(({ notSealed }) => notSealed)).toEqual([
      { path: ".", kind: "empty-folder" },
    ])
    expect(details.map(({ part, parts }) => [part, parts])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })

  it("stay below the limit of a line when names are as long as they can be", () => {
    const long = sources(600).map((source, n) => ({
      ...source,
      path: Array.from({ length: 16 }, () => `${"\u0001".repeat(250)}${n}`).join("/"),
    }))
    const log = makeLogComposer(portableDigests)
    const added = [...acquisitionEvents(SEALING, long, [])].map((event) => log.add(event).kind)
    expect(added.length).toBeGreaterThan(1)
    expect(new Set(added)).toEqual(new Set(["added"]))
  })

  it("say nothing of a modification time that no instant can express", () => {
    const [detail] = detailsOf([{ path: "x", sizeBytes: 1, modifiedMs: 1e18 }], [])
    expect(detail?.sources).toEqual([{ path: "x", kind: "file", size: 1 }])
  })
})

function sources(count: number): readonly SealedSource[] {
  return Array.from({ length: count }, (_, n) => ({
    path: `f${n}`,
    sizeBytes: n,
    modifiedMs: SEALING.at + n,
  }))
}

function detailsOf(
  all: readonly SealedSource[],
  unsealed: Parameters<typeof acquisitionEvents>[2],
): readonly Detail[] {
  const details = [...acquisitionEvents(SEALING, all, unsealed)].map(
    ({ detail }) => detail as unknown as Detail,
  )
  expect(details[0]?.sources[0]?.modified ?? toInstant(SEALING.at)).toBe(toInstant(SEALING.at))
  return details
}
