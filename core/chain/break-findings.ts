/**
 * From breaks to findings: what happened to the log, and which part of it still stands.
 *
 * Says no more than numbers and digests show: that records are gone, not who took them
 * out or why; that one of two lines differs, not always which.
 */
import { finding, type Finding } from "../findings/index.ts"
import { groupsOf, runsOf, type Break, type BrokenLog, type Run } from "./breaks.ts"

/** What the numbers and digests around a break amount to. */
type Cause = "edited" | "deleted" | "inserted" | "duplicated" | "reordered" | "disordered"

interface Explained {
  readonly cause: Cause
  /** First and last record concerned, by number. */
  readonly first: number
  readonly last: number
  /** First and last line concerned, by index. */
  readonly lines: { readonly first: number; readonly last: number }
}

/** The findings for each disturbance of the log at `path`, in the order of the lines. */
export function* breakFindings(path: string, log: BrokenLog): Generator<Finding> {
  const runs = runsOf(log)
  for (const group of groupsOf(log.breaks)) {
    const from = group[0]
    const to = group.findLast(({ kind }) => kind === "broken")
    // A line that is no event has its own finding; alone it breaks no link.
    if (from === undefined || to === undefined) continue
    const within = group.slice(0, group.indexOf(to) + 1)
    const disturbance = { from, to, within, runs, log }
    const stands = standing(to, log)
    for (const explained of explain(disturbance)) {
      yield toFinding(path, disturbance, { ...explained, standing: stands })
    }
  }
}

interface Disturbance {
  readonly from: Break
  /** The line from which on the log is whole again, at least for a while. */
  readonly to: Break
  readonly within: readonly Break[]
  /** All runs of the log. */
  readonly runs: readonly Run[]
  readonly log: BrokenLog
}

function explain(disturbance: Disturbance): readonly Explained[] {
  const { from, to, log } = disturbance
  const between = to.index - from.index
  const wanted = to.seq - 1 - from.before
  // What is missing or stands elsewhere cannot be told from a part of the breaks.
  if (wanted !== between && log.omitted > 0) return [surrounding(disturbance, "disordered")]
  if (wanted > between) return explainGap(disturbance)
  if (wanted < between) return [explainSurplus(disturbance)]
  if (between === 0) return [explainLink(disturbance)]
  const moved = isShuffled(disturbance.within.slice(0, -1), from.before + 1)
  return [surrounding(disturbance, moved ? "reordered" : "edited")]
}

/** More numbers are wanted than lines are there: they are missing, or stand elsewhere. */
function explainGap(disturbance: Disturbance): readonly Explained[] {
  const { from, to, within, runs } = disturbance
  const absent = absentNumbers({ first: from.before + 1, last: to.seq - 1 }, runs)
  if (absent.length === 0) return [surrounding(disturbance, "reordered")]
  return absent.map((numbers) => {
    const at = within.find(({ before, seq }) => before < numbers.first && seq > numbers.last) ?? to
    return {
      cause: "deleted",
      ...numbers,
      lines: { first: Math.max(at.index - 1, 0), last: at.index },
    }
  })
}

/** More lines are there than numbers are wanted: they stood elsewhere, or do not belong. */
function explainSurplus(disturbance: Disturbance): Explained {
  const { to, within, runs, log } = disturbance
  const between = within.slice(0, -1)
  const suspects = between.length > 0 ? between : [to]
  if (suspects.every(({ copyOf }) => copyOf !== undefined)) {
    const own = { first: suspects[0]?.index ?? to.index, last: suspects.at(-1)?.index ?? to.index }
    return { ...surrounding(disturbance, "duplicated"), lines: own }
  }
  // In a log that was only reordered every number is used once, and none is beyond its end.
  const starts = new Set(within.map(({ index }) => index))
  const used = runs.filter(({ index }) => starts.has(index))
  const fits = used.every(
    (run) => run.last < log.lines && !runs.some((other) => other !== run && overlap(run, other)),
  )
  if (fits) return surrounding(disturbance, "reordered")
  const insertedAfter = between.length === 0 ? to.follows : undefined
  return insertedAfter === undefined
    ? surrounding(disturbance, "inserted")
    : explainInsertion(disturbance, insertedAfter)
}

