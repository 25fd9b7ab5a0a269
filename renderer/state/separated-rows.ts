/** Tables in text: the first rows of a file whose name says that it is one (RFC 4180). */
const ROWS = 200
const COLUMNS = 50
const SEPARATORS = [",", ";", "\t"] as const

/** Rows of cells, or undefined when the name promises no table or there is only one column. */
export function separatedRows(
  path: string,
  text: string,
): readonly (readonly string[])[] | undefined {
  if (!/\.(?:csv|tsv)$/iu.test(path)) return undefined
  const rows = readRows(text, separatorOf(text))
  return rows.some((cells) => cells.length > 1) ? rows : undefined
}

/** The one that stands most often in the first line. */
function separatorOf(text: string): string {
  const [first = ""] = text.split("\n", 1)
  const counted = SEPARATORS.map((separator) => ({
    separator,
    count: first.split(separator).length,
  }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).separator
}

function readRows(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let cells: string[] = []
  const end = (): void => {
    if (cells.length > 0) rows.push(cells.slice(0, COLUMNS))
    cells = []
  }
  for (const { cell, endsRow } of readCells(text, separator)) {
    cells.push(cell)
    if (endsRow) end()
    if (rows.length > ROWS) return rows
  }
  end()
  return rows
}

interface ReadCell {
  readonly cell: string
  readonly endsRow: boolean
}

function* readCells(text: string, separator: string): Generator<ReadCell> {
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"'
    const from = quoted ? at + 1 : at
    const to = quoted ? closingQuote(text, from) : endOfCell(text, from, separator)
    const cell = text.slice(from, to)
    const end = quoted ? endOfCell(text, to + 1, separator) : to
    const endsRow = text[end] !== separator
    yield { cell: quoted ? cell.replaceAll('""', '"') : cell, endsRow }
    at = end + (text.startsWith("\r\n", end) ? 2 : 1)
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? text.length : at
}

function endOfCell(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]
    if (character === separator || character === "\n") return at
    if (character === "\r" && text[at + 1] === "\n") return at
  }
  return text.length
}
