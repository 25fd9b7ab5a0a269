/**
 * Text of tag files in the encodings that bags declare.
 *
 * @see RFC 8493 §2.1.1 (Tag-File-Character-Encoding)
 */
import { fromUtf8 } from "../../base/index.ts"

export type TagEncoding = "UTF-8" | "ISO-8859-1" | "US-ASCII" | "UTF-16" | "UTF-16BE" | "UTF-16LE"

export type EncodingAnswer =
  | { readonly kind: "encoding"; readonly encoding: TagEncoding }
  /** A registered encoding that this version does not decode. */
  | { readonly kind: "unsupported" }
  | { readonly kind: "no-encoding" }

const ENCODINGS: ReadonlyMap<string, TagEncoding> = new Map([
  ["utf-8", "UTF-8"],
  ["utf8", "UTF-8"],
  ["iso-8859-1", "ISO-8859-1"],
  ["latin1", "ISO-8859-1"],
  ["us-ascii", "US-ASCII"],
  ["ascii", "US-ASCII"],
  ["utf-16", "UTF-16"],
  ["utf-16be", "UTF-16BE"],
  ["utf-16le", "UTF-16LE"],
])

/** Families of names in the IANA register of character sets that bags have been seen to use. */
const REGISTERED =
  /^(?:iso-8859-\d{1,2}|windows-\d{3,4}|shift_jis|euc-(?:jp|kr)|gb2312|gbk|gb18030|big5|koi8-[ru]|utf-7|utf-32(?:be|le)?|ibm\d{2,5}|macintosh|iso-2022-(?:jp|kr)|tis-620)$/

/** The encoding that a declaration names; names are compared without regard to case (RFC 2978 §2.3). */
export function toEncoding(name: string): EncodingAnswer {
  const lower = name.toLowerCase()
  const encoding = ENCODINGS.get(lower)
  if (encoding !== undefined) return { kind: "encoding", encoding }
  return { kind: REGISTERED.test(lower) ? "unsupported" : "no-encoding" }
}

export interface TagText {
  readonly text: string
  /** True when a byte order mark was dropped that the encoding does not call for. */
  readonly strayMark: boolean
}

/**
 * The text of a tag file; `undefined` when the bytes are not in the encoding.
 *
 * @param encoding - Where it is not known, ASCII is taken for what it is in nearly all of them.
 */
export function decodeText(
  bytes: Uint8Array,
  encoding: TagEncoding | undefined,
): TagText | undefined {
  switch (encoding) {
    case "UTF-8":
      return withoutMark(fromUtf8(bytes))
    case undefined:
    case "US-ASCII":
      return bytes.every((byte) => byte < 0x80) ? withoutMark(fromUtf8(bytes)) : undefined
    case "ISO-8859-1":
      return { text: fromUnits(bytes.length, (index) => bytes[index] ?? 0), strayMark: false }
    case "UTF-16":
      return fromUtf16Marked(bytes)
    case "UTF-16BE":
      return withoutMark(fromUtf16(bytes, 0))
    case "UTF-16LE":
      return withoutMark(fromUtf16(bytes, 1))
  }
}

function withoutMark(text: string | undefined): TagText | undefined {
  if (text === undefined) return undefined
  const strayMark = text.startsWith("\uFEFF")
  return { text: strayMark ? text.slice(1) : text, strayMark }
}

/** UTF-16 whose byte order a mark tells, or which is big-endian without one (RFC 2781 §4.3). */
function fromUtf16Marked(bytes: Uint8Array): TagText | undefined {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = fromUtf16(bytes, little ? 1 : 0)
  return text === undefined ? undefined : { text: text.replace(/^\uFEFF/, ""), strayMark: false }
}

/** @param low - Index of the high byte within its pair: 0 for big-endian, 1 for little-endian. */
function fromUtf16(bytes: Uint8Array, high: 0 | 1): string | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const text = fromUnits(
    bytes.length / 2,
    (index) => ((bytes[2 * index + high] ?? 0) << 8) | (bytes[2 * index + 1 - high] ?? 0),
  )
  return text.isWellFormed() ? text : undefined
}

/** A text from its UTF-16 code units, made in pieces that a call can take as arguments. */
function fromUnits(length: number, unitAt: (index: number) => number): string {
  const PIECE = 4096
  let text = ""
  for (let start = 0; start < length; start += PIECE) {
    const units = Array.from({ length: Math.min(PIECE, length - start) }, (_, n) =>
      unitAt(start + n),
    )
    text += String.fromCharCode(...units)
  }
  return text
}

/** Lines that LF, CR or CRLF end (RFC 8493 §2.1.3); a file that ends so has no line after it. */
export function textLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === "") lines.pop()
  return lines
}
