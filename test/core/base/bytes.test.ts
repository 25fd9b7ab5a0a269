import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  compareBytes,
  compareUtf8,
  concat,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  toBase64,
  toHex,
  toUtf8,
} from "../../../core/base/index.ts"
import { utf8FaultOffset } from "../../../core/base/utf8.ts"

const anyBytes = fc.uint8Array({ maxLength: 80 })

describe("base64", () => {
  // RFC 4648 §10.
  const vectors = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]
  for (const [length, text] of vectors.entries()) {
    it(`writes and reads the first ${length} letters of "foobar"`, () => {
      const bytes = toUtf8("foobar".slice(0, length))
      expect(toBase64(bytes)).toBe(text)
      expect(fromBase64(text)).toEqual(bytes)
    })
  }

  it("agrees with the platform", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"))
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
  })

  const refused = [
    "Z",
    "Zg",
    "Zg=",
    "Zg===",
    "Zh==",
    "Zm9=",
    "Zm9v\n",
    " Zm9v",
    "Z-_v",
    "Zg==Zg==",
    "====",
  ]
  for (const text of refused) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(fromBase64(text)).toBeUndefined()
    })
  }
})

describe("hex", () => {
  it("writes lower case and reads both", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"))
        expect(fromHex(toHex(bytes))).toEqual(bytes)
        expect(fromHex(toHex(bytes).toUpperCase())).toEqual(bytes)
      }),
    )
  })

  it("refuses odd lengths and other characters", () => {
    expect(["a", "0g", "0x", " 00", "00\n"].map(fromHex)).toEqual(Array(5).fill(undefined))
  })
})

describe("UTF-8", () => {
  it("is read only when it is well formed, and the fault is where the platform finds it", () => {
    const hostile = fc.array(
      fc.constantFrom(
        0x41,
        0x80,
        0xbf,
        0xc0,
        0xc2,
        0xe0,
        0xa0,
        0xed,
        0x9f,
        0xf0,
        0x90,
        0xf4,
        0x8f,
        0xff,
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(hostile, (values) => {
        const bytes = Uint8Array.from(values)
        const fault = utf8FaultOffset(bytes)
        expect(fault === undefined).toBe(isWellFormed(bytes))
        expect(fromUtf8(bytes) === undefined).toBe(!isWellFormed(bytes))
        if (fault === undefined) return
        expect(isWellFormed(bytes.subarray(0, fault))).toBe(true)
        const next = [1, 2, 3, 4].some(
          (count) =>
            isWellFormed(bytes.slice(fault, fault + count)) && fault + count <= bytes.length,
        )
        expect(next).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it("keeps a byte order mark", () => {
    expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf))).toBe("\ufeff")
  })
})

describe("the order of texts", () => {
  it("is the order of their UTF-8", () => {
    const characters = fc.constantFrom(
      "a",
      "\u00e9",
      "\ud7ff",
      "\ue000",
      "\uffff",
      "\u{10000}",
      "\u{1f600}",
    )
    const text = fc.string({ unit: characters, maxLength: 4 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Math.sign(compareBytes(toUtf8(a), toUtf8(b))))
      }),
      { numRuns: 2000 },
    )
  })
})

describe("byte strings", () => {
  it("compare as memcmp does", () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b))
        expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0)
        expect(equalBytes(a, a.slice())).toBe(true)
        expect(concat(a, b)).toEqual(Uint8Array.from([...a, ...b]))
      }),
    )
  })
})

function isWellFormed(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
