/** The table of docs/trust.md: what a key's state and a proof's time amount to together. */
import { describe, expect, it } from "vitest"
import { severityOf } from "../../../core/findings/index.ts"
import {
  earlier,
  isInGoodStanding,
  standingFindings,
  unproven,
  type PinnedKey,
  type SigningTime,
  type StandingRules,
} from "../../../core/trust/index.ts"
import { pin } from "../../support/pins.ts"

const DAY = 86_400_000
/** When the key ended, in every row of the table. */
const END = Date.UTC(2025, 0, 1)
const NOW = Date.UTC(2026, 0, 1)
const RULES: StandingRules = { sunsets: [], evaluatedAt: NOW }

const BEFORE: SigningTime = { noLaterThan: END - DAY, proof: "rfc3161", by: "tsa" }
const AFTER: SigningTime = { noLaterThan: END + DAY, proof: "rfc3161", by: "tsa" }
const NONE = unproven(NOW)

function judged(signer: PinnedKey, time: SigningTime, rules = RULES): readonly string[] {
  return standingFindings({ at: { path: "seals/a" }, signer, time }, rules).map(
    (found) => `${found.code} ${severityOf(found)}`,
  )
}

const REASON = { reason: "test", by: "Somebody" }
const VALID = pin(1)
const EXPIRED = pin(1, { validUntil: END })
const REVOKED = pin(1, { revoked: { at: END, ...REASON } })
const COMPROMISED = pin(1, { compromised: { from: END, certainty: "known", ...REASON } })
const SUSPECTED = pin(1, { compromised: { from: END, certainty: "suspected", ...REASON } })
const COMPROMISED_UNKNOWN_SINCE = pin(1, { compromised: { certainty: "known", ...REASON } })

describe("the standing of a key when it signed", () => {
  it.each<[string, PinnedKey, SigningTime, readonly string[]]>([
    ["a valid key with a proof", VALID, BEFORE, []],
    ["a valid key with a later proof", VALID, AFTER, []],
    ["a valid key with no proof", VALID, NONE, []],
    ["an expired key with a proof from before", EXPIRED, BEFORE, ["KEY_ENDED_SINCE noted"]],
    ["an expired key with a proof from after", EXPIRED, AFTER, ["OUT_OF_BOUNDS_NO_POE doubtful"]],
    ["an expired key with no proof", EXPIRED, NONE, ["OUT_OF_BOUNDS_NO_POE doubtful"]],
    ["a revoked key with a proof from before", REVOKED, BEFORE, ["KEY_ENDED_SINCE noted"]],
    ["a revoked key with a proof from after", REVOKED, AFTER, ["REVOKED_NO_POE doubtful"]],
    ["a revoked key with no proof", REVOKED, NONE, ["REVOKED_NO_POE doubtful"]],
    ["a compromised key with a proof from before", COMPROMISED, BEFORE, ["KEY_ENDED_SINCE noted"]],
    [
      "a compromised key with a proof from after",
      COMPROMISED,
      AFTER,
      ["COMPROMISED_NO_POE doubtful"],
    ],
    ["a compromised key with no proof", COMPROMISED, NONE, ["COMPROMISED_NO_POE doubtful"]],
    ["a suspected key with a proof from before", SUSPECTED, BEFORE, ["KEY_ENDED_SINCE noted"]],
    ["a suspected key with a proof from after", SUSPECTED, AFTER, ["COMPROMISED_NO_POE doubtful"]],
    ["a suspected key with no proof", SUSPECTED, NONE, ["COMPROMISED_NO_POE doubtful"]],
  ])("of %s", (_what, signer, time, expected) => {
    expect(judged(signer, time)).toEqual(expected)
    const isGood = expected.every((one) => one.endsWith("noted"))
    expect(isInGoodStanding({ at: { path: "" }, signer, time }, RULES)).toBe(isGood)
  })

  it("helps a key that is compromised since nobody knows when by no proof at all", () => {
    const code = ["COMPROMISED_NO_POE doubtful"]
    expect(judged(COMPROMISED_UNKNOWN_SINCE, BEFORE)).toEqual(code)
    expect(judged(COMPROMISED_UNKNOWN_SINCE, NONE)).toEqual(code)
  })

  it("is not bettered for a compromised key by evaluating at an earlier instant", () => {
    expect(judged(COMPROMISED, unproven(END - DAY))).toEqual(["COMPROMISED_NO_POE doubtful"])
  })

  it("counts the instants of an end as the end itself, and the last of a window as inside", () => {
    const at = (noLaterThan: number): SigningTime => ({ ...BEFORE, noLaterThan })
    expect(judged(REVOKED, at(END))).toEqual(["REVOKED_NO_POE doubtful"])
    expect(judged(COMPROMISED, at(END))).toEqual(["COMPROMISED_NO_POE doubtful"])
    expect(judged(EXPIRED, at(END))).toEqual(["KEY_ENDED_SINCE noted"])
    expect(judged(EXPIRED, at(END + 1))).toEqual(["OUT_OF_BOUNDS_NO_POE doubtful"])
  })

  it("fails a signature that is proven to be older than its key", () => {
    const young = pin(1, { validFrom: END })
    expect(judged(young, BEFORE)).toEqual(["NOT_YET_VALID broken"])
    expect(judged(young, AFTER)).toEqual([])
    expect(judged(young, unproven(END - DAY))).toEqual(["OUT_OF_BOUNDS_NO_POE doubtful"])
  })

  it("ends an algorithm at its sunset, except for what is proven to be older", () => {
    const rules: StandingRules = { ...RULES, sunsets: [{ algorithm: "ed25519", notAfter: END }] }
    const open = ["CRYPTO_CONSTRAINTS_FAILURE_NO_POE doubtful"]
    expect(judged(VALID, NONE, rules)).toEqual(open)
    expect(judged(VALID, AFTER, rules)).toEqual(open)
    expect(judged(VALID, BEFORE, rules)).toEqual([])
    const other: StandingRules = {
      ...RULES,
      sunsets: [{ algorithm: "ecdsa-p256-sha256", notAfter: END }],
    }
    expect(judged(VALID, NONE, other)).toEqual([])
  })

  it("tells everything that stands against a key, not the first of it", () => {
    const signer = pin(1, { validUntil: END, revoked: { at: END, ...REASON } })
    expect(judged(signer, NONE)).toEqual([
      "REVOKED_NO_POE doubtful",
      "OUT_OF_BOUNDS_NO_POE doubtful",
    ])
  })
})

describe("the earlier of two times", () => {
  it("is the one that proves more, and the evaluation where a proof comes after it", () => {
    expect(earlier(NONE, BEFORE)).toBe(BEFORE)
    expect(earlier(BEFORE, AFTER)).toBe(BEFORE)
    const before = unproven(END - 2 * DAY)
    expect(earlier(before, BEFORE)).toBe(before)
  })
})
