/**
 * Reading our own JSON files: trust and policy.
 *
 * A file of ours that holds anything unexpected is refused as a whole. A member that
 * is misspelt would otherwise silently mean less trust, or more, than its author meant.
 */
import {
  english,
  fromBase64,
  parseJson,
  parseRfc3339,
  phrase,
  reasonSaid,
  say,
  type JsonValue,
  type Saying,
} from "../base/index.ts"

/** Says why a file of ours is refused; caught where the file is parsed, never beyond. */
export class Refusal extends Error {
  override readonly name = "Refusal"
  readonly saying: Saying

  constructor(saying: Saying) {
    super(english(saying))
    this.saying = saying
  }
}

export type Members = Readonly<Record<string, JsonValue>>

/** Parses strict JSON whose top is an object. */
export function objectIn(bytes: Uint8Array): Members {
  const parsed = parseJson(bytes)
  if (parsed.kind === "refused") {
    throw new Refusal(
      say("{reason} (byte {offset})", {
        reason: reasonSaid(parsed),
        offset: String(parsed.offset),
      }),
    )
  }
  return asObject(parsed.value, "the file")
}

export function asObject(value: JsonValue | undefined, what: string): Members {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(say("{what} is not an object", { what: phrase(what) }))
  }
  return value as Members // not an array, not null, not a scalar: the one kind that is left
}

/** Refuses members that are not in the list; absent ones are the business of the reader of each. */
export function onlyMembers(object: Members, allowed: readonly string[], what: string): void {
  for (const member of Object.keys(object)) {
    if (!allowed.includes(member))
      throw new Refusal(
        say('{what} has an unknown member "{member}"', { what: phrase(what), member }),
      )
  }
}

export function asText(value: JsonValue | undefined, what: string): string {
  if (typeof value !== "string" || value === "")
    throw new Refusal(say("{what} is not a text", { what: phrase(what) }))
  return value
}

export function asArray(value: JsonValue | undefined, what: string): readonly JsonValue[] {
  if (!Array.isArray(value))
    throw new Refusal(say("{what} is not an array", { what: phrase(what) }))
  return value as readonly JsonValue[] // Array.isArray does not narrow readonly arrays
}

/** An array of texts out of a closed list, none twice. */
export function asChoices<T extends string>(
  value: JsonValue | undefined,
  choices: readonly T[],
  what: string,
): readonly T[] {
  const chosen = asArray(value, what).map((item) => {
    const choice = choices.find((one) => one === item)
    if (choice === undefined)
      throw new Refusal(
        say("{what} holds {item}", { what: phrase(what), item: JSON.stringify(item) }),
      )
    return choice
  })
  if (new Set(chosen).size !== chosen.length)
    throw new Refusal(say("{what} names one thing twice", { what: phrase(what) }))
  return chosen
}

/** An array of texts, none empty. */
export function asTexts(value: JsonValue | undefined, what: string): readonly string[] {
  return asArray(value, what).map((one) => asText(one, what))
}

/** A whole number of at least 1. */
export function asCount(value: JsonValue | undefined, what: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1) {
    throw new Refusal(say("{what} is not a whole number of at least 1", { what: phrase(what) }))
  }
  return value
}

/** An RFC 3339 time, as milliseconds since 1970. */
export function asInstant(value: JsonValue | undefined, what: string): number {
  const instant = parseRfc3339(asText(value, what))
  if (instant === undefined)
    throw new Refusal(say("{what} is not an RFC 3339 time", { what: phrase(what) }))
  return instant
}

/** Bytes in base64, at least one. */
export function asBytes(value: JsonValue | undefined, what: string): Uint8Array {
  const bytes = fromBase64(asText(value, what))
  if (bytes === undefined) throw new Refusal(say("{what} is not base64", { what: phrase(what) }))
  return bytes
}

/** 64 lower-case hex characters. */
export function asDigest(value: JsonValue | undefined, what: string): string {
  if (typeof value !== "string" || !/^[0-9a-f]{64}$/.test(value)) {
    throw new Refusal(
      say("{what} is not a SHA-256 digest in lower-case hex", { what: phrase(what) }),
    )
  }
  return value
}

/** One of a closed list of words. */
export function asChoice<T extends string>(
  value: JsonValue | undefined,
  choices: readonly T[],
  what: string,
): T {
  const choice = choices.find((one) => one === value)
  if (choice === undefined)
    throw new Refusal(
      say("{what} is none of {choices}", { what: phrase(what), choices: choices.join(", ") }),
    )
  return choice
}

/**
 * The members that are there, each as its reader makes it: absent ones stay absent.
 *
 * @param what - Name of the object, for the sentence of a refusal.
 */
export function optional<T>(
  object: Members,
  what: string,
  readers: {
    readonly [K in keyof T]-?: (value: JsonValue, what: string) => Exclude<T[K], undefined>
  },
): Partial<T> {
  const read: Partial<T> = {}
  for (const name in readers) {
    const value = object[name]
    if (value !== undefined) read[name] = readers[name](value, `${what}.${name}`)
  }
  return read
}