/** Numbers go on and only the digest does not fit: one of the two lines differs. */
function explainLink(disturbance: Disturbance): Explained {
  return disturbance.to.follows === undefined
    ? surrounding(disturbance, "edited")
    : explainInsertion(disturbance, disturbance.to.follows)
}

/** The line continues an earlier one, so what lies between the two does not belong there. */
function explainInsertion({ to }: Disturbance, follows: number): Explained {
  const lines = { first: follows + 1, last: to.index - 1 }
  return { cause: "inserted", first: Math.max(to.seq - 1, 0), last: to.seq, lines }
}

/** The records on both sides of a disturbance and all between. */
function surrounding({ from, to, within }: Disturbance, cause: Cause): Explained {
  const numbers = [from.before, ...within.map(({ seq }) => seq)].filter((seq) => seq >= 0)
  const first = cause === "reordered" ? Math.min(...numbers) : Math.max(from.before, 0)
  const last = cause === "reordered" ? Math.max(...numbers) : Math.max(to.seq, 0)
  const lines = { first: Math.max(from.index - 1, 0), last: to.index }
  return { cause, first: Math.min(first, last), last: Math.max(first, last), lines }
}

/** True when the lines state the numbers from `first` on, each once, in another order. */
function isShuffled(lines: readonly Break[], first: number): boolean {
  const numbers = lines.map(({ seq }) => seq)
  const ordered = [...numbers].sort((a, b) => a - b)
  const complete = ordered.every((seq, index) => seq === first + index)
  return complete && numbers.some((seq, index) => seq !== ordered[index])
}

interface Numbers {
  readonly first: number
  readonly last: number
}

/** The parts of a range of numbers that no run states. */
function absentNumbers(range: Numbers, runs: readonly Run[]): readonly Numbers[] {
  const absent: Numbers[] = []
  let next = range.first
  const stated = runs.filter((run) => overlap(run, range)).sort((a, b) => a.first - b.first)
  for (const run of stated) {
    if (run.first > next) absent.push({ first: next, last: run.first - 1 })
    next = Math.max(next, run.last + 1)
  }
  if (next <= range.last) absent.push({ first: next, last: range.last })
  return absent
}

function overlap(a: Numbers, b: Numbers): boolean {
  return a.first <= b.last && b.first <= a.last
}

/** What is whole behind a disturbance, so that a reader knows what can still be used. */
interface Standing {
  readonly stands: string
  /** Number of the record from which on everything to the end of the log is whole. */
  readonly from?: string
}

function standing({ index, seq }: Break, { breaks, omitted }: BrokenLog): Standing {
  const next = breaks.find((later) => later.index > index)
  if (next === undefined && omitted > 0) return { stands: "not examined further: too many breaks" }
  if (next === undefined) {
    return { stands: `from record ${seq} on every link holds`, from: String(seq) }
  }
  return { stands: `records ${seq} to ${seq + (next.index - index) - 1} follow one another` }
}

interface Told extends Explained {
  readonly standing: Standing
}

function toFinding(path: string, { within, from }: Disturbance, told: Told): Finding {
  const { cause, first, last, lines } = told
  const broken = within.filter(({ kind }) => kind === "broken")
  const inOrder = broken.every(({ seq, before }) => seq === before + 1)
  const linked = broken.every(({ linkHolds }) => linkHolds)
  const onlyLinks = cause === "edited" ? !linked : inOrder
  return finding(
    onlyLinks ? "LOGCHAIN_LINK_BROKEN" : "SEQUENCE_GAP",
    { path, line: (cause === "deleted" ? lines.last : from.index) + 1, range: { first, last } },
    {
      what: cause,
      records: first === last ? String(first) : `${first} to ${last}`,
      lines:
        lines.first === lines.last
          ? String(lines.first + 1)
          : `${lines.first + 1} to ${lines.last + 1}`,
      link: linked ? "holds" : "broken",
      ...told.standing,
    },
  )
}
