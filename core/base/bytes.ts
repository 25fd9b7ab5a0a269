/**
 * Bytes and their text forms: comparing, joining, hex, base64, UTF-8.
 *
 * Every decoder here is strict: one text has one meaning, and a text that another
 * reader might take differently is `undefined`, never a guess.
 */

const HEX_DIGITS = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0))
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
const BASE64_VALUES = new Map(Array.from(BASE64, (character, value) => [character, value]))

const encoder = new TextEncoder()
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** Joins byte strings in order into a new one. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** True when both hold the same bytes. Not constant-time: nothing compared here is secret. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

/** Orders byte strings as memcmp does, the shorter first where one is a prefix of the other. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let index = 0; index < shared; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/**
 * Orders texts as `compareBytes` orders their UTF-8, without encoding them.
 *
 * UTF-16 has that order but for one thing: surrogates, which stand for the characters from
 * U+10000 on, come before the units from U+E000 on.
 *
 * @param a - Well-formed, as `b`.
 */
export function compareUtf8(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let index = 0; index < shared; index += 1) {
    const x = a.charCodeAt(index)
    const y = b.charCodeAt(index)
    if (x !== y) return utf8Rank(x) - utf8Rank(y)
  }
  return a.length - b.length
}

function utf8Rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/**
 * Lower-case hexadecimal, two characters a byte.
 *
 * A text put together piece by piece stays a rope of its pieces, ten times the memory: a
 * million digests that are kept would fill a gigabyte.
 */
export function toHex(bytes: Uint8Array): string {
  const digits = new Uint8Array(2 * bytes.length)
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    digits[2 * index] = HEX_DIGITS[byte >> 4] ?? 0
    digits[2 * index + 1] = HEX_DIGITS[byte & 15] ?? 0
  }
  return strictDecoder.decode(digits)
}

/** Bytes of a hexadecimal text of either case; `undefined` for an odd length or any other character. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  )
}

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let text = ""
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3)
    const left = bytes.length - index
    text += BASE64.charAt(a >> 2) + BASE64.charAt(((a & 3) << 4) | (b >> 4))
    text += left > 1 ? BASE64.charAt(((b & 15) << 2) | (c >> 6)) : "="
    text += left > 2 ? BASE64.charAt(c & 63) : "="
  }
  return text
}

/**
 * Bytes of a standard base64 text (RFC 4648 §4).
 *
 * Padding is required, white space and the URL alphabet are refused, and the unused
 * bits of the last character must be zero, so that one byte string has one text.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let bits = 0
  let held = 0
  let offset = 0
  for (const character of text.slice(0, text.length - padding)) {
    held = ((held << 6) | (BASE64_VALUES.get(character) ?? 0)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[offset] = (held >> bits) & 0xff
    offset += 1
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined
}

/** Base64 of the URL alphabet without padding (RFC 4648 §5; RFC 7515 §2). */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
}

/** Bytes of such a text; padding, the standard alphabet and set unused bits are `undefined`. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined
  const padding = "=".repeat((4 - (text.length % 4)) % 4)
  return fromBase64(`${text.replaceAll("-", "+").replaceAll("_", "/")}${padding}`)
}

/** UTF-8 of a text. Lone surrogates become U+FFFD, so callers that sign must refuse them first. */
export function toUtf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** The text of well-formed UTF-8, a leading byte order mark kept; `undefined` when it is not well formed. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes)
  } catch {
    return undefined
  }
}
