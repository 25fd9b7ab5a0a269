/**
 * Deviations: bytes of an archive that no member holds, so that no digest covers them and
 * no reader needs them. They are told, so that nothing is hidden in them silently.
 */
import { finding, type Finding } from "../findings/index.ts"

/** So many kinds are told; a hostile archive can hold thousands. */
const MOST_KINDS = 100

export interface Deviations {
  /** @param what - The kind of bytes, in words. */
  note(what: string, path: string): void
  /** One finding for each kind: where it was first, and how often. */
  findings(): readonly Finding[]
}

export function makeDeviations(): Deviations {
  const kinds = new Map<string, { readonly path: string; count: number }>()
  return {
    note: (what, path) => {
      const known = kinds.get(what)
      if (known !== undefined) known.count += 1
      else if (kinds.size < MOST_KINDS) kinds.set(what, { path, count: 1 })
    },
    findings: () =>
      [...kinds].map(([what, { path, count }]) =>
        finding("CONTAINER_DEVIATION", path, { what, count: String(count) }),
      ),
  }
}
