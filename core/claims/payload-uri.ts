/**
 * What the `uri` of an event's object names: a payload file of the bag, or something else
 * (docs/evidence-bag.md, section 5).
 */
import { fromUtf8, refusedAs, toUtf8, type Refused } from "../base/index.ts"

export type PayloadUri =
  /** A file of the bag, by its path. */
  | { readonly kind: "payload"; readonly path: string }
  /** The platform's own name of an object. */
  | { readonly kind: "other" }
  | Refused

const PAYLOAD = "data/"

/**
 * The payload file that a URI names.
 *
 * Characters that RFC 3986 would have written as `%xx` stand for themselves, since they
 * can mean nothing else. Refused is what could name another file to another reader: a
 * `%` without two hexadecimal digits, a query or fragment, escapes that are not UTF-8,
 * and empty, `.` or `..` components.
 *
 * @returns A refusal with code EVENT_INVALID for those. Never throws.
 */
export function parsePayloadUri(uri: string): PayloadUri {
  if (!uri.startsWith(PAYLOAD)) return { kind: "other" }
  if (/[?#]/.test(uri)) return invalid("it has a query or a fragment")
  const bytes = decodePercent(toUtf8(uri))
  const path = bytes && fromUtf8(bytes)
  if (path === undefined) return invalid("its percent-encoding does not give UTF-8")
  const components = path.split("/")
  if (components.some((name) => name === "" || name === "." || name === "..")) {
    return invalid("a component of its path is empty, . or ..")
  }
  return { kind: "payload", path }
}

function invalid(reason: string): Refused {
  return refusedAs("EVENT_INVALID", reason)
}

const PERCENT = 0x25

function decodePercent(encoded: Uint8Array): Uint8Array | undefined {
  if (!encoded.includes(PERCENT)) return encoded
  const decoded: number[] = []
  for (let index = 0; index < encoded.length; index += 1) {
    const byte = encoded[index] ?? 0
    if (byte !== PERCENT) {
      decoded.push(byte)
      continue
    }
    const high = hexValue(encoded[index + 1])
    const low = hexValue(encoded[index + 2])
    if (high === undefined || low === undefined) return undefined
    decoded.push(16 * high + low)
    index += 2
  }
  return Uint8Array.from(decoded)
}

function hexValue(byte: number | undefined): number | undefined {
  if (byte === undefined) return undefined
  const value = Number.parseInt(String.fromCharCode(byte), 16)
  return Number.isNaN(value) ? undefined : value
}
