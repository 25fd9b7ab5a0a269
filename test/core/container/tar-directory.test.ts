import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  makeTarStream,
  memorySource,
  readTarDirectory,
  type TarDirectory,
} from "../../../core/container/index.ts"
import type { FindingCode } from "../../../core/findings/index.ts"
import {
  buildTar,
  GNU,
  longName,
  pax,
  paxRecord,
  tarMember,
  type TarMember,
} from "../../support/tar-builder.ts"
import { bytesOf, join } from "../../support/zip-builder.ts"

const HELLO: TarMember = { name: "hello.txt", content: "hello" }
const WORLD: TarMember = { name: "world.txt", content: "w".repeat(600) }

type Archive = readonly TarMember[] | Uint8Array
type Case = [what: string, archive: Archive, reason: string]

const ODD = "number in a header that has no single reading"

function read(archive: Archive): TarDirectory {
  return readTarDirectory(memorySource(toBytes(archive)))
}

function toBytes(archive: Archive): Uint8Array {
  return archive instanceof Uint8Array ? archive : buildTar(archive)
}

function said(archive: Archive): readonly (readonly [FindingCode, string])[] {
  return read(archive).findings.map(({ code, observed }) => [
    code,
    observed["reason"] ?? observed["what"] ?? "",
  ])
}

describe("readTarDirectory accepts", () => {
  it("files and folders, sorted by the bytes of their names, and where content begins", () => {
    const bytes = buildTar([WORLD, { name: "a/", type: "5" }, HELLO])
    const { entries, findings } = readTarDirectory(memorySource(bytes))
    expect(findings).toEqual([])
    expect(entries.map(({ path, kind, sizeBytes }) => [path, kind, sizeBytes])).toEqual([
      ["a", "folder", 0],
      ["hello.txt", "file", 5],
      ["world.txt", "file", 600],
    ])
    const { dataOffset } = entries[1]!
    expect(new TextDecoder().decode(bytes.subarray(dataOffset, dataOffset + 5))).toBe("hello")
  })

  const LONG = `${"long/".repeat(60)}name`

  it.each<[string, readonly TarMember[], string]>([
    [
      "a name in two parts (ustar prefix)",
      [{ name: "name", prefix: "folder/below" }],
      "folder/below/name",
    ],
    ["GNU's header, whose last part is no prefix", [{ ...HELLO, magic: GNU }], "hello.txt"],
    ["a name that fills its field", [{ name: "n".repeat(100) }], "n".repeat(100)],
    ["a long name by a pax header", [pax({ path: LONG }), { name: "cut" }], LONG],
    ["a long name by a GNU header", [longName(LONG), { name: "cut", magic: GNU }], LONG],
    ["a name in UTF-8", [{ name: "\u00e4" }], "\u00e4"],
    ["a name with the prefix ./", [{ name: "./hello.txt" }], "hello.txt"],
    ["an old type flag", [{ name: "old", type: "\0" }], "old"],
  ])("%s", (_, members, path) => {
    const { entries, findings } = read(members)
    expect(findings).toEqual([])
    expect(entries.map((entry) => entry.path)).toEqual([path])
  })

  it("the archive's own root folder, which is no entry", () => {
    const { entries, findings } = read([{ name: "./", type: "5" }, { name: "./a" }])
    expect(findings).toEqual([])
    expect(entries.map(({ path }) => path)).toEqual(["a"])
  })

  it.each<[string, string | Uint8Array]>([
    ["digits up to a space", "00000000005 "],
    ["spaces before the digits", "          5\0"],
    ["base 256", Uint8Array.of(0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5)],
  ])("a size written as %s", (_, size) => {
    const { entries, findings } = read([{ ...HELLO, size }, WORLD])
    expect(findings).toEqual([])
    expect(entries.map(({ sizeBytes }) => sizeBytes)).toEqual([5, 600])
  })

  it("a pax size where the header has no room for it", () => {
    const header = tarMember({ name: "large", size: "00000000000\0" })
    const { entries, findings } = read(
      join(tarMember(pax({ size: String(2 ** 33) })), header, new Uint8Array(1024)),
    )
    // The content itself is not there, and that is all there is to say.
    expect(findings.map(({ observed }) => observed["reason"])).toEqual(["cut off"])
    expect(entries[0]).toMatchObject({ sizeBytes: 2 ** 33, unreadable: "cut off" })
  })

  it("the time of a member, in milliseconds", () => {
    expect(read([{ ...HELLO, mtime: "14000000000\0" }]).entries[0]?.modifiedMs).toBe(
      0o14000000000 * 1000,
    )
  })

  it("zeros up to the block in which tape was written", () => {
    expect(said(buildTar([HELLO], new Uint8Array(10240)))).toEqual([])
  })
})

