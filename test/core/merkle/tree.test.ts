import { describe, expect, it } from "vitest"
import { toHex } from "../../../core/base/index.ts"
import { statusOf } from "../../../core/findings/index.ts"
import { checkTree } from "../../../core/merkle/index.ts"
import { ROOTS } from "./vectors.ts"

const PATH = "custody/checkpoint"
const COMPUTED = { size: 5, root: ROOTS[5]! }

describe("checkTree", () => {
  it("passes when size and root agree, over as many events as the checkpoint states", () => {
    const outcome = checkTree(COMPUTED, { size: 5n, root: ROOTS[5]!, path: PATH })
    expect(outcome).toEqual({
      check: "tree",
      population: { expected: 5, checked: 5 },
      findings: [],
    })
    expect(statusOf(outcome)).toBe("PASSED")
  })

  it("states MERKLE_ROOT_MISMATCH for another root of the same size", () => {
    const outcome = checkTree(COMPUTED, { size: 5n, root: ROOTS[4]!, path: PATH })
    expect(statusOf(outcome)).toBe("FAILED")
    expect(outcome.findings).toEqual([
      {
        code: "MERKLE_ROOT_MISMATCH",
        at: { path: PATH },
        observed: {
          recordedEvents: "5",
          recordedRoot: toHex(ROOTS[4]!),
          events: "5",
          computedRoot: toHex(ROOTS[5]!),
        },
      },
    ])
  })

  it("states MERKLE_ROOT_MISMATCH for another size, even with the same root", () => {
    const outcome = checkTree(COMPUTED, { size: 6n, root: ROOTS[5]!, path: PATH })
    expect(outcome.findings.map(({ code }) => code)).toEqual(["MERKLE_ROOT_MISMATCH"])
    expect(outcome.population).toEqual({ expected: 6, checked: 5 })
  })

  it("keeps a hostile size inside what JSON can carry", () => {
    const outcome = checkTree(COMPUTED, { size: 2n ** 64n - 1n, root: ROOTS[5]!, path: PATH })
    expect(outcome.population).toEqual({ expected: Number.MAX_SAFE_INTEGER, checked: 5 })
    expect(outcome.findings[0]?.observed["recordedEvents"]).toBe("18446744073709551615")
  })

  it("does not take place when nothing records a root", () => {
    const outcome = checkTree(COMPUTED, undefined)
    expect(outcome).toMatchObject({ findings: [], population: { expected: 5, checked: 0 } })
    expect(statusOf(outcome)).toBe("NOT_RUN")
  })

  it("does not take place when lines were too long to be read", () => {
    const recorded = { size: 6n, root: ROOTS[6]!, path: PATH }
    const outcome = checkTree({ ...COMPUTED, unread: 1 }, recorded)
    expect(outcome).toMatchObject({ findings: [], population: { expected: 6, checked: 0 } })
    expect(statusOf(outcome)).toBe("NOT_RUN")
  })

  it("never passes over an empty log", () => {
    const outcome = checkTree(
      { size: 0, root: ROOTS[0]! },
      { size: 0n, root: ROOTS[0]!, path: PATH },
    )
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })
})
