import { describe, expect, it } from "vitest"
import { CHECK_IDS } from "../../../core/findings/index.ts"
import { readSchema } from "../../support/json-schema.ts"
import {
  crowdedResult,
  failedResult,
  openResult,
  passedResult,
} from "../../support/sample-results.ts"

const schema = readSchema("result-1.json")

/** As it would be read from a file. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

describe("docs/schemas/result-1.json", () => {
  it.each([
    ["passed", passedResult],
    ["failed", failedResult],
    ["was left open", openResult],
    ["has a thousand findings", () => crowdedResult(1000)],
  ])("holds for a result that %s", (_name, make) => {
    expect(schema.faults(asJson(make()))).toEqual([])
  })

  it("holds for a result with a comparison", () => {
    const comparison = {
      resultDigest: "0".repeat(64),
      total: 3,
      same: 0,
      changed: ["data/a"],
      missing: ["data/b"],
      extra: ["data/c"],
    }
    expect(schema.faults(asJson({ ...passedResult(), comparison }))).toEqual([])
  })

  it("refuses a member that it does not name", () => {
    expect(schema.faults({ ...passedResult(), override: true })).toEqual([
      "$ has a member override",
    ])
  })

  it("refuses a verdict, a digest and a population of another form", () => {
    const result = passedResult()
    expect(schema.faults({ ...result, verdict: "PASSED" })).toEqual([
      "$.verdict is none of the values",
    ])
    expect(schema.faults({ ...result, resultDigest: "ab" })).toHaveLength(1)
    const [check] = result.checks
    const checks = [{ ...check, population: { expected: -1, checked: 1.5 } }]
    expect(schema.faults({ ...result, checks })).toHaveLength(2)
  })

  it("names the checks that there are, and no others", () => {
    const withCheck = (id: string): unknown => ({
      ...passedResult(),
      checks: [{ ...passedResult().checks[0], id }],
    })
    for (const id of CHECK_IDS) expect(schema.faults(withCheck(id))).toEqual([])
    expect(schema.faults(withCheck("vibes"))).toEqual(["$.checks.0.id is none of the values"])
  })
})
