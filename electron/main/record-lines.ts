/** In which lines the record of a number stands, however much of the log is known so far. */
import { readEvent } from "../../core/node/index.ts"
import type { OpenLog } from "./open-logs.ts"

/** Lines that are told: one that stands that often is looked for in the list. */
const MOST = 10
/** Lines that are read; each jump over missing records takes one. */
const READ = 20

/** @returns lines from 0, ascending. */
export function recordLines(log: OpenLog, number: number): readonly number[] {
  const known = log.index.records(number)
  return known.length > 0 ? [...known.subarray(0, MOST)] : guessed(log, number)
}

/**
 * Where the index has not come yet: a record stands in the line of its number, or as far before
 * it as records are missing, and behind it as others stand twice.
 */
function guessed({ copy }: OpenLog, number: number): readonly number[] {
  let line = number
  let way = 1
  for (let read = 0; read < READ && copy.lines > 0; read += 1) {
    line = Math.max(0, Math.min(copy.lines - 1, line))
    const bytes = copy.line(line)
    const there = bytes === undefined ? undefined : readEvent(bytes)?.seq
    if (there === number) return [line]
    // Past a line without an event in the direction in which it was come to.
    if (there !== undefined) way = number - there
    line += there === undefined ? Math.sign(way) : way
  }
  return []
}
