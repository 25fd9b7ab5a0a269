/**
 * Wycheproof's message authentication codes, case by case: the upstream verdict is ours.
 *
 * The codes are computed once, portably; the platform's HMAC is held beside ours in each case.
 */
import { createHmac } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { checkPrimitive } from "../../core/check.ts"
import { corpus } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

interface Vector {
  readonly tcId: number
  readonly comment: string
  readonly key: string
  readonly msg: string
  readonly tag: string
  readonly result: "valid" | "invalid"
}

interface VectorFile {
  readonly algorithm: string
  readonly numberOfTests: number
  readonly testGroups: readonly {
    readonly type: string
    readonly tagSize: number
    readonly tests: readonly Vector[]
  }[]
}

needsCorpus("wycheproof").describe("Wycheproof", () => {
  for (const name of macFiles()) {
    describe(name, () => {
      const file = read(name)
      it("holds the number of cases that it states", () => {
        const counted = file.testGroups.reduce((sum, { tests }) => sum + tests.length, 0)
        expect(counted).toBe(file.numberOfTests)
        expect(counted).toBeGreaterThan(100)
      })
      const hash = file.algorithm.toLowerCase().slice("hmac".length)
      for (const { tagSize, tests } of file.testGroups) {
        for (const { tcId, comment, key, msg, tag, result } of tests) {
          it(`${tcId}: ${comment || "no comment"}, ${tagSize} bits (${result})`, () => {
            const request = {
              algorithm: `hmac-${hash}`,
              key: base64(key),
              message: base64(msg),
              tag: base64(tag),
              tagLength: tagSize,
            }
            const { status } = checkPrimitive("mac", request, [])
            expect(status).toBe(result === "valid" ? "PASSED" : "FAILED")
            const platform = createHmac(hash, Buffer.from(key, "hex"))
              .update(Buffer.from(msg, "hex"))
              .digest("hex")
              .slice(0, tagSize / 4)
            expect(platform === tag).toBe(result === "valid")
          })
        }
      }
    })
  }

  it("has these files of codes", () => {
    expect(macFiles()).toEqual(["hmac_sha256_test.json"])
  })
})

function macFiles(): readonly string[] {
  return readdirSync(corpus("wycheproof", "testvectors_v1"))
    .filter((name) => read(name).testGroups[0]?.type === "MacTest")
    .sort()
}

function base64(hex: string): string {
  return Buffer.from(hex, "hex").toString("base64")
}

function read(name: string): VectorFile {
  return JSON.parse(
    readFileSync(corpus("wycheproof", "testvectors_v1", name), "utf8"),
  ) as VectorFile
}
