import fc from "fast-check"
import { crc32 } from "node:zlib"
import { describe, expect, it } from "vitest"
import { memorySource, readZipDirectory, type ZipDirectory } from "../../../core/container/index.ts"
import { severityOf, type FindingCode } from "../../../core/findings/index.ts"
import {
  buildZip,
  bytesOf,
  extraField,
  HELLO,
  join,
  STREAMED,
  u16,
  u32,
  u64,
  zip64Extra,
  WORLD,
  type Archive,
  type Member,
} from "../../support/zip-builder.ts"

const HELLO_CRC = crc32("hello")

const SYMLINK = 0o120777 * 0x10000
const DEVICE = 0o020644 * 0x10000
const FOLDER_0755 = 0o040755 * 0x10000
const FILE_0644 = 0o100644 * 0x10000

function read(archive: Archive | Uint8Array): ZipDirectory {
  return readZipDirectory(memorySource(archive instanceof Uint8Array ? archive : buildZip(archive)))
}

/** Code and reason of every finding, which is what a reader of the report sees. */
function said(archive: Archive | Uint8Array): readonly (readonly [FindingCode, string])[] {
  return read(archive).findings.map(({ code, observed }) => [code, observed["reason"] ?? ""])
}

describe("readZipDirectory accepts", () => {
  it("stored and deflated members, sorted by the bytes of their names", () => {
    const { entries, findings } = read({ members: [WORLD, HELLO] })
    expect(findings).toEqual([])
    expect(entries.map(({ path, method, sizeBytes }) => [path, method, sizeBytes])).toEqual([
      ["hello.txt", 0, 5],
      ["world.txt", 8, 19],
    ])
  })

  it("the offset at which the content really begins", () => {
    const bytes = buildZip({ members: [WORLD, HELLO] })
    const hello = readZipDirectory(memorySource(bytes)).entries[0]!
    const content = bytes.subarray(hello.dataOffset, hello.dataOffset + hello.compressedBytes)
    expect(new TextDecoder().decode(content)).toBe("hello")
  })

  it("an archive without members", () => {
    expect(read({ members: [] })).toEqual({ entries: [], findings: [] })
  })

  it("folders as members of no size, and names in UTF-8", () => {
    const { entries, findings } = read({
      members: [
        { name: "ä/", central: { externalAttributes: FOLDER_0755 } },
        { name: "ä/ö.txt", content: "x", central: { externalAttributes: FILE_0644 } },
      ],
    })
    expect(findings).toEqual([])
    expect(entries.map(({ path, kind }) => [path, kind])).toEqual([
      ["ä", "folder"],
      ["ä/ö.txt", "file"],
    ])
  })

  it.each([
    ["a descriptor with signature", (crc: number) => join(u32(0x08074b50, crc, 5, 5))],
    ["a descriptor without signature", (crc: number) => u32(crc, 5, 5)],
    ["a wide descriptor", (crc: number) => join(u32(0x08074b50, crc), u64(5, 5)), zip64Extra(0, 0)],
    [
      "a wide descriptor without signature",
      (crc: number) => join(u32(crc), u64(5, 5)),
      zip64Extra(0, 0),
    ],
  ])("sizes that stand only in %s", (_, after, extra = new Uint8Array(0)) => {
    const local = { crc32: 0, sizeBytes: 0, compressedBytes: 0, extra }
    const hello = { ...HELLO, both: { flags: 8 }, local, after: after(crc32("hello")) }
    expect(read({ members: [hello, WORLD] }).findings).toEqual([])
  })

  it("a wide descriptor that a zip64 field of the directory alone announces, as yazl writes it", () => {
    const pointing = { sizeBytes: 0xffffffff, compressedBytes: 0xffffffff }
    const central = { ...pointing, extra: zip64Extra(5, 5) }
    const after = join(u32(0x08074b50, HELLO_CRC), u64(5, 5))
    expect(said({ members: [{ ...STREAMED, central, after }, WORLD] })).toEqual([])
  })

  it("a narrow descriptor of a member whose zip64 field states only where it begins", () => {
    const central = { offset: 0xffffffff, extra: zip64Extra(0) }
    const after = u32(0x08074b50, HELLO_CRC, 5, 5)
    expect(said({ members: [{ ...STREAMED, central, after }, WORLD] })).toEqual([])
  })

  it("zip64 values where the header points to them, alone or repeated in full", () => {
    const pointing = { sizeBytes: 0xffffffff, compressedBytes: 0xffffffff }
    const needed = { ...pointing, extra: zip64Extra(5, 5) }
    const alone = read({ members: [{ ...HELLO, both: needed }], zip64: {} })
    const full = read({
      members: [{ ...HELLO, local: needed, central: { ...pointing, extra: zip64Extra(5, 5, 0) } }],
    })
    expect(alone.findings).toEqual([])
    expect(full.findings).toEqual([])
    expect(full.entries[0]?.sizeBytes).toBe(5)
  })

  it("a zip64 end record that the end record points to in every field", () => {
    const all = { members: 0xffff, membersHere: 0xffff, directoryBytes: 0xffffffff }
    const end = { ...all, directoryOffset: 0xffffffff }
    const { entries, findings } = read({ members: [HELLO, WORLD], zip64: {}, end })
    expect(findings).toEqual([])
    expect(entries).toHaveLength(2)
  })

  it.each([
    ["version needed", 4],
    ["time", 10],
    ["date", 12],
  ])("another %s in the local header than in the directory", (what, offset) => {
    const bytes = buildZip({ members: [HELLO, WORLD] })
    bytes[offset]! ^= 1
    const { entries, findings } = read(bytes)
    expect(findings).toEqual([
      {
        code: "CONTAINER_DEVIATION",
        at: { path: "hello.txt" },
        observed: { what: `local header with another ${what}`, count: "1" },
      },
    ])
    expect(entries.map(({ path }) => path)).toEqual(["hello.txt", "world.txt"])
  })

  it("comments and extra fields of somebody's own, and names them", () => {
    const extra = extraField(0xcafe, bytesOf("hidden"))
    const times = extraField(0x5455, bytesOf("\x01four"))
    const member = { ...HELLO, local: { extra: join(times, extra) }, central: { comment: "mine" } }
    const archive = { members: [member, WORLD], end: { comment: bytesOf("kept by hand") } }
    expect(read(archive).findings).toEqual(
      [
        ["", "comment of the archive"],
        ["hello.txt", "comment of a member"],
        ["hello.txt", "extra field 0xcafe"],
      ].map(([path, what]) => ({
        code: "CONTAINER_DEVIATION",
        at: { path },
        observed: { what, count: "1" },
      })),
    )
  })

  it("an archive stored inside an archive", () => {
    const inner = buildZip({ members: [HELLO] })
    expect(read({ members: [{ name: "inner.zip", content: inner }] }).findings).toEqual([])
  })
})

