/** Texts side by side: named values and tables. */
import type { Column, Fact, Row, Tone } from "../report/index.ts"
import { BODY, space, type Part, type Strip, type Tag } from "./pages.ts"
import { RULE, STYLES, toned } from "./palette.ts"
import { child, type Setting } from "./setting.ts"
import { lineHeight, type Style } from "./typeset.ts"

/** A text in a column of the page. */
interface Cell {
  readonly text: string
  readonly style: Style
  readonly x: number
  readonly width: number
  readonly tag: Tag
  readonly align?: "left" | "right" | undefined
}

/** Rows higher than this are cut into lines, so that no page is left half empty. */
const WHOLE_ROW = 180
const GAP = 10

export function factStrips(
  entries: readonly Fact[],
  setting: Setting,
  indent = 0,
): readonly Strip[] {
  const width = BODY.width - indent
  const nameWidth = width * 0.25
  return entries.flatMap(({ name, value, fixed }) => {
    const cells: readonly Cell[] = [
      {
        text: name,
        style: STYLES.name,
        x: BODY.left + indent,
        width: nameWidth - GAP,
        tag: child(setting, "P"),
      },
      {
        text: value,
        style: fixed === true ? STYLES.fixed : STYLES.value,
        x: BODY.left + indent + nameWidth,
        width: width - nameWidth,
        tag: child(setting, "P"),
      },
    ]
    return rowStrips(cells, setting, 2.5)
  })
}

/** Cells side by side: one strip, or a strip a line where the row is high. */
function rowStrips(cells: readonly Cell[], { type }: Setting, gap: number): readonly Strip[] {
  const set = cells.map((cell) => ({
    ...cell,
    lines: type.lines(cell.text, cell.style, cell.width),
  }))
  const leading = Math.max(...set.map(({ style }) => lineHeight(style)))
  const count = Math.max(...set.map(({ lines }) => lines.length))
  const strip = (from: number, to: number): Strip => ({
    height: (to - from) * leading,
    parts: set.map((cell) => ({
      tag: cell.tag,
      draw: (top) => {
        for (const [index, line] of cell.lines.slice(from, to).entries()) {
          const slack = cell.align === "right" ? cell.width - type.width(line, cell.style) : 0
          // Types of two sizes in one row stand on one line.
          const drop = (leading - lineHeight(cell.style)) * 0.72
          type.draw(line, cell.style, { x: cell.x + slack, y: top + drop + index * leading })
        }
      },
    })),
  })
  if (count * leading <= WHOLE_ROW) {
    const whole = strip(0, count)
    return [{ ...whole, height: whole.height + gap }]
  }
  return [...Array.from({ length: count }, (_, index) => strip(index, index + 1)), space(gap)]
}

export function tableStrips(
  columns: readonly Column[],
  rows: readonly Row[],
  setting: Setting,
): readonly Strip[] {
  const table = child(setting, "Table")
  const usable = BODY.width - GAP * (columns.length - 1)
  let x: number = BODY.left
  const placed = columns.map((column) => {
    const width = usable * column.share
    const at = { ...column, x, width }
    x += width + GAP
    return at
  })
  const row = (texts: readonly string[], style: (index: number) => Style, element: string) => {
    const inRow = { ...setting, parent: child({ ...setting, parent: table }, "TR") }
    const cells = placed.map(({ x: left, width, align }, index) => ({
      text: texts[index] ?? "",
      style: style(index),
      x: left,
      width,
      align,
      tag: child(inRow, element),
    }))
    return withRule(rowStrips(cells, setting, 3), setting)
  }
  const head = row(
    columns.map(({ title }) => title),
    () => STYLES.column,
    "TH",
  )
  const [repeat] = head
  const body = rows.flatMap(({ cells, tone = "plain" }) => {
    const style = (index: number): Style => cellStyle(columns[index], index === 0 ? tone : "plain")
    return row(cells, style, "TD").map((strip) =>
      repeat === undefined ? strip : { ...strip, repeat },
    )
  })
  return [...head.map((strip) => ({ ...strip, keepWithNext: true })), ...body]
}

function cellStyle(column: Column | undefined, tone: Tone): Style {
  return toned(column?.fixed === true ? STYLES.fixedCell : STYLES.cell, tone)
}

/** A fine line below the last strip of a row. */
function withRule(strips: readonly Strip[], { pdf }: Setting): readonly Strip[] {
  const last = strips.at(-1)
  if (last === undefined) return strips
  const height = last.height + 4
  const rule: Part = {
    draw: (top) => {
      const y = top + height - 3
      pdf
        .moveTo(BODY.left, y)
        .lineTo(BODY.left + BODY.width, y)
        .lineWidth(0.5)
        .stroke(RULE)
    },
  }
  return [...strips.slice(0, -1), { ...last, height, parts: [...last.parts, rule] }]
}
