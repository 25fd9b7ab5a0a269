/**
 * Builds .zip files for tests, sound ones and every kind of unsound one.
 *
 * Written from APPNOTE.TXT without a look at core/container, so that the reader is
 * judged by another pair of eyes. Whatever is not said otherwise is as it should be.
 */
import { crc32, deflateRawSync } from "node:zlib"

/** The header fields that can be made to lie, in one header or in both. */
export interface Fields {
  readonly name: string | Uint8Array
  readonly flags: number
  readonly method: number
  readonly crc32: number
  readonly compressedBytes: number
  readonly sizeBytes: number
  readonly extra: Uint8Array
  readonly signature: number
}

export interface CentralOnly {
  readonly offset: number
  readonly externalAttributes: number
  readonly disk: number
  readonly comment: string
}

export interface Member {
  readonly name: string
  readonly content?: string | Uint8Array
  readonly deflated?: boolean
  /** What stands in the file instead of the stored or deflated content. */
  readonly raw?: Uint8Array
  readonly both?: Partial<Fields>
  readonly local?: Partial<Fields>
  readonly central?: Partial<Fields & CentralOnly>
  /** Bytes between the content and what follows: a data descriptor, or a gap. */
  readonly after?: Uint8Array
}

export interface EndFields {
  readonly disk: number
  readonly membersHere: number
  readonly members: number
  readonly directoryBytes: number
  readonly directoryOffset: number
  readonly comment: Uint8Array
  readonly commentBytes: number
}

export interface Archive {
  readonly members: readonly Member[]
  /** Bytes before the first member; offsets do not know of them. */
  readonly prefix?: Uint8Array
  /** Bytes between the last member and the directory. */
  readonly gap?: Uint8Array
  /** Bytes after everything. */
  readonly suffix?: Uint8Array
  /** Central headers that no local header stands behind. */
  readonly extraCentral?: readonly Uint8Array[]
  readonly end?: Partial<EndFields>
  /** Adds the zip64 end record and its locator, with these values instead of the right ones. */
  readonly zip64?: Partial<Zip64Fields>
}

export interface Zip64Fields {
  readonly members: number
  readonly directoryBytes: number
  readonly directoryOffset: number
  readonly recordOffset: number
  readonly disks: number
  readonly extensible: Uint8Array
}

export const HELLO: Member = { name: "hello.txt", content: "hello" }
export const WORLD: Member = { name: "world.txt", content: "world, world, world", deflated: true }

/** Written as a stream: what its local header leaves at zero is to stand behind the content. */
export const STREAMED: Member = {
  ...HELLO,
  both: { flags: 8 },
  local: { crc32: 0, sizeBytes: 0, compressedBytes: 0 },
}

export function buildZip(archive: Archive): Uint8Array {
  const body: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const member of archive.members) {
    const fields = fieldsOf(member)
    const local = localHeader({ ...fields, ...member.both, ...member.local })
    const piece = join(local, contentOf(member), member.after ?? none)
    directory.push(
      centralHeader({ ...fields, ...central, offset, ...member.both, ...member.central }),
    )
    body.push(piece)
    offset += piece.length
  }
  directory.push(...(archive.extraCentral ?? []))
  const gap = archive.gap ?? none
  const head = join(archive.prefix ?? none, ...body, gap)
  return join(head, ...directory, endOf(archive, offset + gap.length, directory))
}

const none = new Uint8Array(0)
const central: CentralOnly = { offset: 0, externalAttributes: 0, disk: 0, comment: "" }

function endOf(archive: Archive, offset: number, directory: readonly Uint8Array[]): Uint8Array {
  const members = directory.length
  const directoryBytes = join(...directory).length
  const known = { members, directoryBytes, directoryOffset: offset }
  const zip64 = archive.zip64 === undefined ? none : zip64Records({ ...known, ...archive.zip64 })
  const end = { disk: 0, membersHere: members, ...known, comment: none, ...archive.end }
  return join(zip64, endRecord(end), archive.suffix ?? none)
}

function fieldsOf(member: Member): Fields {
  const content = bytesOf(member.content ?? "")
  return {
    name: member.name,
    flags: /[^\0-\x7f]/.test(member.name) ? 1 << 11 : 0,
    method: member.deflated === true ? 8 : 0,
    crc32: crc32(content),
    compressedBytes: contentOf(member).length,
    sizeBytes: content.length,
    extra: none,
    signature: 0,
  }
}

function contentOf(member: Member): Uint8Array {
  const content = bytesOf(member.content ?? "")
  return member.raw ?? (member.deflated === true ? deflateRawSync(content) : content)
}

function localHeader(fields: Fields): Uint8Array {
  const name = bytesOf(fields.name)
  return join(
    u32(fields.signature === 0 ? 0x04034b50 : fields.signature),
    u16(20, fields.flags, fields.method, 0, 0x21),
    u32(fields.crc32, fields.compressedBytes, fields.sizeBytes),
    u16(name.length, fields.extra.length),
    name,
    fields.extra,
  )
}

function centralHeader(fields: Fields & CentralOnly): Uint8Array {
  const name = bytesOf(fields.name)
  const comment = bytesOf(fields.comment)
  return join(
    u32(fields.signature === 0 ? 0x02014b50 : fields.signature),
    u16(0x031e, 20, fields.flags, fields.method, 0, 0x21),
    u32(fields.crc32, fields.compressedBytes, fields.sizeBytes),
    u16(name.length, fields.extra.length, comment.length, fields.disk, 0),
    u32(fields.externalAttributes, fields.offset),
    name,
    fields.extra,
    comment,
  )
}

function endRecord(fields: Omit<EndFields, "commentBytes"> & Partial<EndFields>): Uint8Array {
  return join(
    u32(0x06054b50),
    u16(fields.disk, fields.disk, fields.membersHere, fields.members),
    u32(fields.directoryBytes, fields.directoryOffset),
    u16(fields.commentBytes ?? fields.comment.length),
    fields.comment,
  )
}

function zip64Records(
  fields: Partial<Zip64Fields> &
    Pick<Zip64Fields, "members" | "directoryBytes" | "directoryOffset">,
): Uint8Array {
  const { members, directoryBytes, directoryOffset, extensible = none, disks = 1 } = fields
  return join(
    u32(0x06064b50),
    u64(44 + extensible.length),
    u16(0x032d, 45),
    u32(0, 0),
    u64(members, members, directoryBytes, directoryOffset),
    extensible,
    u32(0x07064b50, 0),
    u64(fields.recordOffset ?? directoryOffset + directoryBytes),
    u32(disks),
  )
}

/** A zip64 extra field with these 64-bit values. */
export function zip64Extra(...values: readonly number[]): Uint8Array {
  return extraField(0x0001, u64(...values))
}

export function extraField(id: number, data: Uint8Array): Uint8Array {
  return join(u16(id, data.length), data)
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts))
}

export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === "string" ? new TextEncoder().encode(text) : text
}

export function u16(...values: readonly number[]): Uint8Array {
  return join(...values.map((value) => Uint8Array.of(value & 0xff, (value >> 8) & 0xff)))
}

export function u32(...values: readonly number[]): Uint8Array {
  return join(...values.flatMap((value) => [u16(value & 0xffff), u16(value >>> 16)]))
}

export function u64(...values: readonly number[]): Uint8Array {
  return join(...values.map((value) => u32(value >>> 0, Math.floor(value / 2 ** 32))))
}
