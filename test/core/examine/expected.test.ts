import { describe, expect, it } from "vitest"
import { parseExpected } from "../../../core/index.ts"

const DIGITS = "0123456789abcdef"
const BAG_ID = `bag-${DIGITS}${DIGITS}`
const DIGEST = DIGITS.repeat(4)

describe("what is expected of evidence", () => {
  it.each([
    [BAG_ID, BAG_ID],
    [BAG_ID.toUpperCase(), BAG_ID],
    [` \t${BAG_ID}\n`, BAG_ID],
    [DIGEST, DIGEST],
    [DIGEST.toUpperCase(), DIGEST],
    [`sha256:${DIGEST}`, DIGEST],
    [`SHA256:${DIGEST.toUpperCase()} `, DIGEST],
  ])("is a bag id or a digest as it was copied: %j", (typed, expected) => {
    expect(parseExpected(typed)).toBe(expected)
  })

  it.each([
    ...["", " ", "garbage", "bag-", "bag-1", "case-17"],
    ...[BAG_ID.slice(0, -1), `${BAG_ID}0`, BAG_ID.replace("0", "g"), BAG_ID.slice(4)],
    ...[DIGEST.slice(0, -1), DIGEST.slice(0, 12), `${DIGEST}0`, DIGEST.replace("0", "o")],
    ...[`sha512:${DIGEST}`, `sha256:${BAG_ID}`, `sha256: ${DIGEST}`, `${BAG_ID} ${DIGEST}`],
    // Lower case makes k of the Kelvin sign, but no digit or letter of these.
    ...[`bag-${"\u0661".repeat(32)}`, "\uff10".repeat(64)],
  ])("is not %j", (typed) => {
    expect(parseExpected(typed)).toBeUndefined()
  })
})
