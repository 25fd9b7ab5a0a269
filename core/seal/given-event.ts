/**
 * Events as they are given to the sealer: one JSON object a line, not yet numbered.
 *
 * Given lines need not be canonical; they are written canonically into the log.
 */
import { isJsonObject, LIMITS, member, parseJson } from "../base/index.ts"
import { parseEvent } from "../claims/index.ts"
import type { UnplacedEvent } from "./log-composer.ts"

export type GivenEvent =
  | { readonly kind: "event"; readonly event: UnplacedEvent }
  | { readonly kind: "refused"; readonly reason: string }

/** Ids that the sealer gives to its own events; see own-events.ts. */
const OWN_ID = /^seal-\d+-/

/**
 * One event without `seq` and `prev`, strictly parsed and checked.
 *
 * @param line - Without its LF; any member order and spacing.
 * @returns The event, or why the line cannot be sealed. Never throws.
 */
export function parseGivenEvent(line: Uint8Array): GivenEvent {
  const parsed = parseJson(line, { bytes: LIMITS.logLineBytes })
  if (parsed.kind === "refused") return refused(parsed.reason)
  const { value } = parsed
  if (!isJsonObject(value)) return refused("the line is not a JSON object")
  for (const name of ["seq", "prev"]) {
    if (member(value, name) !== undefined) {
      return refused(`${name} is given, but sealing numbers and links the events`)
    }
  }
  const placed = parseEvent({ ...value, seq: 0, prev: "0".repeat(64) })
  if ("kind" in placed) return refused(placed.reason)
  const { seq: _seq, prev: _prev, ...event } = placed
  if (OWN_ID.test(event.id)) {
    return refused("ids that begin with seal-<number>- are kept for the sealer's own events")
  }
  return { kind: "event", event }
}

function refused(reason: string): GivenEvent {
  return { kind: "refused", reason }
}
