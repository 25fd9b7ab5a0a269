/** JSON values as this program holds them, and the two ways to look into one. */

/**
 * A JSON value as the strict parser yields it.
 *
 * Objects may or may not have a prototype, so look members up with `member` or
 * `Object.entries`, never with a bare index: evidence may name one `constructor`.
 */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [member: string]: JsonValue }

export type JsonObject = { readonly [member: string]: JsonValue }

/**
 * The literal of a number that a double would not say in the same digits, as the parser keeps
 * it when it is asked for literals; `undefined` for every other value.
 */
export function numberLiteral(value: JsonValue | undefined): string | undefined {
  return JSON.isRawJSON(value) ? value.rawJSON : undefined
}

/** True for an object; false for an array, `null` and scalars. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** An object's own member; `undefined` when it has none of that name, whatever its prototype holds. */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** True for an object that has all of `required` and nothing beyond `required` and `optional`. */
export function hasExactly(
  value: JsonValue | undefined,
  required: readonly string[],
  optional: readonly string[] = [],
): value is JsonObject {
  if (!isJsonObject(value)) return false
  // Names are there once each, so that as many as are required are all that are.
  let found = 0
  for (const name of Object.keys(value)) {
    if (required.includes(name)) found += 1
    else if (!optional.includes(name)) return false
  }
  return found === required.length
}
