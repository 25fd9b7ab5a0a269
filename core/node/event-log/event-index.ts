/**
 * The index of one log: when its events happened, which words and which values they have.
 *
 * Threads of their own read the copy of the log and keep the words (word-index.ts), so that
 * nobody who answers a person meanwhile is held up; times, numbers (record-index.ts) and values
 * (facet-index.ts) are gathered here, in the order of the lines.
 */
import { Failure, type Saying } from "../../base/index.ts"
import type { EventBlock } from "./event-block.ts"
import type { EventsThread } from "./events-threads.ts"
import { linesInBoth, linesInEither, makeFacetIndex, type FacetValues } from "./facet-index.ts"
import type { LogCopy, Pause, Stretch } from "./log-copy.ts"
import { byFacet, EVENT_FACETS, type EventFacet } from "./read-event.ts"
import { makeRecordIndex } from "./record-index.ts"
import { hasWords } from "./word-index.ts"

/** What is looked for; everything that is given must hold. */
export interface EventQuery {
  /**
   * Words, each of them in the event; a word may stand at the beginning of a longer one. Events
   * hold no words for their own kinds and numbers, so what the text means of these is beside it.
   */
  readonly text: string
  readonly named?: readonly NamedKinds[]
  /** The record of this number fits, too. */
  readonly record?: number | null
  readonly facets: Partial<Record<EventFacet, string>>
}

/** Kinds that some words of a text name, and the others, which are looked for in their events. */
export interface NamedKinds {
  /** Types of events. */
  readonly kinds: readonly string[]
  readonly rest: string
}

export interface EventIndex {
  /** Times of the lines known so far, milliseconds since 1970; NaN where a line states none. */
  times(): Float64Array
  /** Why nothing can be looked for; `null` as long as it can. */
  noSearch(): Saying | null
  /**
   * The lines that fit, ascending, among those known when it is asked; `undefined` for all.
   *
   * @throws Failure UNREADABLE when nothing can be looked for.
   */
  find(query: EventQuery): Promise<Uint32Array | undefined>
  /** The lines known so far that state the record of a number, ascending. */
  records(number: number): Uint32Array
  /** Values that events have, among those that contain `part`. */
  values(facet: EventFacet, part: string, most: number): FacetValues
  /** Settles when every line is known. @throws whatever `pause` throws, or reading the copy. */
  readonly whole: Promise<void>
  /** Has the threads let go of it; after that nothing is to be asked. */
  close(): Promise<void>
}

export interface IndexPlan {
  readonly threads: readonly EventsThread[]
  /**
   * Paths of the files for the words, one for each thread: files that do not exist, or those of
   * an earlier index of the very same log.
   */
  readonly words: readonly string[]
  /** True when the words are in these files already. */
  readonly isMade: boolean
  /** Awaited before each stretch is read; throws when the index is not wanted any more. */
  readonly pause: Pause
}

/** A thread, and the file of words that it keeps of this log. */
interface Keeper {
  readonly thread: EventsThread
  readonly words: string
}

/** Begins the index of a log. */
export function indexEvents(copy: LogCopy, plan: IndexPlan): EventIndex {
  const { threads, isMade, pause } = plan
  const keepers = threads.map((thread, at) => ({ thread, words: plan.words[at] ?? "" }))
  const known = makeKnown(copy.lines)
  let noSearch: Saying | null = null

  const why = (): Saying | null => {
    const ended = threads.map((thread) => thread.ended()).find((one) => one !== undefined)
    return noSearch ?? ended?.saying ?? null
  }
  const refuse = (cause: unknown): void => {
    if (cause instanceof Failure) noSearch ??= cause.saying
  }
  const refused = (cause: unknown): never => {
    refuse(cause)
    throw cause
  }
  const read = async (): Promise<void> => {
    await askAll(keepers, ({ thread, words }) =>
      thread.ask({ kind: "open", words, copy: copy.path, isMade }).catch(unlessEnded(thread)),
    )
    await readAll(copy, { keepers, pause }, (stretch, block, noWords) => {
      known.take(stretch, block)
      noSearch ??= noWords
    })
    // Without words there are times all the same.
    await askAll(keepers, ({ thread, words }) => thread.ask({ kind: "end", words })).catch(refuse)
  }
  return {
    times: known.times,
    noSearch: why,
    find: async (query) => {
      const { text, facets } = query
      const says = why()
      if (says !== null) throw new Failure("UNREADABLE", says)
      // More may be known when the threads answer.
      const { length } = known.times()
      const exact = known.find(facets)
      const worded = hasWords(text) ? [await findText(keepers, known, query).catch(refused)] : []
      const [first, ...others] = [...worded.map((lines) => linesBelow(lines, length)), ...exact]
      // Signs alone are in no event; beside something else they are left out.
      if (first === undefined) return text.trim() === "" ? undefined : new Uint32Array(0)
      return others.reduce(linesInBoth, first)
    },
    records: known.records,
    values: known.values,
    whole: read().catch(refused),
    close: async () => {
      const closed = askAll(keepers, ({ thread, words }) => thread.ask({ kind: "close", words }))
      // A thread that has ended holds nothing any more.
      await closed.catch(() => undefined)
    },
  }
}

