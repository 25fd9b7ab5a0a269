/**
 * A map of an archive's records, for operators that strike at them.
 *
 * Reads sound .zip archives only, the ones that sealing writes or that passed as
 * untouched evidence; nothing hostile comes here.
 */
import { fromUtf8 } from "../base/index.ts"
import type { ByteSource } from "../container/index.ts"

const END_BYTES = 22
const CENTRAL_BYTES = 46
const LOCAL_BYTES = 30
const END_SIGNATURE = 0x06054b50

export interface MappedMember {
  readonly name: string
  readonly localOffset: number
  readonly dataOffset: number
  readonly compressedBytes: number
  readonly method: number
  /** Offset of its header in the directory. */
  readonly centralOffset: number
  readonly centralBytes: number
}

export interface ArchiveMap {
  /** In the order of the directory. */
  readonly members: readonly MappedMember[]
  readonly directoryOffset: number
  /** Offset of the end record. */
  readonly endOffset: number
}

/** The records of an archive; `undefined` for one with zip64 records or a comment. */
export function mapArchive(source: ByteSource): ArchiveMap | undefined {
  const endOffset = source.sizeBytes - END_BYTES
  const end = copy(source, endOffset, END_BYTES)
  if (endOffset < 0 || u32(end, 0) !== END_SIGNATURE) return undefined
  const [count, directoryOffset] = [u16(end, 10), u32(end, 16)]
  if (count === 0xffff || directoryOffset === 0xffff_ffff) return undefined
  const members: MappedMember[] = []
  for (let at = directoryOffset; members.length < count;) {
    const header = copy(source, at, CENTRAL_BYTES)
    const nameBytes = u16(header, 28)
    const localOffset = u32(header, 42)
    const local = copy(source, localOffset, LOCAL_BYTES)
    const centralBytes = CENTRAL_BYTES + nameBytes + u16(header, 30) + u16(header, 32)
    members.push({
      name: fromUtf8(copy(source, at + CENTRAL_BYTES, nameBytes)) ?? "",
      localOffset,
      dataOffset: localOffset + LOCAL_BYTES + u16(local, 26) + u16(local, 28),
      compressedBytes: u32(header, 20),
      method: u16(header, 10),
      centralOffset: at,
      centralBytes,
    })
    at += centralBytes
  }
  return { members, directoryOffset, endOffset }
}

export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 0x100
}

export function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) + u16(bytes, at + 2) * 0x10000
}

/** Little-endian. */
export function littleEndian(value: number, width: number): Uint8Array {
  return Uint8Array.from({ length: width }, (_, k) => Math.floor(value / 256 ** k) % 256)
}

/** Bytes that may be kept; a source lends its own only until the next read. */
export function copy(source: ByteSource, offset: number, length: number): Uint8Array {
  return source.read(offset, Math.max(0, length)).slice()
}
