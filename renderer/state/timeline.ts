/** What the timeline asks for, and how its axis of time is divided. */
import type { Result, Tone } from "../../core/index.ts"
import type { LogQuery, TimeSpan } from "../../electron/contract/timeline.ts"

export const NO_QUERY: LogQuery = {
  text: "",
  named: [],
  record: null,
  facets: {},
  between: null,
}

export function isWholeLog({ text, facets, between }: LogQuery): boolean {
  return text.trim() === "" && between === null && Object.keys(facets).length === 0
}

type FindingResult = Result["findings"][number]

/** Findings by the line of the log in which they stand, from 0. */
export function findingsByLine(
  findings: readonly FindingResult[],
  path: string,
): ReadonlyMap<number, readonly FindingResult[]> {
  const there = findings.filter(({ at }) => at.path === path && at.line !== undefined)
  return Map.groupBy(there, ({ at }) => (at.line ?? 1) - 1)
}

const TONES: Readonly<Record<FindingResult["severity"], Tone>> = {
  broken: "failed",
  doubtful: "open",
  noted: "plain",
}

/** The gravest of them; undefined where there is none. */
export function toneOf(findings: readonly FindingResult[]): Tone | undefined {
  const severities = findings.map(({ severity }) => severity)
  const gravest = (["broken", "doubtful", "noted"] as const).find((one) => severities.includes(one))
  return gravest && TONES[gravest]
}

/** Last part of the URI of an event type, which its vocabulary begins. */
export function nameOfType(type: string): string {
  return type.slice(type.lastIndexOf("/") + 1)
}

/** An instant as people write it in UTC: to the millisecond, without zeros at the end of it. */
export function utcTime(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace("T", " ")
    .replace(/(?:\.000)?Z$/, "")
}

/** The same instant by the clock of this machine, with its distance from UTC. */
export function localTime(ms: number): string {
  const there = new Date(ms)
  const minutes = -there.getTimezoneOffset()
  const shifted = utcTime(ms + minutes * MINUTE)
  const sign = minutes < 0 ? "-" : "+"
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${shifted} (UTC${sign}${twoDigits(hours)}:${twoDigits(rest)})`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0")
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface Tick {
  readonly ms: number
  readonly label: string
}

const STEPS_MS = [
  ...[1, 10, 100],
  ...[1, 5, 15, 30].map((count) => count * SECOND),
  ...[1, 5, 15, 30].map((count) => count * MINUTE),
  ...[1, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7].map((count) => count * DAY),
]
const STEPS_MONTHS = [1, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 12_000]

/** Marks on the axis: round moments in UTC inside a span, at most so many. */
export function ticksOf(span: TimeSpan, most: number): readonly Tick[] {
  const wide = span.toMs - span.fromMs
  const step = STEPS_MS.find((one) => wide / one <= most)
  if (step !== undefined) {
    const first = Math.ceil(span.fromMs / step) * step
    const count = Math.floor((span.toMs - first) / step) + 1
    return Array.from({ length: Math.max(0, count) }, (_, at) => tick(first + at * step, step))
  }
  const months = STEPS_MONTHS.find((one) => wide / (one * 30 * DAY) <= most) ?? 12_000
  return monthTicks(span, months)
}

function monthTicks({ fromMs, toMs }: TimeSpan, months: number): readonly Tick[] {
  const start = new Date(fromMs)
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months
  const ticks: Tick[] = []
  for (let month = first; ; month += months) {
    const at = new Date(0)
    at.setUTCFullYear(Math.floor(month / 12), month % 12, 1)
    const ms = at.getTime()
    if (Number.isNaN(ms) || ms > toMs) return ticks
    const label = at.toISOString().slice(0, months < 12 ? -17 : -20)
    if (ms >= fromMs) ticks.push({ ms, label })
  }
}

/** As much of an instant as tells it from its neighbours. */
function tick(ms: number, step: number): Tick {
  const text = new Date(ms).toISOString()
  // Midnight says which day begins.
  if (step >= DAY || ms % DAY === 0) return { ms, label: text.slice(0, -14) }
  if (step >= MINUTE) return { ms, label: text.slice(-13, -8) }
  return { ms, label: step >= SECOND ? text.slice(-13, -5) : text.slice(-13, -1) }
}

export type Move = "earlier" | "later" | "closer" | "wider"

/** The span that is seen next; never less than a second. */
export function movedSpan({ fromMs, toMs }: TimeSpan, move: Move): TimeSpan {
  const wide = Math.max(SECOND, toMs - fromMs)
  const shift = {
    earlier: [-0.5, -0.5],
    later: [0.5, 0.5],
    closer: [0.25, -0.25],
    wider: [-0.5, 0.5],
  }
  const [from = 0, to = 0] = shift[move]
  const next = { fromMs: Math.round(fromMs + from * wide), toMs: Math.round(toMs + to * wide) }
  return next.toMs - next.fromMs < SECOND
    ? { fromMs: next.fromMs, toMs: next.fromMs + SECOND }
    : next
}
