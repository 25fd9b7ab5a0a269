/**
 * How much of a text a preview draws: a file can be small and still ask for a line or a box at
 * every byte, and a window that draws them all stands still.
 */
import { isHidden } from "./text-runs.ts"

const LINES = 2000
/** Boxes with the code point of a character that cannot be seen. */
const BOXES = 5000

export interface ShownLines {
  readonly lines: readonly string[]
  /** Lines of the text that are not among them. */
  readonly further: number
}

/** The first lines of a text. */
export function shownLines(text: string): ShownLines {
  const lines = text.split(/\r?\n/u)
  return { lines: lines.slice(0, LINES), further: Math.max(0, lines.length - LINES) }
}

/** The text as far as the characters in it that must be named are few enough to be drawn. */
export function drawable(text: string): string {
  let boxes = 0
  let end = 0
  for (const character of text) {
    if (isNamed(character)) boxes += 1
    if (boxes > BOXES) return text.slice(0, end)
    end += character.length
  }
  return text
}

function isNamed(character: string): boolean {
  return character !== "\n" && character !== "\r" && isHidden(character, true)
}