describe("readTarDirectory refuses to choose between two readings:", () => {
  const twice = `${paxRecord("path", "a")}${paxRecord("path", "b")}`

  it.each<Case>([
    [
      "data after the end",
      buildTar([HELLO], join(new Uint8Array(1024), tarMember(WORLD))),
      "data after the end of the archive",
    ],
    [
      "a member hidden in the second of two blocks of zeros",
      join(tarMember(HELLO), new Uint8Array(512), buildTar([{ name: "hidden" }])),
      "data after the end of the archive",
    ],
    [
      "a single block of zeros between members",
      join(tarMember(HELLO), new Uint8Array(512), buildTar([WORLD])),
      "data after the end of the archive",
    ],
    ["two members with one name", [HELLO, HELLO], "two members with one name"],
    [
      "a file where a folder must be",
      [{ name: "a" }, { name: "a/b" }],
      "file where a folder must be",
    ],
    [
      "a file whose name ends in a slash",
      [{ name: "a/" }],
      "file by its type and folder by its name",
    ],
    [
      "an old type flag and a slash",
      [{ name: "a/", type: "\0" }],
      "file by its type and folder by its name",
    ],
    [
      "a folder with content",
      [{ name: "a", type: "5", content: "x" }],
      "content of a member that is no file",
    ],
    ["a type that readers take differently", [{ name: "a", type: "7" }], 'member of the type "7"'],
    ["an old sparse file", [{ name: "a", type: "S" }], 'member of the type "S"'],
    [
      "a sparse file of pax",
      [pax({ "GNU.sparse.major": "1" }), HELLO],
      "extended header with GNU.sparse.major",
    ],
    [
      "a size without digits",
      [{ ...HELLO, size: "\0".repeat(12) }],
      "size that has no single reading",
    ],
    [
      "a size with something behind its end",
      [{ ...HELLO, size: "00000005\0 77" }],
      "size that has no single reading",
    ],
    [
      "a negative size",
      [{ ...HELLO, size: new Uint8Array(12).fill(0xff) }],
      "size that has no single reading",
    ],
    [
      "a pax size beside another size (CVE-2025-62518)",
      [pax({ size: "600" }), HELLO, WORLD],
      "extended header with another size",
    ],
    [
      "a pax size that is no number",
      [pax({ size: "0x5" }), HELLO],
      "extended header with a size that is no number",
    ],
    [
      "a pax keyword stated twice",
      [{ name: "x", type: "x", content: twice }, HELLO],
      "extended header with two values of path",
    ],
    ["an empty pax name", [pax({ path: "" }), HELLO], "extended header with an empty name"],
    [
      "a pax record with a wrong length",
      [{ name: "x", type: "x", content: "9 path=ab\n" }, HELLO],
      "extended header that does not parse",
    ],
    [
      "a pax name in another encoding",
      [pax({ hdrcharset: "BINARY", path: "a" }), HELLO],
      "extended header in an encoding that few readers know",
    ],
    [
      "two pax headers of one member",
      [pax({ path: "a" }), pax({ path: "b" }), HELLO],
      "two extended headers of one member",
    ],
    [
      "a pax and a GNU name of one member",
      [pax({ path: "a" }), longName("b"), HELLO],
      "two extended headers with a name",
    ],
    [
      "two GNU names of one member",
      [longName("a"), longName("b"), HELLO],
      "two long names of one member",
    ],
    [
      "a GNU name with bytes behind its end",
      [longName("a\0b"), HELLO],
      "long name with bytes behind its end",
    ],
    [
      "a name for all members",
      [pax({ path: "a" }, "g"), HELLO],
      "extended header for all members that names or sizes them",
    ],
    [
      "an extended header without a member",
      [HELLO, pax({ path: "a" })],
      "extended header without a member",
    ],
    [
      "a prefix in GNU's header, which some readers take for a part of the name",
      [{ ...HELLO, magic: GNU, prefix: "other" }],
      "prefix in the GNU format, which has none",
    ],
    ...Object.entries({ mode: 100, owner: 108, group: 116, time: 136, device: 329 }).map(
      ([what, at]): Case => [
        `a ${what} that is no number, at which some readers stop`,
        [{ ...HELLO, over: [[at, bytesOf("zzzzzzz\0")]] }],
        ODD,
      ],
    ),
    ["a device's second number that is none", [{ ...HELLO, over: [[337, bytesOf("9")]] }], ODD],
    [
      "a number in the header of an extended header",
      [{ ...pax({ path: "a" }), mode: "x" }, HELLO],
      ODD,
    ],
    ...["mtime", "uid"].map((keyword): Case => [
      `an extended ${keyword} that is no number`,
      [pax({ [keyword]: "soon" }), HELLO],
      `extended header with ${keyword === "uid" ? "a" : "an"} ${keyword} that is no number`,
    ]),
    [
      "a time beyond all calendars",
      [pax({ mtime: "1e400" }, "g"), HELLO],
      "extended header with an mtime that is no number",
    ],
    [
      "a name that is not UTF-8",
      [{ name: Uint8Array.of(0xe4) }],
      "name in an encoding it does not say",
    ],
  ])("%s", (_, archive, reason) => {
    expect(said(archive)).toContainEqual(["CONTAINER_AMBIGUOUS", reason])
  })
})

