/** Operators on the headers of a .tar, on its blocks of zeros, and on what lies around them. */
import { concat, fromUtf8, toUtf8 } from "../../base/index.ts"
import { copy } from "../archive-map.ts"
import type { Operator } from "../operator.ts"
import { TAR_BLOCK, withSum, type MappedTarMember } from "../tar-blocks.ts"
import { swapCase } from "./case.ts"
import { over, put } from "./container.ts"
import { blocks, edited, tarOperator, wholeMember, type AboutTar } from "./tar-operator.ts"

const NONE = new Uint8Array(0)
const ZEROS = new Uint8Array(2 * TAR_BLOCK)
const MIB = 1024 * 1024
const AMBIGUOUS = ["CONTAINER_AMBIGUOUS"] as const
const BROKEN = ["FORMAT_FAILURE"] as const
const UNSAFE = ["CONTAINER_UNSAFE"] as const
/** A member that bears another name is missing under its own. */
const RENAMED = ["MANIFEST_MISSING"] as const

/** Offsets of fields (POSIX, ustar). */
const AT = {
  ...{ name: 0, mode: 100, owner: 108, group: 116, size: 124, modified: 136, checksum: 148 },
  ...{ type: 156, link: 157, magic: 257, deviceMinor: 337, prefix: 345 },
}

