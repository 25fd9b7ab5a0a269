/** What drawing a block needs, and setting plain text with it. */
import { inside } from "./inside.ts"
import { BODY, type Part, type Strip, type Tag } from "./pages.ts"
import { lineHeight, type Style, type Typesetter } from "./typeset.ts"

/** What drawing needs: the document, the typesetter, and where in the structure tree we are. */
export interface Setting {
  readonly pdf: PDFKit.PDFDocument
  readonly type: Typesetter
  readonly parent: Tag
}

interface TextSetting extends Setting {
  readonly style: Style
  readonly element?: string
  readonly indent?: number
}

/** One strip a line, all in one element of the structure tree. */
export function textStrips(text: string, setting: TextSetting): readonly Strip[] {
  const { style, indent = 0 } = setting
  const tag = child(setting, setting.element ?? "P")
  const lines = setting.type.lines(text, style, BODY.width - indent)
  return lines.map((line) => ({
    height: lineHeight(style),
    parts: [linePart(line, { ...setting, tag, x: BODY.left + indent })],
  }))
}

/** One line of text at a place in a strip. */
export function linePart(
  line: string,
  { type, style, tag, x }: { type: Typesetter; style: Style; tag: Tag; x: number },
): Part {
  return {
    tag,
    draw: (top) => {
      type.draw(line, style, { x, y: top })
    },
  }
}

/** A new element of the structure tree below the current one. */
export function child({ pdf, parent }: Setting, element: string): Tag {
  // The heads of our tables speak for the column below them (ISO 32000-1 §14.8.5.7).
  const made = inside(pdf).struct(element, element === "TH" ? { scope: "Column" } : {})
  parent.add(made)
  return made
}
