/** What the examiner answers about a log: which events there are, and how each is proven. */
import { eventTypesNamed, Failure, fromUtf8, say, toHex } from "../../core/index.ts"
import { readEvent, type EventQuery } from "../../core/node/index.ts"
import type { LogRange } from "../contract/contents.ts"
import type {
  Checkpoints,
  Density,
  EventSummary,
  LogQuery,
  LogRow,
  TimeGap,
  TimeSpan,
} from "../contract/timeline.ts"
import {
  countsOf,
  linesBetween,
  longestGaps,
  spanOf,
  type EventTimes,
  type Stretches,
} from "./event-times.ts"
import type { Work, WorkAnswer, WorkAsk } from "./examiner-work.ts"
import { makeLastAnswer } from "./last-answer.ts"
import type { OpenLog, OpenLogs } from "./open-logs.ts"
import { recordLines } from "./record-lines.ts"

const GAPS = 3
const VALUES = 200
/** As many as say which record they are: each is read for it. */
const NAMED_MARKS = 10
const TEXT_CHARACTERS = 200
/** Bytes of one answer with lines; a line has at most one MiB. */
const RANGE_BYTES = 16 * 1024 * 1024

type LogWorkName =
  | ("open-log" | "close-log" | "timeline" | "log-rows")
  | ("log-record" | "log-values" | "log-range" | "log-proof" | "checkpoints")

type LogWork = { readonly [N in LogWorkName]: (ask: WorkAsk<N>) => Promise<WorkAnswer<N>> }

/** Every answer but that of closing it opens the log if it is not open. @throws Failure as opening it. */
export function logWork(logs: OpenLogs): LogWork {
  return {
    "open-log": async (source) => {
      await logs.get(source)
      return null
    },
    "close-log": async ({ folder }) => {
      await logs.close(folder)
      return null
    },
    timeline: async (ask) => timelineOf(await logs.get(ask.log), ask),
    "log-rows": async ({ log, query, first, count }) => {
      const open = await logs.get(log)
      const fitting = await linesFor(open, query)
      const rows = Array.from(
        { length: Math.max(0, Math.min(count, (fitting?.length ?? open.copy.lines) - first)) },
        (_, at) => rowOf(open, fitting === undefined ? first + at : (fitting[first + at] ?? 0)),
      )
      return { kind: "rows", first, rows }
    },
    "log-record": async ({ log, number }) => ({
      kind: "record",
      lines: recordLines(await logs.get(log), number),
    }),
    "log-values": async ({ log, facet, part }) => {
      const { index } = await logs.get(log)
      const found = index.noSearch() === null ? index.values(facet, part, VALUES) : NO_VALUES
      return { kind: "values", ...found }
    },
    "log-range": async (ask) => rangeOf(await logs.get(ask.log), ask),
    "log-proof": async ({ log, line, size }) => {
      const { copy, tree } = await logs.get(log)
      if (size > copy.lines || line >= size) {
        throw new Failure("USAGE", say("the log has no such line in a tree of that size"))
      }
      const path = (await tree()).path(line, size).map(toHex)
      return { kind: "proof", line, size, text: textOf(copy.line(line)), path }
    },
    checkpoints: async ({ log }) => checkpointsOf(await logs.get(log)),
  }
}

const NO_VALUES = { values: [], hasMore: false }

async function timelineOf(
  log: OpenLog,
  ask: Work["timeline"]["ask"],
): Promise<Work["timeline"]["answer"]> {
  const { query, bins, marks } = ask
  // The index grows meanwhile: everything is told of the lines that are known now.
  const times = log.index.times()
  const fitting = await linesFor(log, query, times)
  const span = query.between ?? wholeSpan(log, times)
  return {
    kind: "timeline",
    path: log.path,
    total: log.copy.lines,
    known: times.length,
    noSearch: log.index.noSearch(),
    matching: fitting?.length ?? log.copy.lines,
    density: span === undefined ? null : densityOf(log, { times, fitting }, { span, bins }),
    gaps: lastGaps(log, String(times.length), () =>
      longestGaps(times, GAPS).map((gap) => ({ ...gap, seq: recordAt(log, gap.line) })),
    ),
    marks: marks.map((line, at) => {
      const ms = times[line] ?? Number.NaN
      const seq = at < NAMED_MARKS ? recordAt(log, line) : null
      return { line, seq, ms: Number.isNaN(ms) ? null : ms }
    }),
  }
}

/*
 * What does not change with what is looked for is kept: to sort the times of a million events
 * takes as long as to look for a word in all of them.
 */