describe("readZipDirectory refuses to choose between two readings:", () => {
  const sound = buildZip({ members: [HELLO, WORLD] })

  it.each<[string, Archive | Uint8Array, string]>([
    [
      "bytes before the archive",
      { members: [HELLO], prefix: bytesOf("#!/bin/sh\n") },
      "bytes before the archive or between its directory and its end",
    ],
    [
      "bytes before the first member, offsets adjusted",
      join(bytesOf("X"), adjusted(buildZip({ members: [HELLO] }), 1)),
      "bytes before the first member",
    ],
    [
      "bytes after the archive",
      { members: [HELLO], suffix: bytesOf("x") },
      "data after the end of the archive",
    ],
    [
      "two archives one after the other",
      join(sound, buildZip({ members: [HELLO] })),
      "bytes before the archive or between its directory and its end",
    ],
    [
      "a whole second end record in the comment",
      { members: [HELLO], end: { comment: buildZip({ members: [] }) } },
      "two end records",
    ],
    [
      "the signature of an end record in the comment",
      { members: [HELLO], end: { comment: join(u32(0x06054b50), new Uint8Array(30)) } },
      "signature of an end record in the comment",
    ],
    [
      "a gap between members",
      { members: [{ ...HELLO, after: bytesOf("?") }, WORLD] },
      "gap after the content",
    ],
    [
      "a gap before the directory",
      { members: [HELLO], gap: bytesOf("?") },
      "gap after the content",
    ],
    [
      "members that overlap",
      { members: [{ ...HELLO, both: { sizeBytes: 20, compressedBytes: 20 } }, WORLD] },
      "overlaps what comes after it",
    ],
    [
      "a member that reaches into the directory",
      { members: [{ ...HELLO, both: { sizeBytes: 20, compressedBytes: 20 } }] },
      "overlaps what comes after it",
    ],
    [
      "an offset at which no member begins",
      { members: [HELLO, { ...WORLD, central: { offset: 3 } }] },
      "no local header where the directory says",
    ],
    [
      "two names for one content",
      {
        members: [HELLO, { name: "other.txt", content: "hello", central: { offset: 0 } }],
      },
      "local header with another name",
    ],
    [
      "another name in the local header",
      { members: [{ ...HELLO, local: { name: "jello.txt" } }] },
      "local header with another name",
    ],
    [
      "a local header that makes a folder of a file",
      { members: [{ ...HELLO, local: { name: "hello.txt/" } }] },
      "local header with another name",
    ],
    [
      "the name of a disk, which some readers pass over without a word",
      { members: [{ ...HELLO, central: { externalAttributes: 0x08 } }] },
      "name of a disk by its attributes",
    ],
    [
      "an extra field that makes a link of a file for libarchive",
      {
        members: [{ ...HELLO, central: { extra: extraField(0x6c78, bytesOf("anything")) } }],
      },
      "extra field that some readers take for the directory",
    ],
    [
      "the same field in the local header alone, which is all that a stream shows",
      { members: [{ ...HELLO, local: { extra: extraField(0x6c78, bytesOf("anything")) } }] },
      "local header: extra field that some readers take for the directory",
    ],
    [
      "another method in the local header",
      { members: [{ ...HELLO, local: { method: 8 } }] },
      "local header with another method",
    ],
    [
      "other flags in the local header",
      { members: [{ ...HELLO, local: { flags: 1 << 11 } }] },
      "local header with other flags",
    ],
    [
      "hints on compression in the local header of a stored member",
      { members: [{ ...HELLO, local: { flags: 1 << 1 } }] },
      "local header with other flags",
    ],
    [
      "another size in the local header",
      { members: [{ ...HELLO, local: { sizeBytes: 4 } }] },
      "local header with another size",
    ],
    [
      "another compressed size in the local header",
      { members: [{ ...HELLO, local: { compressedBytes: 4 } }] },
      "local header with another compressed size",
    ],
    [
      "another checksum in the local header",
      { members: [{ ...HELLO, local: { crc32: 1 } }] },
      "local header with another checksum",
    ],
    ["one name twice", { members: [HELLO, HELLO] }, "two members with one name"],
    [
      "a file and a folder of one name",
      { members: [{ name: "a" }, { name: "a/" }] },
      "two members with one name",
    ],
    [
      "a file where a folder must be",
      { members: [{ name: "a" }, { name: "a/b" }] },
      "file where a folder must be",
    ],
    ["a folder with content", { members: [{ name: "a/", content: "x" }] }, "folder with content"],
    [
      "a stored member with two sizes",
      { members: [{ ...HELLO, both: { sizeBytes: 4 } }] },
      "stored member with two sizes",
    ],
    [
      "a folder by its attributes only",
      { members: [{ ...HELLO, central: { externalAttributes: FOLDER_0755 } }] },
      "folder by its name or by its attributes, not by both",
    ],
    [
      "a folder by its name only",
      { members: [{ name: "a/", central: { externalAttributes: FILE_0644 } }] },
      "folder by its name or by its attributes, not by both",
    ],
    [
      "a descriptor that contradicts the directory",
      { members: [{ ...HELLO, both: { flags: 8 }, after: u32(1, 5, 5) }] },
      "data descriptor that says something else",
    ],
    [
      "a wide descriptor that no zip64 field announces",
      { members: [{ ...STREAMED, after: join(u32(0x08074b50, HELLO_CRC), u64(5, 5)) }] },
      "data descriptor of another width than is announced",
    ],
    [
      "a narrow descriptor where a zip64 field announces a wide one",
      {
        members: [
          {
            ...STREAMED,
            local: { ...STREAMED.local, extra: zip64Extra(0, 0) },
            after: u32(0x08074b50, HELLO_CRC, 5, 5),
          },
        ],
      },
      "data descriptor of another width than is announced",
    ],
    [
      "a narrow descriptor where a zip64 field of the directory announces a wide one",
      {
        members: [
          {
            ...STREAMED,
            central: { extra: zip64Extra(5, 5, 0) },
            after: u32(0x08074b50, HELLO_CRC, 5, 5),
          },
        ],
      },
      "data descriptor of another width than is announced",
    ],
    [
      "a descriptor without signature whose checksum looks like one",
      {
        members: [
          {
            ...HELLO,
            both: { flags: 8, crc32: 0x08074b50 },
            after: u32(0x08074b50, 5, 5),
          },
        ],
      },
      "data descriptor that says something else",
    ],
    [
      "a descriptor that is announced and absent",
      { members: [{ ...HELLO, both: { flags: 8 } }] },
      "no data descriptor where one is announced",
    ],
    [
      "a name in an encoding it does not state",
      { members: [{ ...HELLO, both: { name: Uint8Array.of(0xe4) } }] },
      "name in an encoding it does not say",
    ],
    [
      "a name that is not the UTF-8 it claims to be",
      { members: [{ ...HELLO, both: { name: Uint8Array.of(0xe4), flags: 1 << 11 } }] },
      "name that is not UTF-8 as it says",
    ],
    [
      "a second name in an extra field",
      { members: [{ ...HELLO, both: { extra: unicodePath("evil.txt") } }] },
      "extra field with another name than the header",
    ],
    [
      "a second name in an extra field of the local header alone",
      { members: [{ ...HELLO, local: { extra: unicodePath("evil.txt") } }] },
      "extra field with another name than the header",
    ],
    [
      "two zip64 fields",
      { members: [{ ...HELLO, central: { extra: join(zip64Extra(5), zip64Extra(6)) } }] },
      "two zip64 extra fields",
    ],
    [
      "a zip64 field that contradicts the header",
      { members: [{ ...HELLO, central: { extra: zip64Extra(9, 9) } }] },
      "zip64 extra field with other values than the header",
    ],
    [
      "a zip64 field that lacks what the header points to",
      { members: [{ ...HELLO, central: { compressedBytes: 0xffffffff, extra: zip64Extra() } }] },
      "zip64 extra field without compressed size",
    ],
    [
      "an extra field longer than its area",
      { members: [{ ...HELLO, central: { extra: u16(0x7875, 9) } }] },
      "extra field longer than its area",
    ],
    [
      "a zip64 end record that contradicts the end record",
      { members: [HELLO], zip64: { members: 2 } },
      "zip64 end record differs from the end record",
    ],
    [
      "a zip64 locator that points elsewhere",
      { members: [HELLO], zip64: { recordOffset: 0 } },
      "zip64 end record elsewhere than its locator says",
    ],
    [
      "more members than are counted",
      { members: [HELLO, WORLD], end: { members: 1, membersHere: 1 } },
      "number of members differs from the directory",
    ],
    [
      "fewer members than are counted",
      { members: [HELLO], end: { members: 2, membersHere: 2 } },
      "number of members differs from the directory",
    ],
  ])("%s", (_, archive, reason) => {
    expect(said(archive)).toContainEqual(["CONTAINER_AMBIGUOUS", reason])
  })

  it.each([
    ["case", "README", "readme"],
    ["Unicode form", "caf\u00e9", "cafe\u0301"],
  ])("two names that differ only in %s", (_, first, second) => {
    const { findings } = read({ members: [{ name: first }, { name: second }] })
    const names = findings.map(({ code, at, observed }) => [
      code,
      new Set([at.path, observed["other"]]),
    ])
    expect(names).toEqual([["NAME_COLLISION", new Set([first, second])]])
  })

  it("a file and a folder whose names differ only in case", () => {
    expect(said({ members: [{ name: "A" }, { name: "a/b" }] })).toEqual([["NAME_COLLISION", ""]])
  })
})

