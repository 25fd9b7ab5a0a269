import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import { statusOf } from "../../../core/findings/index.ts"
import {
  checkPins,
  checkTimes,
  DEFAULT_POLICY_JSON,
  inForce,
  isSound,
  parsePolicy,
  unproven,
  type GoodSeal,
  type Policy,
  type SealJudge,
  type SealRequirement,
  type StandingRules,
} from "../../../core/trust/index.ts"
import { NOW, ORIGIN, pin, rsaKeys, sealBy } from "../../support/pins.ts"

const DAY = 86_400_000
const RULES: StandingRules = { sunsets: [], evaluatedAt: NOW }
const sound = (one: GoodSeal): boolean => isSound(one, RULES)
const JUDGE: SealJudge = { isSound: sound, vouches: sound }

const parsed = parsePolicy(toUtf8(DEFAULT_POLICY_JSON))
if (parsed.kind === "refused") throw new Error(parsed.reason)
const DEFAULT: Policy = parsed.policy

function policyFor(...seals: readonly SealRequirement[]): Policy {
  return { ...DEFAULT, seals }
}

function codes(seals: readonly GoodSeal[], policy = DEFAULT): readonly string[] {
  return checkPins({ good: seals, broken: 0, undecided: 0 }, policy, JUDGE).outcome.findings.map(
    ({ code }) => code,
  )
}

function status(seals: readonly GoodSeal[], policy = DEFAULT): string {
  return statusOf(checkPins({ good: seals, broken: 0, undecided: 0 }, policy, JUDGE).outcome)
}

describe("checkPins", () => {
  it("passes one seal by a key pinned as exporter that claims to be the exporter", () => {
    expect(status([sealBy(pin(1))])).toBe("PASSED")
  })

  it("passes one seal by a pinned archivist", () => {
    expect(status([sealBy(pin(1, { roles: ["archivist"] }), "archivist")])).toBe("PASSED")
  })

  it("leaves origin open without any good seal", () => {
    expect(codes([])).toEqual(["KEY_NOT_PINNED"])
    expect(status([])).toBe("INDETERMINATE")
  })

  it("does not say that nobody pinned the key of a seal that is broken", () => {
    const { outcome } = checkPins({ good: [], broken: 1, undecided: 0 }, DEFAULT, JUDGE)
    expect(outcome.findings.map(({ code }) => code)).toEqual(["SIG_CONSTRAINTS_FAILURE"])
    expect(outcome.findings[0]?.observed).toEqual({ required: "1", found: "0", broken: "1" })
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })

  it("names the good seals that do not suffice", () => {
    const { outcome } = checkPins(
      { good: [sealBy(pin(1), "witness")], broken: 0, undecided: 0 },
      DEFAULT,
      JUDGE,
    )
    const unmet = outcome.findings.find(({ code }) => code === "SIG_CONSTRAINTS_FAILURE")
    expect(unmet?.observed["good"]).toMatch(/ as witness$/)
  })

  it.each(["witness", "examiner", "timestamp", "log"] as const)(
    "gives no origin to a key pinned only as %s, whatever role its seal claims",
    (role) => {
      for (const claimed of [role, "exporter"]) {
        expect(status([sealBy(pin(1, { roles: [role] }), claimed)])).toBe("INDETERMINATE")
      }
    },
  )

  it("gives no origin to a key that seals in a role it is not pinned for, and says so", () => {
    expect(codes([sealBy(pin(1, { roles: ["exporter"] }), "archivist")])).toEqual([
      "KEY_ROLE_NOT_HELD",
      "SIG_CONSTRAINTS_FAILURE",
    ])
  })

  it("gives no origin to a key that is pinned for other logs only", () => {
    expect(status([sealBy(pin(1, { origins: ["other.example/log-9"] }))])).toBe("INDETERMINATE")
    expect(status([sealBy(pin(1, { origins: [ORIGIN] }))])).toBe("PASSED")
  })

  it("counts one public key once, however often it sealed and under whichever pin", () => {
    const two = policyFor({ roles: ["exporter", "archivist"], count: 2 })
    const alias = pin(1, { id: "alias", roles: ["archivist"] })
    expect(status([sealBy(pin(1)), sealBy(alias, "archivist")], two)).toBe("INDETERMINATE")
    const other = pin(2, { roles: ["archivist"] })
    expect(status([sealBy(pin(1)), sealBy(other, "archivist")], two)).toBe("PASSED")
  })

  it("fills every place that can be filled, even when a key fits two of them", () => {
    const policy = policyFor(
      { roles: ["exporter", "archivist"], count: 1 },
      { roles: ["exporter"], count: 1 },
    )
    // Taken greedily, the exporter would fill the first place and leave the second empty.
    const seals = [sealBy(pin(1)), sealBy(pin(2, { roles: ["archivist"] }), "archivist")]
    expect(status(seals, policy)).toBe("PASSED")
    expect(status(seals.toReversed(), policy)).toBe("PASSED")
  })

  it("fills one place with one RSA key, however it is written", () => {
    const [plain, pss] = rsaKeys()
    const two = { ...DEFAULT, seals: [{ roles: ["exporter"] as const, count: 2 }] }
    const seals = [sealBy(pin(1, { key: plain })), sealBy(pin(2, { key: pss }))]
    expect(checkPins({ good: seals, broken: 0, undecided: 0 }, two, JUDGE).counted).toHaveLength(1)
    const others = [sealBy(pin(1, { key: plain })), sealBy(pin(2))]
    expect(checkPins({ good: others, broken: 0, undecided: 0 }, two, JUDGE).counted).toHaveLength(2)
  })

  it("prefers a key inside its window to one outside it", () => {
    const expired = sealBy(pin(1, { validUntil: NOW - DAY }))
    const good = sealBy(pin(2, { roles: ["archivist"] }), "archivist")
    expect(
      checkPins({ good: [expired, good], broken: 0, undecided: 0 }, DEFAULT, JUDGE).counted,
    ).toEqual([good])
    expect(checkPins({ good: [expired], broken: 0, undecided: 0 }, DEFAULT, JUDGE).counted).toEqual(
      [expired],
    )
    const open = sealBy(pin(3))
    const asking: SealJudge = { isSound: sound, vouches: (one) => sound(one) && one !== open }
    const counted = (...seals: readonly GoodSeal[]) =>
      checkPins({ good: seals, broken: 0, undecided: 0 }, DEFAULT, asking).counted
    expect(counted(expired, open, good)).toEqual([good])
    expect(counted(expired, open)).toEqual([open])
    // Where not all places can be filled, the best of what is there is judged.
    const both = policyFor({ roles: ["exporter"], count: 1 }, { roles: ["archivist"], count: 1 })
    const sealed = [expired, open]
    expect(checkPins({ good: sealed, broken: 0, undecided: 0 }, both, JUDGE).counted).toEqual([
      open,
    ])
  })
})

