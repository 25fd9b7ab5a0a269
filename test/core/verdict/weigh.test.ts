import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import {
  CHECK_IDS,
  finding,
  type CheckId,
  type Finding,
  type Outcome,
} from "../../../core/findings/index.ts"
import { germanSentence } from "../../../core/report/german/result-sentences.ts"
import { DEFAULT_POLICY_JSON, parsePolicy } from "../../../core/trust/index.ts"
import { statements, weigh, type Told } from "../../../core/verdict/index.ts"

const read = parsePolicy(toUtf8(DEFAULT_POLICY_JSON))
if (read.kind === "refused") throw new Error(read.reason)
const POLICY = read.policy

const passed = (check: CheckId): Outcome => ({
  check,
  population: { expected: 2, checked: 2 },
  findings: [],
})
const ALL_PASSED = CHECK_IDS.map(passed)

function verdictWith(change: Outcome): string {
  return weigh([...ALL_PASSED.filter(({ check }) => check !== change.check), change], POLICY)
    .verdict
}

const TOLD: Told = {
  ...{ format: "evidence-bag", listed: 1, unlisted: 0, erased: 0, unopened: 0, trusted: true },
  ...{
    signers: [],
    reserved: [],
    contradicted: [],
    uncompared: [],
    undecided: 0,
    needsNoRevocation: true,
  },
  revocation: { sources: [], unreadable: 0 },
}

const saidWith = (check: CheckId, ...findings: Finding[]) =>
  statements(weigh([{ ...passed(check), findings }], POLICY), TOLD)

describe("what is said of the statements", () => {
  const gap = finding("CONTAINER_AMBIGUOUS", "data/a")
  const form = finding("FORMAT_FAILURE", "")
  const cases: readonly (readonly [string, Finding[], RegExp])[] = [
    ["two readings", [gap], /^The archive has more than one reading, so another/],
    ["no form", [form], /^Something is not in the form that it must have;/],
    ["both", [gap, form], /^The archive has more than one reading, and something/],
    ["a difference", [gap, finding("CONTAINER_DAMAGED", "data/a")], /^Something differs from what/],
  ]

  it.each(cases)("tells %s of the archive as that", (_name, findings, says) => {
    const { integrity } = saidWith("container", ...findings)
    expect(integrity.status).toBe("FAILED")
    expect(integrity.says).toMatch(says)
    expect(germanSentence(integrity.says)).not.toBe(integrity.says)
  })

  const oxum = (declared: string) => finding("OXUM_MISMATCH", "", { declared, actual: "10.2" })
  const gone = (what: string) => finding("SEQUENCE_GAP", "log", { what })
  const sealed = (member: string) => finding("SEAL_MISMATCH", "seals/a", { member })
  it.each([
    ["more bytes", [oxum("11.2"), sealed("files.bytes")], /^Nothing was found missing or added/],
    ["another number of files", [oxum("10.3")], /^Something is missing or was added;/],
    ["other files under seal", [sealed("files.count")], /^Something is missing or was added;/],
    ["records that are gone", [gone("deleted")], /^Something is missing or was added;/],
    ["records in another order", [gone("reordered")], /^Something speaks against its being whole;/],
    ["a fork", [finding("LOGCHAIN_FORK", "log")], /^Something speaks against its being whole;/],
  ])("tells %s for what it is", (_name, findings, says) => {
    const { completeness } = saidWith("freshness", ...findings)
    expect(completeness.status).toBe("FAILED")
    expect(completeness.says).toMatch(says)
    expect(germanSentence(completeness.says)).not.toBe(completeness.says)
  })

  it("does not say that there is no seal where one could not be compared", () => {
    const told = { ...TOLD, uncompared: ["A", "B"] }
    const { origin } = statements(weigh([passed("container")], POLICY), told)
    expect(origin.says).toBe(
      "Not shown: not all that is stated under seal with the keys pinned for A; B could be compared.",
    )
    expect(germanSentence(origin.says)).not.toBe(origin.says)
  })
})