describe("readTarDirectory refuses", () => {
  it.each<[string, TarMember, string]>([
    ["a hard link", { name: "a", type: "1", link: "b" }, "hard link"],
    ["a symbolic link", { name: "a", type: "2", link: "/etc/passwd" }, "symbolic link"],
    ["a character device", { name: "a", type: "3" }, "device"],
    ["a block device", { name: "a", type: "4" }, "device"],
    ["a pipe", { name: "a", type: "6" }, "pipe"],
  ])("%s, and never reads it", (_, member, reason) => {
    expect(said([member, HELLO])).toEqual([["CONTAINER_UNSAFE", reason]])
    const [entry] = read([member]).entries
    expect(entry).toMatchObject({ path: "a", sizeBytes: 0, unreadable: reason })
    expect(entry?.kind).not.toBe("file")
  })

  it.each<[string, Archive, FindingCode, string]>([
    ["an empty file", new Uint8Array(0), "FORMAT_FAILURE", "cut off"],
    [
      "an archive without its end",
      buildTar([HELLO], new Uint8Array(0)),
      "FORMAT_FAILURE",
      "cut off",
    ],
    ["half an end", buildTar([HELLO], new Uint8Array(512)), "FORMAT_FAILURE", "cut off in its end"],
    ["content cut off", tarMember(WORLD).subarray(0, 700), "FORMAT_FAILURE", "cut off"],
    [
      "a wrong checksum",
      [{ ...HELLO, checksum: "000000\0 " }],
      "FORMAT_FAILURE",
      "header with a wrong checksum",
    ],
    [
      "a header of before POSIX",
      [{ ...HELLO, magic: "\0".repeat(8) }],
      "NOT_SUPPORTED",
      "header in neither the POSIX nor the GNU format",
    ],
    [
      "an extended header without measure",
      [{ name: "x", type: "x", size: "00010000001\0" }],
      "LIMIT_EXCEEDED",
      "extended header longer than the limit",
    ],
    [
      "zeros without end",
      buildTar([HELLO], new Uint8Array(2 ** 21)),
      "LIMIT_EXCEEDED",
      "more zeros after the end than the limit",
    ],
  ])("%s", (_, archive, code, reason) => {
    expect(said(archive)).toEqual([[code, reason]])
  })

  it("content that is cut off is not read, and what came before is listed", () => {
    const { entries } = read(join(tarMember(HELLO), tarMember(WORLD).subarray(0, 512)))
    expect(entries.map(({ path, unreadable }) => [path, unreadable])).toEqual([
      ["hello.txt", undefined],
      ["world.txt", "cut off"],
    ])
  })
})

