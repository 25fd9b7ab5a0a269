/**
 * Persons: are two names the same person?
 *
 * Two people who must both agree are no safeguard if one can be written in two ways, so
 * names are compared without case, outer and repeated spaces, and Unicode forms.
 */

/** A name as it is compared, never as it is shown. */
export function personKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase()
}

/** How many different persons these names are. */
export function countPersons(names: readonly string[]): number {
  return new Set(names.map(personKey)).size
}
