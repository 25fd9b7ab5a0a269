/** One line of the log: strict, canonical, and an event. See docs/evidence-bag.md, section 5. */
import { LIMITS, parseCanonicalJson, refusedAs, type Refused } from "../../base/index.ts"
import { parseEvent, type EventClaim } from "../../claims/index.ts"

export type LogLineRefused = Refused

/**
 * The event of one line.
 *
 * @param line - Its bytes without LF.
 * @returns The event, or a refusal: CANON_DIALECT_MISMATCH when the value is an event and only
 *   its form is wrong, EVENT_INVALID when it is strict JSON and no event, LIMIT_EXCEEDED for a
 *   line over 1 MiB, and the refusals of `parseJson`. Never throws.
 */
export function parseLogLine(line: Uint8Array): EventClaim | LogLineRefused {
  if (line.length > LIMITS.logLineBytes) {
    return refusedAs("LIMIT_EXCEEDED", `a line of more than ${LIMITS.logLineBytes} bytes`)
  }
  const answer = parseCanonicalJson(line, { bytes: LIMITS.logLineBytes })
  if (answer.kind === "refused") return answer
  const event = parseEvent(answer.value)
  if ("kind" in event || answer.kind === "value") return event
  return refusedAs("CANON_DIALECT_MISMATCH", "an event that is not in canonical form")
}
