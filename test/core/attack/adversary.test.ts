/** The adversary: nothing it does goes unnoticed, and it is shown that it would say so. */
import { beforeAll, describe, expect, it } from "vitest"
import { OPERATORS, LAYERS, type AttackReport } from "../../../core/attack/index.ts"
import {
  CHECK_IDS,
  DEFAULT_POLICY_JSON,
  parsePolicy,
  toUtf8,
  type CheckId,
  type Result,
} from "../../../core/index.ts"
import type { Outcome } from "../../../core/findings/index.ts"
import { weigh } from "../../../core/verdict/index.ts"
import { attackFiles, linesOf, LOG_KEY, reportOn, richBag } from "../../support/attacked.ts"
import {
  ARCHIVIST,
  changed,
  EXPORTER,
  sealedBag,
  TRUST,
  type Files,
} from "../../support/evidence.ts"

/** Operators whose change changes nothing that anybody reads, by the second reader. */
const SAME: readonly string[] = [
  "tar-long-tail",
  "manifest-unsorted",
  "manifest-upper-case",
  "checkpoint-key-id-edited",
  "checkpoint-signed-twice",
  "seal-key-id-edited",
  "seal-spaced",
  "seal-line-end",
]

/** Where an operator that one check does not see still meets another that leaves it open. */
const NEVER_ALONE: ReadonlySet<CheckId> = new Set<CheckId>([
  "digest-strength",
  "checkpoint",
  "pins",
])

let bag: Files
let report: AttackReport

beforeAll(async () => {
  bag = await richBag()
  report = await reportOn(bag, { flips: 1000 })
})

describe("an attack on a bag of two generations, with every key stolen", () => {
  it("misses nothing", () => {
    expect(linesOf(report, "missed")).toEqual([])
  })

  it("takes nothing that it did for a change without a meaning, but for what no time-stamp signs", () => {
    // RFC 5652 leaves the frame of a token unsigned, such as the version of its SignedData.
    const alike = linesOf(report, "equivalent")
    expect(alike.filter((line) => !line.startsWith("blind-flip timestamps/"))).toEqual([])
  })

  it("finds an occasion for every operator", () => {
    expect(linesOf(report, "skipped")).toEqual([])
  })

  it("runs at least 60 operators, some on every layer, and a thousand blind flips", () => {
    expect(report.score.operators).toBe(OPERATORS.length + 1)
    expect(OPERATORS.length).toBeGreaterThanOrEqual(60)
    for (const { layer, operators } of report.layers)
      expect([layer, operators > 0]).toEqual([layer, true])
    expect(report.layers.map(({ layer }) => layer)).toEqual([...LAYERS])
    expect(report.attacks.filter(({ operator }) => operator === "blind-flip")).toHaveLength(1000)
  })

  it("counts every attempt once", () => {
    const { attempts, caught, missed, equivalent, skipped } = report.score
    expect(caught + missed + equivalent).toBe(attempts)
    expect(attempts + skipped).toBe(report.attacks.length)
  })

  it("says of everything caught by which code and where", () => {
    for (const { outcome, codes, at } of report.attacks) {
      expect(outcome === "caught" && (codes.length === 0 || at === undefined)).toBe(false)
    }
  })
})

describe.each([
  ["zip", ["tar", "tar.gz"], 180],
  ["tar", ["zip", "tar.gz"], 210],
  ["tar.gz", ["zip"], 230],
] as const)("an attack on the same bag as a .%s", (as, others, operators) => {
  it("misses nothing, and says of which operators it made no use, and why", async () => {
    const archived = await reportOn(bag, { as, flips: 400 })
    expect(linesOf(archived, "missed")).toEqual([])
    const alike = linesOf(archived, "equivalent").filter((line) => !line.startsWith("blind-flip"))
    expect(alike).toEqual([])
    expect(archived.score.operators).toBeGreaterThanOrEqual(operators)
    const reasons = new Set(archived.attacks.flatMap(({ reason }) => reason ?? []))
    expect([...reasons].sort()).toEqual(
      others.map((other) => `the evidence is a .${as}, not a .${other}`).sort(),
    )
  })
})

describe("the thief of one key alone", () => {
  it.each([
    ["exporter", EXPORTER, "seal-key-rewrites-event"],
    ["archivist", ARCHIVIST, "seal-key-rewrites-event"],
    ["log", LOG_KEY, "log-key-rewrites-event"],
  ])("is caught with the key of the %s, by what the examiner kept", async (_who, key, theft) => {
    const robbed = await reportOn(bag, { stolen: [key] })
    expect(linesOf(robbed, "missed")).toEqual([])
    const tried = robbed.attacks.filter(({ operator }) => operator === theft)
    expect(tried.map(({ outcome }) => outcome)).toEqual(["caught"])
  })

  it("passes for the owner of the only key where the examiner kept nothing", async () => {
    let green = 0
    const seen = (result: Result) => {
      if (result.verdict === "TOTAL-PASSED") green += 1
      return result
    }
    const plan = { keys: TRUST, stolen: [EXPORTER], keptNothing: true, seen } as const
    const robbed = await reportOn(await sealedBag(), plan)
    const missed = linesOf(robbed, "missed")
    expect(missed.map((line) => line.split(" ")[0])).toEqual([
      "seal-key-rewrites-event",
      "seal-key-rolls-back",
      "seal-key-edits-payload",
      "seal-key-removes-payload",
      "seal-key-substitutes-bag",
      "seal-key-backdates",
    ])
    // The untouched bag, these six, and what means the same.
    expect(green).toBe(1 + missed.length + robbed.score.equivalent)
  })

  it("of the log does no more, kept or not, than somebody without a key", async () => {
    const robbed = await reportOn(bag, { stolen: [LOG_KEY], keptNothing: true })
    const missed = linesOf(robbed, "missed").map((line) => line.split(" ")[0])
    expect(missed).toEqual(["seal-last-taken-away", "generation-replayed"])
  })
})

