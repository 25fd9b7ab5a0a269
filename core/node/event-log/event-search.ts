/**
 * Full-text search over the events of one log: a private SQLite index (FTS5) in one file.
 *
 * The index holds words and positions and no line; a query answers with line numbers. SQLite
 * is loaded only when it is opened, because not every build of Node has it. Exact values are
 * kept beside it (facet-index.ts).
 */
import type { DatabaseSync, StatementSync } from "node:sqlite"
import { Failure, phrase, say } from "../../base/index.ts"
import type { EventClaim } from "../../claims/index.ts"
import { systemReason } from "../own-file.ts"
import { linesInBoth, makeFacetIndex, type FacetValues } from "./facet-index.ts"
import { EVENT_FACETS, eventWords, facetValues, type EventFacet } from "./read-event.ts"

/** What is looked for; everything that is given must hold. */
export interface EventQuery {
  /** Words, each of them in the event; a word may stand at the beginning of a longer one. */
  readonly text: string
  readonly facets: Partial<Record<EventFacet, string>>
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

/**
 * Opens an empty index in a file that does not exist, or one that was made earlier of the very
 * same events: these are added once more, without their words, since only exact values and times
 * are not in the file.
 *
 * @throws Failure UNREADABLE where SQLite or its full-text index is not built in, or the
 *   system refuses the file.
 */
export async function openEventSearch(path: string, isMade = false): Promise<EventSearch> {
  try {
    const { DatabaseSync: Database } = await import("node:sqlite")
    const db = new Database(path, { readOnly: isMade })
    if (!isMade) db.exec(SETUP)
    return makeSearch(db, isMade)
  } catch (cause) {
    const message = say("search is not available: {reason}", {
      reason: phrase(systemReason(cause)),
    })
    throw new Failure("UNREADABLE", message, { cause })
  }
}

/**
 * It is made once, in one piece, for a session: nothing has to survive a loss of power. Whoever
 * keeps it copies it when it is whole, under its digest.
 *
 * Merging its segments takes a third of the time, and a query of a million events reads the
 * 160 that they fill as fast as one. So they are not merged, and FTS5 is told to do it on its
 * own only shortly before it has no room for more (2,000).
 */
const SETUP = `
  pragma journal_mode = off;
  pragma synchronous = off;
  pragma locking_mode = exclusive;
  pragma temp_store = memory;
  pragma cache_size = -32768;
  create virtual table event using fts5(words, content='', columnsize=0);
  insert into event(event, rank) values ('automerge', 0);
  insert into event(event, rank) values ('crisismerge', 1900);
  begin;
`

/** Beyond so many events segments are merged little by little, long before there are too many. */
const UNMERGED_EVENTS = 4_000_000
const MERGE = "insert into event(event, rank) values ('automerge', 64)"

function makeSearch(db: DatabaseSync, isMade: boolean): EventSearch {
  const insert = isMade ? undefined : db.prepare("insert into event(rowid, words) values (?, ?)")
  // One text is taken over ten times as fast as a million rows.
  const find = db.prepare("select group_concat(rowid) as found from event where event match ?")
  const indexes = EVENT_FACETS.map((facet) => ({ facet, index: makeFacetIndex() }))
  let count = 0
  return {
    add: (event) => {
      const line = count
      count += 1
      if (event === undefined) return
      insert?.run(count, eventWords(event))
      if (insert !== undefined && count === UNMERGED_EVENTS) db.exec(MERGE)
      for (const { facet, index } of indexes) index.add(line, facetValues(event, facet))
    },
    end: () => {
      if (!isMade) db.exec("commit")
    },
    find: ({ text, facets }) => {
      const exact = indexes.flatMap(({ facet, index }) => {
        const value = facets[facet]
        return value === undefined ? [] : [index.find(value)]
      })
      const match = matchOf(text)
      const [first, ...others] = match === "" ? exact : [linesOf(find, match), ...exact]
      // Signs alone are in no event; beside something else they are left out.
      if (first === undefined) return text.trim() === "" ? undefined : new Uint32Array(0)
      return others.reduce(linesInBoth, first)
    },
    values: (facet, part, most) =>
      indexes.find((one) => one.facet === facet)?.index.list(part, most) ?? NO_VALUES,
    close: () => {
      db.close()
    },
  }
}

const NO_VALUES: FacetValues = { values: [], hasMore: false }

/** The words in FTS5's language; "" when nothing in them can be looked for. */
function matchOf(text: string): string {
  const words = text
    .replaceAll("\0", " ")
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    // What a person joined by other signs stands together in the event, too.
    .map((word) => `"${word.replaceAll('"', '""')}" *`)
  return words.join(" AND ")
}

function linesOf(find: StatementSync, match: string): Uint32Array {
  const found = find.get(match)?.["found"]
  if (typeof found !== "string") return new Uint32Array(0)
  let commas = 0
  for (let at = found.indexOf(","); at >= 0; at = found.indexOf(",", at + 1)) commas += 1
  const lines = new Uint32Array(commas + 1)
  let line = 0
  let number = 0
  let isAscending = true
  for (let at = 0; at <= found.length; at += 1) {
    const code = found.charCodeAt(at)
    if (code >= ZERO && code < ZERO + 10) number = number * 10 + code - ZERO
    else {
      isAscending &&= number > (lines[line - 1] ?? -1)
      lines[line] = number - 1
      line += 1
      number = 0
    }
  }
  // FTS5 goes by row; that it does is written nowhere.
  return isAscending ? lines : lines.sort()
}

const ZERO = 0x30
