/**
 * Strict JSON: one text, one value, for every reader (docs/evidence-bag.md, section 2).
 *
 * RFC 8259, and refused on top of it is whatever two sound readers may take
 * differently (RFC 7493). What a value means is decided by whoever asked for it.
 */
import { say, type Saying } from "./saying.ts"
import { fromUtf8, toUtf8 } from "./bytes.ts"
import { type JsonValue } from "./json-value.ts"
import { LIMITS } from "./limits.ts"
import { type RefusalCode, type Refused, refusedAs } from "./refused.ts"
import { utf8FaultOffset } from "./utf8.ts"

export interface JsonOptions {
  /** Bytes of the whole text; 16 MiB unless told. */
  readonly bytes?: number
  /**
   * What becomes of numbers: doubles unless told, and integer literals beyond ±(2^53-1) are
   * refused, as everything that is signed or hashed needs it. For requests, every number but an
   * integer literal within these bounds is kept as it is written: see `numberLiteral`.
   */
  readonly numbers?: "doubles" | "literals"
}

export type JsonAnswer = { readonly kind: "value"; readonly value: JsonValue } | Refused

/**
 * The value of a strict JSON text.
 *
 * @param bytes - The whole text: UTF-8, nothing before or after but JSON white space.
 * @returns The value, or a refusal with the byte offset: FORMAT_FAILURE for what is not
 *   JSON, DUPLICATE_KEY for a member named twice after unescaping, LIMIT_EXCEEDED beyond
 *   a limit, JSON_AMBIGUOUS for lone surrogates, a byte order mark, invalid UTF-8,
 *   trailing data, negative zero, integer literals beyond ±(2^53-1), and numbers that
 *   overflow, or underflow to zero. Never throws.
 * @see RFC 8259; RFC 7493 §2; docs/decisions/0050-strict-json.md
 */
export function parseJson(bytes: Uint8Array, options: JsonOptions = {}): JsonAnswer {
  const maxBytes = options.bytes ?? LIMITS.tagFileBytes
  if (bytes.length > maxBytes) {
    return refusedAs(
      "LIMIT_EXCEEDED",
      say("the text is longer than {maxBytes} bytes", { maxBytes }),
      maxBytes,
    )
  }
  // Nothing, as in a log of empty lines, needs no reader: leaving one costs more than all else.
  if (bytes.length === 0) return refusedAs("FORMAT_FAILURE", ENDS_EARLY, 0)
  const text = fromUtf8(bytes)
  if (text === undefined) {
    return refusedAs("JSON_AMBIGUOUS", "the text is not UTF-8", utf8FaultOffset(bytes))
  }
  const numbers = options.numbers ?? "doubles"
  const reader: Reader = { text, at: 0, numbers, refusal: undefined }
  try {
    return { kind: "value", value: readText(reader) }
  } catch (thrown) {
    if (thrown !== STOP || reader.refusal === undefined) throw thrown
    return reader.refusal
  }
}

const ENDS_EARLY = "the text ends where a value should be"

interface Reader {
  readonly text: string
  /** Index of the next character, in UTF-16 code units. */
  at: number
  readonly numbers: "doubles" | "literals"
  /** Set before STOP is thrown. */
  refusal: Refused | undefined
}

/**
 * Leaves the reader from any depth; caught by parseJson and by nobody else.
 *
 * There is one for all: noting where each was made would cost more than the parsing, and a
 * hostile log can hold a million lines that are refused.
 */
const STOP = new Error("the text is refused")

/** Refuses the text at the place where the reader is. */
function stop(reader: Reader, code: RefusalCode, reason: string | Saying): never {
  const offset = reader.at === 0 ? 0 : toUtf8(reader.text.slice(0, reader.at)).length
  reader.refusal = refusedAs(code, reason, offset)
  throw STOP
}

