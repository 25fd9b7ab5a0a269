/** Thresholds: whose seals count towards "2 of 3 archivists, none of them the exporter"? */
import { personKey } from "./persons.ts"
import type { PinnedKey, Threshold } from "./store.ts"

/**
 * The keys whose seals count towards a threshold.
 *
 * A key does not count when its subject is pinned in a role that must be kept apart, by
 * whichever key: separation of duties is about persons.
 */
export function eligibleKeys(
  threshold: Threshold,
  keys: readonly PinnedKey[],
): readonly PinnedKey[] {
  const { roles, notAlso, keys: ids } = threshold
  const named = ids === undefined ? undefined : new Set(ids)
  const barred = new Set(
    keys.filter((key) => holdsOne(key, notAlso)).map(({ subject }) => personKey(subject)),
  )
  return keys.filter(
    (key) =>
      holdsOne(key, roles) && (named?.has(key.id) ?? true) && !barred.has(personKey(key.subject)),
  )
}

/** How many different subjects these keys are: one subject counts once, by whichever key. */
export function countSubjects(keys: readonly PinnedKey[]): number {
  return new Set(keys.map(({ subject }) => personKey(subject))).size
}

function holdsOne({ roles }: PinnedKey, wanted: readonly string[]): boolean {
  return roles.some((role) => wanted.includes(role))
}