describe("weigh", () => {
  it("passes when every check passed", () => {
    expect(weigh(ALL_PASSED, POLICY).verdict).toBe("TOTAL-PASSED")
  })

  it("does not pass on no outcomes at all", () => {
    expect(weigh([], POLICY).verdict).toBe("INDETERMINATE")
  })

  it.each(CHECK_IDS)("fails when %s failed", (check) => {
    const outcome = { ...passed(check), findings: [finding("HASH_FAILURE", "data/a")] }
    expect(verdictWith(outcome)).toBe("TOTAL-FAILED")
  })

  it.each(CHECK_IDS)("leaves it open when %s is doubtful", (check) => {
    const outcome = { ...passed(check), findings: [finding("STALE_BUNDLE", "")] }
    expect(verdictWith(outcome)).toBe("INDETERMINATE")
  })

  it.each(CHECK_IDS)("leaves it open when %s had nothing to check", (check) => {
    expect(verdictWith({ ...passed(check), population: { expected: 0, checked: 0 } })).toBe(
      "INDETERMINATE",
    )
  })

  it.each(CHECK_IDS)("says what would settle it when %s had nothing to check", (check) => {
    const empty = { ...passed(check), population: { expected: 0, checked: 0 } }
    const reason = weigh([empty], POLICY).checks.find(({ id }) => id === check)?.reason ?? ""
    expect(reason).toMatch(/^There was nothing to check.* would settle it/)
    expect(reason.includes("seal by a pinned key")).toBe(check === "times")
    expect(germanSentence(reason)).toMatch(/^Es gab nichts zu prüfen.* würde/)
  })

  it.each(CHECK_IDS)("leaves it open when %s was checked in part", (check) => {
    expect(verdictWith({ ...passed(check), population: { expected: 2, checked: 1 } })).toBe(
      "INDETERMINATE",
    )
  })

  it.each(CHECK_IDS)("holds a missing %s against it exactly when it is mandatory", (check) => {
    const { verdict } = weigh(
      ALL_PASSED.filter((one) => one.check !== check),
      POLICY,
    )
    expect(verdict).toBe(POLICY.mandatory.includes(check) ? "INDETERMINATE" : "TOTAL-PASSED")
  })

  it("lists every check in the published order, whatever was asked", () => {
    expect(weigh([], POLICY).checks.map(({ id }) => id)).toEqual(CHECK_IDS)
  })

  it("tells notes without letting them weigh", () => {
    const weighed = weigh(
      [...ALL_PASSED, { ...passed("seals"), findings: [finding("SIG_HIGH_S", "seals/a")] }],
      POLICY,
    )
    expect(weighed.verdict).toBe("TOTAL-PASSED")
    expect(weighed.findings.map(({ code }) => code)).toEqual(["SIG_HIGH_S"])
  })

  it("never gets better by a further finding", () => {
    const rank = { "TOTAL-PASSED": 2, INDETERMINATE: 1, "TOTAL-FAILED": 0 }
    const code = fc.constantFrom("HASH_FAILURE", "STALE_BUNDLE", "SIG_HIGH_S" as const)
    const outcome = fc
      .record({
        check: fc.constantFrom(...CHECK_IDS),
        expected: fc.nat(3),
        missing: fc.nat(1),
        codes: fc.array(code, { maxLength: 2 }),
      })
      .map(({ check, expected, missing, codes }): Outcome => ({
        check,
        population: { expected, checked: Math.max(0, expected - missing) },
        findings: codes.map((one) => finding(one, "")),
      }))
    fc.assert(
      fc.property(fc.array(outcome), outcome, code, (outcomes, last, worse) => {
        const before = weigh([...outcomes, last], POLICY)
        const after = weigh(
          [...outcomes, { ...last, findings: [...last.findings, finding(worse, "")] }],
          POLICY,
        )
        expect(rank[after.verdict]).toBeLessThanOrEqual(rank[before.verdict])
      }),
    )
  })
})
