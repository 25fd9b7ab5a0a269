/**
 * Names as people write them (RFC 4514), read into the form in which names are compared.
 *
 * Stricter than the names of LDAP before it: no quotation marks and no semicolons between parts,
 * so that a text has one reading. Spaces beside `=`, `,` and `+` are taken, as OpenSSL prints them.
 */
import { fromHex, fromUtf8, refused, toUtf8, type Refused } from "../../base/index.ts"
import { parseDer } from "../der.ts"
import { nameKeys, SHORT_NAMES, toAttribute, type NameAttribute } from "./name.ts"

export type NameTextAnswer =
  /** One key a part, as in `DistinguishedName`: from the most general part to the most particular. */
  { readonly kind: "name"; readonly keys: readonly string[] } | Refused

const TYPES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SHORT_NAMES).map(([oid, short]) => [short.toLowerCase(), oid] as const),
  ["emailaddress", "1.2.840.113549.1.9.1"],
])

/** A short name or an object identifier, and the sign after it. */
const TYPE = / *([A-Za-z][A-Za-z0-9-]*|(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))+) *= */y
/** The value in DER. */
const HEX = /#((?:[0-9A-Fa-f]{2})+) */y
const TEXT = /(?:[^"+,;<>\\\0]|\\[ "#+,;<=>\\]|\\[0-9A-Fa-f]{2})+/y

/** Reads a name; offsets are in characters. Never throws. */
export function parseNameText(text: string): NameTextAnswer {
  const parts: NameAttribute[][] = [[]]
  let at = 0
  for (;;) {
    const read = attributeAt(text, at)
    if (read.kind === "refused") return read
    parts.at(-1)?.push(read.attribute)
    at = read.end
    const separator = text[at]
    if (separator === undefined) return { kind: "name", keys: nameKeys(parts.reverse()) }
    if (separator !== "," && separator !== "+") {
      return refused("a character that must stand after a backslash", at)
    }
    if (separator === ",") parts.push([])
    at += 1
  }
}

type AttributeAnswer =
  { readonly kind: "attribute"; readonly attribute: NameAttribute; readonly end: number } | Refused

function attributeAt(text: string, start: number): AttributeAnswer {
  const type = matchAt(TYPE, text, start)
  if (type === undefined) return refused("no attribute such as CN=", start)
  const oid = oidOf(type[1])
  if (oid === undefined) {
    return refused("an attribute of which only the object identifier is known here", start)
  }
  const at = start + type[0].length
  const isHex = text[at] === "#"
  const value = matchAt(isHex ? HEX : TEXT, text, at)
  const attribute = isHex ? fromDer(oid, value?.[1]) : fromText(oid, value?.[0])
  return value === undefined || attribute === undefined
    ? refused("no value", at)
    : { kind: "attribute", attribute, end: at + value[0].length }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

function oidOf(type = ""): string | undefined {
  return /^\d/.test(type) ? type : TYPES.get(type.toLowerCase())
}

function fromDer(type: string, hex: string | undefined): NameAttribute | undefined {
  const bytes = hex === undefined ? undefined : fromHex(hex.toLowerCase())
  const read = bytes === undefined ? undefined : parseDer(bytes)
  return read?.kind === "der" ? toAttribute(type, read.value) : undefined
}

/** Pairs of hex digits are octets of UTF-8, so that several make one character (RFC 4514 §2.4). */
function fromText(type: string, escaped: string | undefined): NameAttribute | undefined {
  const pieces = escaped?.match(/\\[0-9A-Fa-f]{2}|\\.|[^\\]+/gsu) ?? []
  const octets = pieces.flatMap((piece) => [
    ...(/^\\[0-9A-Fa-f]{2}$/.test(piece)
      ? Uint8Array.of(Number.parseInt(piece.slice(1), 16))
      : toUtf8(piece.startsWith("\\") ? piece.slice(1) : piece)),
  ])
  const text = fromUtf8(Uint8Array.from(octets))
  return text === undefined || text.trim() === "" ? undefined : { type, text, der: NOTHING }
}

const NOTHING = new Uint8Array(0)
