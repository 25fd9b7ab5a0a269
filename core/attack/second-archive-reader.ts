/**
 * The second reader's own way into an archive: from the directory, and once more from the front.
 *
 * Knows nothing of the other reader. What either walk sees belongs to what the archive
 * says; times, permissions and versions do not.
 */
import { fromUtf8, toHex } from "../base/index.ts"
import type { ByteSource } from "../container/index.ts"
import { copy, u16, u32 } from "./archive-map.ts"
import type { SecondReader } from "./second-reader.ts"

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const FILE_TYPE = 0xf000
/** Bits of MS-DOS by which programs make a folder of a member, or pass it over. */
const FOLDER_OR_LABEL = 0x18
const PIECE_BYTES = 1024 * 1024

/** Everything that two walks through an archive see, as sentences. */
function meaningOfArchive(source: ByteSource, reader: SecondReader): ReadonlySet<string> {
  const said = new Set<string>()
  const end = endRecord(source)
  // Counts, sizes and places, and nothing else: every byte of an end record says something.
  said.add(`it ends with ${toHex(copy(source, end, source.sizeBytes - end))}`)
  const start = u32(copy(source, end + 16, 4), 0)
  said.add(`${end - start - u32(copy(source, end + 12, 4), 0)} bytes lie between the two`)
  let members = 0
  for (let at = start; at < end && u32(copy(source, at, 4), 0) === CENTRAL; members += 1) {
    at += member(source, at, { said, reader })
  }
  said.add(`the directory lists ${members} members`)
  for (let at = 0; at < start && u32(copy(source, at, 4), 0) === LOCAL;) {
    const header = copy(source, at, 30)
    const [size, unpacked] = [u32(header, 18), u32(header, 22)]
    const from = at + 30 + u16(header, 26) + u16(header, 28)
    const name = nameAt(source, at + 30, u16(header, 26))
    said.add(`from the front: ${name}, ${size} bytes at ${from} for ${unpacked}`)
    at = from + size
  }
  return said
}

/** True when both walks see the same in both archives. */
export function sameArchive(before: ByteSource, after: ByteSource, reader: SecondReader): boolean {
  const [first, second] = [meaningOfArchive(before, reader), meaningOfArchive(after, reader)]
  return first.size === second.size && [...first].every((sentence) => second.has(sentence))
}

function endRecord(source: ByteSource): number {
  const lowest = Math.max(0, source.sizeBytes - 22 - 0xffff)
  for (let at = source.sizeBytes - 22; at >= lowest; at -= 1) {
    if (u32(copy(source, at, 4), 0) === END) return at
  }
  return 0
}

/** Says one member of the directory; answers the length of its header. */
function member(
  source: ByteSource,
  at: number,
  { said, reader }: { readonly said: Set<string>; readonly reader: SecondReader },
): number {
  const header = copy(source, at, 46)
  const [method, flags, type] = [u16(header, 10), u16(header, 8), u16(header, 40) & FILE_TYPE]
  const [packed, size, local] = [u32(header, 20), u32(header, 24), u32(header, 42)]
  const name = nameAt(source, at + 46, u16(header, 28))
  const front = copy(source, local, 30)
  const from = local + 30 + u16(front, 26) + u16(front, 28)
  const hasher = reader.digests.hasher("sha256")
  for (let done = 0; done < packed; done += PIECE_BYTES) {
    hasher.update(copy(source, from + done, Math.min(PIECE_BYTES, packed - done)))
  }
  const kind = `method ${method}, flags ${flags}, type ${type}, attributes ${u16(header, 38) & FOLDER_OR_LABEL}`
  const checksums = `${u32(header, 16)} and ${u32(front, 14)}`
  said.add(`${name}: ${size} bytes, ${kind}, checksums ${checksums}, ${toHex(hasher.digest())}`)
  const variable = u16(header, 28) + u16(header, 30) + u16(header, 32)
  const extra = copy(source, at + 46 + u16(header, 28), variable - u16(header, 28))
  said.add(`${name} also says ${toHex(extra)} and lies on disk ${u16(header, 34)}`)
  return 46 + variable
}

function nameAt(source: ByteSource, at: number, length: number): string {
  const bytes = copy(source, at, length)
  return fromUtf8(bytes) ?? toHex(bytes)
}
