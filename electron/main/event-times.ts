/**
 * When the events of a log are said to have happened: how dense they are, and where none are.
 *
 * Times are claims of the evidence. They may run backwards or lie millennia away, so nothing
 * here takes their order from the order of the lines.
 */
import type { TimeGap, TimeSpan } from "../contract/timeline.ts"

/** Times by line, milliseconds since 1970; NaN where a line states none. */
export type EventTimes = Float64Array

/** The first and the last time; `undefined` where there is none. */
export function spanOf(times: EventTimes): TimeSpan | undefined {
  let fromMs = Number.POSITIVE_INFINITY
  let toMs = Number.NEGATIVE_INFINITY
  for (const ms of times) {
    if (ms < fromMs) fromMs = ms
    if (ms > toMs) toMs = ms
  }
  return fromMs <= toMs ? { fromMs, toMs } : undefined
}

/** The lines among `lines` whose times lie within a span; among all of them without `lines`. */
export function linesBetween(
  times: EventTimes,
  lines: Uint32Array | undefined,
  { fromMs, toMs }: TimeSpan,
): Uint32Array {
  const found = new Uint32Array(lines?.length ?? times.length)
  let count = 0
  for (let at = 0; at < found.length; at += 1) {
    const line = lines === undefined ? at : (lines[at] ?? 0)
    const ms = times[line] ?? Number.NaN
    if (ms < fromMs || ms > toMs || Number.isNaN(ms)) continue
    found[count] = line
    count += 1
  }
  return found.subarray(0, count)
}

/** How events are counted by time. */
export interface Stretches {
  readonly span: TimeSpan
  /** Into how many equal stretches the span is divided. */
  readonly bins: number
}

/** Counts events in each stretch of a span: those in `lines`, or all; others are left out. */
export function countsOf(
  times: EventTimes,
  lines: Uint32Array | undefined,
  { span, bins }: Stretches,
): readonly number[] {
  const counts = new Array<number>(bins).fill(0)
  const count = (ms: number): void => {
    const bin = binOf(ms, span, bins)
    if (bin !== undefined) counts[bin] = (counts[bin] ?? 0) + 1
  }
  if (lines === undefined) for (const ms of times) count(ms)
  else for (const line of lines) count(times[line] ?? Number.NaN)
  return counts
}

function binOf(ms: number, { fromMs, toMs }: TimeSpan, bins: number): number | undefined {
  if (Number.isNaN(ms) || ms < fromMs || ms > toMs) return undefined
  if (toMs === fromMs) return 0
  // The last moment belongs to the last stretch.
  return Math.min(bins - 1, Math.floor(((ms - fromMs) / (toMs - fromMs)) * bins))
}

/** The longest stretches without an event, the longest first. */
export function longestGaps(times: EventTimes, most: number): readonly Omit<TimeGap, "seq">[] {
  const known = times.filter((ms) => !Number.isNaN(ms))
  // Most logs are in order, and to see that takes a tenth of sorting a million times.
  const sorted = isAscending(known) ? known : known.sort()
  const gaps: TimeSpan[] = []
  for (let at = 1; at < sorted.length; at += 1) {
    const fromMs = sorted[at - 1] ?? 0
    const toMs = sorted[at] ?? 0
    const shortest = gaps.at(-1)
    if (toMs === fromMs) continue
    if (gaps.length === most && shortest && toMs - fromMs <= shortest.toMs - shortest.fromMs)
      continue
    gaps.push({ fromMs, toMs })
    gaps.sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))
    if (gaps.length > most) gaps.pop()
  }
  return gaps.map((gap) => ({ ...gap, line: times.indexOf(gap.toMs) }))
}

function isAscending(times: EventTimes): boolean {
  return times.every((ms, at) => at === 0 || ms >= (times[at - 1] ?? ms))
}
