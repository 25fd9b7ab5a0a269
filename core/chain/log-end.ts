/**
 * The end of the log: is it the end that a checkpoint or a seal speaks of?
 *
 * Links cannot show what was cut off after them or added behind them; a signed size
 * and head can.
 */
import { finding, type Finding } from "../findings/index.ts"
import type { LogObserved } from "./log-walker.ts"

/** The end of the log as something signed states it. */
export interface StatedEnd {
  /** Path of the file that states it. */
  readonly path: string
  readonly events: number | bigint
  /** SHA-256 (hex) of the last line; a checkpoint does not state it. */
  readonly head?: string
  /** True when a pinned key states it, so that a head vouches for what leads up to it. */
  readonly pinned?: boolean
  /** True when it is stated of another bag or log, so that it explains nothing of this one. */
  readonly ofAnother?: boolean
}

/**
 * What stands between the log as it is and its stated end; nothing when they agree.
 *
 * A log that goes on is still compared at the stated end when the walk had a mark there.
 *
 * @param at - Path of the log, and how many of its first records an earlier signed state
 *   confirms: an unbroken log with another end was rewritten somewhere behind them.
 */
export function checkLogEnd(
  observed: LogObserved,
  stated: StatedEnd,
  at: { readonly path: string; readonly confirmed?: number },
): readonly Finding[] {
  const { path } = at
  const events = BigInt(stated.events)
  const sizes = {
    statedIn: stated.path,
    statedEvents: String(events),
    events: String(observed.events),
  }
  if (BigInt(observed.events) < events) {
    const range = { first: observed.events, last: toNumber(events - 1n) }
    const told = { ...sizes, what: "truncated", records: recordsIn(range), ...before(observed) }
    return [finding("LOGCHAIN_TRUNCATED", { path, range }, told)]
  }
  if (BigInt(observed.events) === events) return compareHeads(observed, stated, at)

  const range = { first: Number(events), last: observed.events - 1 }
  const told = { ...sizes, what: "extended", records: recordsIn(range) }
  const extended = finding("LOGCHAIN_EXTENDED", { path, range }, told)
  const mark = observed.marks.find(({ size }) => BigInt(size) === events)
  const upToThere = mark === undefined ? undefined : { ...observed, head: mark.head }
  return [extended, ...(upToThere === undefined ? [] : compareHeads(upToThere, stated, at))]
}

interface Range {
  readonly first: number
  readonly last: number
}

function recordsIn({ first, last }: Range): string {
  return first === last ? String(first) : `${first} to ${last}`
}

/** What still stands before a cut, where nothing else is wrong. */
function before({ events, linksHeld, linksExpected }: LogObserved): { readonly stands?: string } {
  if (events === 0 || linksHeld !== linksExpected) return {}
  return { stands: `records 0 to ${events - 1} follow one another` }
}

function compareHeads(
  { head, linksHeld, linksExpected }: LogObserved,
  stated: StatedEnd,
  { path, confirmed }: { readonly path: string; readonly confirmed?: number },
): readonly Finding[] {
  if (stated.head === undefined || stated.head === head) return []
  const last = Math.max(0, toNumber(BigInt(stated.events) - 1n))
  const first = Math.min(confirmed ?? last, last)
  const observed = { statedIn: stated.path, statedHead: stated.head, head }
  const unbroken = linksHeld === linksExpected && stated.ofAnother !== true
  const told = unbroken ? { ...observed, ...rewritten({ first, last }, confirmed) } : observed
  const place = { path, line: last + 1, range: unbroken ? { first, last } : { first: last, last } }
  return [finding("LOGCHAIN_HEAD_MISMATCH", place, told)]
}

/** Every link holds and yet the end is another: the links were made anew from somewhere on. */
function rewritten(
  range: Range,
  confirmed: number | undefined,
): { readonly what: string; readonly records: string; readonly stands: string } {
  const stands =
    confirmed === undefined || confirmed === 0
      ? "no earlier signed state tells from which record on"
      : `records 0 to ${confirmed - 1} are as an earlier signed state has them`
  return { what: "rewritten", records: recordsIn(range), stands }
}

/** A hostile checkpoint may state more events than a number can count exactly. */
function toNumber(value: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  return Number(value > most ? most : value)
}
