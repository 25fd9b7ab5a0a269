/** Operators on the gzip file around a tar: its header, its members, its trailer. */
import { toUtf8 } from "../../base/index.ts"
import type { ByteSource } from "../../container/index.ts"
import { copy, littleEndian, u32 } from "../archive-map.ts"
import type { Splice } from "../changes.ts"
import { cut, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"
import { over, put } from "./container.ts"

const NONE = new Uint8Array(0)
const HEADER_BYTES = 10
const TRAILER_BYTES = 8

/** A whole member that holds nothing (RFC 1951, 3.2.4: one stored block of no length). */
const EMPTY_MEMBER = Uint8Array.of(
  ...[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3],
  ...[1, 0, 0, 0xff, 0xff],
  ...[0, 0, 0, 0, 0, 0, 0, 0],
)

/** Offsets in the header (RFC 1952, 2.3). */
const AT = { method: 2, flags: 3 }
const FLAG = { checksum: 2, extra: 4, reserved: 0x20 }

const AMBIGUOUS = ["CONTAINER_AMBIGUOUS"] as const
const BROKEN = ["FORMAT_FAILURE"] as const
const DAMAGED = ["CONTAINER_DAMAGED"] as const
/** What is inflated to something else may break off as a tar before it does as gzip. */
const GARBLED = ["CONTAINER_DAMAGED", "FORMAT_FAILURE", "CONTAINER_AMBIGUOUS"] as const

export const GZIPS: readonly Operator[] = [
  gzip("prefixed", "Bytes were put before the gzip file.", BROKEN, () => [put(0, toUtf8("x"))]),
  gzip("followed", "Bytes were put behind the gzip file.", AMBIGUOUS, ({ sizeBytes }) => [
    put(sizeBytes, toUtf8("more bytes than a trailer has")),
  ]),
  gzip("zeros-behind", "Zeros were put behind the gzip file.", AMBIGUOUS, ({ sizeBytes }) => [
    put(sizeBytes, new Uint8Array(512)),
  ]),
  gzip("member-behind", "A second gzip member was put behind the first.", AMBIGUOUS, (source) => [
    put(source.sizeBytes, EMPTY_MEMBER),
  ]),
  gzip("member-before", "An empty gzip member was put before the first.", AMBIGUOUS, () => [
    put(0, EMPTY_MEMBER),
  ]),
  gzip("doubled", "The whole gzip file was put behind itself.", AMBIGUOUS, (source) => [
    put(source.sizeBytes, copy(source, 0, source.sizeBytes)),
  ]),
  gzip("cut", "The end of the gzip file was cut off.", DAMAGED, ({ sizeBytes }) => [
    { from: Math.floor(sizeBytes / 2), to: sizeBytes, bytes: NONE },
  ]),
  gzip("trailer-cut", "The trailer of the gzip file was cut off.", DAMAGED, ({ sizeBytes }) => [
    { from: sizeBytes - TRAILER_BYTES, to: sizeBytes, bytes: NONE },
  ]),
  gzip("checksum", "The checksum in the trailer was changed.", DAMAGED, (source) => {
    const at = source.sizeBytes - TRAILER_BYTES
    const other = (u32(copy(source, at, 4), 0) + 1) % 2 ** 32
    return [over(at, littleEndian(other, 4))]
  }),
  gzip("length", "The length in the trailer was changed.", DAMAGED, (source) => {
    const at = source.sizeBytes - TRAILER_BYTES / 2
    const other = (u32(copy(source, at, 4), 0) + 512) % 2 ** 32
    return [over(at, littleEndian(other, 4))]
  }),
  gzip("content", "A byte within the compressed content was changed.", GARBLED, (source) => {
    const at = Math.floor((HEADER_BYTES + source.sizeBytes) / 2)
    return [{ from: at, to: at + 1, bytes: Uint8Array.of(0xff), xor: true }]
  }),
  gzip("method", "The header was made to name another method.", BROKEN, () => [
    over(AT.method, Uint8Array.of(7)),
  ]),
  gzip("flags", "A flag was set in the header that means nothing yet.", BROKEN, () => [
    over(AT.flags, Uint8Array.of(FLAG.reserved)),
  ]),
  gzip("header-checksum", "The header was given a wrong checksum of itself.", DAMAGED, () => [
    over(AT.flags, Uint8Array.of(FLAG.checksum)),
    put(HEADER_BYTES, Uint8Array.of(0, 0)),
  ]),
  gzip("header-longer", "The header was made to swallow what is behind it.", GARBLED, () => [
    over(AT.flags, Uint8Array.of(FLAG.extra)),
    put(HEADER_BYTES, Uint8Array.of(0xff, 0xff)),
  ]),
]

/** An operator on the file; what it does shows at the archive as a whole. */
function gzip(
  id: string,
  does: string,
  ...[codes, strike]: [codes: Operator["codes"], strike: (source: ByteSource) => readonly Splice[]]
): Operator {
  const attempts = ({ target: { images } }: Scene): Attempts => {
    const source = images["tar.gz"]
    return typeof source === "string" ? skipped(source) : cut("tar.gz", strike(source), [""])
  }
  return { id: `gzip-${id}`, layer: "container", does, codes, attempts }
}
