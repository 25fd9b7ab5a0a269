/** The report of an attack for the terminal: a table by layer, then whatever was missed. */
import { attackTold, escapeForDisplay, type AttackReport } from "../core/index.ts"

const COLUMNS = ["operators", "attempts", "caught", "equivalent", "missed", "skipped"] as const

export function attackText(report: AttackReport): string {
  const { evidence, score, layers, seed } = report
  return [
    "",
    `  Attack on ${escapeForDisplay(evidence.bagId ?? "evidence")}`,
    `  ${evidence.digest}`,
    `  Untouched it is ${evidence.verdict}. Nothing was written; seed ${seed}.`,
    "",
    row("", COLUMNS),
    ...layers.map((one) => row(one.layer, figures(one))),
    row(
      "",
      COLUMNS.map(() => "-----"),
    ),
    row("in all", figures(score)),
    "",
    ...missedLines(report),
    `  ${conclusion(report)}`,
    ...skippedLines(report),
    "",
    "",
  ].join("\n")
}

function figures(score: AttackReport["score"]): readonly string[] {
  return COLUMNS.map((column) => (score[column] === 0 ? "." : String(score[column])))
}

function row(label: string, cells: readonly string[]): string {
  return `  ${label.padEnd(12)}${cells.map((cell) => cell.padStart(11)).join("")}`.trimEnd()
}

function missedLines(report: AttackReport): readonly string[] {
  const { missed } = attackTold(report)
  if (missed.length === 0) return []
  const lines = missed.map(({ operator, at, codes }) => {
    const place = escapeForDisplay(at?.path ?? "")
    return `    ${operator}  ${place}  found: ${codes.join(", ") || "nothing"}`
  })
  return ["  Missed", ...lines, ""]
}

/** Operators that were not tried, at the very end, by reason: each reason once. */
function skippedLines(report: AttackReport): readonly string[] {
  const { notTried } = attackTold(report)
  const { score } = report
  if (notTried.length === 0) return []
  const lines = notTried.flatMap(({ reason, operators }) => [
    `    ${reason}:`,
    ...wrapped(operators.map(({ id }) => id)).map((line) => `      ${line}`),
  ])
  const count = `${score.skipped} operator${score.skipped === 1 ? " was" : "s were"}`
  return [`  Not tried, and so nothing said about them: ${count} skipped, because`, ...lines]
}

function wrapped(names: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (const name of names) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + name.length < 70)
      lines[lines.length - 1] = `${last}, ${name}`
    else lines.push(name)
  }
  return lines
}

function conclusion({ score: { attempts, caught, equivalent, missed } }: AttackReport): string {
  if (missed > 0) return `${missed} of ${attempts} were missed: this verdict can be fooled.`
  const same = equivalent === 0 ? "" : ` and ${equivalent} changed nothing that anybody reads`
  return `Nothing was missed: ${caught} of ${attempts} were caught${same}.`
}
