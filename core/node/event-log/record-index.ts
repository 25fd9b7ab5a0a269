/**
 * Which lines hold the record of a number: runs of lines whose numbers rise one by one.
 *
 * A log that is whole is one run. One from which records were taken, or in which some stand
 * twice, has one more for each such place, told by where it begins and by its first number.
 */

export interface RecordIndex {
  /** Takes the numbers of the lines from `first` on, NaN where a line states none; in their order. */
  add(first: number, numbers: Float64Array): void
  /** The lines that state this number, ascending. */
  find(number: number): Uint32Array
}

/** Beyond it a log is in no order, and each further run is left out. */
const MOST_RUNS = 200_000

interface Run {
  readonly line: number
  readonly number: number
  length: number
}

/** @param most - Runs that are kept. */
export function makeRecordIndex(most = MOST_RUNS): RecordIndex {
  const runs: Run[] = []
  const addOne = (line: number, number: number): void => {
    const last = runs.at(-1)
    const follows =
      last?.line === line - (last?.length ?? 0) && last.number === number - last.length
    if (last !== undefined && follows) last.length += 1
    else if (runs.length < most) runs.push({ line, number, length: 1 })
  }
  return {
    add: (first, numbers) => {
      numbers.forEach((number, at) => {
        if (!Number.isNaN(number)) addOne(first + at, number)
      })
    },
    find: (sought) => {
      const found = runs.filter(
        ({ number, length }) => sought >= number && sought < number + length,
      )
      return Uint32Array.from(found, ({ line, number }) => line + sought - number)
    },
  }
}
