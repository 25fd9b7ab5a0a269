import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  escapeControls,
  escapeForDisplay,
  hasControlCharacters,
  printableJson,
} from "../../../core/base/index.ts"

describe("escapeForDisplay", () => {
  const shown: Readonly<Record<string, readonly [text: string, shown: string]>> = {
    "a line feed": ["a\nb", "a\\u{A}b"],
    "an escape sequence of terminals": ["\u001b[31mred", "\\u{1B}[31mred"],
    "a C1 control": ["\u009b31m", "\\u{9B}31m"],
    DEL: ["\u007f", "\\u{7F}"],
    "a right-to-left override": ["report\u202efdp.exe", "report\\u{202E}fdp.exe"],
    "an isolate": ["\u2066x\u2069", "\\u{2066}x\\u{2069}"],
    "direction marks": ["\u200e\u200f\u061c", "\\u{200E}\\u{200F}\\u{61C}"],
    "zero-width characters": ["pay\u200bpal\ufeff\u2060", "pay\\u{200B}pal\\u{FEFF}\\u{2060}"],
    "a line separator": ["a\u2028b\u2029", "a\\u{2028}b\\u{2029}"],
    "a lone surrogate": ["a\ud800b", "a\\u{D800}b"],
    "tag characters": ["a\u{e0041}", "a\\u{E0041}"],
    "a backslash": ["C:\\u{202E}", "C:\\\\u{202E}"],
    "letters of any script, as they are": ["Ärger 証拠 دليل 😀", "Ärger 証拠 دليل 😀"],
  }
  for (const [name, [text, expected]] of Object.entries(shown)) {
    it(`shows ${name}`, () => {
      expect(escapeForDisplay(text)).toBe(expected)
    })
  }

  it("loses nothing: the text can be told from what is shown", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(unescaped(escapeForDisplay(text))).toBe(text)
      }),
    )
  })

  it("leaves nothing that would be escaped again, but backslashes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(hasControlCharacters(escapeForDisplay(text))).toBe(false)
      }),
    )
  })
})

describe("escapeControls", () => {
  it("leaves nothing but LF and backslashes to be escaped", () => {
    expect(escapeControls("a\n\u001b[2Jb\\\r\u202e")).toBe("a\n\\u{1B}[2Jb\\\\u{D}\\u{202E}")
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(hasControlCharacters(escapeControls(text).replaceAll("\n", ""))).toBe(false)
      }),
    )
  })

  it("does not escape twice what was escaped before", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escapeControls(escapeForDisplay(text))).toBe(escapeForDisplay(text))
      }),
    )
  })
})

describe("printableJson", () => {
  it("writes what could move or hide text as escapes of JSON", () => {
    const text = "\u007f\u009b\u202e\u200b\u2028\ufeff\u{e0041}\u001b\n"
    expect(printableJson({ text })).toBe(
      String.raw`{"text":"\u007f\u009b\u202e\u200b\u2028\ufeff\udb40\udc41\u001b\n"}`,
    )
  })

  it("gives every reader the same value, whatever the value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), fc.nat({ max: 3 }), (value, indent) => {
        const text = printableJson(value, indent)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(hasControlCharacters(text.replaceAll("\n", ""))).toBe(false)
      }),
    )
  })
})

describe("hasControlCharacters", () => {
  it("is true for what moves or hides text, and not for a backslash", () => {
    expect(["a\tb", "\u202e", "\u200d", "\ud800"].map(hasControlCharacters)).not.toContain(false)
    expect(["", "a\\b", "Ärger", "😀"].map(hasControlCharacters)).not.toContain(true)
  })
})

function unescaped(text: string): string {
  return text.replace(/\\(?:\\|u\{([0-9A-F]+)\})/g, (_, hex: string | undefined) =>
    hex === undefined ? "\\" : String.fromCodePoint(Number.parseInt(hex, 16)),
  )
}
