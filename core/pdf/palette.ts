/** Colours and type sizes of the report, in one place. Every tone also has a symbol and a word. */
import type { Tone } from "../report/index.ts"
import type { Style } from "./typeset.ts"

const INK = "#1c2430"
const FAINT = "#5a6572"
export const RULE = "#d3d9e0"

/** Dark enough on white for small type (WCAG 2.2, contrast of at least 4.5 to 1). */
export const TONE_INK: Readonly<Record<Tone, string>> = {
  passed: "#17663a",
  failed: "#a11f1f",
  open: "#855400",
  plain: FAINT,
}

export const TONE_PAPER: Readonly<Record<Tone, string>> = {
  passed: "#eaf5ee",
  failed: "#fbeceb",
  open: "#fdf4e1",
  plain: "#f3f5f7",
}

export const STYLES = {
  title: { face: "bold", size: 19, colour: INK },
  heading: { face: "bold", size: 13, colour: INK },
  verdict: { face: "bold", size: 17, colour: INK },
  lead: { face: "text", size: 10.5, colour: INK },
  body: { face: "text", size: 9.5, colour: INK },
  strong: { face: "bold", size: 9.5, colour: INK },
  name: { face: "text", size: 9, colour: FAINT },
  value: { face: "text", size: 9, colour: INK },
  fixed: { face: "fixed", size: 7.8, colour: INK },
  column: { face: "bold", size: 8, colour: FAINT },
  cell: { face: "text", size: 8.6, colour: INK },
  fixedCell: { face: "fixed", size: 7.2, colour: INK },
  command: { face: "fixed", size: 7, colour: INK },
  margin: { face: "text", size: 7.8, colour: FAINT },
  marginFixed: { face: "fixed", size: 7.2, colour: FAINT },
} as const satisfies Readonly<Record<string, Style>>

/** The same style in the ink of a tone; plain keeps its own. */
export function toned(style: Style, tone: Tone): Style {
  return tone === "plain" ? style : { ...style, colour: TONE_INK[tone] }
}
