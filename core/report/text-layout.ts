/**
 * Laying text out in a terminal: how wide it is, where it breaks, how columns line up.
 *
 * Widths are those of a terminal's cells: two for the wide characters of East Asia and
 * for emoji, none for combining marks. A terminal that counts otherwise shows a ragged
 * column, nothing worse.
 */

import { breakBefore } from "./line-breaks.ts"

/** First and last code points of the blocks that terminals draw two cells wide (UAX #11, W and F). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]
const COMBINING = /^[\p{Mn}\p{Me}]$/u

/** Cells that a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += cells(character)
  return width
}

function cells(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  if (COMBINING.test(character)) return 0
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1
}

/** Fills a text with spaces to a width; a longer text is left as it is. */
export function padded(text: string, width: number, align: "left" | "right" = "left"): string {
  const fill = " ".repeat(Math.max(0, width - displayWidth(text)))
  return align === "left" ? text + fill : fill + text
}

/**
 * Breaks a text into lines of at most `width` cells.
 *
 * Breaks at spaces; a word that is longer than a line breaks between the parts of a path or
 * a name, and within one only when it alone is longer. A line feed breaks always.
 *
 * @param width - At least 2.
 */
export function wrapped(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((line) => wrappedLine(line, Math.max(2, width)))
}

function wrappedLine(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ""
  for (const word of text.split(" ")) {
    const joined = line === "" ? word : `${line} ${word}`
    if (displayWidth(joined) <= width) {
      line = joined
      continue
    }
    if (line !== "") lines.push(line)
    const pieces = chopped(word, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ""
  }
  return [...lines, line]
}

/** Cuts a word into pieces of at most `width` cells. */
function chopped(word: string, width: number): readonly string[] {
  const pieces: string[] = []
  let rest = Array.from(word)
  while (rest.length > 0) {
    const count = breakBefore(rest, fitting(rest, width))
    pieces.push(rest.slice(0, count).join(""))
    rest = rest.slice(count)
  }
  return pieces
}

/** How many of the characters fit into `width` cells; `width` is never less than one of them takes. */
function fitting(characters: readonly string[], width: number): number {
  let used = 0
  const tooMany = characters.findIndex((character) => {
    used += cells(character)
    return used > width
  })
  return tooMany < 0 ? characters.length : tooMany
}

/** Puts `first` before the first line and as many spaces before the others. */
export function indented(lines: readonly string[], first: string): readonly string[] {
  const rest = " ".repeat(displayWidth(first))
  return lines.map((line, index) => (index === 0 ? first : rest) + line)
}
