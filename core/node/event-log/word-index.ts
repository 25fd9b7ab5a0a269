/**
 * Which lines hold which words: a private SQLite index (FTS5) in one file.
 *
 * It holds words and positions and no line; a query answers with line numbers. SQLite is loaded
 * only when an index is opened, because not every build of Node has it.
 */
import type { DatabaseSync, StatementSync } from "node:sqlite"
import { Failure, phrase, say } from "../../base/index.ts"
import { systemReason } from "../own-file.ts"

export interface WordIndex {
  /** Takes the words of a line; lines come in ascending order. @throws Failure UNREADABLE */
  add(line: number, words: string): void
  /** Everything was added. @throws Failure UNREADABLE */
  end(): void
  /**
   * The lines that have all the words, ascending; a word may stand at the beginning of a longer
   * one. `text` must have one (`hasWords`).
   *
   * @throws Failure UNREADABLE when the system refuses.
   */
  find(text: string): Uint32Array<ArrayBuffer>
  close(): void
}

/**
 * Opens an empty index in a file that does not exist, or one that was made earlier, to which
 * nothing can be added.
 *
 * @throws Failure UNREADABLE where SQLite or its full-text index is not built in, or the
 *   system refuses the file.
 */
export async function openWordIndex(path: string, isMade: boolean): Promise<WordIndex> {
  try {
    const { DatabaseSync: Database } = await import("node:sqlite")
    const db = new Database(path, { readOnly: isMade })
    if (!isMade) db.exec(SETUP)
    return makeIndex(db, isMade)
  } catch (cause) {
    throw notAvailable(cause)
  }
}

function notAvailable(cause: unknown): Failure {
  const message = say("search is not available: {reason}", { reason: phrase(systemReason(cause)) })
  return new Failure("UNREADABLE", message, { cause })
}

/**
 * It is made once, in one piece, for a session: nothing has to survive a loss of power. Whoever
 * keeps it copies it when it is whole, under its digest. A journal in memory leaves no second
 * file with words beside it; none at all is not to be had, since Node opens SQLite defensively.
 *
 * Merging its segments takes a third of the time, and a query of a million events reads the
 * 160 that they fill as fast as one. So they are not merged, and FTS5 is told to do it on its
 * own only shortly before it has no room for more (2,000).
 */
const SETUP = `
  pragma journal_mode = memory;
  pragma synchronous = off;
  pragma locking_mode = exclusive;
  pragma temp_store = memory;
  pragma cache_size = -16384;
  create virtual table event using fts5(words, content='', columnsize=0);
  insert into event(event, rank) values ('automerge', 0);
  insert into event(event, rank) values ('crisismerge', 1900);
  begin;
`

/** Beyond so many lines segments are merged little by little, long before there are too many. */
const UNMERGED_LINES = 4_000_000
const MERGE = "insert into event(event, rank) values ('automerge', 64)"

function makeIndex(db: DatabaseSync, isMade: boolean): WordIndex {
  const insert = isMade ? undefined : db.prepare("insert into event(rowid, words) values (?, ?)")
  // One text is taken over ten times as fast as a million rows.
  const find = db.prepare("select group_concat(rowid) as found from event where event match ?")
  let added = 0
  return {
    add: (line, words) => {
      refusing(() => {
        insert?.run(line + 1, words)
        added += 1
        if (added === UNMERGED_LINES) db.exec(MERGE)
      })
    },
    end: () => {
      if (insert !== undefined)
        refusing(() => {
          db.exec("commit")
        })
    },
    find: (text) => refusing(() => linesOf(find, matchOf(text))),
    close: () => {
      db.close()
    },
  }
}

function refusing<T>(act: () => T): T {
  try {
    return act()
  } catch (cause) {
    throw notAvailable(cause)
  }
}

/** True when there is something that can be looked for: signs alone are in no event. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** The words in FTS5's language. */
function matchOf(text: string): string {
  const words = text
    .replaceAll("\0", " ")
    .split(/\s+/u)
    .filter(hasWords)
    // What a person joined by other signs stands together in the event, too.
    .map((word) => `"${word.replaceAll('"', '""')}" *`)
  return words.join(" AND ")
}

function linesOf(find: StatementSync, match: string): Uint32Array<ArrayBuffer> {
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
