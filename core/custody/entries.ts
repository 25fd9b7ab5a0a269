/** The custody list: hand-overs and the like as the log tells them, for a report. */
import type { EventClaim } from "../claims/index.ts"
import { isListed } from "./event-types.ts"

/** One hand-over or other custody event. All of it is what the log says, not what was proven. */
export interface CustodyEntry {
  readonly seq: number
  readonly time: string
  readonly type: string
  /** Each as `<id> (<role>)`; the first fifty. */
  readonly agents: readonly string[]
  /** URIs; the first fifty. */
  readonly objects: readonly string[]
  /** How many agents and objects the event names in all. */
  readonly named: { readonly agents: number; readonly objects: number }
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
    agents: agents.slice(0, MOST_NAMES).map(({ id, role }) => `${id} (${role})`),
    objects: objects.slice(0, MOST_NAMES).map(({ uri }) => uri),
    named: { agents: agents.length, objects: objects.length },
    outcome,
    ...(reason !== undefined && { reason }),
  }
}
