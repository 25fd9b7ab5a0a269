/**
 * Whether something was written since an instant, by the times of the file system.
 *
 * A hint and no finding: file times can be set. Only examining again shows it.
 */
import { lstatSync, readdirSync } from "node:fs"
import { join } from "node:path"
import type { Since } from "../contract/evidence.ts"

/** Entries that are looked at; a larger folder answers `unknown`. */
const MOST_ENTRIES = 2000

/** @param sinceMs - Milliseconds since 1970. */
export function touchedSince(path: string, sinceMs: number): Since {
  const waiting = [path]
  try {
    for (let seen = 0; seen < MOST_ENTRIES; seen += 1) {
      const next = waiting.pop()
      if (next === undefined) return "untouched"
      const stats = lstatSync(next)
      if (stats.mtimeMs > sinceMs || stats.ctimeMs > sinceMs) return "touched"
      if (stats.isDirectory()) waiting.push(...readdirSync(next).map((name) => join(next, name)))
    }
    return "unknown"
  } catch (cause) {
    const isGone = cause instanceof Error && "code" in cause && cause.code === "ENOENT"
    return isGone ? "gone" : "unknown"
  }
}
