/**
 * Findings in any number, of which only the first of each kind are kept and the rest counted.
 *
 * A log with a million broken lines says one thing a million times; the report must
 * stay readable and the memory bounded.
 */
import type { FindingCode } from "./codes.ts"
import { finding, type Finding } from "./finding.ts"

export interface CappedFindings {
  add(found: Finding): void
  /** The kept findings in the order they came, then one per kind that says how many more there are. */
  all(): readonly Finding[]
}

/**
 * @param path - Where the counted findings are said to be.
 * @param most - How many of each kind are kept.
 */
export function makeCappedFindings(path: string, most = 100): CappedFindings {
  const kept: Finding[] = []
  const counts = new Map<FindingCode, number>()
  return {
    add: (found) => {
      const count = (counts.get(found.code) ?? 0) + 1
      counts.set(found.code, count)
      if (count <= most) kept.push(found)
    },
    all: () => {
      const more = [...counts].filter(([, count]) => count > most)
      const counted = more.map(([code, count]) =>
        finding(code, path, { more: String(count - most), total: String(count) }),
      )
      return [...kept, ...counted]
    },
  }
}
