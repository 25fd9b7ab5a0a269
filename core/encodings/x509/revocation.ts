/** What lists and responses share: reasons, and extensions that nobody here understands. */
import type { Extension } from "./extension.ts"

/** CRLReason (RFC 5280 §5.3.1), by its number; 7 is not used. */
const REASONS = [
  "unspecified",
  "keyCompromise",
  "cACompromise",
  "affiliationChanged",
  "superseded",
  "cessationOfOperation",
  "certificateHold",
  undefined,
  "removeFromCRL",
  "privilegeWithdrawn",
  "aACompromise",
] as const

export type RevocationReason = NonNullable<(typeof REASONS)[number]>

/** The reason of an ENUMERATED's content; `undefined` for numbers that have no meaning. */
export function reasonOf(content: Uint8Array): RevocationReason | undefined {
  return content.length === 1 ? REASONS[content[0] ?? 0] : undefined
}

/** Object identifiers of critical extensions that are not among those understood. */
export function unknownCriticalOf(
  extensions: readonly Extension[],
  understood: readonly string[],
): readonly string[] {
  return extensions
    .filter(({ oid, critical }) => critical && !understood.includes(oid))
    .map(({ oid }) => oid)
}
