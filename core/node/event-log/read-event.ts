/**
 * What of an event is looked for: its words, its exact values, its time.
 *
 * A line that is not canonical is read all the same, so that a person can look at it; what
 * is wrong with it is a matter of the examination.
 */
import { hash } from "node:crypto"
import { fromUtf8, isJsonObject, LIMITS, type JsonValue } from "../../base/index.ts"
import { parseEvent, type EventClaim } from "../../claims/index.ts"

/** By what events are told apart; `automation` is every agent that is no person. */
export const EVENT_FACETS = ["person", "automation", "object", "kind", "correlation"] as const
export type EventFacet = (typeof EVENT_FACETS)[number]

/** The event that a line states; `undefined` for a line that states none. */
export function readEvent(line: Uint8Array): EventClaim | undefined {
  const text = fromUtf8(line)
  const value = text === undefined ? undefined : parsed(text)
  if (!isJsonObject(value ?? null)) return undefined
  const event = parseEvent(value ?? null)
  return "kind" in event ? undefined : event
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

/** The values of an event by which it can be singled out, each once. */
export function facetValues(event: EventClaim, facet: EventFacet): readonly string[] {
  switch (facet) {
    case "person":
      return once(event.agents.filter(({ kind }) => kind === "person").map(({ id }) => id))
    case "automation":
      return once(event.agents.filter(({ kind }) => kind !== "person").map(({ id }) => id))
    case "object":
      return once(event.objects.map(({ uri }) => uri))
    case "kind":
      return [event.type]
    case "correlation":
      return event.correlation === undefined ? [] : [event.correlation]
  }
}

function once(values: readonly string[]): readonly string[] {
  return values.length < 2 ? values : [...new Set(values)]
}

/** One word of letters and digits that stands for a value, whatever the value is made of. */
export function facetToken(facet: EventFacet, value: string): string {
  // 128 bits: nobody finds two values with the same token.
  return `${facet}${hash("sha256", value, "hex").slice(0, 32)}`
}

/** Every text and number in an event, its day, and no name of a member. */
export function eventWords(event: EventClaim): string {
  const { prev: _prev, seq: _seq, type, time, ...said } = event
  const words = [type.slice(type.lastIndexOf("/") + 1), time.slice(0, 10)]
  addWords(said as unknown as JsonValue, words, 0) // all its members are JSON values
  return words.join("\n")
}

function addWords(value: JsonValue, words: string[], depth: number): void {
  if (typeof value === "string") words.push(value)
  else if (typeof value === "number") words.push(String(value))
  else if (typeof value === "object" && value !== null && depth <= LIMITS.jsonDepth) {
    for (const inner of Object.values(value)) addWords(inner, words, depth + 1)
  }
}
