/**
 * Writing a tar so that equal files give equal bytes on every machine.
 *
 * A header of the POSIX format holds every name of ASCII up to 100 bytes and every size
 * below 8 GiB; whatever it cannot hold stands in an extended header before it.
 *
 * @see docs/evidence-bag.md, section 13
 */
import { concat, Failure, toUtf8 } from "../base/index.ts"
import { sortByPath } from "./memory.ts"
import { checkName } from "./names.ts"
import { BLOCK_BYTES } from "./tar-header.ts"

const NAME_BYTES = 100
const OCTAL_SIZE = 0o77777777777
const EXTENDED_NAME = "PaxHeader"

export interface TarMember {
  /** Path inside the archive. */
  readonly path: string
  readonly sizeBytes: number
}

export interface TarPlan {
  /** In the order in which they are to be written: each header directly before its content. */
  readonly members: readonly { readonly member: TarMember; readonly header: Uint8Array }[]
  /** The end, to be written after the last content. */
  readonly tail: Uint8Array
}

/**
 * Lays out an archive, sorted by the bytes of the names. After each content come zeros up
 * to the next block (`tarPadding`).
 *
 * @throws Failure INTERNAL for a name that no archive of ours may hold, or one given twice.
 */
export function tarLayout(members: readonly TarMember[]): TarPlan {
  const sorted = sortByPath(members)
  return {
    members: sorted.map((member, i) => {
      if (member.path === sorted[i + 1]?.path || checkName(member.path) !== undefined) {
        throw new Failure("INTERNAL", `cannot store a member named ${member.path}`)
      }
      return { member, header: tarHeader(member) }
    }),
    tail: new Uint8Array(2 * BLOCK_BYTES),
  }
}

/** Zero bytes that follow a content of this size. */
export function tarPadding(sizeBytes: number): number {
  return (BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES
}

/** The header of a member, with the extended header before it where one is needed. */
export function tarHeader({ path, sizeBytes }: TarMember): Uint8Array {
  const name = toUtf8(path)
  const isPlain = name.length <= NAME_BYTES && name.every((byte) => byte < 0x80)
  const records = concat(
    isPlain ? new Uint8Array(0) : record("path", path),
    sizeBytes <= OCTAL_SIZE ? new Uint8Array(0) : record("size", String(sizeBytes)),
  )
  const own = block({ name: name.subarray(0, NAME_BYTES), type: "0", sizeBytes })
  if (records.length === 0) return own
  return concat(
    block({ name: toUtf8(EXTENDED_NAME), type: "x", sizeBytes: records.length }),
    records,
    new Uint8Array(tarPadding(records.length)),
    own,
  )
}

/** A pax record; its length counts itself. */
function record(keyword: string, value: string): Uint8Array {
  const rest = toUtf8(` ${keyword}=${value}\n`)
  let length = rest.length
  while (String(length).length + rest.length !== length)
    length = String(length).length + rest.length
  return concat(toUtf8(String(length)), rest)
}

interface Fields {
  readonly name: Uint8Array
  readonly type: string
  readonly sizeBytes: number
}

/** One header block: mode 0644, no owner, no time, no device. */
function block({ name, type, sizeBytes }: Fields): Uint8Array {
  const bytes = new Uint8Array(BLOCK_BYTES)
  const put = (offset: number, text: string): void => {
    bytes.set(toUtf8(text), offset)
  }
  bytes.set(name, 0)
  put(100, "0000644\u00000000000\u00000000000\0")
  if (sizeBytes <= OCTAL_SIZE) put(124, `${octal(sizeBytes, 11)}\0`)
  else bytes.set(base256(sizeBytes), 124)
  put(136, `${octal(0, 11)}\0        ${type}`)
  put(257, "ustar\u000000")
  put(329, "0000000\u00000000000\0")
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  put(148, `${octal(sum, 6)}\0 `)
  return bytes
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0")
}

/** GNU's form of a size that octal cannot hold: twelve bytes, big-endian, the first bit set. */
function base256(value: number): Uint8Array {
  const bytes = new Uint8Array(12)
  bytes[0] = 0x80
  for (let i = 11, rest = value; i > 0; i -= 1, rest = Math.floor(rest / 0x100)) {
    bytes[i] = rest % 0x100
  }
  return bytes
}
