/** What lists and responses share: reasons, and extensions that nobody here understands. */
import { misformed } from "../der-fields.ts"
import { parseExtensionValue, type Extension } from "./extension.ts"
import { readTime } from "./time.ts"

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

/** RFC 5280 §5.3.2; also beside the answers of a response (RFC 6960 §4.4.5). */
export const INVALIDITY_DATE = "2.5.29.24"

/**
 * Since when the issuer says that a certificate was no longer good, milliseconds since 1970;
 * `undefined` where it does not say. To be called inside `asStructure`.
 */
export function invalidityDateOf(extensions: readonly Extension[]): number | undefined {
  const extension = extensions.find(({ oid }) => oid === INVALIDITY_DATE)
  if (extension === undefined) return undefined
  const parsed = parseExtensionValue(extension)
  if (parsed.kind === "refused") misformed(parsed.reason)
  return readTime(parsed.value) ?? misformed("an invalidity date that is no time", parsed.value)
}