describe("readTarDirectory names bytes that no member holds:", () => {
  it.each<[string, readonly TarMember[], string]>([
    [
      "a comment for the whole archive, as git writes it",
      [pax({ comment: "0123456789" }, "g"), HELLO],
      "header for the whole archive",
    ],
    [
      "attributes of some system",
      [pax({ "SCHILY.xattr.user.note": "hidden" }), HELLO],
      "attributes such as SCHILY.xattr.user.note",
    ],
    [
      "text behind the end of a name",
      [{ ...HELLO, over: [[50, bytesOf("hidden")]] }],
      "bytes in unused parts of a header",
    ],
    [
      "text in the unused end of a header",
      [{ ...HELLO, over: [[500, bytesOf("hidden")]] }],
      "bytes in unused parts of a header",
    ],
    [
      "where a link leads, in a file's header",
      [{ ...HELLO, link: "hidden" }],
      "bytes in unused parts of a header",
    ],
    [
      "where a link leads, before a file",
      [longName("hidden", "K"), HELLO],
      "where a link leads, before a member that is none",
    ],
    [
      "bytes in the padding behind content",
      [{ ...HELLO, padding: 0x20 }, WORLD],
      "bytes in the padding behind a member",
    ],
    [
      "bytes in the padding of an extended header",
      [{ ...pax({ path: "a" }), padding: 1 }, HELLO],
      "bytes in the padding behind a member",
    ],
  ])("%s", (_, members, what) => {
    const { findings } = read(members)
    expect(findings.map(({ code, observed }) => [code, observed["what"]])).toEqual([
      ["CONTAINER_DEVIATION", what],
    ])
  })

  it("says nothing of the times and owners that every tar states", () => {
    expect(said([pax({ mtime: "1.5", uid: "1000", gname: "staff" }), HELLO])).toEqual([])
  })
})

describe("walking a tar that passes once", () => {
  const member = fc.record({
    name: fc.stringMatching(/^[a-z]{1,4}(\/[a-z\u00e4]{1,4}){0,2}$/),
    content: fc.uint8Array({ maxLength: 1100 }),
    extended: fc.boolean(),
  })
  const members = fc
    .array(member, { maxLength: 4 })
    .map((some) =>
      some.flatMap(({ extended, ...one }) => (extended ? [pax({ path: one.name }), one] : [one])),
    )

  it("comes to the same directory whatever the pieces are", () => {
    fc.assert(
      fc.property(members, fc.integer({ min: 1, max: 2000 }), (some, pieceBytes) => {
        const bytes = buildTar(some)
        const stream = makeTarStream()
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          stream.push(bytes.subarray(at, at + pieceBytes))
        }
        expect(stream.end()).toEqual(readTarDirectory(memorySource(bytes)))
      }),
    )
  })

  it("never throws, and tells a change or lists the same", () => {
    const sound = buildTar([pax({ path: "a/long" }), HELLO, WORLD, { name: "f/", type: "5" }])
    const before = readTarDirectory(memorySource(sound))
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        // A tar has checksums over headers alone: what an extended header says (bytes 512 to
        // 1023 here) it does not vouch for, and only a manifest can tell that a name changed.
        if (at >= 512 && at < 1024) return
        const changed = sound.map((byte, i) => (i === at ? byte ^ change : byte))
        const { entries, findings } = readTarDirectory(memorySource(changed))
        if (findings.length > 0) return
        // Times and owners are not what this reader vouches for; names, kinds and places are.
        const shape = (directory: TarDirectory): unknown =>
          directory.entries.map(({ path, kind, sizeBytes, dataOffset }) => [
            path,
            kind,
            sizeBytes,
            dataOffset,
          ])
        expect(shape({ entries, findings })).toEqual(shape(before))
      }),
      { numRuns: 500 },
    )
  })

  it("never throws on bytes of any kind", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(readTarDirectory(memorySource(bytes)).findings.length).toBeGreaterThan(0)
      }),
    )
  })
})