const lastGaps = makeLastAnswer<readonly TimeGap[]>()
const lastSpan = makeLastAnswer<TimeSpan | undefined>()
const lastCounts = makeLastAnswer<readonly number[]>()
/** Each query is asked again for every screen of rows. */
const lastFound = makeLastAnswer<Promise<Uint32Array | undefined>>()

function wholeSpan(log: OpenLog, times: EventTimes): TimeSpan | undefined {
  return lastSpan(log, String(times.length), () => spanOf(times))
}

interface Fitting {
  readonly times: EventTimes
  readonly fitting: Uint32Array | undefined
}

function densityOf(log: OpenLog, { times, fitting }: Fitting, stretches: Stretches): Density {
  const key = JSON.stringify([times.length, stretches])
  const all = lastCounts(log, key, () => countsOf(times, undefined, stretches))
  const matching = fitting === undefined ? all : countsOf(times, fitting, stretches)
  return { ...stretches.span, all, matching }
}

/** The lines that fit among those known; `undefined` for all lines of the log. */
function linesFor(
  log: OpenLog,
  query: LogQuery,
  times = log.index.times(),
): Promise<Uint32Array | undefined> {
  const isSearched = !isPlain(query) && log.index.noSearch() === null
  // Whether there is a search is part of the question: one that failed is not asked again.
  return lastFound(log, JSON.stringify([times.length, isSearched, query]), async () => {
    const found = isSearched ? await log.index.find(typed(query)) : undefined
    return query.between === null ? found : linesBetween(times, found, query.between)
  })
}

/** The query with the types for which its names of kinds stand. */
function typed({ named, ...query }: LogQuery): EventQuery {
  return {
    ...query,
    named: named.map(({ kinds, rest }) => ({ kinds: kinds.flatMap(eventTypesNamed), rest })),
  }
}

function isPlain({ text, facets }: LogQuery): boolean {
  return text.trim() === "" && Object.keys(facets).length === 0
}

function rowOf({ copy }: OpenLog, line: number): LogRow {
  const bytes = copy.line(line)
  const event = bytes === undefined ? undefined : readEvent(bytes)
  return { line, event: event === undefined ? null : summaryOf(event) }
}

/** Number of the record in a line; null where it states no event. */
function recordAt({ copy }: OpenLog, line: number): number | null {
  const bytes = copy.line(line)
  return (bytes === undefined ? undefined : readEvent(bytes)?.seq) ?? null
}

function summaryOf(event: NonNullable<ReturnType<typeof readEvent>>): EventSummary {
  const { seq, time, type, outcome, agents, objects } = event
  const [agent] = agents
  return {
    seq,
    time,
    type,
    outcome,
    agent: { id: cut(agent?.id ?? ""), kind: agent?.kind ?? "" },
    agents: agents.length,
    object: objects[0] === undefined ? null : cut(objects[0].uri),
    objects: objects.length,
  }
}

function cut(text: string): string {
  return text.length <= TEXT_CHARACTERS ? text : `${text.slice(0, TEXT_CHARACTERS)}…`
}

function rangeOf({ copy }: OpenLog, { first, count }: Work["log-range"]["ask"]): LogRange {
  const lines: (string | null)[] = []
  let bytes = 0
  for (let line = first; line < Math.min(first + count, copy.lines); line += 1) {
    const read = copy.line(line)
    bytes += read?.length ?? 0
    if (bytes > RANGE_BYTES && lines.length > 0) break
    lines.push(textOf(read))
  }
  return { kind: "log", total: copy.lines, first, lines }
}

function textOf(line: Uint8Array | undefined): string | null {
  return line === undefined ? null : (fromUtf8(line) ?? null)
}

async function checkpointsOf({ claims, copy, tree }: OpenLog): Promise<Checkpoints> {
  const built = await tree()
  const recorded = [
    { claim: claims.checkpoint, generation: claims.generation ?? null },
    ...claims.generations
      .toSorted((a, b) => b.number - a.number)
      .map(({ checkpoint, number }) => ({ claim: checkpoint, generation: number })),
  ]
  return {
    kind: "checkpoints",
    lines: copy.lines,
    entries: recorded.flatMap(({ claim, generation }) => {
      if (claim === undefined) return []
      const size = Number(claim.size)
      return [
        {
          ...{ path: claim.path, generation, origin: claim.origin, size },
          root: toHex(claim.root),
          computed: size >= 1 && size <= copy.lines ? toHex(built.root(size)) : null,
          signatures: claim.note.signatures.map(({ name, keyId }) => ({
            name,
            keyId: toHex(keyId),
          })),
        },
      ]
    }),
  }
}
