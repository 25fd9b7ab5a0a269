/** Operators on what POSIX (pax) and GNU put before a member: where programs differ most. */
import { concat, toUtf8 } from "../../base/index.ts"
import type { Operator } from "../operator.ts"
import { put } from "./container.ts"
import { before, blocks, tarOperator, type AboutTar } from "./tar-operator.ts"

const AMBIGUOUS = ["CONTAINER_AMBIGUOUS"] as const
const RENAMED = ["MANIFEST_MISSING", "CONTAINER_AMBIGUOUS"] as const
const MIB = 1024 * 1024

export const EXTENDED_TARS: readonly Operator[] = [
  extended("pax-path", "was renamed by a pax header", RENAMED, ({ member }) =>
    pax(record("path", `${member.name}~`)),
  ),
  extended("pax-size", "was given another size by a pax header", AMBIGUOUS, ({ member }) =>
    pax(record("size", String(member.header.sizeBytes + 512))),
  ),
  extended("pax-size-no-number", "was given a size that is no number", AMBIGUOUS, () =>
    pax(record("size", "0x10")),
  ),
  extended("pax-path-twice", "was given two names in one pax header", AMBIGUOUS, ({ member }) =>
    pax(concat(record("path", member.name), record("path", `${member.name}~`))),
  ),
  extended("pax-path-empty", "was given an empty name", AMBIGUOUS, () => pax(record("path", ""))),
  extended("pax-twice", "was given two pax headers", AMBIGUOUS, ({ member }) =>
    concat(pax(record("path", member.name)), pax(record("mtime", "1"))),
  ),
  extended("pax-encoding", "was said to be named in an unknown encoding", AMBIGUOUS, () =>
    pax(record("hdrcharset", "BINARY")),
  ),
  extended("pax-sparse", "was said to be sparse by a pax header", AMBIGUOUS, () =>
    pax(record("GNU.sparse.name", "data/other")),
  ),
  extended("pax-damaged", "was given a pax header with a wrong length", AMBIGUOUS, () =>
    pax(toUtf8("99 path=x\n")),
  ),
  extended("pax-no-text", "was given a pax header that is not UTF-8", AMBIGUOUS, () =>
    pax(concat(toUtf8("10 path="), Uint8Array.of(0xff, 0x0a))),
  ),
  extended("pax-enormous", "was given a pax header beyond all need", ["LIMIT_EXCEEDED"], () =>
    pax(record("comment", "x".repeat(MIB))),
  ),
  extended("pax-global-path", "and all behind it were given one name", AMBIGUOUS, ({ member }) =>
    blocks("GlobalHead", "g", record("path", member.name)),
  ),
  extended("pax-global-size", "and all behind it were given one size", AMBIGUOUS, () =>
    blocks("GlobalHead", "g", record("size", "1")),
  ),
  extended("long-name", "was renamed by GNU's header for long names", RENAMED, ({ member }) =>
    gnu(`${member.name}~\0`),
  ),
  extended(
    "long-name-tail",
    "was given a long name that goes on behind its end",
    AMBIGUOUS,
    (about) => gnu(`${about.member.name}\0hidden\0`),
  ),
  extended("long-name-twice", "was given two long names", AMBIGUOUS, ({ member }) =>
    concat(gnu(`${member.name}\0`), gnu(`${member.name}~\0`)),
  ),
  extended("long-name-and-pax", "was named by GNU's way and by pax", AMBIGUOUS, ({ member }) =>
    concat(gnu(`${member.name}~\0`), pax(record("path", member.name))),
  ),
  extended("long-link-twice", "was given two long names of a link", AMBIGUOUS, () =>
    concat(gnu("a\0", "K"), gnu("b\0", "K")),
  ),
  tarOperator(
    { id: "tar-pax-orphan", does: "A pax header was put before the end, where no member follows." },
    AMBIGUOUS,
    ({ map, member }) => [put(map.end, pax(record("path", member.name)))],
  ),
  tarOperator(
    { id: "tar-long-name-orphan", does: "A long name was put before the end." },
    AMBIGUOUS,
    ({ map, member }) => [put(map.end, gnu(`${member.name}\0`))],
  ),
]

/** An operator that puts extended headers before a member. */
function extended(
  id: string,
  what: string,
  ...[codes, headers]: [codes: Operator["codes"], headers: (about: AboutTar) => Uint8Array]
): Operator {
  return tarOperator({ id: `tar-${id}`, does: `A member ${what}.` }, codes, (about) =>
    before(about, headers(about)),
  )
}

function pax(records: Uint8Array): Uint8Array {
  return blocks("PaxHeader", "x", records)
}

function gnu(name: string, type = "L"): Uint8Array {
  return blocks("././@LongLink", type, toUtf8(name))
}

/** `<length> <keyword>=<value>\n`, where the length counts itself (POSIX, pax). */
function record(keyword: string, value: string): Uint8Array {
  const rest = toUtf8(` ${keyword}=${value}\n`)
  const digits = [1, 2, 3, 4, 5, 6, 7, 8].find(
    (count) => String(rest.length + count).length === count,
  )
  return concat(toUtf8(String(rest.length + (digits ?? 0))), rest)
}
