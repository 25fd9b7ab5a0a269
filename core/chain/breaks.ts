/**
 * Breaks: the places where a line does not follow from the line before it.
 *
 * Between two breaks lies a run of lines that follow one another. Breaks and runs are
 * all that is kept of a log, and enough to say what happened to it (break-findings.ts).
 */

export interface Break {
  /** `broken`: number or digest do not follow. `unread`: the line is no event, nobody can say. */
  readonly kind: "broken" | "unread"
  /** Index of the line, from 0. */
  readonly index: number
  /** Number that the line states; for one that states none, the number its place suggests. */
  readonly seq: number
  /** Number of the line before it; -1 before the first. */
  readonly before: number
  /** Whether `prev` names the line before it. */
  readonly linkHolds: boolean
  /** Index of the earlier line that `prev` names instead, when it is a recent one. */
  readonly follows?: number
  /** Index of a recent line with the very same bytes. */
  readonly copyOf?: number
}

/** Lines that follow one another, by index and by the numbers they state. */
export interface Run {
  readonly index: number
  readonly first: number
  readonly last: number
}

/** A log as far as its breaks tell it. */
export interface BrokenLog {
  readonly breaks: readonly Break[]
  /** Breaks beyond those kept. */
  readonly omitted: number
  /** Number of lines. */
  readonly lines: number
}

/** Breaks that are kept: a log torn into more pieces is not explained piece by piece. */
const MOST_BREAKS = 10_000

export interface BreakList {
  add(found: Break): void
  /** All breaks of a log of so many lines. */
  end(lines: number): BrokenLog
}

export function makeBreakList(): BreakList {
  const breaks: Break[] = []
  let omitted = 0
  return {
    add: (found) => {
      if (breaks.length < MOST_BREAKS) breaks.push(found)
      else omitted += 1
    },
    end: (lines) => ({ breaks, omitted, lines }),
  }
}

/** The runs of a log; where breaks were omitted, what follows the last kept one is left out. */
export function runsOf({ breaks, omitted, lines }: BrokenLog): readonly Run[] {
  const starts = breaks[0]?.index === 0 ? breaks : [{ index: 0, seq: 0 }, ...breaks]
  const runs = starts.map(({ index, seq }, position) => {
    const end = starts[position + 1]?.index ?? lines
    return { index, first: seq, last: seq + (end - index) - 1 }
  })
  return omitted === 0 ? runs : runs.slice(0, -1)
}

/** Breaks of neighbouring lines, taken together: they have one cause. */
export function groupsOf(breaks: readonly Break[]): readonly (readonly Break[])[] {
  const groups: Break[][] = []
  for (const found of breaks) {
    const group = groups.at(-1)
    if (group !== undefined && group.at(-1)?.index === found.index - 1) group.push(found)
    else groups.push([found])
  }
  return groups
}
