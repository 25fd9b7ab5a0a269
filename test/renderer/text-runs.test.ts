import { describe, expect, it } from "vitest"
import { escapeForDisplay } from "../../core/base/index.ts"
import { textRuns } from "../../renderer/state/text-runs.ts"

const LAST_CODE_POINT = 0x10ffff

describe("textRuns", () => {
  it("names every character that the core writes out, and shows every other as it is", () => {
    const differing: string[] = []
    for (let code = 0; code <= LAST_CODE_POINT; code += 1) {
      const character = String.fromCodePoint(code)
      // The backslash is escaped in the terminal only because its escapes begin with one.
      const isWrittenOut = character !== "\\" && escapeForDisplay(character) !== character
      const isNamed = textRuns(character)[0]?.kind === "codepoint"
      if (isWrittenOut && !isNamed) differing.push(code.toString(16))
    }
    expect(differing).toEqual([])
  })

  it("leaves letters, digits, signs and emoji alone", () => {
    for (const text of ["data/Ärger.json", "файл", "ملف", "文件", "🙂", "a\\b", "100 %"]) {
      expect(textRuns(text)).toEqual([{ kind: "text", value: text }])
    }
  })

  it("names a direction override between the texts around it", () => {
    expect(textRuns("a\u202Egpj.exe")).toEqual([
      { kind: "text", value: "a" },
      { kind: "codepoint", value: "U+202E" },
      { kind: "text", value: "gpj.exe" },
    ])
  })

  it("gives the text back, run for run", () => {
    const text = "\u0007a\u200Bb\n"
    const back = textRuns(text).map(({ kind, value }) =>
      kind === "text" ? value : String.fromCodePoint(Number.parseInt(value.slice(2), 16)),
    )
    expect(back.join("")).toBe(text)
  })

  it("says nothing of an empty text", () => {
    expect(textRuns("")).toEqual([])
  })
})
