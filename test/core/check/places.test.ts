/** Where a message stops being what it should be is said, so that it can be looked at there. */
import { describe, expect, it } from "vitest"
import { toBase64 } from "../../../core/base/index.ts"
import { checkPrimitive } from "../../../core/check.ts"
import { portableEngine } from "../../../core/signatures/index.ts"
import { makeToken } from "../../support/time-stamps.ts"

const TOKEN = makeToken()
const CUT = TOKEN.subarray(0, TOKEN.length - 10)
const INDEFINITE_INTEGER = Uint8Array.of(0x30, 0x04, 0x02, 0x80, 0x00, 0x00)

describe.each([
  ["timestamp", { data: "", anchors: [] }, "token"],
  ["cms", { message: "" }, "cms"],
] as const)("check %s", (kind, rest, name) => {
  it.each([
    ["that was cut off", CUT, "a value is longer than the data (at byte 0)"],
    ["with an integer of no length", INDEFINITE_INTEGER, "(at byte 2)"],
  ])("says where in a message %s", (_, bytes, place) => {
    const answer = checkPrimitive(kind, { ...rest, [name]: toBase64(bytes) }, [portableEngine])
    expect(answer).toMatchObject({ status: "FAILED", code: "FORMAT_FAILURE" })
    expect(answer.reason).toContain(place)
  })
})
