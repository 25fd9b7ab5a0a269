/** The terminal's answer to `signature`: the verdict, whose key it was, and what was found. */
import type { SignedFileResult } from "../verdict/index.ts"
import { factLines, type TextOptions } from "./document-text.ts"
import { paint, type Paint } from "./paint.ts"
import { signedFileView, type ShownFileFinding, type SignedFileView } from "./signed-file-view.ts"
import { wrapped } from "./text-layout.ts"
import { withSymbol } from "./words.ts"

const MINIMUM_WIDTH = 60
const READABLE_WIDTH = 100
const MARGIN = "  "

interface Setting {
  readonly width: number
  readonly paint: Paint
}

/** Renders one result for the terminal; the last line ends with a line feed. */
export function signedFileText(result: SignedFileResult, options: TextOptions): string {
  const width = Math.min(READABLE_WIDTH, Math.max(MINIMUM_WIDTH, options.width)) - MARGIN.length
  const setting = { width, paint: paint(options.colour) }
  const { verdict, sentence, facts, findings } = signedFileView(result, "en")
  const parts = [
    [setting.paint.tone(verdict.tone, withSymbol(verdict)), ...wrapped(sentence, width)],
    factLines(facts, setting),
    findingLines(findings, setting),
    nextLines(result, setting),
  ].filter((part) => part.length > 0)
  const lines = parts.flatMap((part) => ["", ...part])
  return `${lines.map((line) => (line === "" ? "" : MARGIN + line)).join("\n")}\n\n`
}

function findingLines(
  { title, items }: SignedFileView["findings"],
  setting: Setting,
): readonly string[] {
  if (items.length === 0) return []
  return [
    setting.paint.strong(title),
    ...items.flatMap((found, index) => [
      ...(index === 0 ? [] : [""]),
      ...oneFinding(found, setting),
    ]),
  ]
}

function oneFinding(
  { tone, label, code, where, says, observed }: ShownFileFinding,
  { width, paint }: Setting,
): readonly string[] {
  const inner = { width: width - MARGIN.length, paint }
  return [
    `${paint.tone(tone, label)}${MARGIN}${paint.strong(code)}`,
    ...[
      ...wrapped(where, inner.width),
      ...wrapped(says, inner.width),
      ...factLines(observed, inner),
    ].map((line) => MARGIN + line),
  ]
}

function nextLines(result: SignedFileResult, { width, paint }: Setting): readonly string[] {
  if (result.verdict === "TOTAL-PASSED") return []
  const found =
    result.findings.find(({ severity }) => severity === "broken") ??
    result.findings.find(({ severity }) => severity === "doubtful") ??
    result.findings[0]
  const step =
    result.trust === null
      ? "give a trust file with --trust: sealwright keys pin --help says how to make one"
      : `sealwright explain ${found?.code ?? "KEY_NOT_PINNED"}`
  return wrapped(`Next${MARGIN}${step}`, width).map((line, index) =>
    index === 0 ? paint.strong("Next") + line.slice("Next".length) : line,
  )
}
