/**
 * Extended headers of a tar: what POSIX (pax) and GNU put before a member because its
 * header has no room for it.
 *
 * Programs differ in which of these they know and in which of two they believe, so
 * whatever can be said twice must be said once, or twice the same.
 *
 * @see POSIX.1-2024, pax, "pax Extended Header"
 */
import { fromUtf8 } from "../base/index.ts"

/** Keywords that every reader of pax knows (POSIX); all others are somebody's own. */
const DESCRIBING = new Set(
  "atime ctime gid gname hdrcharset linkpath mtime path size uid uname".split(" "),
)

/** Keywords by which some readers see another content or another kind of member than others. */
const AMBIGUOUS = /^(?:GNU\.sparse\.|SCHILY\.(?:realsize|filetype)$|SUN\.|charset$)/

/** Times may have a fraction and lie before 1970; an empty value takes back an earlier one. */
const TIME = /^(?:-?[0-9]{1,15}(?:\.[0-9]{0,30})?)?$/
const OWNER = /^(?:[0-9]{1,15})?$/

/** What must be a number, in which form: some programs refuse the archive over it. */
const NUMBERS: readonly (readonly [keyword: string, called: string, form: RegExp])[] = [
  ["size", "a size", /^(?:0|[1-9][0-9]{0,15})$/],
  ["atime", "an atime", TIME],
  ["ctime", "a ctime", TIME],
  ["mtime", "an mtime", TIME],
  ["gid", "a gid", OWNER],
  ["uid", "a uid", OWNER],
]

const UTF8 = "ISO-IR 10646 2000 UTF-8"

/** What extended headers say of one member. */
export interface TarExtension {
  /** As pax states it, which is always UTF-8. */
  readonly path?: string
  readonly sizeBytes?: number
  /** Keywords that neither change nor describe the member: comments, attributes of some system. */
  readonly others: readonly string[]
}

/**
 * Reads the records of a pax header.
 *
 * @returns What they say, or why they have no single reading.
 */
export function readPax(bytes: Uint8Array): TarExtension | string {
  const records = readRecords(bytes)
  if (typeof records === "string") return records
  const path = records.get("path")
  const size = records.get("size")
  const problem = keywordProblem(records) ?? valueProblem(records)
  if (problem !== undefined) return problem
  return {
    ...(path === undefined ? {} : { path }),
    ...(size === undefined ? {} : { sizeBytes: Number(size) }),
    others: [...records.keys()].filter((keyword) => !DESCRIBING.has(keyword)),
  }
}

function keywordProblem(records: ReadonlyMap<string, string>): string | undefined {
  const odd = [...records.keys()].find((keyword) => AMBIGUOUS.test(keyword))
  if (odd !== undefined) return `extended header with ${odd}`
  return (records.get("hdrcharset") ?? UTF8) === UTF8
    ? undefined
    : "extended header in an encoding that few readers know"
}

function valueProblem(records: ReadonlyMap<string, string>): string | undefined {
  if (records.get("path") === "" || records.get("linkpath") === "") {
    return "extended header with an empty name"
  }
  const odd = NUMBERS.find(([keyword, , form]) => !form.test(records.get(keyword) ?? "0"))
  return odd === undefined ? undefined : `extended header with ${odd[1]} that is no number`
}

const UNREADABLE = "extended header that does not parse"

/** Splits `<length> <keyword>=<value>\n` records; each keyword may come once. */
function readRecords(bytes: Uint8Array): ReadonlyMap<string, string> | string {
  const records = new Map<string, string>()
  for (let at = 0; at < bytes.length;) {
    const record = readRecord(bytes, at)
    if (record === undefined) return UNREADABLE
    const { keyword, value, end } = record
    if (records.has(keyword)) return `extended header with two values of ${keyword}`
    records.set(keyword, value)
    at = end
  }
  return records
}

interface PaxRecord {
  readonly keyword: string
  readonly value: string
  /** Where the next record begins. */
  readonly end: number
}

function readRecord(bytes: Uint8Array, at: number): PaxRecord | undefined {
  const space = bytes.indexOf(0x20, at)
  if (space < 0 || space - at > 8) return undefined
  const digits = String.fromCharCode(...bytes.subarray(at, space))
  const end = /^[1-9][0-9]*$/.test(digits) ? at + Number(digits) : 0
  if (end <= space + 1 || bytes[end - 1] !== 0x0a) return undefined
  const text = fromUtf8(bytes.subarray(space + 1, end - 1))
  const equals = text?.indexOf("=") ?? -1
  if (text === undefined || equals < 1) return undefined
  return { keyword: text.slice(0, equals), value: text.slice(equals + 1), end }
}

/**
 * Reads the name in a GNU long-name header: text that ends with one NUL.
 *
 * @returns The bytes of the name, or why they have no single reading.
 */
export function readLongName(bytes: Uint8Array): Uint8Array | string {
  const end = bytes.indexOf(0)
  if (end < 0) return bytes.slice()
  return end === bytes.length - 1 ? bytes.slice(0, end) : "long name with bytes behind its end"
}
