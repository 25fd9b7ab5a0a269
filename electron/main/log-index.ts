/** The index of one log, which grows while the log is read already: times, words and values. */
import { Failure, say, type Saying } from "../../core/index.ts"
import {
  openEventSearch,
  readEvent,
  type EventSearch,
  type LogCopy,
  type Pause,
} from "../../core/node/index.ts"
import type { EventTimes } from "./event-times.ts"

export interface LogIndex {
  /** Times of the lines that are known so far. */
  readonly times: () => EventTimes
  /** The search over the lines that are known, or one sentence about why there is none. */
  readonly search: () => EventSearch | NoSearch
  /** Waits until it has ended, at the latest at the next pause. */
  readonly close: () => Promise<void>
}

interface NoSearch {
  readonly says: Saying
}

/** Where an index of this log may be already, and is kept when it is complete. */
export interface Keeping {
  /** @returns true when it lies at the path now. */
  readonly take: (path: string) => Promise<boolean>
  readonly keep: (path: string) => Promise<void>
}

/** Lines between two looks at the clock. */
const LINES_AT_ONCE = 64

/**
 * Begins the index of a log.
 *
 * @param path - A file that does not exist yet.
 * @param pause - Throws when the index is not wanted any more.
 */
export function indexLog(
  copy: LogCopy,
  path: string,
  { pause, keeping }: { readonly pause: Pause; readonly keeping?: Keeping },
): LogIndex {
  const times = new Float64Array(copy.lines)
  let known = 0
  let search: EventSearch | NoSearch = { says: say("the search is being opened") }

  const giveUp = (cause: unknown): void => {
    if ("close" in search) search.close()
    search = refusalOf(cause)
  }
  const add = (event: ReturnType<typeof readEvent>): void => {
    try {
      if ("add" in search) search.add(event)
    } catch (cause) {
      // Times go on to be read: a disk that is full takes the search away and nothing else.
      giveUp(cause)
    }
  }
  const index = async (): Promise<void> => {
    const isMade = (await keeping?.take(path)) ?? false
    search = await openEventSearch(path, isMade).catch(refusalOf)
    for (; known < copy.lines; known += 1) {
      if (known % LINES_AT_ONCE === 0) await pause()
      const line = copy.line(known)
      const event = line === undefined ? undefined : readEvent(line)
      times[known] = event === undefined ? Number.NaN : Date.parse(event.time)
      add(event)
    }
    if (!("end" in search)) return
    search.end()
    // A search that cannot be kept is a search all the same.
    if (!isMade) await keeping?.keep(path).catch(() => undefined)
  }
  const ended = index().catch(giveUp)
  return {
    times: () => times.subarray(0, known),
    search: () => search,
    close: async () => {
      await ended
      if ("close" in search) search.close()
      search = { says: say("the log was closed") }
    },
  }
}

function refusalOf(cause: unknown): NoSearch {
  return {
    says:
      cause instanceof Failure
        ? cause.saying
        : say("the search ended: {what}", { what: String(cause) }),
  }
}
