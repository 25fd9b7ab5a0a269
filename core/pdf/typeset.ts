/** Setting type: how wide a text is, where its lines break, and putting a line on the page. */
import { breakBefore } from "../report/index.ts"
import { makeFaces, type Face } from "./faces.ts"

export interface Style {
  readonly face: Face
  /** Points. */
  readonly size: number
  /** `#rrggbb`, in sRGB. */
  readonly colour: string
}

export interface Position {
  readonly x: number
  /** Top of the line, in points from the top of the page. */
  readonly y: number
}

export interface Typesetter {
  /** Breaks a text into lines that fit; a line feed breaks always. */
  lines(text: string, style: Style, width: number): readonly string[]
  /** Width of one line in points. */
  width(line: string, style: Style): number
  draw(line: string, style: Style, at: Position): void
}

/** Room that a line takes, as a multiple of its size. */
const LEADING = 1.36

export function lineHeight(style: Style): number {
  return style.size * LEADING
}

export function makeTypesetter(pdf: PDFKit.PDFDocument): Typesetter {
  const faces = makeFaces(pdf)
  const known = new Map<string, number>()
  /** Width at a size of one point. */
  const unitWidth = (text: string, face: Face): number => {
    const key = `${face} ${text}`
    const before = known.get(key)
    if (before !== undefined) return before
    let width = 0
    for (const run of faces.runs(text, face)) {
      width += pdf.font(run.font).fontSize(1).widthOfString(run.text)
    }
    known.set(key, width)
    return width
  }
  const width = (line: string, { face, size }: Style): number =>
    unitWidth(line.trimEnd(), face) * size
  return {
    width,
    lines: (text, style, room) =>
      faces
        .printable(text, style.face)
        .split("\n")
        .flatMap((line) => broken(line, (piece) => width(piece, style) <= room)),
    draw: (line, style, at) => {
      let x = at.x
      for (const { font, text } of faces.runs(faces.printable(line, style.face), style.face)) {
        pdf.font(font).fontSize(style.size).fillColor(style.colour)
        pdf.text(text, x, at.y, { lineBreak: false })
        x += pdf.widthOfString(text)
      }
    },
  }
}

/** Breaks at spaces, and inside a word only when it alone is too long for a line; keeps indents. */
function broken(text: string, fits: (piece: string) => boolean): readonly string[] {
  const lines: string[] = []
  const indent = /^ */.exec(text)?.[0] ?? ""
  const [first = "", ...others] = text.slice(indent.length).split(" ")
  let line = ""
  for (const word of [indent + first, ...others]) {
    const joined = line === "" ? word : `${line} ${word}`
    if (fits(joined)) {
      line = joined
      continue
    }
    // The space stays at the end of the line, so that software which reads on joins no words.
    if (line !== "") lines.push(`${line} `)
    const pieces = chopped(word, fits)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ""
  }
  return [...lines, line]
}

function chopped(word: string, fits: (piece: string) => boolean): readonly string[] {
  const pieces: string[] = []
  let rest = Array.from(word)
  while (rest.length > 0) {
    const count = breakBefore(rest, fitting(rest, fits))
    pieces.push(rest.slice(0, count).join(""))
    rest = rest.slice(count)
  }
  return pieces
}

/** The most characters that fit, at least one: found by halving, since words may be very long. */
function fitting(characters: readonly string[], fits: (piece: string) => boolean): number {
  let low = 1
  let high = characters.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(characters.slice(0, middle).join(""))) low = middle
    else high = middle - 1
  }
  return low
}