export const TARS: readonly Operator[] = [
  tarOperator({ id: "tar-prefixed", does: "Bytes were put before the archive." }, BROKEN, () => [
    put(0, toUtf8("#!/bin/sh\n")),
  ]),
  tarOperator(
    { id: "tar-zeros-first", does: "Two blocks of zeros were put before the archive." },
    AMBIGUOUS,
    () => [put(0, ZEROS)],
  ),
  tarOperator(
    { id: "tar-zeros-between", does: "Two blocks of zeros were put before a member." },
    AMBIGUOUS,
    ({ member }) => [put(member.start, ZEROS)],
  ),
  tarOperator(
    { id: "tar-zero-between", does: "One block of zeros was put before a member." },
    AMBIGUOUS,
    ({ member }) => [put(member.start, ZEROS.subarray(TAR_BLOCK))],
  ),
  tarOperator(
    { id: "tar-followed", does: "A member was put behind the end of the archive." },
    AMBIGUOUS,
    (about) => [put(about.source.sizeBytes, wholeMember(about))],
  ),
  tarOperator(
    { id: "tar-appended", does: "A whole second archive was put behind the first." },
    AMBIGUOUS,
    (about) => [put(about.source.sizeBytes, concat(wholeMember(about), ZEROS))],
  ),
  tarOperator(
    { id: "tar-long-tail", does: "More zeros than anybody needs were put behind the end." },
    ["LIMIT_EXCEEDED"],
    ({ source }) => [put(source.sizeBytes, new Uint8Array(MIB + 64 * 1024))],
  ),
  tarOperator(
    { id: "tar-endless", does: "The blocks of zeros that end the archive were removed." },
    BROKEN,
    ({ source, map }) => [{ from: map.end, to: source.sizeBytes, bytes: NONE }],
  ),
  tarOperator(
    { id: "tar-cut", does: "The archive was cut off within the content of a member." },
    BROKEN,
    ({ source, member }) => [{ from: member.dataOffset, to: source.sizeBytes, bytes: NONE }],
  ),
  tarOperator(
    { id: "tar-member-twice", does: "A second member of the same name was put in." },
    AMBIGUOUS,
    (about) => [put(about.map.end, wholeMember(about))],
  ),
  tarOperator(
    { id: "tar-content", does: "A member's content was changed; a tar keeps no checksum of it." },
    ["HASH_FAILURE"],
    ({ member }) => [
      {
        from: member.dataOffset,
        to: member.dataOffset + 1,
        bytes: Uint8Array.of(1),
        xor: true,
      },
    ],
  ),
  tarOperator(
    { id: "tar-checksum", does: "The checksum of a header was changed." },
    BROKEN,
    ({ member }) => [over(member.header.offset + AT.checksum, toUtf8("000000"))],
  ),
  tarOperator(
    { id: "tar-name", does: "A member was given another name.", plain: true },
    RENAMED,
    (about) => {
      const length = copy(about.source, about.member.header.offset, 100).indexOf(0)
      return edited(about, [(length < 0 ? 100 : length) - 1, "~"])
    },
  ),
  tarOperator(
    { id: "tar-prefix", does: "A member was moved by the prefix of its name.", plain: true },
    RENAMED,
    (about) => edited(about, [AT.prefix, "elsewhere"]),
  ),
  tarOperator(
    { id: "tar-prefix-gnu", does: "A member in GNU's format was given a prefix.", plain: true },
    AMBIGUOUS,
    (about) => edited(about, [AT.magic, "ustar  \0"], [AT.prefix, "elsewhere"]),
  ),
  tarOperator(
    { id: "tar-name-outside", does: "A member was named out of the evidence.", plain: true },
    UNSAFE,
    (about) => edited(about, [AT.name, "../"]),
  ),
  tarOperator(
    { id: "tar-size-smaller", does: "A member was said to be one byte shorter." },
    ["HASH_FAILURE", "FORMAT_FAILURE"],
    (about) => edited(about, [AT.size, octal(about.member.header.sizeBytes - 1)]),
  ),
  tarOperator(
    {
      id: "tar-size-larger",
      does: "A member was made to swallow the one behind it.",
      also: (about) => behind(about)?.name,
    },
    ["HASH_FAILURE", "MANIFEST_MISSING"],
    (about) => {
      const next = behind(about)
      return next === undefined
        ? "there is no member behind it"
        : edited(about, [AT.size, octal(next.header.end - about.member.dataOffset)])
    },
  ),
  tarOperator(
    {
      id: "tar-size-two-readings",
      does: "A size was written so that programs read it differently.",
    },
    AMBIGUOUS,
    (about) => edited(about, [AT.size, "0000000 123\0"]),
  ),
  tarOperator(
    { id: "tar-size-negative", does: "A size below zero was written in base 256." },
    AMBIGUOUS,
    (about) => edited(about, [AT.size, new Uint8Array(12).fill(0xff)]),
  ),
  tarOperator(
    { id: "tar-size-enormous", does: "A size beyond all disks was written in base 256." },
    AMBIGUOUS,
    (about) => edited(about, [AT.size, new Uint8Array(12).fill(0xff).with(0, 0x80)]),
  ),
  tarOperator(
    { id: "tar-magic", does: "A header was written in the format of before 1988." },
    ["NOT_SUPPORTED"],
    (about) => edited(about, [AT.magic, new Uint8Array(8)]),
  ),
  ...(
    [
      ["tar-hard-link", "1", "a hard link", UNSAFE],
      ["tar-link", "2", "a symbolic link", UNSAFE],
      ["tar-device", "3", "a device", UNSAFE],
      ["tar-pipe", "6", "a pipe", UNSAFE],
      ["tar-folder", "5", "a folder with content", AMBIGUOUS],
      ["tar-contiguous", "7", "a contiguous file, which some systems know", AMBIGUOUS],
      ["tar-sparse", "S", "a sparse file", AMBIGUOUS],
      ["tar-multi-volume", "M", "the rest of a file on another tape", AMBIGUOUS],
      ["tar-unknown-type", "Z", "something that no program knows", AMBIGUOUS],
    ] as const
  ).map(([id, type, what, codes]) =>
    tarOperator({ id, does: `A member was made ${what}.` }, codes, (about) =>
      edited(about, [AT.type, type], [AT.link, "/etc/passwd"]),
    ),
  ),
  ...(
    [
      ["mode", AT.mode, "rw-r--r-"],
      ["owner", AT.owner, "00 0000\0"],
      ["group", AT.group, "staff\0\0\0"],
      ["time", AT.modified, "yesterday\0\0\0"],
      ["device", AT.deviceMinor, "9999999\0"],
    ] as const
  ).map(([what, at, text]) =>
    tarOperator(
      { id: `tar-${what}-no-number`, does: `The ${what} in a header was made no number.` },
      AMBIGUOUS,
      (about) => edited(about, [at, text]),
    ),
  ),
  tarOperator(
    {
      id: "tar-case-twin",
      does: "A member was put in whose name differs from another only in case.",
      plain: true,
      also: ({ member }) => swapCase(member.name),
    },
    ["NAME_COLLISION"],
    (about) => {
      const whole = wholeMember(about)
      const own = whole.subarray(0, 100)
      const end = own.indexOf(0)
      const name = own.subarray(0, end < 0 ? 100 : end)
      const other = toUtf8(swapCase(fromUtf8(name) ?? ""))
      if (other.length !== name.length) return "the name has another length in capitals"
      whole.set(other, 0)
      whole.set(withSum(whole.subarray(0, TAR_BLOCK)), 0)
      return [put(about.map.end, whole)]
    },
  ),
  tarOperator(
    {
      id: "tar-beside",
      does: "A file was put beside the folder of the bag.",
      also: () => "beside.txt",
    },
    ["CONTENT_BESIDE_BAG"],
    ({ map }) => [put(map.end, blocks("beside.txt", "0", toUtf8("beside\n")))],
  ),
  tarOperator(
    { id: "tar-link-added", does: "A symbolic link was put in beside the member." },
    UNSAFE,
    ({ member }) => [put(member.start, blocks(member.name.slice(0, 90), "2", NONE))],
  ),
]

function behind({ map, member }: AboutTar): MappedTarMember | undefined {
  return map.members.find(({ start }) => start === member.header.end)
}

function octal(value: number): string {
  return `${value.toString(8).padStart(11, "0")}\0`
}
