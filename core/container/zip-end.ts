/**
 * The end of a .zip file: where its central directory lies and how many members it lists.
 *
 * Readers look for the end record from the back, each in its own way. An archive is
 * accepted only when every way leads to the same record.
 */
import { readRecord, type ByteSource } from "./byte-source.ts"
import {
  END_BYTES,
  END_SIGNATURE,
  U16_SEE_ZIP64,
  U32_SEE_ZIP64,
  ZIP64_END_BYTES,
  ZIP64_END_SIGNATURE,
  ZIP64_LOCATOR_BYTES,
  ZIP64_LOCATOR_SIGNATURE,
} from "./zip-records.ts"

const MAX_COMMENT_BYTES = 0xffff

export interface CentralDirectory {
  readonly offset: number
  readonly sizeBytes: number
  readonly members: number
  /** Length of the archive's own comment. */
  readonly commentBytes: number
}

/** Why the end of an archive was not accepted. */
export interface EndProblem {
  readonly code: "CONTAINER_AMBIGUOUS" | "FORMAT_FAILURE"
  readonly reason: string
  readonly offset: number
}

/** Finds the one central directory of an archive, or says why there is none or more than one. */
export function findCentralDirectory(source: ByteSource): CentralDirectory | EndProblem {
  const end = findEndRecord(source)
  if ("reason" in end) return end
  const plain = readEndRecord(source, end.offset)
  const locatorOffset = end.offset - ZIP64_LOCATOR_BYTES
  const locator = locatorOffset < 0 ? undefined : readLocator(source, locatorOffset)
  if (locator === undefined) return accept(plain, end.offset)

  const large = readZip64End(source, locator)
  if ("reason" in large) return large
  if (!agrees(plain, large.record)) {
    return ambiguous("zip64 end record differs from the end record", large.offset)
  }
  return accept({ ...large.record, commentBytes: plain.commentBytes }, large.offset)
}

interface EndFields extends CentralDirectory {
  readonly disks: readonly number[]
  readonly membersHere: number
}

/** @param endsAt - Where the directory must end, so that nothing lies between it and its end record. */
function accept(record: EndFields, endsAt: number): CentralDirectory | EndProblem {
  const { offset, sizeBytes, members, membersHere, disks, commentBytes } = record
  if (disks.some((disk) => disk !== 0) || membersHere !== members) {
    return { code: "FORMAT_FAILURE", reason: "one of several disks", offset: endsAt }
  }
  if (offset + sizeBytes > endsAt) {
    return { code: "FORMAT_FAILURE", reason: "central directory beyond the end record", offset }
  }
  if (offset + sizeBytes < endsAt) {
    return ambiguous("bytes before the archive or between its directory and its end", offset)
  }
  return { offset, sizeBytes, members, commentBytes }
}

function ambiguous(reason: string, offset: number): EndProblem {
  return { code: "CONTAINER_AMBIGUOUS", reason, offset }
}

/** The offset of the only end record whose comment ends exactly where the file does. */
function findEndRecord(source: ByteSource): { readonly offset: number } | EndProblem {
  const tailBytes = Math.min(source.sizeBytes, END_BYTES + MAX_COMMENT_BYTES)
  const tailOffset = source.sizeBytes - tailBytes
  const tail = source.read(tailOffset, tailBytes)
  const { u16 } = readRecord(tail)
  const found = signatureOffsets(tail)
  const exact = found.filter((at) => at + END_BYTES + u16(at + 20) === tailBytes)
  const last = found.at(-1)
  const [only] = exact
  if (last === undefined) {
    return { code: "FORMAT_FAILURE", reason: "no end record: not a .zip, or cut off", offset: 0 }
  }
  if (only === undefined) return looseEnd(last + END_BYTES + u16(last + 20), tailBytes, tailOffset)
  if (exact.length > 1) return ambiguous("two end records", tailOffset + only)
  if (last !== only)
    return ambiguous("signature of an end record in the comment", tailOffset + last)
  return { offset: tailOffset + only }
}

function looseEnd(endsAt: number, tailBytes: number, tailOffset: number): EndProblem {
  if (endsAt < tailBytes) return ambiguous("data after the end of the archive", tailOffset + endsAt)
  return { code: "FORMAT_FAILURE", reason: "cut off in its comment", offset: tailOffset }
}

/** Offsets at which an end record could begin, in ascending order. */
function signatureOffsets(tail: Uint8Array): readonly number[] {
  const { u32 } = readRecord(tail)
  const found: number[] = []
  for (let at = tail.indexOf(0x50); at >= 0; at = tail.indexOf(0x50, at + 1)) {
    if (at + END_BYTES > tail.length) break
    if (u32(at) === END_SIGNATURE) found.push(at)
  }
  return found
}

function readEndRecord(source: ByteSource, at: number): EndFields {
  const { u16, u32 } = readRecord(source.read(at, END_BYTES))
  return {
    disks: [u16(4), u16(6)],
    membersHere: u16(8),
    members: u16(10),
    sizeBytes: u32(12),
    offset: u32(16),
    commentBytes: u16(20),
  }
}

interface Locator {
  readonly at: number
  readonly recordOffset: number
  readonly disks: readonly [of: number, total: number]
}

/** The zip64 locator directly before the end record; `undefined` when there is none. */
function readLocator(source: ByteSource, at: number): Locator | undefined {
  const { u32, u64 } = readRecord(source.read(at, ZIP64_LOCATOR_BYTES))
  if (u32(0) !== ZIP64_LOCATOR_SIGNATURE) return undefined
  return { at, recordOffset: u64(8), disks: [u32(4), u32(16)] }
}

/** The zip64 end record, which must lie directly before its locator. */
function readZip64End(
  source: ByteSource,
  { at, recordOffset, disks }: Locator,
): { readonly record: Omit<EndFields, "commentBytes">; readonly offset: number } | EndProblem {
  // Some writers count the disks from 0 and say that there are none.
  if (disks[0] !== 0 || disks[1] > 1) {
    return { code: "FORMAT_FAILURE", reason: "one of several disks", offset: at }
  }
  const { u32, u64 } = readRecord(source.read(recordOffset, ZIP64_END_BYTES))
  // The record states its own length without the first 12 bytes.
  const bytes = 12 + u64(4)
  if (u32(0) !== ZIP64_END_SIGNATURE || recordOffset + bytes !== at) {
    return ambiguous("zip64 end record elsewhere than its locator says", at)
  }
  if (bytes !== ZIP64_END_BYTES) {
    return { code: "FORMAT_FAILURE", reason: "zip64 end record with unknown parts", offset: at }
  }
  const record = {
    disks: [u32(16), u32(20)],
    membersHere: u64(24),
    members: u64(32),
    sizeBytes: u64(40),
    offset: u64(48),
  }
  return { record, offset: recordOffset }
}

/** True when each field of the plain record is either the same or points to the zip64 record. */
function agrees(plain: EndFields, large: Omit<EndFields, "commentBytes">): boolean {
  const same = (value: number, other: number, pointer: number): boolean =>
    value === other || value === pointer
  return (
    same(plain.members, large.members, U16_SEE_ZIP64) &&
    same(plain.membersHere, large.membersHere, U16_SEE_ZIP64) &&
    same(plain.sizeBytes, large.sizeBytes, U32_SEE_ZIP64) &&
    same(plain.offset, large.offset, U32_SEE_ZIP64) &&
    plain.disks.every((disk, i) => same(disk, large.disks[i] ?? 0, U16_SEE_ZIP64))
  )
}
