/** The terminal's answer to `report check`: how the report stands, what it says of the evidence, and why. */
import type { ReportCheck } from "../verdict/index.ts"
import { factLines, type TextOptions } from "./document-text.ts"
import type { Language } from "./language.ts"
import { paint, type Paint } from "./paint.ts"
import { reportCheckView, type ShownAnswer } from "./report-check-view.ts"
import { displayWidth, indented, padded, wrapped } from "./text-layout.ts"
import { withSymbol } from "./words.ts"

const MINIMUM_WIDTH = 60
const READABLE_WIDTH = 100
const MARGIN = "  "

interface Setting {
  readonly width: number
  readonly paint: Paint
}

/** Renders one check for the terminal; the last line ends with a line feed. */
export function reportCheckText(
  check: ReportCheck,
  options: TextOptions & { readonly language: Language },
): string {
  const width = Math.min(READABLE_WIDTH, Math.max(MINIMUM_WIDTH, options.width)) - MARGIN.length
  const setting = { width, paint: paint(options.colour) }
  const view = reportCheckView(check, options.language)
  const { head, ofEvidence, notShown } = view
  const parts = [
    [
      ...wrapped(withSymbol(head), width).map((line) => setting.paint.tone(head.tone, line)),
      `${ofEvidence.title}: ${setting.paint.tone(ofEvidence.tone, withSymbol(ofEvidence))}`,
    ],
    [...wrapped(view.sentence, width), ...wrapped(ofEvidence.means, width)],
    answerLines(view.answers, setting),
    factLines(view.facts, setting),
    [
      setting.paint.strong(notShown.title),
      ...notShown.items.flatMap((item) => indented(wrapped(item, width - 2), "· ")),
    ],
  ]
  const lines = parts.flatMap((part) => ["", ...part])
  return `${lines.map((line) => (line === "" ? "" : MARGIN + line)).join("\n")}\n\n`
}

function answerLines(
  answers: readonly ShownAnswer[],
  { width, paint }: Setting,
): readonly string[] {
  const column = Math.max(...answers.map(({ status }) => displayWidth(status)))
  const indent = column + MARGIN.length
  return answers.flatMap(({ status, tone, says, reason }) => {
    const [first = "", ...rest] = wrapped(says, width - indent)
    const below = [...rest, ...(reason === undefined ? [] : wrapped(reason, width - indent))]
    return [
      `${paint.tone(tone, padded(status, column))}${MARGIN}${first}`,
      ...below.map((line, index) => {
        const text = index < rest.length ? line : paint.faint(line)
        return " ".repeat(indent) + text
      }),
    ]
  })
}
