/**
 * Typefaces: which font shows which character, and what is written where none can.
 *
 * DejaVu covers Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic, among
 * others. PDF/A forbids the empty box of a missing glyph (ISO 19005-3 §6.2.11.8), so a
 * character that no font has is written as its code point; result.json holds it as it is.
 */
import { createRequire } from "node:module"
import { inside } from "./inside.ts"

/** Running text, its emphasis, and values in which every character must be told apart. */
export type Face = "text" | "bold" | "fixed"

const FILES = {
  text: "DejaVuSansCondensed.ttf",
  bold: "DejaVuSansCondensed-Bold.ttf",
  fixed: "DejaVuSansMono.ttf",
  /** Asked for characters that the others lack. */
  spare: "DejaVuSans.ttf",
} as const

export type FontName = keyof typeof FILES

/** A stretch of text in one font and one direction. */
export interface Run {
  readonly font: FontName
  readonly text: string
}

export interface Faces {
  /** The text with every character that no font shows written as its code point. */
  printable(text: string, face: Face): string
  /** Cuts a printable text into runs, in the order in which they are read. */
  runs(text: string, face: Face): readonly Run[]
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** Registers the fonts with a document and answers which of them shows what. */
export function makeFaces(pdf: PDFKit.PDFDocument): Faces {
  const require = createRequire(import.meta.url)
  const has = new Map<FontName, (code: number) => boolean>()
  for (const name of ["text", "bold", "fixed", "spare"] as const) {
    pdf.registerFont(name, require.resolve(`dejavu-fonts-ttf/ttf/${FILES[name]}`))
    const { font } = inside(pdf.font(name))._font
    has.set(name, (code) => font.hasGlyphForCodePoint(code))
  }
  const fontFor = (character: string, face: Face): FontName | undefined => {
    const code = character.codePointAt(0) ?? 0
    return ([face, "spare"] as const).find((name) => has.get(name)?.(code) === true)
  }
  return {
    printable: (text, face) =>
      Array.from(text, (character) =>
        character === "\n" || fontFor(character, face) !== undefined
          ? character
          : codePoint(character),
      ).join(""),
    runs: (text, face) => runsOf(text, (character) => fontFor(character, face) ?? face),
  }
}

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`
}

/**
 * Cuts where the font or the direction changes.
 *
 * A run that mixed directions would be reversed as a whole when it is drawn, and a path
 * would no longer read as it is spelled.
 */
function runsOf(text: string, fontFor: (character: string) => FontName): readonly Run[] {
  const runs: { font: FontName; text: string; rightToLeft: boolean }[] = []
  for (const character of text) {
    const font = fontFor(character)
    const rightToLeft = RIGHT_TO_LEFT.test(character)
    const last = runs.at(-1)
    if (last?.font === font && last.rightToLeft === rightToLeft) last.text += character
    else runs.push({ font, text: character, rightToLeft })
  }
  return runs
}
