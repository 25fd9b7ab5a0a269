/** Blocks of the document as strips of a page. What a block says is never changed here. */
import type { Block } from "../report/index.ts"
import { together, type Strip } from "./pages.ts"
import { STYLES } from "./palette.ts"
import { calloutStrip, cardStrips, commandStrips, contrastStrips } from "./panels.ts"
import { factStrips, tableStrips } from "./rows.ts"
import { textStrips, type Setting } from "./setting.ts"

export function blockStrips(block: Block, setting: Setting): readonly Strip[] {
  return together(stripsOf(block, setting))
}

function stripsOf(block: Block, setting: Setting): readonly Strip[] {
  switch (block.kind) {
    case "paragraph":
      return textStrips(block.text, { ...setting, style: STYLES.body })
    case "callout":
      return [calloutStrip(block, setting)]
    case "facts":
      return factStrips(block.entries, setting)
    case "table":
      return tableStrips(block.columns, block.rows, setting)
    case "contrast":
      return contrastStrips(block.left, block.right, setting)
    case "card":
      return cardStrips(block, setting)
    case "commands":
      return commandStrips(block.lines, setting)
  }
}