describe("readZipDirectory refuses what could reach outside:", () => {
  it.each([
    ["../evil", 'component ".."'],
    ["a/../evil", 'component ".."'],
    ["./a", 'component "."'],
    ["/etc/passwd", "absolute path"],
    ["a//b", "empty component"],
    ["C:/x", "drive letter"],
    ["a\\b", "backslash, which separates names on some systems"],
    ["a/nul.txt", "name that Windows reserves for a device"],
    ["a\0b", "NUL in a name"],
    ["", "empty name"],
  ])("%j", (name, reason) => {
    expect(said({ members: [{ name }] })).toContainEqual(["CONTAINER_UNSAFE", reason])
  })

  it("a symbolic link, whatever its name", () => {
    const link = { name: "a", content: "/etc", central: { externalAttributes: SYMLINK } }
    expect(said({ members: [link] })).toEqual([["CONTAINER_UNSAFE", "symbolic link"]])
    expect(read({ members: [link] }).entries[0]).toMatchObject({
      kind: "link",
      unreadable: "symbolic link",
    })
  })

  it("a device", () => {
    const device = { name: "a", central: { externalAttributes: DEVICE } }
    expect(said({ members: [device] })).toEqual([["CONTAINER_UNSAFE", "device, pipe or socket"]])
  })
})

