/** Figures from runs: median with least and most, ratios within one round, and a table of them. */
import type { Command, Run } from "./processes.ts"
import { run } from "./processes.ts"

/** One command and its counted runs, in the order of the rounds. */
export interface Timed {
  readonly command: Command
  readonly runs: readonly Run[]
}

/**
 * Runs commands in turn, A B C A B C ..., so that a machine that grows slower does so for all.
 *
 * A first round, not counted, brings what they read into the page cache.
 */
export async function inTurn(
  commands: readonly Command[],
  rounds: number,
): Promise<readonly Timed[]> {
  const timed = commands.map((command) => ({ command, runs: [] as Run[] }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const { command, runs } of timed) {
      const figures = await run(command)
      if (round > 0) runs.push(figures)
    }
  }
  return timed
}

/** A Markdown table; the ratios are those of the first command to each of the others. */
export function tableOf(timed: readonly Timed[]): string {
  const [first, ...others] = timed
  const rows = timed.map((one) => {
    const figures = [one.command.name, wallOf(one), cpuOf(one), peakOf(one)]
    if (first === undefined || others.length === 0) return figures
    return [...figures, one === first ? "" : ratioOf(first, one)]
  })
  const ratio = others.length === 0 ? [] : [`${first?.command.name ?? ""} / it`]
  const head = ["command", "wall s", "processor s", "peak MB", ...ratio]
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")
}

export function wallOf({ runs }: Timed): string {
  return spread(
    runs.map(({ wallMs }) => wallMs / 1000),
    3,
  )
}

function cpuOf({ runs }: Timed): string {
  return spread(
    runs.map(({ cpuMs }) => (cpuMs ?? Number.NaN) / 1000),
    2,
  )
}

function peakOf({ runs }: Timed): string {
  return spread(
    runs.map(({ peakBytes }) => (peakBytes ?? Number.NaN) / 1e6),
    0,
  )
}

/** Each round gives one ratio: both ran then, one right after the other. */
function ratioOf(a: Timed, b: Timed): string {
  return spread(
    a.runs.map(({ wallMs }, round) => wallMs / (b.runs[round]?.wallMs ?? Number.NaN)),
    2,
  )
}

/** Median, and in brackets least and most. */
function spread(values: readonly number[], decimals: number): string {
  if (values.length === 0 || values.some(Number.isNaN)) return "not measured"
  const text = (value: number): string => value.toFixed(decimals)
  return `${text(median(values))} (${text(Math.min(...values))}–${text(Math.max(...values))})`
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2
}
