/**
 * Which lines have which value: a table of the values that occur, and one number for each line.
 *
 * In memory, one to four bytes a line and facet. Looking for a value reads all the numbers,
 * which takes two milliseconds for a million lines.
 */
import { hash, randomBytes } from "node:crypto"
import type { FacetBlock } from "./event-block.ts"

export interface FacetValues {
  /** The most frequent first. */
  readonly values: readonly { readonly value: string; readonly events: number }[]
  /** True when there are more than are named here. */
  readonly hasMore: boolean
}

export interface FacetIndex {
  /** Takes the values of the lines from `first` on; lines come in ascending order. */
  add(first: number, block: FacetBlock): void
  /** The lines that have one of these values, each once and ascending; found in one pass. */
  find(...values: readonly string[]): Uint32Array
  /** Values that lines have, among those that contain `part` in any case. */
  list(part: string, most: number): FacetValues
}

/** Different values that are counted and listed; others can still be singled out. */
const MOST_VALUES = 100_000

/** What stands for a value in the columns; `low` 0 stands for none. */
interface Mark {
  readonly low: number
  /** 0 where `low` is the number of a listed value. */
  readonly high: number
}

/** @param most - Values that are numbered; the others are known by digests. */
export function makeFacetIndex(most = MOST_VALUES): FacetIndex {
  const numbers = new Map<string, number>()
  const events: number[] = []
  const digest = makeDigest()
  const places = makePlaces()
  let isCut = false

  const markOf = (value: string, lines: number): Mark => {
    const known = numbers.get(value)
    if (known !== undefined) {
      events[known - 1] = (events[known - 1] ?? 0) + lines
      return { low: known, high: 0 }
    }
    isCut = numbers.size >= most
    if (isCut) return digest(value)
    const number = events.push(lines)
    numbers.set(value, number)
    return { low: number, high: 0 }
  }
  return {
    add: (first, { values, lines, which }) => {
      const counts = new Uint32Array(values.length)
      for (const value of which) counts[value] = (counts[value] ?? 0) + 1
      const marks = values.map((value, at) => markOf(value, counts[at] ?? 0))
      which.forEach((value, at) => {
        const mark = marks[value]
        if (mark !== undefined) places.add(first + (lines[at] ?? 0), mark)
      })
    },
    find: (...values) => {
      const marks = values.flatMap((value) => {
        const known = numbers.get(value)
        if (known !== undefined) return [{ low: known, high: 0 }]
        return isCut ? [digest(value)] : []
      })
      return marks.length === 0 ? new Uint32Array(0) : places.find(marks)
    },
    list: (part, listed) => {
      const wanted = part.toLowerCase()
      const fitting = Array.from(numbers, ([value, number]) => ({
        value,
        events: events[number - 1] ?? 0,
      })).filter(({ value }) => value.toLowerCase().includes(wanted))
      const sorted = fitting.sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1))
      return { values: sorted.slice(0, listed), hasMore: isCut || sorted.length > listed }
    },
  }
}

/**
 * 63 bits for a value that is not numbered.
 *
 * Nobody who wrote the evidence knows the salt, so nobody can choose values that are taken for
 * each other; that two of 20 million are by chance happens once in 46,000 logs.
 */
function makeDigest(): (value: string) => Mark {
  const salt = randomBytes(16).toString("hex")
  return (value) => {
    // As JSON, in which surrogates that stand alone are told apart.
    // One character a byte: to make a Buffer of them takes three times as long as the digest.
    const bytes = hash("sha256", JSON.stringify([salt, value]), "binary")
    return { low: wordAt(bytes, 0), high: (wordAt(bytes, 4) | 1) >>> 0 }
  }
}

function wordAt(bytes: string, at: number): number {
  const byte = (place: number): number => bytes.charCodeAt(at + place)
  return ((byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3)) >>> 0
}

interface Places {
  add(line: number, mark: Mark): void
  find(marks: readonly Mark[]): Uint32Array
}

