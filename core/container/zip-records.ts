/**
 * The records of a .zip file, field by field; what they mean together is decided elsewhere.
 *
 * @see APPNOTE.TXT 6.3.10, sections 4.3 to 4.5
 */
import { readRecord } from "./byte-source.ts"

export const LOCAL_SIGNATURE = 0x04034b50
export const CENTRAL_SIGNATURE = 0x02014b50
export const END_SIGNATURE = 0x06054b50
export const ZIP64_END_SIGNATURE = 0x06064b50
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50
export const DESCRIPTOR_SIGNATURE = 0x08074b50

/** Lengths of the fixed parts. */
export const LOCAL_BYTES = 30
export const CENTRAL_BYTES = 46
export const END_BYTES = 22
export const ZIP64_END_BYTES = 56
export const ZIP64_LOCATOR_BYTES = 20

/** A field with all bits set says: see the zip64 record. */
export const U16_SEE_ZIP64 = 0xffff
export const U32_SEE_ZIP64 = 0xffff_ffff

export const STORED = 0
export const DEFLATED = 8

/** General purpose flags (4.4.4). */
export const FLAG = {
  encrypted: 1 << 0,
  descriptor: 1 << 3,
  patched: 1 << 5,
  strongEncryption: 1 << 6,
  utf8: 1 << 11,
  maskedHeader: 1 << 13,
} as const

const ZIP64_EXTRA = 0x0001
const UNICODE_PATH_EXTRA = 0x7075
/** States name, attributes and comment once more (libarchive), and makes a link of a file. */
const REPEATED_DIRECTORY_EXTRA = 0x6c78

/** What a local and a central header both state. */
export interface HeaderFields {
  /** Of the ZIP format, as a number; see 4.4.3. */
  readonly versionNeeded: number
  readonly flags: number
  readonly method: number
  /** MS-DOS time and date (4.4.6), as they stand there. */
  readonly time: number
  readonly date: number
  readonly crc32: number
  readonly compressedBytes: number
  readonly sizeBytes: number
  readonly nameBytes: number
  readonly extraBytes: number
}

export interface CentralFields extends HeaderFields {
  readonly commentBytes: number
  readonly disk: number
  readonly externalAttributes: number
  readonly localOffset: number
}

/** Reads the fixed part of a central header; the signature is the caller's to check. */
export function readCentralFields(bytes: Uint8Array): CentralFields {
  const { u16, u32 } = readRecord(bytes)
  return {
    versionNeeded: u16(6),
    flags: u16(8),
    method: u16(10),
    time: u16(12),
    date: u16(14),
    crc32: u32(16),
    compressedBytes: u32(20),
    sizeBytes: u32(24),
    nameBytes: u16(28),
    extraBytes: u16(30),
    commentBytes: u16(32),
    disk: u16(34),
    externalAttributes: u32(38),
    localOffset: u32(42),
  }
}

/** Reads the fixed part of a local header; the signature is the caller's to check. */
export function readLocalFields(bytes: Uint8Array): HeaderFields {
  const { u16, u32 } = readRecord(bytes)
  return {
    versionNeeded: u16(4),
    flags: u16(6),
    method: u16(8),
    time: u16(10),
    date: u16(12),
    crc32: u32(14),
    compressedBytes: u32(18),
    sizeBytes: u32(22),
    nameBytes: u16(26),
    extraBytes: u16(28),
  }
}

/** The extra fields that change how a header is read. */
export interface ExtraFields {
  /** Data of the zip64 field (4.5.3). */
  readonly zip64?: Uint8Array
  /** The name that the Info-ZIP Unicode path field states (4.6.9), UTF-8 as written. */
  readonly unicodePath?: Uint8Array
  /** Fields that say nothing about name, size or times: somebody's own. */
  readonly others: readonly number[]
}

/** Fields that are read here, and those with times and owners, which other archives state, too. */
const KNOWN = new Set([
  ...[ZIP64_EXTRA, UNICODE_PATH_EXTRA],
  ...[0x000a, 0x5455, 0x5855, 0x7855, 0x7875],
])

/**
 * Splits an extra field area.
 *
 * Up to three zero bytes may be left at its end, where aligning tools put them.
 *
 * @returns The fields, or why the area has no single reading.
 */
export function readExtraFields(area: Uint8Array): ExtraFields | string {
  const { u16 } = readRecord(area)
  const found: { zip64?: Uint8Array; unicodePath?: Uint8Array; others: number[] } = { others: [] }
  let at = 0
  while (area.length - at >= 4) {
    const id = u16(at)
    const start = at + 4
    at = start + u16(at + 2)
    if (at > area.length) return "extra field longer than its area"
    if (id === REPEATED_DIRECTORY_EXTRA)
      return "extra field that some readers take for the directory"
    if (!KNOWN.has(id)) found.others.push(id)
    if (id === ZIP64_EXTRA) {
      if (found.zip64 !== undefined) return "two zip64 extra fields"
      found.zip64 = area.slice(start, at)
    }
    if (id === UNICODE_PATH_EXTRA) {
      if (found.unicodePath !== undefined) return "two Unicode path extra fields"
      // Version and checksum of the other name stand before the name.
      found.unicodePath = area.slice(Math.min(start + 5, at), at)
    }
  }
  return area.subarray(at).some((byte) => byte !== 0) ? "bytes left in an extra field" : found
}

/** Sizes and offset of one header after the zip64 field has been applied. */
export interface Extent {
  readonly sizeBytes: number
  readonly compressedBytes: number
  /** Offset of the local header; absent in a local header itself. */
  readonly localOffset?: number
}

/**
 * Applies a zip64 extra field to the sizes of a header (4.5.3).
 *
 * The field holds a value for each header field with all bits set, in a fixed order.
 * Some writers put values that are not called for as well: that is one reading as
 * long as they repeat what the header says.
 *
 * @returns The extent, or why the two have no single reading.
 */
export function applyZip64(header: Extent, zip64: Uint8Array | undefined): Extent | string {
  if (zip64 === undefined) return header
  const { u64 } = readRecord(zip64)
  let used = 0
  const missing: string[] = []
  const take = (value: number, name: string): number => {
    if (value !== U32_SEE_ZIP64) return value
    if (used + 8 > zip64.length) missing.push(name)
    used += 8
    return u64(used - 8)
  }
  const sizeBytes = take(header.sizeBytes, "size")
  const compressedBytes = take(header.compressedBytes, "compressed size")
  const extent =
    header.localOffset === undefined
      ? { sizeBytes, compressedBytes }
      : { sizeBytes, compressedBytes, localOffset: take(header.localOffset, "offset") }
  if (missing.length > 0) return `zip64 extra field without ${missing.join(" and ")}`
  if (used === zip64.length || repeats(extent, zip64)) return extent
  return "zip64 extra field with other values than the header"
}

/** True when the field states values in order, a first disk of 0 perhaps after them, and each is the one in force. */
function repeats(extent: Extent, zip64: Uint8Array): boolean {
  const { u32, u64 } = readRecord(zip64)
  const inForce = [extent.sizeBytes, extent.compressedBytes]
  if (extent.localOffset !== undefined) inForce.push(extent.localOffset)
  const withDisk = zip64.length === 8 * inForce.length + 4
  if (withDisk ? u32(8 * inForce.length) !== 0 : zip64.length % 8 !== 0) return false
  const stated = Math.floor(zip64.length / 8)
  return (
    stated <= inForce.length && inForce.slice(0, stated).every((value, i) => u64(8 * i) === value)
  )
}
