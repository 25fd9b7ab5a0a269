/**
 * Holds values against our own JSON Schemas, with as much of draft 2020-12 as they use.
 *
 * A keyword that is not known here is an error, never passed over: a schema that asks for
 * more than is checked would look held.
 */
import { readFileSync } from "node:fs"
import { isDeepStrictEqual } from "node:util"

type Json = Readonly<Record<string, unknown>>

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  array: (value) => Array.isArray(value),
  string: (value) => typeof value === "string",
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
}
const SAYS_NOTHING = ["$schema", "$id", "$defs", "title", "description", "$comment"]

export interface Schema {
  /** Where and how a value breaks the schema; empty when it holds. */
  faults(value: unknown): readonly string[]
}

/** @param name - File name below docs/schemas. */
export function readSchema(name: string): Schema {
  const root = readRoot(name)
  return { faults: (value) => faultsOf(value, root, { root, at: "$" }) }
}

function readRoot(name: string): Json {
  const file = new URL(`../../docs/schemas/${name}`, import.meta.url)
  return JSON.parse(readFileSync(file, "utf8")) as Json
}

interface Where {
  readonly root: Json
  readonly at: string
}

function faultsOf(value: unknown, schema: Json, where: Where): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, asked]) => {
    if (SAYS_NOTHING.includes(keyword)) return []
    const check = KEYWORDS[keyword]
    if (check === undefined) throw new Error(`this validator does not know "${keyword}"`)
    return check(value, asked, { ...where, schema })
  })
}

type Check = (
  value: unknown,
  asked: unknown,
  where: Where & { readonly schema: Json },
) => readonly string[]

const KEYWORDS: Readonly<Record<string, Check>> = {
  type: (value, asked, { at }) =>
    [asked].flat().some((type) => TYPES[String(type)]?.(value))
      ? []
      : [`${at} is not of type ${String(asked)}`],
  const: (value, asked, { at }) =>
    isDeepStrictEqual(value, asked) ? [] : [`${at} is another value`],
  enum: (value, asked, { at }) =>
    (asked as unknown[]).some((one) => isDeepStrictEqual(value, one))
      ? []
      : [`${at} is none of the values`],
  pattern: (value, asked, { at }) =>
    typeof value !== "string" || new RegExp(String(asked), "u").test(value)
      ? []
      : [`${at} does not match ${String(asked)}`],
  minimum: (value, asked, { at }) =>
    typeof value !== "number" || value >= Number(asked) ? [] : [`${at} is too small`],
  maximum: (value, asked, { at }) =>
    typeof value !== "number" || value <= Number(asked) ? [] : [`${at} is too large`],
  minItems: (value, asked, { at }) =>
    !Array.isArray(value) || value.length >= Number(asked) ? [] : [`${at} has too few items`],
  maxItems: (value, asked, { at }) =>
    !Array.isArray(value) || value.length <= Number(asked) ? [] : [`${at} has too many items`],
  uniqueItems: (value, asked, { at }) =>
    asked !== true ||
    !Array.isArray(value) ||
    value.every((item, i) => value.findIndex((one) => isDeepStrictEqual(one, item)) === i)
      ? []
      : [`${at} has an item twice`],
  required: (value, asked, { at }) =>
    isObject(value)
      ? (asked as string[])
          .filter((name) => !Object.hasOwn(value, name))
          .map((name) => `${at} lacks ${name}`)
      : [],
  properties: (value, asked, where) =>
    members(value).flatMap(([name, member]) => {
      const schema = own(asked as Json, name)
      return schema === undefined ? [] : faultsOf(member, schema, below(where, name))
    }),
  additionalProperties: (value, asked, where) =>
    members(value)
      .filter(([name]) => own((where.schema["properties"] ?? {}) as Json, name) === undefined)
      .flatMap(([name, member]) =>
        asked === false
          ? [`${where.at} has a member ${name}`]
          : faultsOf(member, asked as Json, below(where, name)),
      ),
  items: (value, asked, where) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => faultsOf(item, asked as Json, below(where, String(index))))
      : [],
  anyOf: (value, asked, where) => {
    const forms = (asked as Json[]).map((schema) => faultsOf(value, schema, where))
    return forms.some((faults) => faults.length === 0)
      ? []
      : [`${where.at} has none of its forms`, ...forms.flat()]
  },
  $ref: (value, asked, where) => {
    const reference = String(asked)
    if (reference.startsWith("#")) return faultsOf(value, target(reference, where.root), where)
    const root = readRoot(reference)
    return faultsOf(value, root, { root, at: where.at })
  },
}

function target(reference: string, root: Json): Json {
  const name = /^#\/\$defs\/(\w+)$/.exec(reference)?.[1]
  const found = own((root["$defs"] ?? {}) as Json, name ?? "")
  if (found === undefined) throw new Error(`the schema has no ${reference}`)
  return found
}

function own(schemas: Json, name: string): Json | undefined {
  return Object.hasOwn(schemas, name) ? (schemas[name] as Json) : undefined
}

function below(where: Where, name: string): Where {
  return { root: where.root, at: `${where.at}.${name}` }
}

function members(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : []
}

function isObject(value: unknown): value is Json {
  return TYPES["object"]?.(value) === true
}