describe("an operator", () => {
  it("has an id of its own and announces codes that weigh something", () => {
    expect(new Set(OPERATORS.map(({ id }) => id)).size).toBe(OPERATORS.length)
    for (const { id, codes } of OPERATORS) expect([id, codes.length > 0]).toEqual([id, true])
  })

  it("strikes the same places for the same seed, and others for another", async () => {
    const places = async (seed: number) => {
      const { attacks } = await reportOn(bag, { seed, flips: 20 })
      return attacks.map(({ operator, at }) => [operator, at])
    }
    expect(await places(7)).toEqual(await places(7))
    expect(await places(8)).not.toEqual(await places(7))
  })

  it("that needs a key is skipped where none was stolen, and says so", async () => {
    const without = await reportOn(bag, { stolen: [] })
    expect(linesOf(without, "missed")).toEqual([])
    const reasons = new Set(without.attacks.flatMap(({ reason }) => reason ?? []))
    expect([...reasons].sort()).toEqual([
      "needs the private key of a seal: none was given as stolen",
      "needs the private key of the log: it was not given as stolen",
    ])
    expect(without.score.operators).toBeGreaterThanOrEqual(60)
  })

  it("leaves the evidence as it was", async () => {
    const before = new Map([...bag].map(([path, bytes]) => [path, bytes.slice()]))
    await reportOn(bag, { flips: 50 })
    expect(bag).toEqual(before)
  })
})

describe("an attack", () => {
  it("gives no score for evidence that does not pass untouched", async () => {
    const answer = await attackFiles(changed(bag, "data/records/1.json", () => "{}"))
    expect(answer.kind).toBe("no-baseline")
  })

  it("gives no score where nobody was pinned", async () => {
    const answer = await attackFiles(bag, { keys: [] })
    expect(answer.kind).toBe("no-baseline")
  })

  it("misses nothing on the smallest bag there is: one file, no events given", async () => {
    const smallest = await sealedBag({ payload: { "a.txt": "a\n" }, events: [] })
    const small = await reportOn(smallest, { keys: TRUST, flips: 100 })
    expect(linesOf(small, "missed")).toEqual([])
    expect(small.score.operators).toBeGreaterThanOrEqual(60)
  })

  it("misses nothing on a bag of one generation with one seal and one key for all", async () => {
    const small = await reportOn(await sealedBag(), { keys: TRUST, flips: 100 })
    expect(linesOf(small, "missed")).toEqual([])
    expect(small.score.skipped).toBeGreaterThan(0)
  })
})

describe("a verifier that has lost a check", () => {
  const results: Result[] = []
  /** Of a bag without an earlier generation, which contradicts whoever seals anew. */
  const first: Result[] = []
  beforeAll(async () => {
    // Without a pinned log key the thief of a seal key gets furthest.
    await reportOn(bag, { keys: TRUST, seen: (result) => (results.push(result), result) })
    const small = await sealedBag()
    await reportOn(small, { keys: TRUST, seen: (result) => (first.push(result), result) })
  })
  const attackWithout = (id: CheckId) =>
    reportOn(bag, { keys: TRUST, again: results, seen: (result) => without(result, id) })

  it.each(CHECK_IDS)("lets an operator escape without %s", async (id) => {
    expect(linesOf(await attackWithout(id), "missed")).not.toEqual([])
  })

  it.each(CHECK_IDS.filter((id) => !NEVER_ALONE.has(id)))("is fooled to green without %s", (id) => {
    const failed = [...results, ...first].filter(({ verdict }) => verdict !== "TOTAL-PASSED")
    const fooled = failed.filter((result) => without(result, id).verdict === "TOTAL-PASSED")
    expect(fooled.length).toBeGreaterThan(0)
  })

  it("shows every operator as missed when it passes everything", async () => {
    const blind = await reportOn(bag, {
      seen: (result) => ({ ...result, verdict: "TOTAL-PASSED", findings: [] }),
    })
    expect(linesOf(blind, "caught")).toEqual([])
    const same = linesOf(blind, "equivalent").map((line) => line.split(" ")[0]!)
    expect([...new Set(same)]).toEqual(SAME)
  })

  it("is not helped by findings that nobody announced", async () => {
    const beside = await reportOn(bag, {
      seen: (result) => ({
        ...result,
        findings: result.findings.map((found) => ({ ...found, at: { path: "elsewhere" } })),
      }),
    })
    expect(linesOf(beside, "caught")).toEqual([])
  })
})

/** The same result as if one check had been switched off and answered PASSED. */
function without(result: Result, id: CheckId): Result {
  const read = parsePolicy(toUtf8(DEFAULT_POLICY_JSON))
  if (read.kind === "refused") throw new Error(read.reason)
  const outcomes = result.checks.map((check): Outcome => {
    if (check.id === id) return { check: id, population: { expected: 1, checked: 1 }, findings: [] }
    const findings = result.findings.filter((found) => found.check === check.id)
    const { population, status, reason = "" } = check
    return {
      check: check.id,
      population,
      findings,
      ...(status === "NOT_APPLICABLE" ? { notApplicable: reason } : {}),
      ...(status === "NOT_RUN" ? { notRun: reason } : {}),
    }
  })
  const { verdict, checks, findings } = weigh(outcomes, read.policy)
  return { ...result, verdict, checks, findings }
}
