/** Blocks on a ground of their own: the verdict, two lists side by side, cards, commands. */
import type { Block, TitledList, Tone } from "../report/index.ts"
import { BODY, BODY_HEIGHT, space, type Part, type Strip } from "./pages.ts"
import { STYLES, TONE_INK, TONE_PAPER, toned } from "./palette.ts"
import { factStrips } from "./rows.ts"
import { child, linePart, textStrips, type Setting } from "./setting.ts"
import { lineHeight } from "./typeset.ts"

const GAP = 10

export function calloutStrip(
  { tone, title, text }: Extract<Block, { kind: "callout" }>,
  setting: Setting,
): Strip {
  const padding = 12
  const width = BODY.width - 2 * padding - 4
  const texts = [
    { text: title, style: toned(STYLES.verdict, tone), gap: 0 },
    ...text.map((line) => ({ text: line, style: STYLES.lead, gap: 5 })),
  ]
  let height = padding
  const parts: Part[] = []
  for (const { text: said, style, gap } of texts) {
    const tag = child(setting, "P")
    height += gap
    for (const line of setting.type.lines(said, style, width)) {
      const offset = height
      const part = linePart(line, { ...setting, style, tag, x: BODY.left + padding + 4 })
      parts.push({
        tag,
        draw: (top) => {
          part.draw(top + offset)
        },
      })
      height += lineHeight(style)
    }
  }
  height += padding
  return {
    height,
    parts: [panel(setting, tone, { x: BODY.left, width: BODY.width, height }), ...parts],
  }
}

interface Box {
  readonly x: number
  readonly width: number
  readonly height: number
}

/** A background with a bar of its tone on the left. */
function panel({ pdf }: Setting, tone: Tone, { x, width, height }: Box): Part {
  return {
    draw: (top) => {
      pdf.rect(x, top, width, height).fill(TONE_PAPER[tone])
      pdf.rect(x, top, 4, height).fill(TONE_INK[tone])
    },
  }
}

export function contrastStrips(
  left: TitledList,
  right: TitledList,
  setting: Setting,
): readonly Strip[] {
  const width = BODY.width - GAP
  const middle = width / 2
  const columns = [
    listColumn(left, "passed", { setting, x: BODY.left, width: middle }),
    listColumn(right, "open", { setting, x: BODY.left + middle + GAP, width: width - middle }),
  ]
  const height = Math.max(...columns.map((column) => column.height))
  if (height > BODY_HEIGHT) {
    return [left, right].flatMap(({ title, items }) => [
      ...textStrips(title, { ...setting, style: STYLES.strong }),
      ...items.flatMap((item) => textStrips(item, { ...setting, style: STYLES.body, indent: 12 })),
    ])
  }
  const parts = columns.flatMap(({ tone, x, width: own, parts: listed }) => [
    panel(setting, tone, { x, width: own, height }),
    ...listed,
  ])
  return [{ height, parts }]
}

interface ColumnPlace {
  readonly setting: Setting
  readonly x: number
  readonly width: number
}

function listColumn({ title, items }: TitledList, tone: Tone, { setting, x, width }: ColumnPlace) {
  const { type } = setting
  const padding = 9
  const left = x + padding + 4
  const room = width - 2 * padding - 4
  const bullet = 9
  const gap = 2.5
  const titleStyle = toned(STYLES.strong, tone)
  const list = child(setting, "L")
  let height = padding + lineHeight(titleStyle) + gap
  const parts: Part[] = [
    {
      tag: child({ ...setting, parent: list }, "Caption"),
      draw: (top) => {
        type.draw(title, titleStyle, { x: left, y: top + padding })
      },
    },
  ]
  for (const item of items) {
    const lines = type.lines(item, STYLES.cell, room - bullet)
    const offset = height
    parts.push({
      tag: child({ ...setting, parent: child({ ...setting, parent: list }, "LI") }, "LBody"),
      draw: (top) => {
        type.draw("•", STYLES.cell, { x: left, y: top + offset })
        for (const [index, line] of lines.entries()) {
          const y = top + offset + index * lineHeight(STYLES.cell)
          type.draw(line, STYLES.cell, { x: left + bullet, y })
        }
      },
    })
    height += lines.length * lineHeight(STYLES.cell) + gap
  }
  return { tone, x, width, parts, height: height + padding - gap }
}

export function cardStrips(
  { tone, label, title, text, entries }: Extract<Block, { kind: "card" }>,
  setting: Setting,
): readonly Strip[] {
  const indent = 12
  const inCard = { ...setting, parent: child(setting, "Div") }
  const heading = textStrips(title, { ...inCard, style: STYLES.strong, element: "H3", indent })
  const strips = [
    space(2),
    ...textStrips(label, { ...inCard, style: toned(STYLES.column, tone), indent }),
    ...heading,
    ...textStrips(text, { ...inCard, style: STYLES.value, indent }),
    space(3),
  ].map((strip) => ({ ...strip, keepWithNext: true }))
  const bar = (height: number): Part => ({
    draw: (top) => {
      setting.pdf.rect(BODY.left, top, 3, height).fill(TONE_INK[tone])
    },
  })
  return [...strips, ...factStrips(entries, inCard, indent)].map((strip) => ({
    ...strip,
    parts: [bar(strip.height), ...strip.parts],
  }))
}

export function commandStrips(lines: readonly string[], setting: Setting): readonly Strip[] {
  const tag = child(setting, "Code")
  const padding = 6
  const paper = (height: number): Part => ({
    draw: (top) => {
      setting.pdf.rect(BODY.left, top, BODY.width, height).fill(TONE_PAPER.plain)
    },
  })
  const edge = { height: 4, parts: [paper(4)] }
  const set = lines.flatMap((line) =>
    setting.type.lines(line, STYLES.command, BODY.width - 2 * padding),
  )
  const strips = set.map((line) => {
    const height = lineHeight(STYLES.command)
    const part = linePart(line, {
      ...setting,
      style: STYLES.command,
      tag,
      x: BODY.left + padding,
    })
    return { height, parts: [paper(height), part] }
  })
  return [{ ...edge, keepWithNext: true }, ...strips, edge]
}
