import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join as joinPath } from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  checkName,
  crc32,
  memorySource,
  readZipDirectory,
  zipLayout,
  type ByteSource,
  type StoredMember,
} from "../../../core/container/index.ts"
import { Failure } from "../../../core/base/index.ts"
import { PYTHON } from "../../support/tools.ts"
import { bytesOf, join } from "../../support/zip-builder.ts"

const GIB = 1024 ** 3

describe("zipLayout", () => {
  it("writes the bytes that APPNOTE prescribes for one member", () => {
    // Worked out by hand from APPNOTE 4.3 and docs/evidence-bag.md, section 13.
    const expected = [
      "504b0304 1400 0008 0000 0000 2100 86a61036 05000000 05000000 0500 0000 612e747874 68656c6c6f",
      "504b0102 1403 1400 0008 0000 0000 2100 86a61036 05000000 05000000 0500 0000 0000 0000 0000",
      "0000a481 00000000 612e747874",
      "504b0506 0000 0000 0100 0100 33000000 28000000 0000",
    ]
    const hex = Buffer.from(write([["a.txt", "hello"]])).toString("hex")
    expect(hex).toBe(expected.join("").replaceAll(" ", ""))
  })

  it("gives equal archives for equal files in any order", () => {
    const files = [
      ["b", "2"],
      ["a/c", "3"],
      ["ä", ""],
      ["😀", "4"],
      ["\uffee", "5"],
    ] as const
    expect(write(files)).toEqual(write(files.toReversed()))
  })

  it("sorts by the bytes of the names, not by UTF-16 units", () => {
    const { members } = plan([
      ["😀", ""],
      ["\uffee", ""],
      ["z", ""],
    ])
    expect(members.map(({ member }) => member.path)).toEqual(["z", "\uffee", "😀"])
  })

  it("is read back by our own reader without a finding, with every content in its place", () => {
    const name = fc
      .stringMatching(/^[a-z]{1,8}(\/[a-zäöü]{1,8}){0,2}$/)
      .filter((path) => checkName(path) === undefined)
    const file = fc.tuple(name, fc.string())
    fc.assert(
      fc.property(
        fc.uniqueArray(file, { selector: ([path]) => path.split("/")[0], maxLength: 6 }),
        (files) => {
          const archive = write(files)
          const { entries, findings } = readZipDirectory(memorySource(archive))
          const read = entries.map(({ path, dataOffset, sizeBytes }) => [
            path,
            new TextDecoder().decode(archive.subarray(dataOffset, dataOffset + sizeBytes)),
          ])
          expect(findings).toEqual([])
          expect(new Map(read as [string, string][])).toEqual(new Map(files))
        },
      ),
    )
  })

  it.each<[string, readonly StoredMember[]]>([
    ["a member of 4 GiB", [large("a", 4 * GIB), large("b", 1)]],
    ["a member beyond 4 GiB", [large("a", 4 * GIB - 100), large("b", 1)]],
    ["the largest size that needs no zip64", [large("a", 4 * GIB - 2)]],
    ["65,535 members", Array.from({ length: 65_535 }, (_, i) => large(`f${i}`, 0))],
  ])("is read back with %s", (_, members) => {
    const { entries, findings } = readZipDirectory(sparse(members))
    expect(findings).toEqual([])
    expect(new Set(entries.map(({ path, sizeBytes }) => `${path} ${sizeBytes}`))).toEqual(
      new Set(members.map(({ path, sizeBytes }) => `${path} ${sizeBytes}`)),
    )
  })

  it("uses zip64 only where a size needs it", () => {
    const needed = (members: readonly StoredMember[]): number =>
      zipLayout(members).members[0]!.header[4]!
    expect(needed([large("a", 4 * GIB - 2)])).toBe(20)
    expect(needed([large("a", 4 * GIB - 1)])).toBe(45)
  })

  it.each(["../a", "/a", "a\\b", ""])("refuses to write the name %j", (path) => {
    expect(() => zipLayout([large(path, 0)])).toThrow(Failure)
  })

  it("refuses to write a name twice", () => {
    expect(() => zipLayout([large("a", 0), large("a", 0)])).toThrow(Failure)
  })

  it("is read by Python's zipfile with the same names, contents and modes", () => {
    const folder = mkdtempSync(joinPath(tmpdir(), "zip-write-"))
    try {
      const path = joinPath(folder, "bag.zip")
      writeFileSync(
        path,
        write([
          ["bag/ä.txt", "hello"],
          ["bag/b", ""],
        ]),
      )
      const script =
        "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None\n" +
        "for i in z.infolist(): print(ascii(i.filename),z.read(i).decode(),i.date_time[0],oct(i.external_attr>>16),i.flag_bits)"
      const said = execFileSync(PYTHON, ["-c", script, path], { encoding: "utf8" })
      expect(said).toBe("'bag/b'  1980 0o100644 2048\n'bag/\\xe4.txt' hello 1980 0o100644 2048\n")
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

type Files = readonly (readonly [path: string, content: string])[]

function plan(files: Files): ReturnType<typeof zipLayout> {
  return zipLayout(
    files.map(([path, content]) => {
      const bytes = bytesOf(content)
      return { path, sizeBytes: bytes.length, crc32: crc32(bytes) }
    }),
  )
}

function write(files: Files): Uint8Array {
  const contents = new Map(files)
  const { members, tail, sizeBytes } = plan(files)
  const pieces = members.flatMap(({ member, header }) => [
    header,
    bytesOf(contents.get(member.path)!),
  ])
  const archive = join(...pieces, tail)
  expect(archive.length).toBe(sizeBytes)
  return archive
}

function large(path: string, sizeBytes: number): StoredMember {
  return { path, sizeBytes, crc32: 0 }
}

/** An archive of zeros too large for memory: only headers and tail are really there. */
function sparse(members: readonly StoredMember[]): ByteSource {
  const { members: planned, tail, sizeBytes } = zipLayout(members)
  const pieces: { at: number; bytes: Uint8Array }[] = []
  let at = 0
  for (const { member, header } of planned) {
    pieces.push({ at, bytes: header })
    at += header.length + member.sizeBytes
  }
  pieces.push({ at, bytes: tail })
  const read = (offset: number, length: number): Uint8Array => {
    const out = new Uint8Array(Math.max(0, Math.min(length, sizeBytes - offset)))
    // The last piece that begins at or before the offset, and those after it.
    let first = 0
    for (let low = 0, high = pieces.length - 1; low <= high;) {
      const middle = (low + high) >> 1
      if (pieces[middle]!.at <= offset) {
        first = middle
        low = middle + 1
      } else high = middle - 1
    }
    for (const piece of pieces.slice(first, first + 3000)) {
      if (piece.at >= offset + out.length) break
      const skip = Math.max(0, offset - piece.at)
      const part = piece.bytes.subarray(skip, skip + out.length - Math.max(0, piece.at - offset))
      out.set(part, Math.max(0, piece.at - offset))
    }
    return out
  }
  return { sizeBytes, read }
}
