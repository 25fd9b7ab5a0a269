import { describe, expect, it } from "vitest"
import { finding, makeCappedFindings } from "../../../core/findings/index.ts"

describe("capped findings", () => {
  it("keep all of a kind up to the cap, in order, and say nothing more", () => {
    const findings = makeCappedFindings("log", 2)
    const given = [
      finding("HASH_FAILURE", "a"),
      finding("SYSTEM_FILE", "b"),
      finding("HASH_FAILURE", "c"),
    ]
    for (const found of given) findings.add(found)
    expect(findings.all()).toEqual(given)
  })

  it("count the rest of each kind by itself", () => {
    const findings = makeCappedFindings("log", 2)
    for (let n = 0; n < 5; n += 1) findings.add(finding("HASH_FAILURE", `a${n}`))
    for (let n = 0; n < 3; n += 1) findings.add(finding("SYSTEM_FILE", `b${n}`))
    expect(
      findings.all().map(({ code, at, observed }) => [code, at.path, observed["more"]]),
    ).toEqual([
      ["HASH_FAILURE", "a0", undefined],
      ["HASH_FAILURE", "a1", undefined],
      ["SYSTEM_FILE", "b0", undefined],
      ["SYSTEM_FILE", "b1", undefined],
      ["HASH_FAILURE", "log", "3"],
      ["SYSTEM_FILE", "log", "1"],
    ])
  })
})
