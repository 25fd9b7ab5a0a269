/** Thresholds: whose seals count towards "2 of 3 archivists, none of them the exporter"? */
import { peopleAmong } from "./persons.ts"
import type { PinnedKey, Threshold } from "./store.ts"

/**
 * The keys whose seals count towards a threshold.
 *
 * A key does not count when its owner is pinned in a role that must be kept apart, by whichever
 * key and under whichever name: separation of duties is about persons.
 */
export function eligibleKeys(
  threshold: Threshold,
  keys: readonly PinnedKey[],
): readonly PinnedKey[] {
  const { roles, notAlso, keys: ids } = threshold
  const named = ids === undefined ? undefined : new Set(ids)
  const personOf = peopleAmong(keys)
  const barred = new Set(keys.filter((key) => holdsOne(key, notAlso)).map(personOf))
  return keys.filter(
    (key) => holdsOne(key, roles) && (named?.has(key.id) ?? true) && !barred.has(personOf(key)),
  )
}

/** How many different people hold some of the pinned keys. */
export function countPeople(some: readonly PinnedKey[], keys: readonly PinnedKey[]): number {
  return new Set(some.map(peopleAmong(keys))).size
}

function holdsOne({ roles }: PinnedKey, wanted: readonly string[]): boolean {
  return roles.some((role) => wanted.includes(role))
}
