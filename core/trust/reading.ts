/**
 * Reading our own JSON files: trust and policy.
 *
 * A file of ours that holds anything unexpected is refused as a whole. A member that
 * is misspelt would otherwise silently mean less trust, or more, than its author meant.
 */
import { parseJson, type JsonValue } from "../base/index.ts"

/** Says why a file of ours is refused; caught where the file is parsed, never beyond. */
export class Refusal extends Error {
  override readonly name = "Refusal"
}

export type Members = Readonly<Record<string, JsonValue>>

/** Parses strict JSON whose top is an object. */
export function objectIn(bytes: Uint8Array): Members {
  const parsed = parseJson(bytes)
  if (parsed.kind === "refused") {
    throw new Refusal(`${parsed.reason} (byte ${String(parsed.offset)})`)
  }
  return asObject(parsed.value, "the file")
}

export function asObject(value: JsonValue | undefined, what: string): Members {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(`${what} is not an object`)
  }
  return value as Members // not an array, not null, not a scalar: the one kind that is left
}

/** Refuses members that are not in the list; absent ones are the business of the reader of each. */
export function onlyMembers(object: Members, allowed: readonly string[], what: string): void {
  for (const member of Object.keys(object)) {
    if (!allowed.includes(member)) throw new Refusal(`${what} has an unknown member "${member}"`)
  }
}

export function asText(value: JsonValue | undefined, what: string): string {
  if (typeof value !== "string" || value === "") throw new Refusal(`${what} is not a text`)
  return value
}

export function asArray(value: JsonValue | undefined, what: string): readonly JsonValue[] {
  if (!Array.isArray(value)) throw new Refusal(`${what} is not an array`)
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
    if (choice === undefined) throw new Refusal(`${what} holds ${JSON.stringify(item)}`)
    return choice
  })
  if (new Set(chosen).size !== chosen.length) throw new Refusal(`${what} names one thing twice`)
  return chosen
}
