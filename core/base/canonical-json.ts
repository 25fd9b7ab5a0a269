/**
 * Canonical JSON (RFC 8785): one value, one byte string.
 *
 * Whether a text may be trusted is not asked here; a text that is not already in
 * this form is told apart from one that is not strict JSON at all.
 */
import { fromUtf8, toUtf8 } from "./bytes.ts"
import { Failure } from "./failure.ts"
import { type JsonOptions, parseJson } from "./json.ts"
import { type JsonObject, type JsonValue } from "./json-value.ts"
import { LIMITS } from "./limits.ts"
import { type Refused } from "./refused.ts"

/**
 * The canonical form of a value, as UTF-8: members ordered by UTF-16 code units, numbers
 * as ECMAScript writes them, the fewest escapes, no white space.
 *
 * The form of an integer from 2^53 to 10^21 is an integer literal that strict JSON refuses,
 * so such a value has a canonical form that cannot be read back.
 *
 * @throws Failure INTERNAL for what has no canonical form (NaN, infinities, lone surrogates)
 *   and for nesting beyond the limit: the caller's fault, a parsed value holds none of it.
 * @see RFC 8785 §3.2
 */
export function toCanonicalJson(value: JsonValue): Uint8Array {
  return toUtf8(toCanonicalText(value))
}

/** As `toCanonicalJson`, before encoding. */
export function toCanonicalText(value: JsonValue): string {
  return write(value, 0)
}

function write(value: JsonValue, depth: number): string {
  if (value === null || typeof value === "boolean") return String(value)
  if (typeof value === "number") return writeNumber(value)
  if (typeof value === "string") return writeString(value)
  if (depth >= LIMITS.jsonDepth) throw new Failure("INTERNAL", "a JSON value is nested too deeply")
  return isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1)
}

function isArray(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function writeArray(items: readonly JsonValue[], depth: number): string {
  let text = "["
  for (const [index, item] of items.entries()) {
    text += index === 0 ? write(item, depth) : `,${write(item, depth)}`
  }
  return `${text}]`
}

function writeObject(object: JsonObject, depth: number): string {
  let text = "{"
  // Without a comparison function, sort() orders by UTF-16 code units: RFC 8785 §3.2.3.
  for (const name of Object.keys(object).sort()) {
    const value = object[name]
    if (value === undefined) continue // an absent optional member
    text += `${text.length > 1 ? "," : ""}${writeString(name)}:${write(value, depth)}`
  }
  return `${text}}`
}

/** ECMAScript's own number form is the canonical one (RFC 8785 §3.2.2.3). */
function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Failure("INTERNAL", `${value} has no canonical form`)
  return String(value)
}

/** JSON.stringify escapes strings just as RFC 8785 §3.2.2.2 asks, but for lone surrogates. */
function writeString(value: string): string {
  if (!value.isWellFormed()) {
    throw new Failure("INTERNAL", "a text with a lone surrogate has no canonical form")
  }
  return JSON.stringify(value)
}

export type CanonicalJsonAnswer =
  /** The bytes are the canonical form of the value. */
  | { readonly kind: "value"; readonly value: JsonValue }
  /** The text is strict JSON, written in another form. */
  | { readonly kind: "not-canonical"; readonly value: JsonValue }
  | Refused

/**
 * The value of a text that must already be in canonical form, as signed and hashed texts must.
 *
 * @returns `value` only when the bytes are exactly the canonical form of a value and
 *   `parseJson` accepts them; `not-canonical` when only the latter holds. Never throws.
 */
export function parseCanonicalJson(
  bytes: Uint8Array,
  options: Pick<JsonOptions, "bytes"> = {},
): CanonicalJsonAnswer {
  const quick = parseQuickly(bytes, options)
  if (quick !== undefined) return { kind: "value", value: quick }
  const answer = parseJson(bytes, options)
  if (answer.kind === "refused") return answer
  // Strict parsing proved the text well-formed; equal texts are then equal bytes.
  const canonical = write(answer.value, 0) === fromUtf8(bytes)
  return { kind: canonical ? "value" : "not-canonical", value: answer.value }
}

/** Shorter texts than any event or seal. */
const QUICK_BYTES = 64

/**
 * The value of a canonical text by the engine's own parser; `undefined` for "look closer".
 *
 * Why this accepts nothing that strict parsing refuses: the text equals what JSON.stringify
 * wrote of a parsed value. So it has no white space, no second spelling of a number (-0,
 * overflow and underflow come back as another text), no needless escape, no member twice
 * (an object holds each name once) and nothing before or after the value. What JSON.stringify
 * lets through is looked for here: nesting, the order of members, integers written out beyond
 * 2^53-1, and lone surrogates, which it would write as the lower-case escape `\ud...`.
 */
function parseQuickly(
  bytes: Uint8Array,
  options: Pick<JsonOptions, "bytes">,
): JsonValue | undefined {
  // Where the engine refuses a text it takes its time; short ones are no slower to read strictly.
  if (bytes.length < QUICK_BYTES) return undefined
  if (bytes.length > (options.bytes ?? LIMITS.tagFileBytes)) return undefined
  const text = fromUtf8(bytes)
  if (text === undefined || text.includes("\\ud")) return undefined
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue // JSON.parse yields nothing else
  } catch {
    return undefined
  }
  return isOrdered(value, 0) && JSON.stringify(value) === text ? value : undefined
}

/** True when members are in order throughout and no integer is beyond 2^53-1. */
function isOrdered(value: JsonValue, depth: number): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value) || !Number.isInteger(value)
  if (typeof value !== "object" || value === null) return true
  if (depth >= LIMITS.jsonDepth) return false
  if (isArray(value)) return value.every((item) => isOrdered(item, depth + 1))
  return hasOrderedMembers(value, depth)
}

function hasOrderedMembers(object: JsonObject, depth: number): boolean {
  let previous: string | undefined
  for (const name of Object.keys(object)) {
    if (previous !== undefined && previous >= name) return false
    if (!isOrdered(object[name] ?? null, depth + 1)) return false
    previous = name
  }
  return true
}
