/**
 * Operators on a .zip: what makes two readers see two contents.
 */
import { concat, toUtf8 } from "../../base/index.ts"
import { crc32, type ByteSource } from "../../container/index.ts"
import {
  copy,
  littleEndian,
  mapArchive,
  u16,
  type ArchiveMap,
  type MappedMember,
} from "../archive-map.ts"
import type { Splice } from "../changes.ts"
import { cut, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"

const NONE = new Uint8Array(0)
/** What an archive that has two readings may be told as. */
export const AMBIGUOUS = ["CONTAINER_AMBIGUOUS", "FORMAT_FAILURE"] as const

export const CONTAINERS: readonly Operator[] = [
  archive("archive-prefixed", "Bytes were put before the archive.", AMBIGUOUS, () => [
    put(0, toUtf8("#!/bin/sh\n")),
  ]),
  archive("archive-followed", "Bytes were put behind the archive.", AMBIGUOUS, ({ source }) => [
    put(source.sizeBytes, toUtf8("more")),
  ]),
  archive("archive-cut", "The end of the archive was cut off.", AMBIGUOUS, ({ source }) => [
    { from: source.sizeBytes - 30, to: source.sizeBytes, bytes: NONE },
  ]),
  archive(
    "archive-two-ends",
    "A second end record was put behind the first.",
    AMBIGUOUS,
    (about) => [put(about.source.sizeBytes, copy(about.source, about.map.endOffset, 22))],
  ),
  archive(
    "archive-miscounted",
    "The end record was made to count one member less.",
    AMBIGUOUS,
    ({ map }) => [
      over(map.endOffset + 8, littleEndian(map.members.length - 1, 2)),
      over(map.endOffset + 10, littleEndian(map.members.length - 1, 2)),
    ],
  ),
  archive(
    "member-hidden",
    "A member was put in that the directory does not list.",
    AMBIGUOUS,
    (about) => hiddenMember(about),
    // What lies behind the last member is told with that member.
    lastMember,
  ),
  archive("member-twice", "A second member of the same name was put in.", AMBIGUOUS, (about) => {
    const { member, map, source } = about
    const extra = centralOf(source, member)
    return grown(map, put(map.endOffset, extra), extra.length)
  }),
  archive(
    "member-local-name",
    "A member was given another name in its local header.",
    AMBIGUOUS,
    ({ member }) => [
      { from: member.localOffset + 30, to: member.localOffset + 31, bytes: toUtf8("Z") },
    ],
  ),
  archive(
    "member-local-size",
    "A member was given another size in its local header.",
    AMBIGUOUS,
    ({ member }) => [over(member.localOffset + 22, littleEndian(member.compressedBytes + 1, 4))],
  ),
  archive(
    "member-local-checksum",
    "A member was given another checksum in its local header.",
    AMBIGUOUS,
    ({ member }) => [over(member.localOffset + 14, littleEndian(0x01020304, 4))],
  ),
  archive(
    "members-overlap",
    "Two members were made to share one content.",
    AMBIGUOUS,
    ({ map, member }) => {
      const other = map.members.find(({ localOffset }) => localOffset !== member.localOffset)
      return other === undefined
        ? "there is only one member"
        : [over(member.centralOffset + 42, littleEndian(other.localOffset, 4))]
    },
  ),
  archive(
    "member-checksum",
    "The checksum of a member was changed wherever it is recorded.",
    ["CONTAINER_DAMAGED"],
    ({ member }) => [
      over(member.localOffset + 14, littleEndian(0x01020304, 4)),
      over(member.centralOffset + 16, littleEndian(0x01020304, 4)),
    ],
  ),
  archive(
    "member-content",
    "A member's content was changed and its checksum renewed.",
    ["HASH_FAILURE"],
    (about) => renewedContent(about),
  ),
  archive(
    "member-encrypted",
    "A member was marked as encrypted.",
    ["ENTRY_UNREADABLE"],
    ({ member, source }) => {
      const flags = littleEndian(u16(copy(source, member.localOffset + 6, 2), 0) | 1, 2)
      return [over(member.localOffset + 6, flags), over(member.centralOffset + 8, flags)]
    },
  ),
  archive(
    "member-unknown-method",
    "A member was marked as compressed in an unknown way.",
    ["ENTRY_UNREADABLE"],
    ({ member }) => [
      over(member.localOffset + 8, littleEndian(99, 2)),
      over(member.centralOffset + 10, littleEndian(99, 2)),
    ],
  ),
  archive(
    "member-link",
    "A member was marked as a symbolic link.",
    ["CONTAINER_UNSAFE"],
    ({ member }) => [
      over(member.centralOffset + 4, Uint8Array.of(20, 3)),
      over(member.centralOffset + 38, littleEndian(0o120777 * 0x10000, 4)),
    ],
  ),
  archive(
    "member-volume-label",
    "A member was marked as the name of a disk.",
    AMBIGUOUS,
    ({ member }) => [over(member.centralOffset + 38, Uint8Array.of(0x08))],
  ),
  archive(
    "member-outside",
    "A member was given a name that leads out of the evidence.",
    ["CONTAINER_UNSAFE"],
    ({ member }) => {
      const name = toUtf8("../")
      return [
        { from: member.localOffset + 30, to: member.localOffset + 33, bytes: name },
        { from: member.centralOffset + 46, to: member.centralOffset + 49, bytes: name },
      ]
    },
  ),
]

export interface About {
  readonly source: ByteSource
  readonly map: ArchiveMap
  readonly member: MappedMember
}

export function lastMember({ members }: ArchiveMap): MappedMember | undefined {
  return members.toSorted((a, b) => b.localOffset - a.localOffset)[0]
}

/** An operator on one member of the payload, unless `choose` says which, or on what is around it. */
export function archive(
  id: string,
  does: string,
  ...[codes, strike, choose]: [
    codes: Operator["codes"],
    strike: (about: About) => readonly Splice[] | string,
    choose?: (map: ArchiveMap) => MappedMember | undefined,
  ]
): Operator {
  const attempts = ({ target: { images }, random }: Scene): Attempts => {
    const source = images.zip
    if (typeof source === "string") return skipped(source)
    const map = mapArchive(source)
    // The payload, so that the change is one of the evidence and not of its description.
    const files = map?.members.filter(
      ({ name, compressedBytes }) => name.includes("/data/") && compressedBytes > 0,
    )
    const member = map === undefined ? undefined : (choose?.(map) ?? random.pick(files ?? []))
    if (map === undefined || member === undefined)
      return skipped("the archive has zip64 records, a comment, or no payload")
    const splices = strike({ source, map, member })
    return typeof splices === "string"
      ? skipped(splices)
      : cut("zip", splices, placesOf(member.name))
  }
  return { id, layer: "container", does, codes, attempts }
}

/** Names in an archive begin with its top folder, except where that is no longer the only one. */
export function placesOf(name: string): readonly string[] {
  const inside = name.slice(name.indexOf("/") + 1)
  return ["", name, inside, `..${name.slice(2)}`, `../${name.slice(3)}`]
}

export function put(at: number, bytes: Uint8Array): Splice {
  return { from: at, to: at, bytes }
}

export function over(at: number, bytes: Uint8Array): Splice {
  return { from: at, to: at + bytes.length, bytes }
}

export function centralOf(source: ByteSource, { centralOffset }: MappedMember): Uint8Array {
  const header = copy(source, centralOffset, 46)
  return copy(source, centralOffset, 46 + u16(header, 28) + u16(header, 30) + u16(header, 32))
}

/** The directory grew by one header, and the end record says so. */
export function grown(map: ArchiveMap, extra: Splice, bytes: number): readonly Splice[] {
  const count = littleEndian(map.members.length + 1, 2)
  return [
    extra,
    over(map.endOffset + 8, concat(count, count)),
    over(map.endOffset + 12, littleEndian(map.endOffset - map.directoryOffset + bytes, 4)),
  ]
}

/** Local header and content of a member once more, before the directory; offsets are renewed. */
function hiddenMember({ source, map, member }: About): readonly Splice[] | string {
  const length = member.dataOffset - member.localOffset + member.compressedBytes
  if (length > 1024 * 1024) return "the member is too large to be doubled"
  const hidden = copy(source, member.localOffset, length)
  return [
    put(map.directoryOffset, hidden),
    over(map.endOffset + 16, littleEndian(map.directoryOffset + length, 4)),
  ]
}

function renewedContent({ source, member }: About): readonly Splice[] | string {
  if (member.method !== 0 || member.compressedBytes > 1024 * 1024) {
    return "the member is compressed, or too large to be changed as a whole"
  }
  const content = copy(source, member.dataOffset, member.compressedBytes)
  content[0] = (content[0] ?? 0) ^ 1
  const checksum = littleEndian(crc32(content), 4)
  return [
    over(member.localOffset + 14, checksum),
    over(member.dataOffset, content),
    over(member.centralOffset + 16, checksum),
  ]
}
