import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  Failure,
  fromUtf8,
  parseCanonicalJson,
  parseJson,
  toCanonicalJson,
  toCanonicalText,
  toUtf8,
  type JsonValue,
} from "../../../core/base/index.ts"

/** RFC 8785 appendix B: a double's bits, and its form; those that have one. */
const NUMBERS: readonly (readonly [bits: string, form: string])[] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
]

describe("toCanonicalJson", () => {
  for (const [bits, form] of NUMBERS) {
    it(`writes the double ${bits} as ${form}`, () => {
      expect(toCanonicalText(Buffer.from(bits, "hex").readDoubleBE(0))).toBe(form)
    })
  }

  it("orders members by UTF-16 code units, as RFC 8785 §3.2.3 shows", () => {
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\u0080": 6, "\u00f6": 7 }
    expect(Object.keys(JSON.parse(toCanonicalText(value)) as object)).toHaveLength(7)
    expect(toCanonicalText(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"😀":5,"\ufb33":3}',
    )
  })

  it("orders names that look like numbers as text", () => {
    expect(toCanonicalText({ 9: 1, 10: 2, a: 3 })).toBe('{"10":2,"9":1,"a":3}')
  })

  it("escapes only what must be escaped", () => {
    expect(toCanonicalText('\u0000\b\t\n\f\r\u001f"\\/\u007f\u2028é')).toBe(
      '"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/\u007f\u2028é"',
    )
  })

  it("refuses what has no canonical form, for it is the caller's fault", () => {
    const nested = Array.from({ length: 200 }).reduce<JsonValue>((inner) => [inner], 0)
    for (const value of [Number.NaN, Infinity, "\ud800", { "\udc00": 1 }, nested]) {
      expect(() => toCanonicalJson(value)).toThrow(Failure)
    }
  })

  it("agrees with a slow writer that follows the text of RFC 8785", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(toCanonicalText(value)).toBe(slowForm(value))
      }),
    )
  })
})

describe("parseCanonicalJson", () => {
  it("reads back what toCanonicalJson wrote", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const answer = parseCanonicalJson(toCanonicalJson(value))
        expect(answer.kind === "refused" ? answer : slowForm(answer.value)).toBe(slowForm(value))
      }),
    )
  })

  it("accepts exactly what is strict and equal to its canonical form, for any mutation", () => {
    const mutation = fc.record({
      at: fc.nat(),
      with: fc.constantFrom(...Array.from('0123456789eE+-.,:"\\u {}[]ad\t')),
    })
    fc.assert(
      fc.property(anyValue, fc.array(mutation, { maxLength: 3 }), (value, mutations) => {
        const characters = toCanonicalText(value).split("")
        for (const { at, with: character } of mutations) {
          characters[at % characters.length] = character
        }
        const bytes = toUtf8(characters.join(""))
        expect(parseCanonicalJson(bytes).kind).toBe(slowKind(bytes))
      }),
      { numRuns: 2000 },
    )
  })

  const cases: Readonly<Record<string, readonly [text: string, kind: string]>> = {
    "white space": ['{"a": 1}', "not-canonical"],
    "a line feed at the end": ['{"a":1}\n', "not-canonical"],
    "members out of order": ['{"b":1,"a":2}', "not-canonical"],
    "members out of order deep inside": ['[{"x":[{"b":1,"a":2}]}]', "not-canonical"],
    "names that look like numbers in order": ['{"10":1,"9":2}', "value"],
    "names that look like numbers out of order": ['{"9":1,"10":2}', "not-canonical"],
    "a needless escape": ['"\\u0061"', "not-canonical"],
    "an escaped slash": ['"\\/"', "not-canonical"],
    "an escape in capitals": ['"\\u001F"', "not-canonical"],
    "a control character escaped as it should be": ['"\\u001f"', "value"],
    "another spelling of a number": ["1.0", "not-canonical"],
    "an exponent without its sign": ["1e30", "not-canonical"],
    "an exponent as it should be": ["1e+30", "value"],
    "an integer beyond 2^53-1 in canonical form": ["9007199254740992", "refused"],
    "a large integer that only looks canonical": ["295147905179352830000", "refused"],
    "negative zero": ["-0", "refused"],
    "a lone surrogate as JSON.stringify writes it": ['"\\ud800"', "refused"],
    "a text that only looks like an escaped surrogate": ['"\\\\ud800"', "value"],
    "a member named twice": ['{"a":1,"a":1}', "refused"],
    "a member named __proto__": ['{"__proto__":1}', "value"],
    "a byte order mark": ["\ufeff1", "refused"],
    "nesting beyond the limit": ["[".repeat(129) + "]".repeat(129), "refused"],
    "nesting at the limit": ["[".repeat(128) + "]".repeat(128), "value"],
  }
  for (const [name, [text, kind]] of Object.entries(cases)) {
    it(`answers ${kind} for ${name}`, () => {
      expect(parseCanonicalJson(toUtf8(text)).kind).toBe(kind)
    })
  }

  it("keeps to the number of bytes it was told", () => {
    expect(parseCanonicalJson(toUtf8("[1,2]"), { bytes: 4 })).toMatchObject({
      code: "LIMIT_EXCEEDED",
    })
  })
})

/** Values whose canonical form is strict JSON. */
const anyValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter(isStrict),
    fc.string({ unit: "binary" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: "grapheme", maxLength: 3 }), tie("value"), { maxKeys: 5 }),
  ),
})).value

function isStrict(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value)
}

/** The definition of the answer: strict parsing first, then the form compared as text. */
function slowKind(bytes: Uint8Array): string {
  const answer = parseJson(bytes)
  if (answer.kind === "refused") return "refused"
  return slowForm(answer.value) === fromUtf8(bytes) ? "value" : "not-canonical"
}

/** RFC 8785 §3.2 word for word, without JSON.stringify. */
function slowForm(value: JsonValue): string {
  if (typeof value === "string") return slowString(value)
  if (typeof value !== "object" || value === null) return `${value === 0 ? 0 : value}`
  if (Array.isArray(value)) return `[${(value as JsonValue[]).map(slowForm).join(",")}]`
  const members = Object.entries(value).sort(([a], [b]) => slowCompare(a, b))
  return `{${members.map(([name, item]) => `${slowString(name)}:${slowForm(item)}`).join(",")}}`
}

function slowCompare(a: string, b: string): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = a.charCodeAt(index) - b.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

const SHORT = new Map([
  [0x08, "\\b"],
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
  [0x22, '\\"'],
  [0x5c, "\\\\"],
])

function slowString(text: string): string {
  let out = ""
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const long = code < 0x20 ? `\\u${code.toString(16).padStart(4, "0")}` : text.charAt(index)
    out += SHORT.get(code) ?? long
  }
  return `"${out}"`
}
