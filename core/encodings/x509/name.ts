/**
 * Distinguished names (RFC 5280 §4.1.2.4): their bytes, a form to compare and a form to read.
 *
 * Comparing folds what RFC 5280 §7.1 lets differ: string type, case, and white space at the
 * ends or repeated inside, after Unicode normalisation (NFKC). The full preparation of
 * RFC 4518 is not done: characters it maps to nothing, and prohibited ones, count as written.
 */
import { fromUtf8, refused, toHex, type Refused } from "../../base/index.ts"
import { DER_TAG, derOidText, type DerValue } from "../der.ts"

export interface NameAttribute {
  /** Object identifier, such as `2.5.4.3` for a common name. */
  readonly type: string
  /** The text; absent for values that are no well-formed string. */
  readonly text?: string
  /** The value as DER. */
  readonly der: Uint8Array
}

export interface DistinguishedName {
  readonly der: Uint8Array
  /** From the most general to the most particular, as encoded; each may hold several attributes. */
  readonly parts: readonly (readonly NameAttribute[])[]
  /** RFC 4514: from the most particular to the most general, escaped. Not for comparing. */
  readonly text: string
  /** One key a part; two names are the same when all their keys are. */
  readonly keys: readonly string[]
}

export type NameAnswer = { readonly kind: "name"; readonly name: DistinguishedName } | Refused

const TELETEX_STRING = 0x14
const UNIVERSAL_STRING = 0x1c
const BMP_STRING = 0x1e
const NUMERIC_STRING = 0x12

/** Short names of RFC 4514 §3, and emailAddress as everybody writes it. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.9": "STREET",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "0.9.2342.19200300.100.1.1": "UID",
  "0.9.2342.19200300.100.1.25": "DC",
  "1.2.840.113549.1.9.1": "E",
}

/** Reads a Name; an empty one is a name, too. */
export function readName(value: DerValue): NameAnswer {
  if (value.tag !== DER_TAG.sequence) return refused("not a name", value.offset)
  const parts: NameAttribute[][] = []
  for (const set of value.children) {
    const attributes = set.tag === DER_TAG.set ? set.children.map(readAttribute) : []
    const known = attributes.filter((one) => one !== undefined)
    if (known.length === 0 || known.length !== attributes.length) {
      return refused("not a part of a name", set.offset)
    }
    parts.push(known)
  }
  const keys = nameKeys(parts)
  return { kind: "name", name: { der: value.bytes, parts, text: textOf(parts), keys } }
}

/** One key a part, by which names are compared. */
export function nameKeys(parts: DistinguishedName["parts"]): readonly string[] {
  return parts.map((part) => part.map(attributeKey).sort().join("+"))
}

/** True when RFC 5280 §7.1 takes both for one name. */
export function isSameName(a: DistinguishedName, b: DistinguishedName): boolean {
  return a.keys.length === b.keys.length && isNameWithin(a, b)
}

/** True when `name` lies in the subtree that `base` begins (RFC 5280 §7.1, last paragraphs). */
export function isNameWithin(name: DistinguishedName, base: DistinguishedName): boolean {
  return base.keys.every((key, index) => name.keys[index] === key)
}

function readAttribute(value: DerValue): NameAttribute | undefined {
  const [type, content, ...more] = value.children
  if (value.tag !== DER_TAG.sequence || type?.tag !== DER_TAG.objectIdentifier) return undefined
  if (content === undefined || more.length > 0) return undefined
  return toAttribute(derOidText(type.content), content)
}

/** An attribute whose value stands as DER. */
export function toAttribute(type: string, content: DerValue): NameAttribute {
  const text = stringOf(content)
  const attribute = { type, der: content.bytes }
  return text === undefined ? attribute : { ...attribute, text }
}

/** The text of a DirectoryString or IA5String; `undefined` for other types and malformed ones. */
function stringOf({ tag, content }: DerValue): string | undefined {
  switch (tag) {
    case DER_TAG.utf8String:
      return fromUtf8(content)
    case DER_TAG.printableString:
    case DER_TAG.ia5String:
    case NUMERIC_STRING:
      return content.every((octet) => octet < 0x80) ? fromUtf8(content) : undefined
    case TELETEX_STRING:
      // Written as Latin-1 by all who still write it; T.61 itself is decoded by nobody.
      return Array.from(content, (octet) => String.fromCodePoint(octet)).join("")
    case BMP_STRING:
      return wideText(content, 2)
    case UNIVERSAL_STRING:
      return wideText(content, 4)
    default:
      return undefined
  }
}

function wideText(content: Uint8Array, width: number): string | undefined {
  if (content.length % width !== 0) return undefined
  let text = ""
  for (let at = 0; at < content.length; at += width) {
    const point = content.subarray(at, at + width).reduce((sum, octet) => sum * 256 + octet, 0)
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined
    text += String.fromCodePoint(point)
  }
  return text
}

function attributeKey({ type, text, der }: NameAttribute): string {
  if (text === undefined) return `${type}=#${toHex(der)}`
  const folded = text.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ")
  // Joined keys must not be readable in two ways, whatever stands in the text.
  return `${type}=${JSON.stringify(folded)}`
}

function textOf(parts: readonly (readonly NameAttribute[])[]): string {
  return [...parts]
    .reverse()
    .map((part) => part.map(attributeText).join("+"))
    .join(",")
}

function attributeText({ type, text, der }: NameAttribute): string {
  const short = SHORT_NAMES[type]
  if (short === undefined || text === undefined) return `${type}=#${toHex(der)}`
  return `${short}=${escaped(text)}`
}

/** RFC 4514 §2.4. */
function escaped(text: string): string {
  return text
    .replace(/["+,;<>\\]/g, "\\$&")
    .replace(/\0/g, "\\00")
    .replace(/^[ #]/, "\\$&")
    .replace(/ $/, "\\ ")
}
