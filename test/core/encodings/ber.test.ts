import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { concat, fromHex, toHex } from "../../../core/base/index.ts"
import { parseBer } from "../../../core/encodings/ber.ts"
import { parseDer, writeDer, writeDerOctetString } from "../../../core/encodings/index.ts"

describe("parseBer", () => {
  const rewritten: Readonly<Record<string, readonly [ber: string, der: string]>> = {
    "an indefinite length": ["3080 020105 0000", "3003 020105"],
    "one inside a definite length": ["3007 3080 020105 0000", "3005 3003 020105"],
    "one inside another": ["3080 a080 0500 0000 0000", "3004 a002 0500"],
    "an octet string in pieces": ["2406 0401aa 0401bb", "0402 aabb"],
    "one in pieces without a length": ["2480 0401aa 0402bbcc 0000", "0403 aabbcc"],
    "one in pieces that are in pieces": ["2480 2480 0401aa 0000 0401bb 0000", "0402 aabb"],
    "one in no pieces": ["2400", "0400"],
    "zeros that are content": ["3080 0402 0000 0000", "3004 0402 0000"],
  }
  for (const [what, [ber, der]] of Object.entries(rewritten)) {
    it(`writes ${what} again as DER`, () => {
      const answer = parseBer(hex(ber))
      if (answer.kind === "refused") throw new Error(answer.reason)
      expect(toHex(answer.value.bytes)).toBe(toHex(hex(der)))
      expect(answer.wasDer).toBe(false)
    })
  }

  const refused: Readonly<Record<string, string>> = {
    "an indefinite length that does not end": "3080 020105",
    "one that ends too early for its parent": "3006 3080 020105 00",
    "an indefinite length of something primitive": "0480 aa 0000",
    "data behind the end": "3080 0000 00",
    "a length with needless octets": "3081 03 020105",
    "an integer with needless octets": "3080 0202 0005 0000",
    "an octet string in pieces of another type": "2403 0c01aa",
    "another string in pieces": "2c03 0c01aa",
    "only the beginning of a value": "3080 02",
    nothing: "",
  }
  for (const [what, bytes] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(parseBer(hex(bytes)).kind).toBe("refused")
    })
  }

  it("refuses nesting beyond what any message has, before the stack ends", () => {
    const deep = concat(...Array.from({ length: 100_000 }, () => Uint8Array.of(0x30, 0x80)))
    expect(parseBer(deep)).toMatchObject({ kind: "refused", reason: /nested/ })
  })

  it("leaves DER as it is, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (contents) => {
        const der = writeDer(0x30, ...contents.map(writeDerOctetString))
        expect(parseBer(der)).toEqual({ ...parseDer(der), wasDer: true })
      }),
    )
  })

  it("reads the same octets however they are cut into pieces", () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 })
    fc.assert(
      fc.property(pieces, fc.boolean(), (cut, isIndefinite) => {
        const inside = cut.map(writeDerOctetString)
        const ber = isIndefinite
          ? concat(Uint8Array.of(0x24, 0x80), ...inside, Uint8Array.of(0, 0))
          : writeDer(0x24, ...inside)
        const answer = parseBer(ber)
        if (answer.kind === "refused") throw new Error(answer.reason)
        expect(answer.value.content).toEqual(concat(...cut))
      }),
    )
  })
})

function hex(text: string): Uint8Array {
  const bytes = fromHex(text.replaceAll(" ", ""))
  if (bytes === undefined) throw new Error(`not hex: ${text}`)
  return bytes
}
