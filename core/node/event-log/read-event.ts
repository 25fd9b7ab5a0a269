/**
 * What of an event is looked for: its words, its exact values, its time.
 *
 * A line that is not canonical is read all the same, so that a person can look at it; what
 * is wrong with it is a matter of the examination.
 */
import {
  fromUtf8,
  isJsonObject,
  LIMITS,
  type JsonObject,
  type JsonValue,
} from "../../base/index.ts"
import { parseEvent, type EventClaim } from "../../claims/index.ts"

/** By what events are told apart; `automation` is every agent that is no person. */
export const EVENT_FACETS = ["person", "automation", "object", "kind", "correlation"] as const
export type EventFacet = (typeof EVENT_FACETS)[number]

/** Something for each facet. */
export function byFacet<T>(make: (facet: EventFacet) => T): Record<EventFacet, T> {
  return {
    person: make("person"),
    automation: make("automation"),
    object: make("object"),
    kind: make("kind"),
    correlation: make("correlation"),
  }
}

/** The event that a line states; `undefined` for a line that states none. */
export function readEvent(line: Uint8Array): EventClaim | undefined {
  // A log may be a million empty lines, and to have each refused as JSON takes seconds.
  if (line.length < 2) return undefined
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

/** Every text and number in an event, its day, and no name of a member. */
export function eventWords(event: EventClaim): string {
  const { type, time, id, clock, outcome, reason = "", correlation = "", detail = null } = event
  // Each member by its name: to copy the event without `prev` and `seq` cost as much as the rest.
  const own = `${type.slice(type.lastIndexOf("/") + 1)}\n${time.slice(0, 10)}\n${id}\n${clock}\n${outcome}\n${reason}\n${correlation}`
  // These hold JSON values and nothing else.
  const agents = wordsOf(event.agents as unknown as JsonValue, 1)
  const objects = wordsOf(event.objects as unknown as JsonValue, 1)
  return `${own}${agents}${objects}${wordsOf(detail, 1)}`
}

function wordsOf(value: JsonValue, depth: number): string {
  if (typeof value === "string" || typeof value === "number") return `\n${value}`
  if (typeof value !== "object" || value === null || depth > LIMITS.jsonDepth) return ""
  let words = ""
  if (Array.isArray(value)) {
    for (const inner of value as readonly JsonValue[]) words += wordsOf(inner, depth + 1)
  } else {
    const object = value as JsonObject
    for (const name of Object.keys(object)) words += wordsOf(object[name] ?? null, depth + 1)
  }
  return words
}
