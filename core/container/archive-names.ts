/**
 * What the names in an archive must be together: each once, and none that some system
 * takes for another.
 *
 * Shared by all archives. Single names are judged in names.ts.
 */
import { finding, type Finding } from "../findings/index.ts"
import type { Entry } from "./entry.ts"
import { nameCollisions } from "./names.ts"

export interface UniqueEntries<T> {
  /** Of several entries with one path the first. */
  readonly entries: readonly T[]
  readonly findings: readonly Finding[]
}

/**
 * Keeps one entry of each path; a path stated twice has as many contents as readers.
 *
 * @param entries - In the order of the file.
 * @param offsetOf - Where in the archive an entry is, to point at it.
 */
export function dropDuplicates<T extends Entry>(
  entries: readonly T[],
  offsetOf: (entry: T) => number,
): UniqueEntries<T> {
  const first = new Map<string, T>()
  const findings: Finding[] = []
  for (const entry of entries) {
    if (!first.has(entry.path)) first.set(entry.path, entry)
    else {
      const observed = { reason: "two members with one name", offset: String(offsetOf(entry)) }
      findings.push(finding("CONTAINER_AMBIGUOUS", entry.path, observed))
    }
  }
  return { entries: [...first.values()], findings }
}

/** @param entries - Each path once. */
export function collisionFindings(
  entries: readonly Pick<Entry, "path" | "kind">[],
): readonly Finding[] {
  const paths = (folders: boolean): readonly string[] =>
    entries.filter(({ kind }) => (kind === "folder") === folders).map(({ path }) => path)
  return nameCollisions(paths(false), paths(true)).map(({ first, second }) =>
    second.startsWith(`${first}/`)
      ? finding("CONTAINER_AMBIGUOUS", second, {
          reason: "file where a folder must be",
          other: first,
        })
      : finding("NAME_COLLISION", second, { other: first }),
  )
}
