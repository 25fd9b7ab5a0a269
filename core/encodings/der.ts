/**
 * DER: the one encoding of an ASN.1 value (ITU-T X.690, clauses 8, 10 and 11).
 *
 * Reads strictly and writes; what a structure means is known by the files that use it.
 * A second encoding of the same value is refused here, so nobody downstream can be
 * shown two byte strings for one thing.
 */
import { refused, toHex, type Refused } from "../base/index.ts"

/** Identifier octets of the universal types we read and write (X.690 §8.1.2). */
export const DER_TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

const CONSTRUCTED = 0x20
const CLASS = 0xc0
const LONG_TAG = 0x1f
/** Deeper than any certificate or time-stamp; the limit keeps hostile nesting off the stack. */
const MAX_DEPTH = 32
/** More than any certificate or time-stamp holds; a value costs us a hundred times its two bytes. */
const MAX_VALUES = 65_536

export interface DerValue {
  /** Identifier octet: class, constructed bit and number together. */
  readonly tag: number
  /** Offset of the identifier octet in the bytes that were parsed. */
  readonly offset: number
  /** Identifier, length and content. */
  readonly bytes: Uint8Array
  readonly content: Uint8Array
  /** The values inside a constructed one, in order; empty for a primitive one. */
  readonly children: readonly DerValue[]
}

export type DerAnswer = { readonly kind: "der"; readonly value: DerValue } | Refused

/**
 * Reads exactly one DER value.
 *
 * @param maxValues - Where a structure of many small values is known to come.
 * @returns The value with everything inside it, or a refusal with the offset: indefinite or
 *   longer than needed lengths, tag numbers above 30, wrong constructed bits, integers and
 *   object identifiers with padding, booleans other than 00 and FF, unused bits that are not
 *   zero, trailing data, nesting beyond 32, more than 65,536 values. Never throws.
 */
export function parseDer(bytes: Uint8Array, maxValues = MAX_VALUES): DerAnswer {
  const answer = readValue({ bytes, depth: 0, values: { left: maxValues } }, 0)
  if (answer.kind === "refused") return answer
  const end = answer.value.bytes.length
  return end === bytes.length ? answer : refused("data follow the value", end)
}

interface Source {
  readonly bytes: Uint8Array
  readonly depth: number
  /** How many more values may be read; one count for the whole of the bytes. */
  readonly values: { left: number }
}

function readValue(source: Source, offset: number): DerAnswer {
  const { bytes, depth, values } = source
  const tag = bytes[offset]
  if (tag === undefined) return refused("the data end where a value should be", offset)
  if ((tag & LONG_TAG) === LONG_TAG) return refused("a tag number above 30", offset)
  if (depth >= MAX_DEPTH) return refused("values are nested too deeply", offset)
  if (values.left === 0) return refused("too many values", offset)
  values.left -= 1
  const length = readLength(bytes, offset + 1)
  if (length.kind === "refused") return length
  const start = offset + 1 + length.octets
  const end = start + length.value
  if (end > bytes.length) return refused("a value is longer than the data", offset)

  const value = {
    tag,
    offset,
    bytes: bytes.subarray(offset, end),
    content: bytes.subarray(start, end),
  }
  const fault = contentFault(tag, value.content)
  if (fault !== undefined) return refused(fault, offset)
  if ((tag & CONSTRUCTED) === 0) return { kind: "der", value: { ...value, children: [] } }
  const inside: Source = { bytes: bytes.subarray(0, end), depth: depth + 1, values }
  return withChildren(value, inside, start)
}

function withChildren(value: Omit<DerValue, "children">, inside: Source, start: number): DerAnswer {
  const children: DerValue[] = []
  let at = start
  while (at < inside.bytes.length) {
    const child = readValue(inside, at)
    if (child.kind === "refused") return child
    children.push(child.value)
    at += child.value.bytes.length
  }
  return { kind: "der", value: { ...value, children } }
}

type Length = { readonly kind: "length"; readonly value: number; readonly octets: number } | Refused

