import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parsePayloadUri } from "../../../core/claims/index.ts"

describe("parsePayloadUri", () => {
  it.each([
    ["data/plan.txt", "data/plan.txt"],
    ["data/a%20b/%C3%BC.txt", "data/a b/ü.txt"],
    ["data/a b/ü.txt", "data/a b/ü.txt"],
    ["data/100%25", "data/100%"],
    ["data/%2525", "data/%25"],
  ])("takes %s as the file %s", (uri, path) => {
    expect(parsePayloadUri(uri)).toEqual({ kind: "payload", path })
  })

  it.each(["", "database", "Data/x", "/data/x", "./data/x", "https://example.org/data/x"])(
    "leaves %s to the platform",
    (uri) => {
      expect(parsePayloadUri(uri)).toEqual({ kind: "other" })
    },
  )

  it.each(["data/", "data//x", "data/x/", "data/./x", "data/%2E%2E/x", "data/x?", "data/x#y"])(
    "refuses %s",
    (uri) => {
      expect(parsePayloadUri(uri)).toMatchObject({ kind: "refused", code: "EVENT_INVALID" })
    },
  )

  it.each(["data/%", "data/%a", "data/%g0", "data/% 1", "data/%+1", "data/%C3", "data/%ED%A0%80"])(
    "refuses the escapes of %s",
    (uri) => {
      expect(parsePayloadUri(uri)).toMatchObject({ kind: "refused", code: "EVENT_INVALID" })
    },
  )

  it("takes the encoding of any path as that path", () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => text.isWellFormed() && !text.includes("/") && text !== "." && text !== "..")
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const uri = `data/${names.map(encodeURIComponent).join("/")}`
        expect(parsePayloadUri(uri)).toEqual({ kind: "payload", path: `data/${names.join("/")}` })
      }),
    )
  })
})
