/**
 * Writing a .zip so that equal files give equal bytes on every machine.
 *
 * Members are stored, never compressed, because two builds of zlib compress
 * differently. Sizes and checksums are known beforehand, so headers can be laid out
 * before the first byte of content is written.
 *
 * @see docs/evidence-bag.md, section 13
 */
import { concat, Failure, toUtf8 } from "../base/index.ts"
import { sortByPath } from "./memory.ts"
import { checkName } from "./names.ts"
import {
  CENTRAL_SIGNATURE,
  END_SIGNATURE,
  FLAG,
  LOCAL_SIGNATURE,
  STORED,
  U16_SEE_ZIP64,
  U32_SEE_ZIP64,
  ZIP64_END_BYTES,
  ZIP64_END_SIGNATURE,
  ZIP64_LOCATOR_SIGNATURE,
} from "./zip-records.ts"

/** 1980-01-01 00:00, the earliest the format knows. */
const DOS_TIME = 0
const DOS_DATE = (1 << 5) | 1

/** Upper byte of "version made by": attributes are those of Unix. */
const MADE_BY_UNIX = 3 << 8
/** A regular file with mode 0644, in the upper half of the external attributes. */
const REGULAR_FILE_0644 = 0o100644 * 0x10000

const VERSION = 20
const VERSION_ZIP64 = 45

export interface StoredMember {
  /** Path inside the archive. */
  readonly path: string
  readonly sizeBytes: number
  readonly crc32: number
}

export interface ZipPlan {
  /** In the order in which they are to be written: each header directly before its content. */
  readonly members: readonly { readonly member: StoredMember; readonly header: Uint8Array }[]
  /** Central directory and end records, to be written after the last content. */
  readonly tail: Uint8Array
  /** Length of the whole archive. */
  readonly sizeBytes: number
}

/**
 * Lays out an archive of stored members, sorted by the bytes of their names.
 *
 * @throws Failure INTERNAL for a name that no archive of ours may hold, or one given twice.
 */
export function zipLayout(members: readonly StoredMember[]): ZipPlan {
  const sorted = sortByPath(members)
  let offset = 0
  const planned = sorted.map((member, i) => {
    if (member.path === sorted[i + 1]?.path || checkName(member.path) !== undefined) {
      throw new Failure("INTERNAL", `cannot store a member named ${member.path}`)
    }
    const header = localHeader(member, offset)
    const placed = { member, header, central: centralHeader(member, offset) }
    offset += header.length + member.sizeBytes
    return placed
  })
  const directory = concat(...planned.map(({ central }) => central))
  const end = endRecords({ offset, sizeBytes: directory.length, members: sorted.length })
  const tail = concat(directory, end)
  return {
    members: planned.map(({ member, header }) => ({ member, header })),
    tail,
    sizeBytes: offset + tail.length,
  }
}

function localHeader(member: StoredMember, offset: number): Uint8Array {
  const name = toUtf8(member.path)
  const isLarge = member.sizeBytes >= U32_SEE_ZIP64
  const extra = isLarge ? zip64Extra([member.sizeBytes, member.sizeBytes]) : new Uint8Array(0)
  const shown = isLarge ? U32_SEE_ZIP64 : member.sizeBytes
  return concat(
    u32(LOCAL_SIGNATURE),
    u16(version(member, offset), FLAG.utf8, STORED, DOS_TIME, DOS_DATE),
    u32(member.crc32, shown, shown),
    u16(name.length, extra.length),
    name,
    extra,
  )
}

function centralHeader(member: StoredMember, offset: number): Uint8Array {
  const name = toUtf8(member.path)
  const isLarge = member.sizeBytes >= U32_SEE_ZIP64
  const isFar = offset >= U32_SEE_ZIP64
  const large = isLarge ? [member.sizeBytes, member.sizeBytes] : []
  const extra = zip64Extra([...large, ...(isFar ? [offset] : [])])
  const needed = version(member, offset)
  const shown = isLarge ? U32_SEE_ZIP64 : member.sizeBytes
  return concat(
    u32(CENTRAL_SIGNATURE),
    u16(MADE_BY_UNIX | needed, needed, FLAG.utf8, STORED, DOS_TIME, DOS_DATE),
    u32(member.crc32, shown, shown),
    // Lengths of name, extra field and comment; first disk; internal attributes.
    u16(name.length, extra.length, 0, 0, 0),
    u32(REGULAR_FILE_0644, isFar ? U32_SEE_ZIP64 : offset),
    name,
    extra,
  )
}

function version({ sizeBytes }: StoredMember, offset: number): number {
  return sizeBytes >= U32_SEE_ZIP64 || offset >= U32_SEE_ZIP64 ? VERSION_ZIP64 : VERSION
}

function zip64Extra(values: readonly number[]): Uint8Array {
  return values.length === 0 ? new Uint8Array(0) : concat(u16(1, 8 * values.length), u64(...values))
}

interface Directory {
  readonly offset: number
  readonly sizeBytes: number
  readonly members: number
}

function endRecords(directory: Directory): Uint8Array {
  const { offset, sizeBytes, members } = directory
  const isLarge = members >= U16_SEE_ZIP64 || sizeBytes >= U32_SEE_ZIP64 || offset >= U32_SEE_ZIP64
  const shownMembers = Math.min(members, U16_SEE_ZIP64)
  return concat(
    isLarge ? zip64EndRecords(directory) : new Uint8Array(0),
    u32(END_SIGNATURE),
    u16(0, 0, shownMembers, shownMembers),
    u32(Math.min(sizeBytes, U32_SEE_ZIP64), Math.min(offset, U32_SEE_ZIP64)),
    u16(0),
  )
}

function zip64EndRecords({ offset, sizeBytes, members }: Directory): Uint8Array {
  return concat(
    u32(ZIP64_END_SIGNATURE),
    u64(ZIP64_END_BYTES - 12),
    u16(MADE_BY_UNIX | VERSION_ZIP64, VERSION_ZIP64),
    u32(0, 0),
    u64(members, members, sizeBytes, offset),
    u32(ZIP64_LOCATOR_SIGNATURE, 0),
    u64(offset + sizeBytes),
    u32(1),
  )
}

function u16(...values: readonly number[]): Uint8Array {
  return littleEndian(values, 2)
}

function u32(...values: readonly number[]): Uint8Array {
  return littleEndian(values, 4)
}

function u64(...values: readonly number[]): Uint8Array {
  return littleEndian(values, 8)
}

function littleEndian(values: readonly number[], width: number): Uint8Array {
  const bytes = new Uint8Array(values.length * width)
  values.forEach((value, i) => {
    let rest = value
    for (let k = 0; k < width; k += 1) {
      bytes[i * width + k] = rest % 0x100
      rest = Math.floor(rest / 0x100)
    }
  })
  return bytes
}