describe("readZipDirectory says what it cannot read:", () => {
  it.each<[string, Partial<Member["both"]> & object, string]>([
    ["an encrypted member", { flags: 1 }, "encrypted"],
    ["a strongly encrypted member", { flags: 1 | (1 << 6) }, "encrypted"],
    ["a member compressed by another method", { method: 99 }, "compression method 99"],
    ["a patch", { flags: 1 << 5 }, "patch of another file"],
  ])("%s", (_, both, reason) => {
    const { entries, findings } = read({ members: [{ ...HELLO, both }] })
    expect(findings.map(({ code }) => code)).toEqual(["ENTRY_UNREADABLE"])
    expect(entries[0]?.unreadable).toBe(reason)
  })

  it("a ratio that deflate cannot reach", () => {
    const bomb = { ...WORLD, both: { sizeBytes: 1024 * 1024 * 1024 } }
    expect(said({ members: [bomb] })).toEqual([["LIMIT_EXCEEDED", "compressed beyond the limit"]])
    expect(read({ members: [bomb] }).entries[0]?.unreadable).toBe("compressed beyond the limit")
  })

  it("more decompressed content than the limit, counted over all members", () => {
    const raw = new Uint8Array(4 * 1024 * 1024)
    const sizeBytes = 4 * 1024 * 1024 * 1024 - 2
    const members = Array.from({ length: 17 }, (_, i) => ({
      name: `zeros-${i}`,
      deflated: true,
      raw,
      both: { sizeBytes },
    }))
    expect(said({ members })).toEqual([
      ["LIMIT_EXCEEDED", "more decompressed content than the limit"],
    ])
  })

  it("more members than the limit, without reading one", () => {
    const members = 5_000_000
    const end = { members: 0xffff, membersHere: 0xffff }
    const archive = { members: [HELLO], zip64: { members }, end }
    expect(said(archive)).toEqual([["LIMIT_EXCEEDED", "more members than the limit"]])
  })
})