/** The one value of the whole text. */
function readText(reader: Reader): JsonValue {
  if (reader.text.startsWith("\ufeff")) stop(reader, "JSON_AMBIGUOUS", "a byte order mark")
  const value = readValue(reader, 0)
  skipSpace(reader)
  if (reader.at < reader.text.length) {
    stop(reader, "JSON_AMBIGUOUS", "something follows the value")
  }
  return value
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

function readValue(reader: Reader, depth: number): JsonValue {
  skipSpace(reader)
  switch (reader.text[reader.at]) {
    case "{":
      return readObject(reader, depth + 1)
    case "[":
      return readArray(reader, depth + 1)
    case '"':
      return readString(reader)
    case "t":
      return readWord(reader, "true", true)
    case "f":
      return readWord(reader, "false", false)
    case "n":
      return readWord(reader, "null", null)
    case undefined:
      return stop(reader, "FORMAT_FAILURE", ENDS_EARLY)
    default:
      return readNumber(reader)
  }
}

function readObject(reader: Reader, depth: number): JsonValue {
  enter(reader, depth)
  // Without a prototype, a member named `__proto__` is a member like any other.
  const members = Object.create(null) as Record<string, JsonValue> // an object without members
  if (closes(reader, "}")) return members
  do {
    skipSpace(reader)
    if (reader.text[reader.at] !== '"') stop(reader, "FORMAT_FAILURE", "a member name is missing")
    const name = readString(reader)
    if (name in members) stop(reader, "DUPLICATE_KEY", "a member is named twice")
    skipSpace(reader)
    if (reader.text[reader.at] !== ":") stop(reader, "FORMAT_FAILURE", "a colon is missing")
    reader.at += 1
    members[name] = readValue(reader, depth)
  } while (continues(reader, "}"))
  return members
}

function readArray(reader: Reader, depth: number): JsonValue {
  enter(reader, depth)
  const items: JsonValue[] = []
  if (closes(reader, "]")) return items
  do items.push(readValue(reader, depth))
  while (continues(reader, "]"))
  return items
}

function enter(reader: Reader, depth: number): void {
  if (depth > LIMITS.jsonDepth) {
    const most = LIMITS.jsonDepth
    stop(
      reader,
      "LIMIT_EXCEEDED",
      say("arrays and objects are nested deeper than {most}", { most }),
    )
  }
  reader.at += 1
}

/** Takes the closing bracket of an empty array or object. */
function closes(reader: Reader, bracket: "}" | "]"): boolean {
  skipSpace(reader)
  if (reader.text[reader.at] !== bracket) return false
  reader.at += 1
  return true
}

/** Takes a comma (true) or the closing bracket (false). */
function continues(reader: Reader, bracket: "}" | "]"): boolean {
  skipSpace(reader)
  const next = reader.text[reader.at]
  if (next !== "," && next !== bracket) {
    stop(reader, "FORMAT_FAILURE", say("a comma or a closing {bracket} is missing", { bracket }))
  }
  reader.at += 1
  return next === ","
}

function readWord<T>(reader: Reader, word: string, value: T): T {
  if (!reader.text.startsWith(word, reader.at)) stop(reader, "FORMAT_FAILURE", "no JSON value")
  reader.at += word.length
  return value
}

function readString(reader: Reader): string {
  const { text } = reader
  let plain = ""
  let from = reader.at + 1
  for (;;) {
    const end = endOfPlainText(text, from)
    plain += text.slice(from, end)
    reader.at = end
    const code = text.charCodeAt(end)
    if (code === QUOTE) break
    if (code !== BACKSLASH) {
      const ended = end >= text.length
      stop(reader, "FORMAT_FAILURE", ended ? "a string does not end" : "a bare control character")
    }
    plain += readEscape(reader)
    from = reader.at
  }
  reader.at += 1
  // Well-formed UTF-8 holds no surrogates, so a lone one can only come out of an escape.
  if (!plain.isWellFormed()) stop(reader, "JSON_AMBIGUOUS", "a lone surrogate")
  return plain
}

/** Index of the next quote, backslash or control character, or the length of the text. */
function endOfPlainText(text: string, from: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE || code === BACKSLASH || code < 0x20) break
  }
  return at
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
])
const FOUR_HEX = /^[0-9a-fA-F]{4}$/

/** The UTF-16 code unit that an escape stands for; the reader is at its backslash. */
function readEscape(reader: Reader): string {
  const letter = reader.text.charAt(reader.at + 1)
  const simple = ESCAPES.get(letter)
  if (simple !== undefined) {
    reader.at += 2
    return simple
  }
  const hex = reader.text.slice(reader.at + 2, reader.at + 6)
  if (letter !== "u" || !FOUR_HEX.test(hex)) stop(reader, "FORMAT_FAILURE", "no such escape")
  reader.at += 6
  return String.fromCharCode(Number.parseInt(hex, 16))
}

// Every character starts at most one of the parts, so this reads each character once.
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y

function readNumber(reader: Reader): JsonValue {
  NUMBER.lastIndex = reader.at
  const literal = NUMBER.exec(reader.text)?.[0]
  if (literal === undefined) return stop(reader, "FORMAT_FAILURE", "no JSON value")
  const next = reader.text.charAt(reader.at + literal.length)
  if (/[\w.+-]/.test(next)) stop(reader, "FORMAT_FAILURE", "no JSON number")
  const value = numberOf(reader, literal)
  reader.at += literal.length
  return value
}

/** What the literal at which the reader is becomes. */
function numberOf(reader: Reader, literal: string): JsonValue {
  const value = Number(literal)
  const doubt = numberDoubt(literal, value)
  if (doubt !== undefined) stop(reader, "JSON_AMBIGUOUS", doubt)
  const isInteger = !/[.eE]/.test(literal)
  if (isInteger && Number.isSafeInteger(value)) return value
  if (reader.numbers === "literals") return JSON.rawJSON(literal)
  return isInteger ? stop(reader, "JSON_AMBIGUOUS", "an integer beyond 2^53-1") : value
}

/** Why readers may take a number differently; `undefined` when they cannot. */
function numberDoubt(literal: string, value: number): string | undefined {
  if (!Number.isFinite(value)) return "a number is too large for a double"
  if (value !== 0) return undefined
  if (/^[^eE]*[1-9]/.test(literal)) return "a number is too small for a double"
  return literal.startsWith("-") ? "negative zero" : undefined
}

/** Skips the four characters that JSON calls white space. */
function skipSpace(reader: Reader): void {
  for (; reader.at < reader.text.length; reader.at += 1) {
    const code = reader.text.charCodeAt(reader.at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
  }
}
