/**
 * A gzip file as one stream of bytes: exactly one member, to the last byte of the file.
 *
 * Programs differ in what they make of a second member and of bytes behind the first,
 * so there must be none; the checksum and the length at the end must hold.
 *
 * @see RFC 1952
 */
import { crc32 } from "node:zlib"
import { LIMITS } from "../base/index.ts"
import { readRecord, type ByteSource } from "../container/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import { inflatePieces, LARGER, LEFT_OVER } from "./inflate.ts"
import { readInto, type ByteRange } from "./file-source.ts"
import { readPieces } from "./measure-one.ts"

const HEADER_BYTES = 10
const TRAILER_BYTES = 8

/** Flags of the header (2.3.1). */
const FLAG = { headerChecksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const

/** Texts in a header are sought no further than this. */
const TEXT_BYTES = 64 * 1024

export interface GzipHeader {
  /** Where the deflated content begins. */
  readonly dataOffset: number
  /** What the header holds beside what is needed, by name. */
  readonly extras: readonly string[]
}

/** Why what lies behind a header is not to be read. */
export interface GzipHeaderProblem {
  readonly code: "FORMAT_FAILURE" | "CONTAINER_DAMAGED"
  readonly reason: string
}

/** Reads the header, or says why there is none. */
export function readGzipHeader(source: ByteSource): GzipHeader | GzipHeaderProblem {
  const { u16, u32 } = readRecord(source.read(0, HEADER_BYTES))
  // The two first bytes name the format, the third says "deflate".
  if (source.sizeBytes < HEADER_BYTES + TRAILER_BYTES || u32(0) % 0x100_0000 !== 0x088b1f) {
    return { code: "FORMAT_FAILURE", reason: "no gzip header: not a .gz, or cut off" }
  }
  const flags = u16(3) % 0x100
  if ((flags & FLAG.reserved) !== 0) {
    return { code: "FORMAT_FAILURE", reason: "gzip header with unknown flags" }
  }
  const has = (flag: number): boolean => (flags & flag) !== 0
  let at = HEADER_BYTES
  if (has(FLAG.extra)) at += 2 + readRecord(source.read(at, 2)).u16(0)
  if (has(FLAG.name)) at = textEnd(source, at)
  if (has(FLAG.comment)) at = textEnd(source, at)
  const checkedBytes = at
  if (has(FLAG.headerChecksum)) at += 2
  if (at + TRAILER_BYTES > source.sizeBytes) {
    return { code: "FORMAT_FAILURE", reason: "gzip header that does not end" }
  }
  if (!isHeaderSound(source, checkedBytes, at)) {
    return { code: "CONTAINER_DAMAGED", reason: "gzip header that differs from its own checksum" }
  }
  const named = [
    [FLAG.extra, "extra field"],
    [FLAG.name, "file name"],
    [FLAG.comment, "comment"],
    [FLAG.headerChecksum, "checksum of the header"],
  ] as const
  return { dataOffset: at, extras: named.flatMap(([flag, name]) => (has(flag) ? [name] : [])) }
}

/** The offset behind the NUL that ends a text; beyond the file when there is none. */
function textEnd(source: ByteSource, at: number): number {
  const end = source.read(at, TEXT_BYTES).indexOf(0)
  return end < 0 ? Number.MAX_SAFE_INTEGER : at + end + 1
}

/**
 * True without a checksum of the header, or when it is the lower half of that of all bytes
 * before it (2.3.1, CRC16).
 */
function isHeaderSound(source: ByteSource, checkedBytes: number, end: number): boolean {
  if (end === checkedBytes) return true
  const checksum = crc32(source.read(0, checkedBytes)) % 0x10000
  return readRecord(source.read(checkedBytes, 2)).u16(0) === checksum
}

/** A gzip file. */
export interface GzipContent extends ByteRange {
  /** Where the deflated content begins, counted from the start of the file. */
  readonly dataOffset: number
}

/**
 * Streams what the file holds.
 *
 * @returns After the last piece: a finding when the file is not sound.
 * @throws the system's error when reading fails.
 */
export async function* gunzip(
  content: GzipContent,
): AsyncGenerator<Uint8Array, Finding | undefined> {
  const { bytes, start, dataOffset, sizeBytes } = content
  const compressedBytes = sizeBytes - dataOffset - TRAILER_BYTES
  const range = { holder: bytes, dataOffset: start + dataOffset, compressedBytes }
  const pieces = inflatePieces(readPieces(range), {
    compressedBytes,
    sizeBytes: LIMITS.decompressedBytes,
  })
  let crc = 0
  let length = 0
  try {
    let next = await pieces.next()
    for (; next.done !== true; next = await pieces.next()) {
      crc = crc32(next.value, crc)
      length += next.value.length
      yield next.value
    }
    if (next.value !== undefined) return problem(next.value)
  } finally {
    await pieces.return(undefined)
  }
  const { u32 } = readRecord(readTrailer(content))
  if (u32(0) !== crc) return damaged("checksum differs from the archive's record")
  return u32(4) === length % 2 ** 32
    ? undefined
    : damaged("content of another length than the archive records")
}

function readTrailer({ bytes, start, sizeBytes }: GzipContent): Uint8Array {
  const trailer = new Uint8Array(TRAILER_BYTES)
  readInto(bytes, trailer, start + sizeBytes - TRAILER_BYTES)
  return trailer
}

function problem(detail: string): Finding {
  if (detail === LARGER) {
    return finding("LIMIT_EXCEEDED", "", { reason: "more decompressed content than the limit" })
  }
  if (detail === LEFT_OVER) {
    return finding("CONTAINER_AMBIGUOUS", "", { reason: "bytes after the end of the gzip member" })
  }
  return damaged(detail)
}

function damaged(reason: string): Finding {
  return finding("CONTAINER_DAMAGED", "", { reason })
}