describe("readZipDirectory refuses what is no sound archive:", () => {
  const sound = buildZip({ members: [HELLO, WORLD] })

  it.each<[string, Archive | Uint8Array, string]>([
    ["an empty file", new Uint8Array(0), "no end record: not a .zip, or cut off"],
    [
      "an archive cut off before its end record",
      sound.subarray(0, sound.length - 22),
      "no end record: not a .zip, or cut off",
    ],
    [
      "an archive cut off in its comment",
      { members: [], end: { commentBytes: 9 } },
      "cut off in its comment",
    ],
    ["one disk of several", { members: [HELLO], end: { disk: 1 } }, "one of several disks"],
    [
      "a member on another disk",
      { members: [{ ...HELLO, central: { disk: 1 } }] },
      "on another disk",
    ],
    [
      "a directory beyond the end",
      { members: [HELLO], end: { directoryOffset: 0x7fffffff } },
      "central directory beyond the end record",
    ],
    [
      "a damaged directory",
      { members: [{ ...HELLO, central: { signature: 1 } }] },
      "damaged directory",
    ],
    [
      "a zip64 end record with more in it than is known",
      { members: [HELLO], zip64: { extensible: new Uint8Array(4) } },
      "zip64 end record with unknown parts",
    ],
  ])("%s", (_, archive, reason) => {
    expect(said(archive)).toContainEqual(["FORMAT_FAILURE", reason])
  })
})

