import { describe, expect, it } from "vitest"
import { pinState } from "../../../core/trust/index.ts"

const NOW = Date.UTC(2026, 5, 1)
const revoked = (at: number) => ({ at, reason: "left", by: "A. Archivist" })
const lost = { certainty: "known", reason: "stolen", by: "A. Archivist" } as const

describe("pinState", () => {
  it("says the worst that is known, whatever else holds", () => {
    const pin = { compromised: lost, revoked: revoked(NOW), validUntil: 0 }
    expect(pinState(pin, NOW)).toEqual({
      kind: "compromised",
      certainty: "known",
      reason: "stolen",
      by: "A. Archivist",
    })
    expect(pinState({ ...pin, compromised: { ...lost, from: 7 } }, NOW)).toMatchObject({ from: 7 })
  })

  it("tells a revocation that has begun from one that is to come", () => {
    expect(pinState({ revoked: revoked(NOW) }, NOW)).toMatchObject({
      ...{ isAhead: false, by: "A. Archivist" },
    })
    expect(pinState({ revoked: revoked(NOW + 1) }, NOW)).toMatchObject({
      ...{ kind: "revoked", isAhead: true, from: NOW + 1 },
    })
  })

  it("counts both ends of a window to it", () => {
    const pin = { validFrom: NOW - 1, validUntil: NOW + 1 }
    const kinds = [-2, -1, 1, 2].map((ms) => pinState(pin, NOW + ms).kind)
    expect(kinds).toEqual(["not-yet", "good", "good", "expired"])
    expect(pinState({}, NOW)).toEqual({ kind: "good" })
  })
})
