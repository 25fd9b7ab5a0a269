/**
 * The header block of a tar member, field by field; what several blocks mean together is
 * decided elsewhere.
 *
 * @see POSIX.1-2024, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format"
 */

export const BLOCK_BYTES = 512

/** Octets and lengths of the fields (ustar). */
const NAME = [0, 100] as const
const MODE = [100, 8] as const
const OWNER = [108, 8] as const
const GROUP = [116, 8] as const
const SIZE = [124, 12] as const
const MODIFIED = [136, 12] as const
const CHECKSUM = [148, 8] as const
const TYPE = 156
const LINK_NAME = [157, 100] as const
const MAGIC = [257, 8] as const
const DEVICE_MAJOR = [329, 8] as const
const DEVICE_MINOR = [337, 8] as const
const PREFIX = [345, 155] as const
/** What lies behind the prefix, unused in both formats. */
const REST = [500, 12] as const

/** Numbers that no content rests on, and over which some programs stop reading all the same. */
const REMARKS = [MODE, OWNER, GROUP, MODIFIED, DEVICE_MAJOR, DEVICE_MINOR] as const

const USTAR_MAGIC = "ustar\u000000"
const GNU_MAGIC = "ustar  \0"

type Field = readonly [offset: number, length: number]

export interface TarHeader {
  /** One character; NUL is an ordinary file of before 1988. */
  readonly type: string
  /** Prefix included. */
  readonly name: Uint8Array
  /** `undefined` when the field has no single reading. */
  readonly sizeBytes: number | undefined
  /** Milliseconds since 1970; `undefined` when the field has no single reading. */
  readonly modifiedMs: number | undefined
  /** True when there are bytes where no reader looks. */
  readonly hasUnusedBytes: boolean
  /** Why readers can make different things of this header; absent when they cannot. */
  readonly ambiguous?: string
}

/** Why a block is no header. */
export interface TarHeaderProblem {
  readonly code: "FORMAT_FAILURE" | "NOT_SUPPORTED"
  readonly reason: string
}

/** Reads one header block of 512 bytes; what it returns shares no memory with it. */
export function readTarHeader(block: Uint8Array): TarHeader | TarHeaderProblem {
  if (readNumber(block, CHECKSUM) !== checksumOf(block)) {
    return { code: "FORMAT_FAILURE", reason: "header with a wrong checksum" }
  }
  const magic = latin1(slice(block, MAGIC))
  const isUstar = magic === USTAR_MAGIC
  if (!isUstar && magic !== GNU_MAGIC) {
    return { code: "NOT_SUPPORTED", reason: "header in neither the POSIX nor the GNU format" }
  }
  const type = String.fromCharCode(block[TYPE] ?? 0)
  const seconds = readNumber(block, MODIFIED)
  const unused = [NAME, LINK_NAME, ...(isUstar ? [PREFIX] : [])].map((field) => rest(block, field))
  const isLink = type === "1" || type === "2"
  const extra = [...unused, slice(block, REST), ...(isLink ? [] : [text(block, LINK_NAME)])]
  const ambiguous = ambiguity(block, isUstar)
  return {
    type,
    name: fullName(block, isUstar),
    sizeBytes: readNumber(block, SIZE),
    modifiedMs: seconds === undefined ? undefined : seconds * 1000,
    hasUnusedBytes: extra.some((bytes) => bytes.some((byte) => byte !== 0)),
    ...(ambiguous === undefined ? {} : { ambiguous }),
  }
}

/**
 * What programs differ in: some take the prefix for a part of the name in GNU's format, too,
 * and some end the archive, without a word, at a number that they cannot read.
 */
function ambiguity(block: Uint8Array, isUstar: boolean): string | undefined {
  if (!isUstar && !isZero(slice(block, PREFIX))) return "prefix in the GNU format, which has none"
  const isOdd = REMARKS.some((field) => !isRemark(block, field))
  return isOdd ? "number in a header that has no single reading" : undefined
}

/** True for a number that every reader takes, or that is left out, or of GNU's below zero. */
function isRemark(block: Uint8Array, field: Field): boolean {
  const bytes = slice(block, field)
  const isBelowZero = bytes[0] === 0xff && (bytes[1] ?? 0) >= 0x80
  return isBelowZero || isZero(bytes) || readNumber(block, field) !== undefined
}

export function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

function fullName(block: Uint8Array, isUstar: boolean): Uint8Array {
  const name = text(block, NAME)
  const prefix = isUstar ? text(block, PREFIX) : new Uint8Array(0)
  if (prefix.length === 0) return name.slice()
  const full = new Uint8Array(prefix.length + 1 + name.length)
  full.set(prefix)
  full[prefix.length] = 0x2f
  full.set(name, prefix.length + 1)
  return full
}

/** The sum of all bytes, those of the checksum itself taken for spaces. */
function checksumOf(block: Uint8Array): number {
  const [offset, length] = CHECKSUM
  return block.reduce((sum, byte, i) => sum + (i >= offset && i < offset + length ? 0x20 : byte), 0)
}

/**
 * A number as every reader takes it: octal digits, perhaps after spaces, up to a NUL or
 * space with nothing but these behind; or GNU's base 256 for what octal cannot hold.
 */
function readNumber(block: Uint8Array, field: Field): number | undefined {
  const bytes = slice(block, field)
  if (bytes[0] === 0x80) {
    const value = bytes.subarray(1).reduce((sum, byte) => sum * 0x100 + byte, 0)
    return Number.isSafeInteger(value) ? value : undefined
  }
  const digits = /^ *([0-7]+)[ \0]*$/.exec(latin1(bytes))?.[1]
  return digits === undefined ? undefined : Number.parseInt(digits, 8)
}

function slice(block: Uint8Array, [offset, length]: Field): Uint8Array {
  return block.subarray(offset, offset + length)
}

/** A text up to its first NUL, or as long as its field. */
function text(block: Uint8Array, field: Field): Uint8Array {
  const bytes = slice(block, field)
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

/** What lies behind the end of a text in its field. */
function rest(block: Uint8Array, field: Field): Uint8Array {
  return slice(block, field).subarray(text(block, field).length)
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
