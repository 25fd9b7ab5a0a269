import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromHex } from "../../../core/base/index.ts"
import {
  DER_TAG,
  derIntegerValue,
  derOidText,
  parseDer,
  writeDer,
  writeDerBitString,
  writeDerBoolean,
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
  writeDerUtf8String,
  type DerValue,
} from "../../../core/encodings/index.ts"

describe("parseDer", () => {
  it("reads a value with everything inside it, and where each part lies", () => {
    const bytes = hex("3009 0201 05 a004 0402 abcd")
    const value = read(bytes)
    expect(value.tag).toBe(DER_TAG.sequence)
    expect(value.children.map(({ tag, offset }) => [tag, offset])).toEqual([
      [0x02, 2],
      [0xa0, 5],
    ])
    expect(value.children[1]?.children[0]?.content).toEqual(hex("abcd"))
    expect(value.bytes).toEqual(bytes)
  })

  const refused: Readonly<Record<string, string>> = {
    nothing: "",
    "a lone tag": "30",
    "a value longer than the data": "0402 aa",
    "a child longer than its parent": "3003 0405 aa bbccdd",
    "trailing data": "0500 00",
    "an indefinite length": "3080 0000",
    "a length with a needless octet": "0481 01 aa",
    "a length with a leading zero": "0482 0080",
    "a length of five octets": "0485 0000000001 aa",
    "a tag number above 30": "1f8101 00",
    "a primitive sequence": "1003 020105",
    "a constructed octet string": "2403 0401aa",
    "an integer without content": "0200",
    "a padded positive integer": "0202 0001",
    "a padded negative integer": "0202 ff80",
    "a boolean that is 1": "0101 01",
    "a boolean of two octets": "0102 ffff",
    "a NULL with content": "0501 00",
    "a bit string without content": "0300",
    "a bit string with nine unused bits": "0302 0900",
    "a bit string with unused bits that are set": "0302 01 01",
    "an empty bit string with unused bits": "0301 01",
    "an empty object identifier": "0600",
    "an object identifier that does not end": "0602 2a80",
    "an object identifier with padding": "0603 2a8001",
  }
  for (const [name, text] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      expect(parseDer(hex(text)).kind).toBe("refused")
    })
  }

  it("refuses nesting that goes on and on, without using up the stack", () => {
    let bytes = writeDerNull()
    for (let depth = 0; depth < 40; depth += 1) bytes = writeDerSequence(bytes)
    expect(parseDer(bytes)).toMatchObject({ kind: "refused" })
    expect(parseDer(new Uint8Array(100_000).fill(0x30)).kind).toBe("refused")
  })

  it("never throws, and what it accepts has no second encoding", () => {
    fc.assert(
      fc.property(hostileDer, (bytes) => {
        const answer = parseDer(bytes)
        if (answer.kind === "der") expect(rewritten(answer.value)).toEqual(bytes)
      }),
      { numRuns: 3000 },
    )
  })
})

describe("writing DER", () => {
  // The examples of X.690 §8.19.5, RFC 8410 §3 and of common practice.
  const oids = [
    ["2.999.3", "0603 883703"],
    ["1.3.101.112", "0603 2b6570"],
    ["1.2.840.10045.3.1.7", "0608 2a8648ce3d030107"],
    ["2.16.840.1.101.3.4.2.1", "0609 608648016503040201"],
  ] as const
  for (const [dotted, encoded] of oids) {
    it(`writes and reads the object identifier ${dotted}`, () => {
      expect(writeDerOid(dotted)).toEqual(hex(encoded))
      expect(derOidText(read(hex(encoded)).content)).toBe(dotted)
    })
  }

  it("writes integers in the fewest octets, and reads them back", () => {
    expect(writeDerInteger(0)).toEqual(hex("020100"))
    expect(writeDerInteger(127)).toEqual(hex("02017f"))
    expect(writeDerInteger(128)).toEqual(hex("02020080"))
    expect(writeDerInteger(hex("00000001"))).toEqual(hex("020101"))
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 200n }), (value) => {
        expect(derIntegerValue(read(writeDerInteger(value)).content)).toBe(value)
      }),
    )
  })

  it("reads negative integers as two's complement", () => {
    expect(derIntegerValue(hex("80"))).toBe(-128n)
    expect(derIntegerValue(hex("ff7f"))).toBe(-129n)
  })

  it("writes lengths around the edges of the short and long forms", () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
      const value = read(writeDerOctetString(new Uint8Array(length)))
      expect(value.content).toHaveLength(length)
    }
  })

  it("writes what parseDer reads", () => {
    const bytes = writeDerSequence(
      writeDerBoolean(true),
      writeDerSet(writeDerUtf8String("é")),
      writeDerContext(0, writeDerNull()),
      writeDerBitString(hex("f0"), 4),
    )
    expect(read(bytes).children.map(({ tag }) => tag)).toEqual([0x01, 0x31, 0xa0, 0x03])
  })
})

const hostileDer = fc
  .array(
    fc.constantFrom(
      0x30,
      0x31,
      0x02,
      0x03,
      0x04,
      0x05,
      0x06,
      0xa0,
      0x80,
      0x81,
      0x00,
      0x01,
      0x02,
      0x03,
      0xff,
    ),
    {
      maxLength: 12,
    },
  )
  .map((values) => Uint8Array.from(values))

function rewritten({ tag, content, children }: DerValue): Uint8Array {
  return children.length === 0 ? writeDer(tag, content) : writeDer(tag, ...children.map(rewritten))
}

function read(bytes: Uint8Array): DerValue {
  const answer = parseDer(bytes)
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.value
}

function hex(text: string): Uint8Array {
  const bytes = fromHex(text.replaceAll(" ", ""))
  if (bytes === undefined) throw new Error(`not hex: ${text}`)
  return bytes
}
