import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  LIMITS,
  member,
  numberLiteral,
  parseJson,
  toUtf8,
  type JsonAnswer,
  type JsonValue,
} from "../../../core/base/index.ts"

/** Values whose JSON text is strict: no integer is written out beyond 2^53-1. */
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter(isStrict),
    fc.string({ unit: "binary" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: "binary" }), tie("value"), { maxKeys: 4 }),
  ),
})).value

function isStrict(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value)
}

describe("parseJson", () => {
  it("reads the example of RFC 8259 §13", () => {
    const text = '{"Image":{"Width":800,"Title":"View","Animated":false,"IDs":[116,943]}}'
    expect(valueOf(text)).toEqual(JSON.parse(text))
  })

  it("reads whatever JSON.stringify writes, as JSON.parse does", () => {
    fc.assert(
      fc.property(anyValue, fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent)
        const expected: unknown = JSON.parse(text)
        expect(parse(text)).toEqual({ kind: "value", value: expected })
      }),
    )
  })

  it("accepts nothing that JSON.parse refuses, and reads the rest alike", () => {
    const pieces = ["{", "}", "[", "]", ":", ",", '"a"', '"\\u0061"', "1", "-0", "1e5", " ", "null"]
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((all) => all.join(""))
    fc.assert(
      fc.property(texts, (text) => {
        const answer = parse(text)
        if (answer.kind === "value") expect(answer.value).toEqual(JSON.parse(text))
      }),
      { numRuns: 2000 },
    )
  })

  it("never throws on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(["value", "refused"]).toContain(parseJson(bytes).kind)
      }),
    )
  })

  it("gives the byte offset of what it refuses, also behind longer characters", () => {
    expect(parse('["é",?]')).toMatchObject({ code: "FORMAT_FAILURE", offset: 6 })
    expect(parse('["😀", 01]')).toMatchObject({ code: "FORMAT_FAILURE", offset: 9 })
  })

  it("holds a member named __proto__ like any other", () => {
    const value = valueOf('{"__proto__":{"admin":true},"constructor":1}')
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"])
    expect(member(value, "admin")).toBeUndefined()
    expect(member(valueOf("{}"), "constructor")).toBeUndefined()
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined()
  })

  it("reads 128 levels and not one more", () => {
    const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth)
    expect(parse(nested(LIMITS.jsonDepth)).kind).toBe("value")
    expect(parse(nested(LIMITS.jsonDepth + 1))).toMatchObject({ code: "LIMIT_EXCEEDED" })
    expect(parse("[".repeat(1_000_000))).toMatchObject({ code: "LIMIT_EXCEEDED" })
    expect(parse('{"a":'.repeat(100_000))).toMatchObject({ code: "LIMIT_EXCEEDED" })
  })

  it("takes no more bytes than it was told to", () => {
    expect(parseJson(toUtf8("[1,2]"), { bytes: 5 }).kind).toBe("value")
    expect(parseJson(toUtf8("[1,22]"), { bytes: 5 })).toMatchObject({ code: "LIMIT_EXCEEDED" })
  })

  it("keeps numbers as they are written only when it is asked to", () => {
    const text = "[18446744073709551615,-9007199254740992,9007199254740991,1.0,1e2]"
    expect(parse(text)).toMatchObject({ code: "JSON_AMBIGUOUS" })
    const answer = parseJson(toUtf8(text), { numbers: "literals" })
    if (answer.kind === "refused") throw new Error(answer.reason)
    expect(JSON.stringify(answer.value)).toBe(text)
    const items = answer.value as readonly JsonValue[] // the text is an array
    expect(items.map(numberLiteral)).toEqual([
      "18446744073709551615",
      "-9007199254740992",
      undefined,
      "1.0",
      "1e2",
    ])
    expect(items[2]).toBe(9007199254740991)
  })
})

