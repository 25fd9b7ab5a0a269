/**
 * BER as CMS allows it (RFC 5652 §4): the few freedoms that time-stamps and signatures use.
 *
 * Only the frame of a CMS message may be BER, and only in two ways: lengths that end with
 * end-of-contents octets, and octet strings in pieces (X.690 §8.1.3.6, §8.7.3). Both are
 * written again as DER, so that everything behind this file sees one encoding of one value.
 * What is signed inside is signed as DER; a second encoding of it is refused there, by
 * `parseDer`, or does not verify.
 */
import { concat, refused, type Refused } from "../base/index.ts"
import { DER_TAG, parseDer, type DerAnswer } from "./der.ts"
import { writeDer } from "./der-write.ts"

const CONSTRUCTED = 0x20
const LONG_TAG = 0x1f
const INDEFINITE = 0x80
const OCTET_STRING_IN_PIECES = DER_TAG.octetString | CONSTRUCTED
/** As parseDer: deeper and more than any message needs. */
const MAX_DEPTH = 32
const MAX_VALUES = 65_536

/** The DER of a value, and whether it was DER before. */
export type BerAnswer =
  Refused | (Extract<DerAnswer, { kind: "der" }> & { readonly wasDer: boolean })

/**
 * Reads exactly one value in DER, or in BER with indefinite lengths and octet strings in pieces.
 *
 * @returns The value as DER. Every other liberty of BER is refused like in `parseDer`, such as
 *   lengths with needless octets. Never throws.
 */
export function parseBer(bytes: Uint8Array): BerAnswer {
  const strict = parseDer(bytes)
  if (strict.kind === "der") return { ...strict, wasDer: true }
  const read = readValue({ bytes, depth: 0, values: { left: MAX_VALUES } }, 0)
  if (read.kind === "refused") return read
  if (read.end !== bytes.length) return refused("data follow the value", read.end)
  const der = parseDer(read.der)
  return der.kind === "refused" ? strict : { ...der, wasDer: false }
}

interface Source {
  readonly bytes: Uint8Array
  readonly depth: number
  readonly values: { left: number }
}

/** One value written as DER, and the offset after it in the source. */
type Read = { readonly kind: "read"; readonly der: Uint8Array; readonly end: number } | Refused

function readValue(source: Source, offset: number): Read {
  const { bytes } = source
  const fault = faultAt(source, offset)
  if (fault !== undefined) return refused(fault, offset)
  const tag = bytes[offset] ?? 0
  const content = contentOf(bytes, offset)
  if (content.kind === "refused") return content
  if ((tag & CONSTRUCTED) === 0) {
    if (content.end === undefined) return refused("an indefinite length", offset)
    return { kind: "read", der: bytes.subarray(offset, content.end), end: content.end }
  }
  const inside = readChildren({ ...source, depth: source.depth + 1 }, content)
  return inside.kind === "refused" ? inside : rewritten(tag, inside)
}

function faultAt({ bytes, depth, values }: Source, offset: number): string | undefined {
  const tag = bytes[offset]
  values.left -= 1
  if (tag === undefined || offset + 1 >= bytes.length) return "the data end too early"
  if ((tag & LONG_TAG) === LONG_TAG) return "a tag number above 30"
  if (depth >= MAX_DEPTH) return "values are nested too deeply"
  return values.left < 0 ? "too many values" : undefined
}

interface Content {
  readonly kind: "content"
  readonly start: number
  /** Absent when end-of-contents octets end it. */
  readonly end?: number
}

function contentOf(bytes: Uint8Array, offset: number): Content | Refused {
  const first = bytes[offset + 1] ?? 0
  if (first === INDEFINITE) return { kind: "content", start: offset + 2 }
  const count = first < INDEFINITE ? 0 : first & 0x7f
  if (count > 4) return refused("a length of more than four octets", offset)
  const octets = bytes.subarray(offset + 2, offset + 2 + count)
  const length = count === 0 ? first : octets.reduce((sum, octet) => sum * 256 + octet, 0)
  if (count > 0 && (octets[0] === 0 || length < 0x80)) {
    return refused("a length with needless octets", offset)
  }
  const start = offset + 2 + count
  const end = start + length
  if (end > bytes.length) return refused("a value is longer than the data", offset)
  return { kind: "content", start, end }
}

type Children =
  | { readonly kind: "children"; readonly ders: readonly Uint8Array[]; readonly end: number }
  | Refused

function readChildren(source: Source, { start, end }: Content): Children {
  const bytes = end === undefined ? source.bytes : source.bytes.subarray(0, end)
  const ders: Uint8Array[] = []
  let at = start
  while (at !== end) {
    if (end === undefined && bytes[at] === 0 && bytes[at + 1] === 0) {
      return { kind: "children", ders, end: at + 2 }
    }
    const child = readValue({ ...source, bytes }, at)
    if (child.kind === "refused") return child
    ders.push(child.der)
    at = child.end
  }
  return { kind: "children", ders, end: at }
}

/** Pieces of an octet string are joined; everything else gets the length it has. */
function rewritten(tag: number, { ders, end }: Extract<Children, { kind: "children" }>): Read {
  if (tag !== OCTET_STRING_IN_PIECES) return { kind: "read", der: writeDer(tag, ...ders), end }
  const pieces: Uint8Array[] = []
  for (const der of ders) {
    if (der[0] !== DER_TAG.octetString)
      return refused("an octet string in pieces that are none", end)
    const content = contentOf(der, 0)
    if (content.kind === "refused") return content
    pieces.push(der.subarray(content.start))
  }
  return { kind: "read", der: writeDer(DER_TAG.octetString, concat(...pieces)), end }
}
