/**
 * One event of the log as a line of JSON (docs/evidence-bag.md, section 5).
 *
 * Says whether a value has the form of an event. Whether the log is unbroken and what
 * the event proves is decided in core/chain and core/custody. The same form is stated
 * in docs/schemas/event-1.json; a test holds the two together.
 */
import {
  hasExactly,
  isJsonObject,
  parseInstant,
  refusedAs,
  say,
  toCanonicalJson,
  type JsonObject,
  type JsonValue,
  type Refused,
  type Saying,
} from "../base/index.ts"
import type { EventClaim } from "./events.ts"

const REQUIRED = ["id", "type", "time", "clock", "agents", "objects", "outcome", "seq", "prev"]
const OPTIONAL = ["reason", "correlation", "detail"]
const AGENT_REQUIRED = ["id", "role", "kind"]
const AGENT_OPTIONAL = ["workflow", "version", "run", "trigger", "rule"]
const AGENT_KINDS: readonly unknown[] = ["person", "automation", "system"]
const OUTCOMES: readonly unknown[] = ["success", "fail", "warning"]

const ID_CHARACTERS = 200
const TYPE =
  /^(?:http:\/\/id\.loc\.gov\/vocabulary\/preservation\/eventType\/[a-z]{3}|https:\/\/sealwright\.org\/ns\/event\/[A-Za-z][A-Za-z0-9-]{0,63})$/
const SHA256 = /^[0-9a-f]{64}$/

/**
 * The event that a strictly parsed line holds.
 *
 * @returns The value itself, or a refusal with code EVENT_INVALID that names the first member
 *   that is not as it must be. An answer with `kind` is a refusal; events have no such member.
 */
export function parseEvent(value: JsonValue): EventClaim | Refused {
  if (!hasExactly(value, REQUIRED, OPTIONAL)) return invalid("a member is missing or not allowed")
  for (const name of Object.keys(value)) {
    if (MEMBERS[name]?.(value[name] ?? null) !== true) {
      return invalid(say("the member {name} is not as it must be", { name }))
    }
  }
  return value as unknown as EventClaim // every member was checked, and there are no others
}

/** The line of an event: its canonical form, without LF. */
export function writeEventLine(event: EventClaim): Uint8Array {
  return toCanonicalJson(event as unknown as JsonObject) // all its members are JSON values
}

function invalid(reason: string | Saying): Refused {
  return refusedAs("EVENT_INVALID", reason)
}

const MEMBERS: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  id: isId,
  type: (value) => typeof value === "string" && TYPE.test(value),
  time: (value) => typeof value === "string" && parseInstant(value) !== undefined,
  clock: isText,
  agents: (value) => isArrayOf(value, isAgent) && value.length > 0,
  objects: (value) => isArrayOf(value, isObject),
  outcome: (value) => OUTCOMES.includes(value),
  reason: isText,
  correlation: isText,
  detail: isJsonObject,
  seq: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  prev: isSha256,
}

function isText(value: JsonValue): boolean {
  return typeof value === "string"
}

function isArrayOf(
  value: JsonValue,
  isItem: (item: JsonValue) => boolean,
): value is readonly JsonValue[] {
  return Array.isArray(value) && value.every(isItem)
}

/** 1 to 200 characters, counted as code points. */
function isId(value: JsonValue): boolean {
  if (typeof value !== "string" || value === "" || value.length > 2 * ID_CHARACTERS) return false
  return value.length <= ID_CHARACTERS || Array.from(value).length <= ID_CHARACTERS
}

function isAgent(value: JsonValue): boolean {
  if (!hasExactly(value, AGENT_REQUIRED, AGENT_OPTIONAL)) return false
  const allText = Object.values(value).every((item) => typeof item === "string")
  return allText && AGENT_KINDS.includes(value["kind"])
}

function isObject(value: JsonValue): boolean {
  if (!hasExactly(value, ["uri"], ["digest", "before", "after"])) return false
  return typeof value["uri"] === "string" && isDigest(value["digest"])
}

function isDigest(value: JsonValue | undefined): boolean {
  return value === undefined || (hasExactly(value, ["sha256"]) && isSha256(value["sha256"]))
}

function isSha256(value: JsonValue | undefined): boolean {
  return typeof value === "string" && SHA256.test(value)
}
