/**
 * The second reader's own way into a .tar and a .tar.gz.
 *
 * What any program that unpacks could act on belongs to what the archive says: every header
 * and extended header in order, content, links, what follows the end. Times, permissions,
 * owners, device numbers of what is no device, and the padding that nobody reads do not: by
 * another number the same files come out. A number that a program cannot read does belong
 * to it, since some stop there.
 */
import { concat, toHex } from "../base/index.ts"
import { memorySource, type ByteSource } from "../container/index.ts"
import { copy, u16, u32 } from "./archive-map.ts"
import type { SecondReader } from "./second-reader.ts"
import { TAR_BLOCK, tarBlocks } from "./tar-blocks.ts"

const PIECE_BYTES = 1024 * 1024

/** Inflates what lies at the beginning of these bytes, and says how many of them it was. */
export type Inflates = (
  deflated: Uint8Array,
) => { readonly bytes: Uint8Array; readonly used: number } | undefined

/** True when a second reader sees the same in both archives. */
export function sameTar(before: ByteSource, after: ByteSource, reader: SecondReader): boolean {
  return isSame(tarSentences(before, reader), tarSentences(after, reader))
}

export interface GzipReader extends SecondReader {
  readonly inflate: Inflates
}

/** The same for two gzip files. */
export function sameTarGz(before: ByteSource, after: ByteSource, reader: GzipReader): boolean {
  return isSame(gzipSentences(before, reader), gzipSentences(after, reader))
}

function isSame(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((sentence, i) => sentence === second[i])
}

function tarSentences(source: ByteSource, reader: SecondReader): readonly string[] {
  const said: string[] = []
  let end = 0
  for (const { offset, name, type, link, magic, sizeBytes, ...block } of tarBlocks(source)) {
    const content = digestOf(source, offset + TAR_BLOCK, { sizeBytes, reader })
    const sum = block.hasRightSum ? "right" : "wrong"
    said.push(`${type} ${name} -> ${link}: ${sizeBytes} bytes ${content}, ${magic}, ${sum} sum`)
    if (block.oddNumbers !== "") said.push(`not every program reads on at ${block.oddNumbers}`)
    end = block.end
  }
  const rest = source.sizeBytes - end
  const zeros = zerosAt(source, end)
  if (zeros < 2 * TAR_BLOCK) said.push(`it ends with ${zeros} zeros`)
  if (zeros < rest) {
    said.push(`behind them ${digestOf(source, end + zeros, { sizeBytes: rest - zeros, reader })}`)
  }
  return said
}

/** How many bytes from here on are zero. */
function zerosAt(source: ByteSource, start: number): number {
  for (let at = start; at < source.sizeBytes; at += PIECE_BYTES) {
    const first = copy(source, at, PIECE_BYTES).findIndex((byte) => byte !== 0)
    if (first >= 0) return at + first - start
  }
  return Math.max(0, source.sizeBytes - start)
}

function digestOf(
  source: ByteSource,
  offset: number,
  { sizeBytes, reader }: { readonly sizeBytes: number; readonly reader: SecondReader },
): string {
  const hasher = reader.digests.hasher("sha256")
  const end = Math.min(source.sizeBytes, offset + sizeBytes)
  for (let at = offset; at < end; at += PIECE_BYTES) {
    hasher.update(copy(source, at, Math.min(PIECE_BYTES, end - at)))
  }
  return toHex(hasher.digest())
}

/** The trailer of each member, whatever is no member, and what all members hold together. */
function gzipSentences(source: ByteSource, reader: GzipReader): readonly string[] {
  const whole = copy(source, 0, source.sizeBytes)
  const said: string[] = []
  const contents: Uint8Array[] = []
  for (let at = 0; at < whole.length;) {
    const member = memberAt(whole, at, reader.inflate)
    if (member === undefined) {
      said.push(`no gzip member: ${toHex(reader.digests.sha256(whole.subarray(at)))}`)
      break
    }
    contents.push(member.content)
    said.push(`a member that ends with ${member.trailer}`)
    if (member.checkedHeader !== "") said.push(`its checked header is ${member.checkedHeader}`)
    at = member.end
  }
  return [...said, ...tarSentences(memorySource(concat(...contents)), reader)]
}

interface GzipMember {
  readonly content: Uint8Array
  /** Checksum and length as recorded, as hex. */
  readonly trailer: string
  /** The header as hex where it has a checksum of itself, which some programs hold against it. */
  readonly checkedHeader: string
  readonly end: number
}

/** Texts in a header, time and system are passed over: nobody unpacks anything else by them. */
function memberAt(whole: Uint8Array, start: number, inflate: Inflates): GzipMember | undefined {
  const flags = whole[start + 3] ?? 0
  // The name of the format, its one method (RFC 1952, 2.3), and flags that mean nothing yet.
  if (u32(whole, start) % 0x100_0000 !== 0x088b1f || flags >= 0x20) return undefined
  const at = headerEnd(whole, start, flags)
  const checkedHeader = (flags & 2) === 0 ? "" : toHex(whole.subarray(start, at))
  const inflated = at <= start ? undefined : inflate(whole.subarray(at))
  if (inflated === undefined) return undefined
  const end = at + inflated.used + 8
  const trailer = toHex(whole.subarray(end - 8, end))
  return { content: inflated.bytes, trailer, checkedHeader, end }
}

/** Before `start` when a text does not end. */
function headerEnd(whole: Uint8Array, start: number, flags: number): number {
  let at = start + 10
  if ((flags & 4) !== 0) at += 2 + u16(whole, at)
  for (const text of [8, 16]) if ((flags & text) !== 0) at = whole.indexOf(0, at) + 1
  return (flags & 2) === 0 ? at : at + 2
}