const AMBIGUOUS: Readonly<Record<string, string>> = {
  "a byte order mark": "\ufeff{}",
  "a lone high surrogate": '"\\ud800"',
  "a lone low surrogate": '"\\udc00"',
  "surrogates in the wrong order": '"\\udc00\\ud800"',
  "a lone surrogate in a member name": '{"\\ud800":1}',
  "a second value": "{} {}",
  "a closing bracket too many": "[]]",
  "a NUL after the value": "1\0",
  "negative zero": "-0",
  "negative zero with a fraction": "-0.0",
  "negative zero with an exponent": "-0e5",
  "2^53 as an integer": "9007199254740992",
  "-2^53 as an integer": "-9007199254740992",
  "an integer of 400 digits": "9".repeat(400),
  "a number that overflows": "1e400",
  "a negative number that overflows": "-1.5E+999",
  "a number that underflows to zero": "1e-400",
  "a negative number that underflows to zero": "-0.1e-400",
}

const MALFORMED: Readonly<Record<string, string>> = {
  nothing: "",
  "white space only": " \n",
  "a word of its own": "NaN",
  "a word cut short": "tru",
  "a capital word": "True",
  "a single-quoted string": "'a'",
  "a string that does not end": '"abc',
  "a bare line feed in a string": '"a\nb"',
  "an unknown escape": '"\\x41"',
  "a unicode escape of three digits": '"\\u041"',
  "a unicode escape with a sign": '"\\u+041"',
  "a comment": "[1/**/]",
  "a trailing comma in an array": "[1,]",
  "a trailing comma in an object": '{"a":1,}',
  "a leading comma": "[,1]",
  "a leading zero": "01",
  "a leading plus": "+1",
  "a number that ends in a point": "1.",
  "a number without digits before the point": ".5",
  "an exponent without digits": "1e",
  "a hexadecimal number": "0x10",
  "a missing colon": '{"a" 1}',
  "a member name without quotes": "{a:1}",
  "a no-break space between values": "[1,\u00a02]",
}

describe("parseJson refuses what readers take differently", () => {
  for (const [name, text] of Object.entries(AMBIGUOUS)) {
    it(name, () => {
      expect(parse(text)).toMatchObject({ kind: "refused", code: "JSON_AMBIGUOUS" })
    })
  }

  const invalid: Readonly<Record<string, readonly number[]>> = {
    "a byte that leads nothing": [0x22, 0xff, 0x22],
    "an overlong slash": [0x22, 0xc0, 0xaf, 0x22],
    "an encoded surrogate": [0x22, 0xed, 0xa0, 0x80, 0x22],
    "a code point beyond U+10FFFF": [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22],
    "a cut sequence": [0x22, 0xe2, 0x82],
  }
  for (const [name, bytes] of Object.entries(invalid)) {
    it(`${name}, which is not UTF-8`, () => {
      const answer = parseJson(Uint8Array.from(bytes))
      expect(answer).toMatchObject({ code: "JSON_AMBIGUOUS", offset: 1 })
    })
  }

  it("a member named twice, also when an escape hides it, at any depth", () => {
    expect(parse('{"a":1,"a":1}')).toMatchObject({ code: "DUPLICATE_KEY" })
    expect(parse('{"a":1,"\\u0061":2}')).toMatchObject({ code: "DUPLICATE_KEY" })
    expect(parse('[[{"x":{"__proto__":1,"__proto__":2}}]]')).toMatchObject({
      code: "DUPLICATE_KEY",
    })
  })

  it("but not the same name in different objects, nor two Unicode forms of a name", () => {
    expect(parse('{"a":{"a":1},"b":{"a":1}}').kind).toBe("value")
    expect(parse('{"\u00e9":1,"e\u0301":2}').kind).toBe("value")
  })

  it("but not numbers that every reader takes for the same double", () => {
    expect(valueOf("[0,0.0,0e5,1E30,4.50,9007199254740991,5e-324,1.0]")).toEqual([
      0, 0, 0, 1e30, 4.5, 9007199254740991, 5e-324, 1,
    ])
  })
})

describe("parseJson refuses what is not JSON", () => {
  for (const [name, text] of Object.entries(MALFORMED)) {
    it(name, () => {
      expect(parse(text)).toMatchObject({ kind: "refused", code: "FORMAT_FAILURE" })
    })
  }
})

function parse(text: string): JsonAnswer {
  return parseJson(toUtf8(text))
}

function valueOf(text: string): Record<string, never> {
  const answer = parse(text)
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.value as Record<string, never> // tests look members up by their own names
}
