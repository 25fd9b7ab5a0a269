import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { crc32 } from "../../../core/container/index.ts"

describe("crc32", () => {
  it("gives the check value of the catalogue: 123456789", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926)
  })

  it("is 0 for nothing", () => {
    expect(crc32(new Uint8Array(0))).toBe(0)
  })

  it("agrees with the definition, bit by bit, at every length and in any two pieces", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(), (bytes, pick) => {
        const cut = pick % (bytes.length + 1)
        expect(crc32(bytes)).toBe(bitByBit(bytes))
        expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(bitByBit(bytes))
      }),
    )
  })
})

/** Division by the polynomial as the definition has it. */
function bitByBit(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}