describe("readZipDirectory on hostile bytes", () => {
  const name = fc.constantFrom("a", "a/", "a/b", "A", "ä", "../x", "data/x.txt")
  const member = fc.record({
    name,
    content: fc.uint8Array({ maxLength: 40 }),
    deflated: fc.boolean(),
  })
  const valid = fc.array(member, { maxLength: 4 }).map((members) => ({
    // A folder has no content.
    members: members.map((one) => (one.name.endsWith("/") ? { name: one.name } : one)),
  }))

  it("never throws on random bytes, and never accepts them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(read(bytes).findings.map(severityOf)).toContain("broken")
      }),
    )
  })

  it("never throws on an archive with changed bytes, and reads it the same or says why not", () => {
    const edit = fc.record({ at: fc.nat(), value: fc.nat({ max: 255 }) })
    fc.assert(
      fc.property(valid, fc.array(edit, { minLength: 1, maxLength: 3 }), (archive, edits) => {
        const bytes = buildZip(archive)
        const before = readZipDirectory(memorySource(bytes.slice()))
        for (const { at, value } of edits) bytes[at % bytes.length] = value
        const after = readZipDirectory(memorySource(bytes))
        const told = after.findings.length > 0
        // A changed content or permission, or a time changed in both headers, is not the directory's to see.
        expect(told || sameListing(before, after)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it("never throws on an archive that was cut anywhere, and always says so", () => {
    fc.assert(
      fc.property(valid, fc.nat(), (archive, cut) => {
        const bytes = buildZip(archive)
        const { findings } = read(bytes.subarray(0, cut % bytes.length))
        expect(findings.map(severityOf)).toContain("broken")
      }),
    )
  })

  it("stays short about an archive with a thousand faults of one kind", () => {
    const members = Array.from({ length: 1000 }, (_, i) => ({ name: `../${i}` }))
    const { findings } = read({ members })
    expect(findings).toHaveLength(101)
    expect(findings.at(-1)?.observed["more"]).toBe("900")
  })
})

/** Equal but for times, and for hints on how a member was compressed (4.4.4, bits 1 and 2), which no content rests on. */
function sameListing(a: ZipDirectory, b: ZipDirectory): boolean {
  const unheeded = { versionNeeded: 0, time: 0, date: 0 }
  const listing = ({ entries }: ZipDirectory): string =>
    JSON.stringify(entries.map((one) => ({ ...one, ...unheeded, flags: one.flags & ~0b110 })))
  return listing(a) === listing(b)
}

function unicodePath(name: string): Uint8Array {
  return extraField(0x7075, join(Uint8Array.of(1), u32(0), bytesOf(name)))
}

/** The same archive with its offsets moved, as self-extracting archives have them. */
function adjusted(zip: Uint8Array, by: number): Uint8Array {
  const bytes = zip.slice()
  const view = new DataView(bytes.buffer)
  const end = bytes.length - 22
  const directory = view.getUint32(end + 16, true)
  view.setUint32(end + 16, directory + by, true)
  view.setUint32(directory + 42, view.getUint32(directory + 42, true) + by, true)
  return bytes
}