/** The first mark of each line lies at the line's place; further ones name their line. */
function makePlaces(): Places {
  const first = makeColumn()
  const further = makeColumn()
  const furtherLines = makeNumbers()
  let lines = 0
  let more = 0
  return {
    add: (line, mark) => {
      if (line >= lines) {
        first.set(line, mark)
        lines = line + 1
        return
      }
      further.set(more, mark)
      furtherLines.set(more, line)
      more += 1
    },
    find: (marks) => {
      const firsts = first.find(marks, lines)
      const others = further.find(marks, more).map((at) => furtherLines.get(at))
      if (others.length === 0) return firsts
      const both = new Uint32Array(firsts.length + others.length)
      both.set(firsts)
      both.set(others, firsts.length)
      // A line that has several of the values has a place for each.
      return both.sort().filter((line, at, all) => at === 0 || line !== all[at - 1])
    },
  }
}

interface Column {
  set(at: number, mark: Mark): void
  /** Places below `end` with one of these marks, ascending; all of them in one pass. */
  find(marks: readonly Mark[], end: number): Uint32Array
}

function makeColumn(): Column {
  const lows = makeNumbers()
  const highs = makeNumbers()
  return {
    set: (at, { low, high }) => {
      lows.set(at, low)
      // Most logs need no digest, and then no memory for one.
      if (high !== 0) highs.set(at, high)
    },
    find: (marks, end) => {
      const found = makeNumbers()
      const sought = new Set(marks.map(({ low }) => low))
      let count = 0
      for (let at = 0; at < end; at += 1) {
        const low = lows.get(at)
        if (!sought.has(low)) continue
        const high = highs.get(at)
        if (!marks.some((mark) => mark.low === low && mark.high === high)) continue
        found.set(count, at)
        count += 1
      }
      return Uint32Array.from({ length: count }, (_, index) => found.get(index))
    },
  }
}

/** Numbers below 2^32 at places from 0 on; 0 where none was set. */
interface Numbers {
  set(at: number, value: number): void
  get(at: number): number
}

const WIDTHS = [Uint8Array, Uint16Array, Uint32Array] as const

/** Takes as many bytes for each number as the largest of them needs. */
function makeNumbers(): Numbers {
  let width = 0
  let held: InstanceType<(typeof WIDTHS)[number]> = new Uint8Array(0)
  let most = 0xff
  const renew = (length: number): void => {
    const renewed = new (WIDTHS[width] ?? Uint32Array)(length)
    renewed.set(held)
    held = renewed
  }
  return {
    set: (at, value) => {
      if (value > most) {
        width = value > 0xffff ? 2 : 1
        most = width === 2 ? 0xffff_ffff : 0xffff
        renew(held.length)
      }
      if (at >= held.length) renew(Math.max(1024, 2 * at))
      held[at] = value
    },
    get: (at) => held[at] ?? 0,
  }
}

/** The lines that both have; ascending, as these are. */
export function linesInBoth(one: Uint32Array, other: Uint32Array): Uint32Array {
  const both = new Uint32Array(Math.min(one.length, other.length))
  let count = 0
  let at = 0
  for (const line of one) {
    while ((other[at] ?? line) < line) at += 1
    if (other[at] !== line) continue
    both[count] = line
    count += 1
  }
  return both.subarray(0, count)
}

/** The lines that either has, each once; ascending, as these are. */
export function linesInEither(one: Uint32Array, other: Uint32Array): Uint32Array {
  const either = new Uint32Array(one.length + other.length)
  let count = 0
  let at = 0
  for (const line of one) {
    for (let before = other[at]; before !== undefined && before < line; before = other[at]) {
      either[count++] = before
      at += 1
    }
    if (other[at] === line) at += 1
    either[count++] = line
  }
  either.set(other.subarray(at), count)
  return either.subarray(0, count + other.length - at)
}
