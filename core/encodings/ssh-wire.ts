/** The data types of SSH (RFC 4251 §5), as far as keys and signatures are written in them. */
import { concat, fromUtf8, refused, toUtf8, type Refused } from "../base/index.ts"

/** The fields of a structure that consists of strings only, in order. */
export type SshStringsAnswer =
  { readonly kind: "strings"; readonly strings: readonly Uint8Array[] } | Refused

/** More than any structure read here holds. */
const MAX_STRINGS = 16

/**
 * Reads strings, each a length of four bytes and so many bytes, up to the end of the bytes.
 *
 * @param start - Where the first length begins; offsets of refusals count from 0 all the same.
 */
export function parseSshStrings(bytes: Uint8Array, start = 0): SshStringsAnswer {
  const strings: Uint8Array[] = []
  for (let at = start; at < bytes.length;) {
    if (strings.length === MAX_STRINGS) return refused("more fields than there can be", at)
    const length = parseSshUint32(bytes, at)
    if (length === undefined) return refused("the data end inside a length", at)
    const end = at + 4 + length
    if (end > bytes.length) return refused("a field is longer than the data", at)
    strings.push(bytes.slice(at + 4, end))
    at = end
  }
  return { kind: "strings", strings }
}

/** Four bytes, the most significant first; `undefined` where there are fewer. */
export function parseSshUint32(bytes: Uint8Array, at: number): number | undefined {
  const octets = bytes.subarray(at, at + 4)
  return octets.length < 4 ? undefined : octets.reduce((sum, octet) => sum * 256 + octet, 0)
}

/** The text of a string field; `undefined` when it is not UTF-8. */
export function sshText(field: Uint8Array | undefined): string | undefined {
  return field === undefined ? undefined : fromUtf8(field)
}

/**
 * The magnitude of a multiple precision integer without leading zeros, as DER's INTEGER has it.
 *
 * @returns `undefined` for a negative or zero number, and for needless leading bytes.
 */
export function sshMagnitude(field: Uint8Array | undefined): Uint8Array | undefined {
  const [first, second] = field ?? []
  if (field === undefined || first === undefined || first >= 0x80) return undefined
  if (first !== 0) return field
  return second !== undefined && second >= 0x80 ? field.subarray(1) : undefined
}

/** Writes strings one after another. */
export function writeSshStrings(...strings: readonly (Uint8Array | string)[]): Uint8Array {
  return concat(
    ...strings.flatMap((string) => {
      const bytes = typeof string === "string" ? toUtf8(string) : string
      return [writeSshUint32(bytes.length), bytes]
    }),
  )
}

export function writeSshUint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff)
}

/** Writes a magnitude as a multiple precision integer; leading zeros are left out. */
export function toSshInteger(magnitude: Uint8Array): Uint8Array {
  const firstUsed = magnitude.findIndex((octet) => octet !== 0)
  const used = firstUsed < 0 ? new Uint8Array(0) : magnitude.subarray(firstUsed)
  return (used[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), used) : used
}
