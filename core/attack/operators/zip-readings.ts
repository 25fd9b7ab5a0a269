/**
 * Operators on a .zip whose headers agree at first sight: names, extra fields and data descriptors
 * that one program reads in another way than the next.
 */
import { concat, toUtf8 } from "../../base/index.ts"
import { copy, littleEndian, u16 } from "../archive-map.ts"
import type { Splice } from "../changes.ts"
import type { Operator } from "../operator.ts"
import { swapCase } from "./case.ts"
import {
  AMBIGUOUS,
  archive,
  centralOf,
  grown,
  lastMember,
  over,
  put,
  type About,
} from "./container.ts"

/** Offsets in a local header (APPNOTE 4.3.7) and in one of the directory (4.3.12). */
const LOCAL = { flags: 6, checksum: 14, nameBytes: 26, extraBytes: 28, name: 30 }
const CENTRAL = { flags: 8, checksum: 16, nameBytes: 28, extraBytes: 30, localOffset: 42, name: 46 }
/** Of the end record (4.3.16). */
const END = { directoryBytes: 12, directoryOffset: 16 }

const HAS_DESCRIPTOR = 1 << 3
const DESCRIPTOR = 0x08074b50

/** States attributes once more, as libarchive writes it: here those of a symbolic link. */
const REPEATED_DIRECTORY = concat(
  littleEndian(0x6c78, 2),
  littleEndian(5, 2),
  Uint8Array.of(4),
  littleEndian(0o120777 * 0x10000, 4),
)

export const ZIP_READINGS: readonly Operator[] = [
  archive(
    "member-local-folder",
    "A member was made a folder by a slash at the end of its local name.",
    AMBIGUOUS,
    (about) => {
      const { map, member, source } = about
      const nameBytes = u16(copy(source, member.localOffset + LOCAL.nameBytes, 2), 0)
      return [
        over(member.localOffset + LOCAL.nameBytes, littleEndian(nameBytes + 1, 2)),
        put(member.localOffset + LOCAL.name + nameBytes, toUtf8("/")),
        over(map.endOffset + END.directoryOffset, littleEndian(map.directoryOffset + 1, 4)),
      ]
    },
    // Nothing lies behind the last member whose place would have to be renewed.
    lastMember,
  ),
  archive(
    "member-repeated-directory",
    "A member was given an extra field that some programs take for its header.",
    AMBIGUOUS,
    ({ map, member, source }) => {
      const at = member.centralOffset
      const lengths = copy(source, at + CENTRAL.nameBytes, 4)
      const added = REPEATED_DIRECTORY.length
      const bytes = map.endOffset - map.directoryOffset + added
      return [
        over(at + CENTRAL.extraBytes, littleEndian(u16(lengths, 2) + added, 2)),
        put(at + CENTRAL.name + u16(lengths, 0), REPEATED_DIRECTORY),
        over(map.endOffset + END.directoryBytes, littleEndian(bytes, 4)),
      ]
    },
  ),
  archive(
    "member-descriptor-width",
    "A member was given a data descriptor with sizes that are twice as wide as announced.",
    AMBIGUOUS,
    wideDescriptor,
    lastMember,
  ),
  archive(
    "member-case-twin",
    "A member was put in whose name differs from another only in case.",
    ["NAME_COLLISION"],
    caseTwin,
  ),
]

/** Checksum and sizes once more behind the content; what the headers say of them is true. */
function wideDescriptor({ source, map, member }: About): readonly Splice[] {
  const central = centralOf(source, member)
  const flags = littleEndian(u16(central, CENTRAL.flags) | HAS_DESCRIPTOR, 2)
  const [checksum, packed, size] = [16, 20, 24].map((at) => central.subarray(at, at + 4))
  const high = new Uint8Array(4)
  const descriptor = concat(
    ...[littleEndian(DESCRIPTOR, 4), checksum ?? high],
    ...[packed ?? high, high, size ?? high, high],
  )
  return [
    over(member.localOffset + LOCAL.flags, flags),
    put(map.directoryOffset, descriptor),
    over(member.centralOffset + CENTRAL.flags, flags),
    over(
      map.endOffset + END.directoryOffset,
      littleEndian(map.directoryOffset + descriptor.length, 4),
    ),
  ]
}

/** The whole member once more before the directory, and in it, with its last name in other letters. */
function caseTwin({ source, map, member }: About): readonly Splice[] | string {
  const length = member.dataOffset - member.localOffset + member.compressedBytes
  if (length > 1024 * 1024) return "the member is too large to be doubled"
  const name = toUtf8(swapCase(member.name))
  const local = copy(source, member.localOffset, length)
  const central = centralOf(source, member)
  if (name.length !== u16(central, CENTRAL.nameBytes))
    return "the name has another length in capitals"
  local.set(name, LOCAL.name)
  central.set(name, CENTRAL.name)
  central.set(littleEndian(map.directoryOffset, 4), CENTRAL.localOffset)
  return [
    put(map.directoryOffset, local),
    ...grown(map, put(map.endOffset, central), central.length),
    over(map.endOffset + END.directoryOffset, littleEndian(map.directoryOffset + length, 4)),
  ]
}
