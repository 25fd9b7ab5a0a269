/** What every ask about a change of the trust pack is made of. */
import type { Role } from "../../core/index.ts"
import { listOf, oneOf, orNull, text, type Parsed } from "./ask-parts.ts"

const NAME_CHARACTERS = 1024
const REASON_CHARACTERS = 10_000
const ROLES: readonly Role[] = ["exporter", "archivist", "witness", "examiner", "timestamp", "log"]

export const name = text(NAME_CHARACTERS)
export const roles = listOf(oneOf(...ROLES), ROLES.length)
export const ACT = { pack: orNull(digest), by: name, reason: text(REASON_CHARACTERS) }
/** Which instant it is, if any, is for the handlers to say. */
export const instant = orNull(text(64))

export function digest(value: unknown): Parsed<string> {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? { ask: value } : undefined
}
