/** The index of one log as the window uses it: it grows behind the answers, and may be kept. */
import { Failure, say, type Saying } from "../../core/index.ts"
import {
  indexEvents,
  type EventIndex,
  type EventsThreads,
  type LogCopy,
  type Pause,
} from "../../core/node/index.ts"

export type LogIndex = Omit<EventIndex, "whole">

/** Where an index of this log may be already, and is kept when it is complete. */
export interface Keeping {
  /** @returns true when its files lie at the paths now. */
  readonly take: (paths: readonly string[]) => Promise<boolean>
  readonly keep: (paths: readonly string[]) => Promise<void>
}

export interface LogIndexPlan {
  readonly threads: EventsThreads
  /** Throws when the index is not wanted any more. */
  readonly pause: Pause
  readonly keeping?: Keeping
}

/**
 * Begins the index of a log.
 *
 * @param words - Paths of files that do not exist yet, one for each of the threads.
 */
export function indexLog(
  copy: LogCopy,
  words: readonly string[],
  { threads, pause, keeping }: LogIndexPlan,
): LogIndex {
  let events: EventIndex | undefined
  let noSearch: Saying | null = OPENING
  const index = async (): Promise<void> => {
    const isMade = (await keeping?.take(words)) ?? false
    events = indexEvents(copy, { threads: threads.living(), words, isMade, pause })
    noSearch = null
    await events.whole
    // A search that cannot be kept is a search all the same.
    if (!isMade && events.noSearch() === null) await keeping?.keep(words).catch(() => undefined)
  }
  const ended = index().catch((cause: unknown) => {
    noSearch ??= sayingOf(cause)
  })
  const why = (): Saying | null => noSearch ?? events?.noSearch() ?? null
  return {
    times: () => events?.times() ?? new Float64Array(0),
    noSearch: why,
    find: async (query) => {
      if (events === undefined || noSearch !== null) {
        throw new Failure("UNREADABLE", noSearch ?? OPENING)
      }
      return events.find(query)
    },
    records: (number) => events?.records(number) ?? new Uint32Array(0),
    values: (facet, part, most) => events?.values(facet, part, most) ?? NO_VALUES,
    close: async () => {
      noSearch = say("the log was closed")
      await ended
      await events?.close()
    },
  }
}

const OPENING = say("the search is being opened")
const NO_VALUES = { values: [], hasMore: false }

function sayingOf(cause: unknown): Saying {
  return cause instanceof Failure
    ? cause.saying
    : say("the search ended: {what}", { what: String(cause) })
}