describe("inForce", () => {
  it("takes the pin inside its window when one public key is pinned twice", () => {
    const expired = pin(1, { id: "old", validUntil: NOW - DAY })
    const renewed = pin(1, { id: "new", validFrom: NOW - DAY })
    const judged = inForce(sealBy(expired), [expired, renewed], JUDGE)
    expect(judged.signer.id).toBe("new")
    expect(inForce(sealBy(expired), [expired], JUDGE).signer.id).toBe("old")
  })
})

describe("checkTimes", () => {
  const times = (seal: GoodSeal) => checkTimes({ counted: [seal] }, RULES)

  it("passes a key without a window, and one inside its window up to its last instant", () => {
    expect(statusOf(times(sealBy(pin(1))))).toBe("PASSED")
    const window = { validFrom: NOW - 10 * DAY, validUntil: NOW }
    expect(statusOf(times(sealBy(pin(1, window))))).toBe("PASSED")
  })

  it("leaves open a key that ran out, though its seal claims a time inside the window", () => {
    const seal = sealBy(pin(1, { validUntil: NOW - DAY }), "exporter", "2026-01-01T00:00:00.000Z")
    expect(times(seal).findings.map(({ code }) => code)).toEqual(["OUT_OF_BOUNDS_NO_POE"])
  })

  it("leaves open a key that is not good yet", () => {
    const seal = sealBy(pin(1, { validFrom: NOW + 1 }))
    expect(times(seal).findings.map(({ code }) => code)).toEqual(["OUT_OF_BOUNDS_NO_POE"])
  })

  it("only notes a claimed time in the future or outside the window", () => {
    const future = sealBy(pin(1), "exporter", "2030-01-01T00:00:00.000Z")
    expect(times(future).findings.map(({ code }) => code)).toEqual(["TIME_ANOMALY"])
    expect(statusOf(times(future))).toBe("PASSED")
    const early = sealBy(pin(1, { validFrom: NOW - DAY }), "exporter", "2020-01-01T00:00:00.000Z")
    expect(times(early).findings.map(({ code }) => code)).toEqual(["TIME_ANOMALY"])
  })

  it("judges the window of the pinned key that signed the checkpoint as well", () => {
    const signer = pin(3, { roles: ["log"], validUntil: NOW - DAY })
    const checkpoint = { at: { path: "custody/checkpoint" }, signer, time: unproven(NOW) }
    const { findings } = checkTimes({ counted: [sealBy(pin(1))], checkpoint }, RULES)
    expect(findings).toMatchObject([
      { code: "OUT_OF_BOUNDS_NO_POE", at: { path: "custody/checkpoint" } },
    ])
  })

  it("notes a claimed time that comes after the proof of the seal", () => {
    const proven = { noLaterThan: Date.UTC(2026, 0, 10), proof: "rfc3161" } as const
    const found = times({ ...sealBy(pin(1)), time: proven }).findings
    expect(found.map(({ code }) => code)).toEqual(["TIME_ANOMALY"])
    expect(found[0]?.observed).toMatchObject({ provenAt: "2026-01-10T00:00:00.000Z" })
  })

  it("never passes on nothing", () => {
    expect(statusOf(checkTimes({ counted: [] }, RULES))).toBe("INDETERMINATE")
  })
})