const STRETCH = { lines: 2048, bytes: 4 * 1024 * 1024 }
/** Stretches asked of a thread at a time, so that it need not wait for the next one. */
const ASKED_AT_ONCE = 2

interface Reading {
  readonly keepers: readonly Keeper[]
  readonly pause: Pause
}

/**
 * Shares the stretches of a log out among threads, each as fast as it takes them. What a thread
 * was asked for when it ended is read by another one.
 */
async function readAll(
  copy: LogCopy,
  { keepers, pause }: Reading,
  take: (stretch: Stretch, block: EventBlock, noWords: Saying | null) => void,
): Promise<void> {
  const returned: Stretch[] = []
  let line = 0
  const next = (): Stretch | undefined => {
    const stretch = returned.pop() ?? copy.stretch(line, STRETCH)
    line = Math.max(line, stretch === undefined ? 0 : stretch.first + stretch.lines)
    return stretch
  }
  const feed = async ({ thread, words }: Keeper): Promise<void> => {
    while (thread.ended() === undefined) {
      await pause()
      // Taken and asked for without a pause between, so that each thread's lines ascend.
      const stretch = next()
      if (stretch === undefined) return
      const asked = thread.ask({ kind: "read", words, stretch })
      const answer = await asked.catch(unlessEnded(thread))
      if (answer === undefined) returned.push(stretch)
      else take(stretch, answer.block, answer.noWords)
    }
  }
  while (returned.length > 0 || line < copy.lines) {
    const living = keepers.filter(({ thread }) => thread.ended() === undefined)
    if (living.length === 0)
      throw keepers[0]?.thread.ended() ?? new Failure("INTERNAL", "no thread")
    const feeds = living.flatMap((keeper) => Array.from({ length: ASKED_AT_ONCE }, () => keeper))
    await Promise.all(feeds.map(feed))
  }
}

/** What a thread that has ended was asked is no reason to give up. */
function unlessEnded(thread: EventsThread): (cause: unknown) => undefined {
  return (cause) => {
    if (thread.ended() === undefined) throw cause
    return undefined
  }
}

/** Events that hold the words, those of kinds that they name, and the one whose number they are. */
async function findText(
  keepers: readonly Keeper[],
  known: Known,
  { text, named = [], record = null }: EventQuery,
): Promise<Uint32Array> {
  const ofKinds = named.map(async ({ kinds, rest }) => {
    const there = known.ofKinds(kinds)
    return hasWords(rest) ? linesInBoth(there, await findWords(keepers, rest)) : there
  })
  const found = await Promise.all([findWords(keepers, text), ...ofKinds])
  return [...found, record === null ? NO_LINES : known.records(record)].reduce(linesInEither)
}

const NO_LINES = new Uint32Array(0)

async function findWords(keepers: readonly Keeper[], text: string): Promise<Uint32Array> {
  const found = await askAll(keepers, ({ thread, words }) =>
    thread.ask({ kind: "find", words, text }),
  )
  return found.map(({ lines }): Uint32Array => lines).reduce(linesInEither)
}

function askAll<T>(
  keepers: readonly Keeper[],
  ask: (keeper: Keeper) => Promise<T>,
): Promise<readonly T[]> {
  return Promise.all(keepers.map(ask))
}

function linesBelow(lines: Uint32Array, end: number): Uint32Array {
  return lines.subarray(0, lines.findLastIndex((line) => line < end) + 1)
}

interface Known {
  readonly take: (stretch: Stretch, block: EventBlock) => void
  readonly times: () => Float64Array
  readonly find: (facets: EventQuery["facets"]) => readonly Uint32Array[]
  readonly ofKinds: (kinds: readonly string[]) => Uint32Array
  readonly records: EventIndex["records"]
  readonly values: EventIndex["values"]
}

/** What is known of the lines from the first one on; what is read before its turn waits. */
function makeKnown(lines: number): Known {
  const times = new Float64Array(lines)
  const indexes = byFacet(() => makeFacetIndex())
  const records = makeRecordIndex()
  const early = new Map<number, EventBlock>()
  let known = 0
  return {
    take: ({ first }, block) => {
      early.set(first, block)
      for (;;) {
        const next = early.get(known)
        if (next === undefined) return
        early.delete(known)
        for (const facet of EVENT_FACETS) indexes[facet].add(known, next.facets[facet])
        times.set(next.times, known)
        records.add(known, next.records)
        known += next.times.length
      }
    },
    times: () => times.subarray(0, known),
    find: (facets) =>
      EVENT_FACETS.flatMap((facet) => {
        const value = facets[facet]
        return value === undefined ? [] : [indexes[facet].find(value)]
      }),
    ofKinds: (kinds) => indexes.kind.find(...kinds),
    records: (number) => records.find(number),
    values: (facet, part, most) => indexes[facet].list(part, most),
  }
}