/** Definite lengths in the fewest octets, up to 2^32-1 (X.690 §10.1). */
function readLength(bytes: Uint8Array, offset: number): Length {
  const first = bytes[offset]
  if (first === undefined) return refused("the data end where a length should be", offset)
  if (first < 0x80) return { kind: "length", value: first, octets: 1 }
  const count = first & 0x7f
  if (count === 0) return refused("an indefinite length", offset)
  if (count > 4) return refused("a length of more than four octets", offset)
  const octets = bytes.subarray(offset + 1, offset + 1 + count)
  if (octets.length < count) return refused("the data end inside a length", offset)
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  if (octets[0] === 0 || value < 0x80) return refused("a length with needless octets", offset)
  return { kind: "length", value, octets: 1 + count }
}

/** What is wrong with the content of a universal type; `undefined` when nothing is. */
function contentFault(tag: number, content: Uint8Array): string | undefined {
  if ((tag & CLASS) !== 0) return undefined
  const isConstructed = (tag & CONSTRUCTED) !== 0
  const number = tag & LONG_TAG
  const mustBe = number === 16 || number === 17
  if (isConstructed !== mustBe) return "a type in the wrong one of its two forms"
  switch (tag) {
    case DER_TAG.boolean:
      return booleanFault(content)
    case DER_TAG.integer:
      return integerFault(content)
    case DER_TAG.bitString:
      return bitStringFault(content)
    case DER_TAG.null:
      return content.length === 0 ? undefined : "a NULL with content"
    case DER_TAG.objectIdentifier:
      return oidFault(content)
    default:
      return undefined
  }
}

function booleanFault(content: Uint8Array): string | undefined {
  const isDer = content.length === 1 && (content[0] === 0 || content[0] === 0xff)
  return isDer ? undefined : "a boolean other than 00 and FF"
}

function integerFault(content: Uint8Array): string | undefined {
  const [first, second = 0] = content
  if (first === undefined) return "an integer without content"
  if (content.length === 1) return undefined
  const padded = (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)
  return padded ? "an integer with needless octets" : undefined
}

function bitStringFault(content: Uint8Array): string | undefined {
  const [unused] = content
  if (unused === undefined || unused > 7) return "a bit string without a count of unused bits"
  if (content.length === 1) return unused === 0 ? undefined : "unused bits in an empty bit string"
  const last = content.at(-1) ?? 0
  return (last & ((1 << unused) - 1)) === 0 ? undefined : "unused bits that are not zero"
}

function oidFault(content: Uint8Array): string | undefined {
  if (content.length === 0 || content.length > 64) return "an object identifier of this length"
  if ((content.at(-1) ?? 0) >= 0x80) return "an object identifier that does not end"
  const padded = content.some((octet, at) => octet === 0x80 && (content[at - 1] ?? 0) < 0x80)
  return padded ? "an object identifier with needless octets" : undefined
}

/** The number in an INTEGER's content: big-endian two's complement. */
export function derIntegerValue(content: Uint8Array): bigint {
  // Adding octet by octet would take the square of the time: minutes for a hostile megabyte.
  const magnitude = content.length === 0 ? 0n : BigInt(`0x${toHex(content)}`)
  const negative = (content[0] ?? 0) >= 0x80
  return negative ? magnitude - (1n << BigInt(8 * content.length)) : magnitude
}

/** An OBJECT IDENTIFIER's content in dotted form, such as `1.3.101.112`. */
export function derOidText(content: Uint8Array): string {
  const arcs: bigint[] = []
  let arc = 0n
  for (const octet of content) {
    arc = (arc << 7n) | BigInt(octet & 0x7f)
    if (octet >= 0x80) continue
    arcs.push(arc)
    arc = 0n
  }
  const [joined = 0n, ...rest] = arcs
  const first = joined < 40n ? 0n : joined < 80n ? 1n : 2n
  return [first, joined - 40n * first, ...rest].join(".")
}
