/**
 * What is read of a stretch of a log at once: the times and numbers of its events, and their values.
 *
 * Plain data, so that one thread reads it and another takes it.
 */
import { LIMITS } from "../../base/index.ts"
import type { EventClaim } from "../../claims/index.ts"
import { byFacet, EVENT_FACETS, facetValues, readEvent, type EventFacet } from "./read-event.ts"

/** Values of lines that follow each other: `values[which[n]]` is a value of line `lines[n]`. */
export interface FacetBlock {
  /** Each once. */
  readonly values: readonly string[]
  /** Ascending, counted from the first line of the block. */
  readonly lines: Uint32Array<ArrayBuffer>
  readonly which: Uint32Array<ArrayBuffer>
}

export interface EventBlock {
  /** Milliseconds since 1970 by line; NaN where a line states none. */
  readonly times: Float64Array<ArrayBuffer>
  /** Numbers of the records by line; NaN where a line states none. */
  readonly records: Float64Array<ArrayBuffer>
  readonly facets: Readonly<Record<EventFacet, FacetBlock>>
}

/**
 * Reads lines that follow each other.
 *
 * @param bytes - The lines, with or without the last LF.
 * @param lines - How many they are.
 * @param take - Called with each event in order, and with its line, counted from 0.
 */
export function readBlock(
  bytes: Uint8Array,
  lines: number,
  take: (line: number, event: EventClaim) => void,
): EventBlock {
  const times = new Float64Array(lines).fill(Number.NaN)
  const records = times.slice()
  const gathered = byFacet(() => gatherValues())
  let start = 0
  for (let line = 0; line < lines; line += 1) {
    const lf = bytes.indexOf(LF, start)
    const end = lf < 0 ? bytes.length : lf
    const event =
      end - start > LIMITS.logLineBytes ? undefined : readEvent(bytes.subarray(start, end))
    start = end + 1
    if (event === undefined) continue
    times[line] = Date.parse(event.time)
    records[line] = event.seq
    take(line, event)
    for (const facet of EVENT_FACETS) gathered[facet].add(line, facetValues(event, facet))
  }
  return { times, records, facets: byFacet((facet) => gathered[facet].block()) }
}

const LF = 0x0a

interface Gathered {
  readonly add: (line: number, values: readonly string[]) => void
  readonly block: () => FacetBlock
}

/** Gathers the values of one facet, each once. */
export function gatherValues(): Gathered {
  const numbers = new Map<string, number>()
  const lines: number[] = []
  const which: number[] = []
  return {
    add: (line, values) => {
      for (const value of values) {
        const known = numbers.get(value)
        if (known === undefined) numbers.set(value, numbers.size)
        lines.push(line)
        which.push(known ?? numbers.size - 1)
      }
    },
    block: () => ({
      values: [...numbers.keys()],
      lines: Uint32Array.from(lines),
      which: Uint32Array.from(which),
    }),
  }
}
