/**
 * Persons: are two names, or two pins, the same person?
 *
 * Two people who must both agree are no safeguard if one can be written in two ways, so
 * names are compared without case, outer and repeated spaces, Unicode forms, and what nobody
 * sees. Letters that look alike stay different: a false name can be written in any letters.
 */
import { keyIdentity } from "../signatures/index.ts"
import type { PinnedKey } from "./store.ts"

/** A name as it is compared, never as it is shown. */
function personKey(name: string): string {
  const seen = name.replace(/\p{Default_Ignorable_Code_Point}/gu, "")
  return seen.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase()
}

/** How many different persons these names are. */
export function countPersons(names: readonly string[]): number {
  return new Set(names.map(personKey)).size
}

/**
 * Whose each pin is: one person has several keys, and one key is pinned under several names.
 *
 * @param keys - All that are pinned: that two pins are one person's may follow from a third.
 * @returns For each of them a text that is the same for all pins of one person.
 */
export function peopleAmong(keys: readonly PinnedKey[]): (pin: PinnedKey) => string {
  const joined = new Map<string, string>()
  const first = (handle: string): string => {
    let at = handle
    for (let next = joined.get(at); next !== undefined; next = joined.get(at)) at = next
    return at
  }
  const nameOf = ({ subject }: PinnedKey) => first(`name ${personKey(subject)}`)
  for (const pin of keys) {
    const name = nameOf(pin)
    const key = first(`key ${keyIdentity(pin.key)}`)
    if (name !== key) joined.set(key, name)
  }
  return nameOf
}
