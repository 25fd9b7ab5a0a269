/**
 * Full-text search over the events of one log: a private SQLite index (FTS5) in one file.
 *
 * The index holds words and positions and no line; a query answers with line numbers. It is
 * loaded only when it is opened, because not every build of Node has it.
 */
import type { DatabaseSync, StatementSync } from "node:sqlite"
import { Failure } from "../../base/index.ts"
import type { EventClaim } from "../../claims/index.ts"
import { systemReason } from "../own-file.ts"
import { EVENT_FACETS, eventWords, facetToken, facetValues, type EventFacet } from "./read-event.ts"

/** What is looked for; everything that is given must hold. */
export interface EventQuery {
  /** Words, each of them in the event; a word may stand at the beginning of a longer one. */
  readonly text: string
  readonly facets: Partial<Record<EventFacet, string>>
}

export interface FacetValues {
  /** The most frequent first. */
  readonly values: readonly { readonly value: string; readonly events: number }[]
  /** True when there are more than are named here. */
  readonly hasMore: boolean
}

export interface EventSearch {
  /** Takes one line after the other; `undefined` for a line that states no event. */
  add(event: EventClaim | undefined): void
  /** Everything was added. */
  end(): void
  /** Indexes of the lines that fit among those added, ascending; `undefined` for all of them. */
  find(query: EventQuery): Uint32Array | undefined
  /** Values that events have, among those that contain `part`. */
  values(facet: EventFacet, part: string, most: number): FacetValues
  close(): void
}

/** Different values of a facet that are counted and listed; others can still be singled out. */
const MOST_VALUES = 100_000

/**
 * Opens an empty index in a file that does not exist.
 *
 * @throws Failure UNREADABLE where SQLite or its full-text index is not built in, or the
 *   system refuses the file.
 */
export async function openEventSearch(path: string): Promise<EventSearch> {
  try {
    const { DatabaseSync: Database } = await import("node:sqlite")
    const db = new Database(path)
    db.exec(SETUP)
    return makeSearch(db)
  } catch (cause) {
    const message = `search is not available: ${systemReason(cause)}`
    throw new Failure("UNREADABLE", message, { cause })
  }
}

/** It is made once, in one piece, and thrown away: nothing has to survive a loss of power. */
const SETUP = `
  pragma journal_mode = off;
  pragma synchronous = off;
  pragma locking_mode = exclusive;
  pragma temp_store = memory;
  pragma cache_size = -32768;
  create virtual table event using fts5(words, facets, content='', columnsize=0);
  begin;
`

function makeSearch(db: DatabaseSync): EventSearch {
  const insert = db.prepare("insert into event(rowid, words, facets) values (?, ?, ?)")
  // One text is taken over ten times as fast as a million rows.
  const find = db.prepare("select group_concat(rowid) as found from event where event match ?")
  const counts = new Map(EVENT_FACETS.map((facet) => [facet, makeCounts(facet)]))
  let count = 0
  return {
    add: (event) => {
      count += 1
      if (event === undefined) return
      insert.run(count, eventWords(event), takeFacets(event, counts))
    },
    end: () => {
      db.exec("commit")
    },
    find: (query) => {
      const match = matchOf(query, counts)
      if (match === "") return query.text.trim() === "" ? undefined : new Uint32Array(0)
      return linesOf(find, match)
    },
    values: (facet, part, most) => counts.get(facet)?.list(part, most) ?? NO_VALUES,
    close: () => {
      db.close()
    },
  }
}

const NO_VALUES: FacetValues = { values: [], hasMore: false }

interface Counts {
  /** Counts one event more. @returns the word that stands for the value in the index. */
  add(value: string): string
  tokenOf(value: string): string
  list(part: string, most: number): FacetValues
}

/** @param most - Values that are numbered; the others are known by their digests. */
function makeCounts(facet: EventFacet, most = MOST_VALUES): Counts {
  const known = new Map<string, { readonly token: string; events: number }>()
  let isCut = false
  const tokenOf = (value: string): string => known.get(value)?.token ?? facetToken(facet, value)
  return {
    tokenOf,
    add: (value) => {
      const counted = known.get(value)
      if (counted !== undefined) {
        counted.events += 1
        return counted.token
      }
      isCut = known.size >= most
      if (isCut) return facetToken(facet, value)
      const token = `${facet}${known.size.toString(36)}`
      known.set(value, { token, events: 1 })
      return token
    },
    list: (part, listed) => {
      const wanted = part.toLowerCase()
      const fitting = [...known].filter(([value]) => value.toLowerCase().includes(wanted))
      const sorted = fitting.sort(([a, x], [b, y]) => y.events - x.events || (a < b ? -1 : 1))
      const values = sorted.slice(0, listed).map(([value, { events }]) => ({ value, events }))
      return { values, hasMore: isCut || sorted.length > listed }
    },
  }
}

function takeFacets(event: EventClaim, counts: ReadonlyMap<EventFacet, Counts>): string {
  const tokens: string[] = []
  for (const [facet, counted] of counts) {
    for (const value of facetValues(event, facet)) tokens.push(counted.add(value))
  }
  return tokens.join(" ")
}

/** The query in FTS5's language; "" when nothing in it can be looked for. */
function matchOf({ text, facets }: EventQuery, counts: ReadonlyMap<EventFacet, Counts>): string {
  const words = text
    .replaceAll("\0", " ")
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    // What a person joined by other signs stands together in the event, too.
    .map((word) => `words : "${word.replaceAll('"', '""')}" *`)
  const exact = Array.from(counts).flatMap(([facet, counted]) => {
    const value = facets[facet]
    return value === undefined ? [] : [`facets : ${counted.tokenOf(value)}`]
  })
  return [...words, ...exact].join(" AND ")
}

function linesOf(find: StatementSync, match: string): Uint32Array {
  const found = find.get(match)?.["found"]
  if (typeof found !== "string") return new Uint32Array(0)
  let commas = 0
  for (let at = found.indexOf(","); at >= 0; at = found.indexOf(",", at + 1)) commas += 1
  const lines = new Uint32Array(commas + 1)
  let line = 0
  let number = 0
  for (let at = 0; at <= found.length; at += 1) {
    const code = found.charCodeAt(at)
    if (code >= ZERO && code < ZERO + 10) number = number * 10 + code - ZERO
    else {
      lines[line] = number - 1
      line += 1
      number = 0
    }
  }
  return lines.sort()
}

const ZERO = 0x30
