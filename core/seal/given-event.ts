/**
 * Events as they are given to the sealer: one JSON object a line, not yet numbered.
 *
 * Given lines need not be canonical; they are written canonically into the log.
 */
import {
  isJsonObject,
  LIMITS,
  member,
  parseJson,
  reasoned,
  reasonSaid,
  say,
  type Reasoned,
  type Saying,
} from "../base/index.ts"
import { parseEvent } from "../claims/index.ts"
import type { UnplacedEvent } from "./log-composer.ts"

export type GivenEvent =
  | { readonly kind: "event"; readonly event: UnplacedEvent }
  | ({ readonly kind: "refused" } & Reasoned)

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
  if (parsed.kind === "refused") return refused(reasonSaid(parsed))
  const { value } = parsed
  if (!isJsonObject(value)) return refused(say("the line is not a JSON object"))
  for (const name of ["seq", "prev"]) {
    if (member(value, name) !== undefined) {
      return refused(say("{name} is given, but sealing numbers and links the events", { name }))
    }
  }
  const placed = parseEvent({ ...value, seq: 0, prev: "0".repeat(64) })
  if ("kind" in placed) return refused(reasonSaid(placed))
  const { seq: _seq, prev: _prev, ...event } = placed
  if (OWN_ID.test(event.id)) {
    return refused(say("ids that begin with seal-<number>- are kept for the sealer's own events"))
  }
  return { kind: "event", event }
}

function refused(reason: Saying): GivenEvent {
  return { kind: "refused", ...reasoned(reason) }
}
