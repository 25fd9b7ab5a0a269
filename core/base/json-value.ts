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

/** True for an object; false for an array, `null` and scalars. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** An object's own member; `undefined` when it has none of that name, whatever its prototype holds. */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}
