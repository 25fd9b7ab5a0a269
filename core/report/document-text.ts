/** The whole report as text, for a terminal or a file. */
import type { Block, Column, Fact, ReportDocument, Row, Section } from "./document.ts"
import { paint, type Paint } from "./paint.ts"
import { displayWidth, indented, padded, wrapped } from "./text-layout.ts"

export interface TextOptions {
  /** Cells of a line; less than the least that holds a table is taken as that (40, or 60 for the short form). */
  readonly width: number
  readonly colour: boolean
}

/** Where blocks are set: the cells they may use and how tones are shown. */
interface Setting {
  readonly width: number
  readonly paint: Paint
}

const MINIMUM_WIDTH = 40
const LONGEST_NAME = 24
const GAP = "  "

/** Renders every section of the document; the last line ends with a line feed. */
export function documentText(document: ReportDocument, options: TextOptions): string {
  const setting = { width: Math.max(MINIMUM_WIDTH, options.width), paint: paint(options.colour) }
  const head = [
    ...wrapped(document.title, setting.width).map((line) => setting.paint.strong(line)),
    document.reportId,
    "",
    ...factLines(document.facts, setting),
  ]
  const sections = document.sections.flatMap((section, index) => [
    "",
    "",
    ...sectionLines(section, index + 1, setting),
  ])
  return `${[...head, ...sections].join("\n")}\n`
}

function sectionLines(section: Section, number: number, setting: Setting): readonly string[] {
  const title = wrapped(`${String(number)}  ${section.title}`, setting.width)
  const longest = Math.max(...title.map(displayWidth))
  return [
    ...title.map((line) => setting.paint.strong(line)),
    setting.paint.faint("─".repeat(longest)),
    ...section.blocks.flatMap((block) => ["", ...blockLines(block, setting)]),
  ]
}

function blockLines(block: Block, setting: Setting): readonly string[] {
  const { width, paint } = setting
  switch (block.kind) {
    case "paragraph":
      return wrapped(block.text, width)
    case "callout":
      return [
        ...wrapped(block.title, width).map((line) => paint.tone(block.tone, line)),
        ...block.text.flatMap((text) => wrapped(text, width)),
      ]
    case "facts":
      return factLines(block.entries, setting)
    case "table":
      return tableLines(block.columns, block.rows, setting)
    case "contrast":
      return [block.left, block.right].flatMap(({ title, items }, index) => [
        ...(index === 0 ? [] : [""]),
        paint.strong(title),
        ...listLines(items, width),
      ])
    case "card":
      return [
        `${paint.tone(block.tone, block.label)}${GAP}${paint.strong(block.title)}`,
        ...indented(wrapped(block.text, width - 2), GAP),
        ...factLines(block.entries, { width: width - 2, paint }).map((line) => GAP + line),
      ]
    case "commands":
      // Never wrapped: a command must stay what it is when it is copied.
      return block.lines.map((line) => `    ${line}`)
  }
}

function listLines(items: readonly string[], width: number): readonly string[] {
  return items.flatMap((item) => indented(wrapped(item, width - 4), "  • "))
}

/** Names and values in two columns. */
export function factLines(entries: readonly Fact[], { width, paint }: Setting): readonly string[] {
  const names = entries.map(({ name }) => displayWidth(name))
  const column = Math.min(LONGEST_NAME, Math.max(0, ...names))
  return entries.flatMap(({ name, value }) => {
    const values = wrapped(value, width - column - GAP.length)
    const labels = wrapped(name, column)
    return Array.from({ length: Math.max(values.length, labels.length) }, (_, index) => {
      const label = labels[index] ?? ""
      const value = values[index] ?? ""
      // Behind paint no space at the end would be cut off.
      return value === ""
        ? paint.faint(label)
        : `${paint.faint(padded(label, column))}${GAP}${value}`.trimEnd()
    })
  })
}

function tableLines(
  columns: readonly Column[],
  rows: readonly Row[],
  { width, paint }: Setting,
): readonly string[] {
  const usable = width - GAP.length * (columns.length - 1)
  const widths = columns.map(({ share }) => Math.max(4, Math.floor(usable * share)))
  const line = (cells: readonly string[]): readonly string[] => {
    const wrappedCells = cells.map((cell, index) => wrapped(cell, widths[index] ?? 4))
    const height = Math.max(...wrappedCells.map((cell) => cell.length))
    return Array.from({ length: height }, (_, row) =>
      wrappedCells
        .map((cell, index) => padded(cell[row] ?? "", widths[index] ?? 4, columns[index]?.align))
        .join(GAP)
        .trimEnd(),
    )
  }
  return [
    ...line(columns.map(({ title }) => title)).map((text) => paint.faint(text)),
    ...rows.flatMap(({ cells, tone }) => {
      const [first = "", ...others] = line(cells)
      return [
        tone === undefined ? first : tonedStart(first, widths[0] ?? 0, { tone, paint }),
        ...others,
      ]
    }),
  ]
}

/** Paints the first column of a line that is laid out already. */
function tonedStart(
  line: string,
  width: number,
  { tone, paint }: { readonly tone: NonNullable<Row["tone"]>; readonly paint: Paint },
): string {
  if (tone === "plain") return line
  const characters = Array.from(line)
  let cells = 0
  let end = 0
  while (end < characters.length && cells < width) {
    cells += displayWidth(characters[end] ?? "")
    end += 1
  }
  return paint.tone(tone, characters.slice(0, end).join("")) + characters.slice(end).join("")
}
