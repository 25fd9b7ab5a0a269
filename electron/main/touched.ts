/**
 * Whether something was written since an instant, by the times of the file system.
 *
 * A hint and no finding: file times can be set. Only examining again shows it.
 */
import { lstatSync, opendirSync, realpathSync } from "node:fs"
import { join } from "node:path"
import { setImmediate as breathe } from "node:timers/promises"
import type { Since } from "../contract/evidence.ts"

/** Entries that are looked at for a line of a list; a larger folder answers `unknown`. */
const MOST_ENTRIES = 2000
/** The same for the one piece of evidence that is open. */
const MOST_ENTRIES_OF_ONE = 200_000

/** @param sinceMs - Milliseconds since 1970. */
export function touchedSince(path: string, sinceMs: number): Since {
  for (const since of lookingThrough(path, sinceMs, MOST_ENTRIES)) {
    if (since !== undefined) return since
  }
  return "unknown"
}

/**
 * The same of up to 200,000 entries, letting other work go on meanwhile.
 *
 * @param sinceMs - Milliseconds since 1970.
 */
export async function touchedSinceThen(path: string, sinceMs: number): Promise<Since> {
  let seen = 0
  for (const since of lookingThrough(path, sinceMs, MOST_ENTRIES_OF_ONE)) {
    if (since !== undefined) return since
    seen += 1
    if (seen % MOST_ENTRIES === 0) await breathe()
  }
  return "unknown"
}

/** Entry by entry: undefined after each, until something is known. */
function* lookingThrough(
  path: string,
  sinceMs: number,
  mostEntries: number,
): Generator<Since | undefined> {
  const whole = rootOf(path)
  if ("since" in whole) {
    yield whole.since
    return
  }
  const looking: Looking = { sinceMs, isBlind: false }
  let seen = 0
  for (const since of below(whole.path, looking)) {
    yield since
    seen += 1
    if (seen >= mostEntries) return
  }
  yield looking.isBlind ? "unknown" : "untouched"
}

/** What a link leads to is what was examined. */
function rootOf(path: string): { readonly path: string } | { readonly since: Since } {
  try {
    return { path: realpathSync(path) }
  } catch (cause) {
    return { since: isAbsence(cause) ? "gone" : "unknown" }
  }
}

interface Looking {
  readonly sinceMs: number
  /** Something could not be looked at. */
  isBlind: boolean
}

/** Stands for the bytes of a name that are no UTF-8: by that name nothing is found. */
const NO_CHARACTER = "\uFFFD"

/** A folder is read as it is gone through: it may hold more names than fit in memory. */
function* below(path: string, looking: Looking): Generator<Since | undefined> {
  try {
    const stats = lstatSync(path)
    if (stats.mtimeMs > looking.sinceMs || stats.ctimeMs > looking.sinceMs) yield "touched"
    yield undefined
    if (!stats.isDirectory()) return
    const folder = opendirSync(path)
    try {
      for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
        yield* below(join(path, entry.name), looking)
      }
    } finally {
      folder.closeSync()
    }
  } catch (cause) {
    // What its folder names and is not there goes away at this moment.
    if (isAbsence(cause) && !path.includes(NO_CHARACTER)) yield "touched"
    looking.isBlind = true
    yield undefined
  }
}

function isAbsence(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT"
}
