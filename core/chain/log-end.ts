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
}

/**
 * What stands between the log as it is and its stated end; nothing when they agree.
 *
 * A log that goes on is still compared at the stated end when the walk had a mark there.
 *
 * @param at - Path of the log.
 */
export function checkLogEnd(
  observed: LogObserved,
  stated: StatedEnd,
  at: string,
): readonly Finding[] {
  const events = BigInt(stated.events)
  const sizes = {
    statedIn: stated.path,
    statedEvents: String(events),
    events: String(observed.events),
  }
  if (BigInt(observed.events) < events) {
    const range = { first: observed.events, last: toNumber(events - 1n) }
    return [finding("LOGCHAIN_TRUNCATED", { path: at, range }, sizes)]
  }
  if (BigInt(observed.events) === events) return compareHeads(observed.head, stated, at)

  const range = { first: Number(events), last: observed.events - 1 }
  const extended = finding("LOGCHAIN_EXTENDED", { path: at, range }, sizes)
  const mark = observed.marks.find(({ size }) => BigInt(size) === events)
  return [extended, ...(mark === undefined ? [] : compareHeads(mark.head, stated, at))]
}

function compareHeads(head: string, stated: StatedEnd, at: string): readonly Finding[] {
  if (stated.head === undefined || stated.head === head) return []
  const last = Math.max(0, toNumber(BigInt(stated.events) - 1n))
  const place = { path: at, line: last + 1, range: { first: last, last } }
  const observed = { statedIn: stated.path, statedHead: stated.head, head }
  return [finding("LOGCHAIN_HEAD_MISMATCH", place, observed)]
}

/** A hostile checkpoint may state more events than a number can count exactly. */
function toNumber(value: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  return Number(value > most ? most : value)
}
