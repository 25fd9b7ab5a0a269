/** The custody list: hand-overs and the like as the log tells them, for a report. */
import type { EventAgent, EventClaim } from "../claims/index.ts"
import { isListed } from "./event-types.ts"

/** One hand-over or other custody event. All of it is what the log says, not what was proven. */
export interface CustodyEntry {
  readonly seq: number
  readonly time: string
  readonly type: string
  /** Each as `<id> (<role>)`. */
  readonly agents: readonly string[]
  /** URIs. */
  readonly objects: readonly string[]
  readonly outcome: string
  readonly reason?: string
}

/** Entries that are kept; the rest is counted. */
const MOST_ENTRIES = 10_000
/** Agents and objects of one entry that are kept: one event may name a hundred thousand. */
const MOST_NAMES = 50

export interface CustodyEntries {
  add(event: EventClaim): void
  all(): readonly CustodyEntry[]
  /** All custody events, kept or not. */
  total(): number
}

export function makeCustodyEntries(): CustodyEntries {
  const entries: CustodyEntry[] = []
  let total = 0
  return {
    add: (event) => {
      if (!isListed(event.type)) return
      total += 1
      if (entries.length < MOST_ENTRIES) entries.push(toEntry(event))
    },
    all: () => entries,
    total: () => total,
  }
}

function toEntry({ seq, time, type, agents, objects, outcome, reason }: EventClaim): CustodyEntry {
  return {
    seq,
    time,
    type,
    agents: someOf(agents, ({ id, role }: EventAgent) => `${id} (${role})`),
    objects: someOf(objects, ({ uri }) => uri),
    outcome,
    ...(reason !== undefined && { reason }),
  }
}

function someOf<T>(items: readonly T[], toName: (item: T) => string): readonly string[] {
  const names = items.slice(0, MOST_NAMES).map(toName)
  const more = items.length - names.length
  return more === 0 ? names : [...names, `and ${more} more`]
}
