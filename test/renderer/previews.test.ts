import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { indentedJson } from "../../renderer/state/indented-json.ts"
import { drawable, shownLines } from "../../renderer/state/shown-lines.ts"
import { separatedRows } from "../../renderer/state/separated-rows.ts"

describe("indentedJson", () => {
  it("lays members and elements out, and leaves empty ones on their line", () => {
    expect(indentedJson('{"a":[1,2],"b":{},"c":[]}')).toBe(
      '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {},\n  "c": []\n}',
    )
  })

  it("keeps every token as it stands: repeated members, long numbers, escapes", () => {
    const text = '{"a":1.00,"a":12345678901234567890,"\\u0041":"x\\n"}'
    expect(indentedJson(text)).toContain('"a": 1.00')
    expect(indentedJson(text)).toContain('"a": 12345678901234567890')
    expect(indentedJson(text)).toContain('"\\u0041": "x\\n"')
  })

  it("changes nothing but white space between tokens, for any JSON", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const laidOut = indentedJson(text)
        if (laidOut === undefined) expect(text).toMatch(/^\s*[^\s{[]/u)
        else expect(JSON.parse(laidOut)).toEqual(JSON.parse(text))
      }),
    )
  })

  it("refuses what is no object or array in JSON", () => {
    for (const text of ["", "1", "{", "{a:1}", "[1,]", "plain text"]) {
      expect(indentedJson(text)).toBeUndefined()
    }
  })
})

describe("indentedJson of what nests deeply", () => {
  /** The longest text that is previewed, as brackets. */
  const deep = (depth: number): string => `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`

  it("leaves what lies deeper than 32 levels on one line, and says the same", () => {
    const lines = (indentedJson(deep(40)) ?? "").split("\n")
    expect(lines.map((line) => /^ */u.exec(line)![0].length)).toEqual([
      ...Array.from({ length: 33 }, (_, level) => 2 * level),
      ...Array.from({ length: 32 }, (_, level) => 62 - 2 * level),
    ])
    expect(lines[32]!.trim()).toBe("[".repeat(8 + 1) + "]".repeat(8 + 1))
  })

  it("does not grow with the depth", () => {
    for (const depth of [20_000, 32_000]) {
      const text = deep(depth)
      expect(indentedJson(text)?.length).toBeLessThan(text.length + 5000)
      expect(indentedJson(text)?.replaceAll(/\s/gu, "")).toBe(text)
    }
  })
})

describe("what a preview draws", () => {
  it("is the first 2,000 lines, and says how many are left", () => {
    const { lines, further } = shownLines("a\r\n".repeat(64_000))
    expect([lines.length, further]).toEqual([2000, 62_001])
    expect(shownLines("a\nb\n")).toEqual({ lines: ["a", "b", ""], further: 0 })
  })

  it("ends before the 5,001st box of a character that cannot be seen, between characters", () => {
    expect(drawable("\u202e".repeat(20_000))).toBe("\u202e".repeat(5000))
    const tags = "\u{e0041}"
    expect(drawable(`${"\u0007".repeat(5000)}x${tags}`)).toBe(`${"\u0007".repeat(5000)}x`)
    const tabs = "\ta\r\n".repeat(9000)
    expect(drawable(tabs)).toBe(tabs)
  })
})

describe("separatedRows", () => {
  it("reads fields as RFC 4180 §2 writes them", () => {
    const text = 'aaa,"b\r\nbb","c""c"\r\nzzz,yyy,xxx'
    expect(separatedRows("x.csv", text)).toEqual([
      ["aaa", "b\r\nbb", 'c"c'],
      ["zzz", "yyy", "xxx"],
    ])
  })

  it("takes the separator that the first line uses", () => {
    expect(separatedRows("x.csv", "a;b,c;d\n1;2;3")).toEqual([
      ["a", "b,c", "d"],
      ["1", "2", "3"],
    ])
    expect(separatedRows("x.tsv", "a\tb\n1\t2\n")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ])
  })

  it("makes no table of other files, nor of one column", () => {
    expect(separatedRows("x.txt", "a,b\n1,2")).toBeUndefined()
    expect(separatedRows("x.csv", "a\nb\n")).toBeUndefined()
  })

  it("stops after its first rows and columns", () => {
    const line = Array.from({ length: 80 }, () => "x").join(",")
    const rows = separatedRows("x.csv", `${line}\n`.repeat(500)) ?? []
    expect(rows).toHaveLength(201)
    expect(rows[0]).toHaveLength(50)
  })

  it("gives every field back that a writer quoted", () => {
    const field = fc.string({ maxLength: 20 })
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 20 }), (rows) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const text = rows.map((cells) => cells.map(quoted).join(",")).join("\r\n")
        // A first line that holds more of another separator is a table of that one.
        fc.pre(!/[;\t]/u.test(rows[0]!.join("")))
        expect(separatedRows("x.csv", text)).toEqual(rows)
      }),
    )
  })

  it("ends on a quote that is never closed", () => {
    expect(separatedRows("x.csv", 'a,"b')).toEqual([["a", "b"]])
  })
})
