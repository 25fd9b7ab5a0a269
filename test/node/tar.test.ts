import { createHash } from "node:crypto"
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join as joinPath } from "node:path"
import { crc32, gzipSync } from "node:zlib"
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { LIMITS } from "../../core/base/index.ts"
import {
  makeTarStream,
  memorySource,
  readTarDirectory,
  type Container,
} from "../../core/container/index.ts"
import type { FindingCode } from "../../core/findings/index.ts"
import { openEvidence, type OpenEvidence } from "../../core/node/index.ts"
import { compareWithLibrary, startSecondReading } from "../../core/node/library-tar.ts"
import { buildTar, GNU, longName, pax, tarMember, type TarMember } from "../support/tar-builder.ts"
import { bytesOf, join } from "../support/zip-builder.ts"

const LARGE = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * i) >> 7)
const MEMBERS: readonly TarMember[] = [
  { name: "bag/a.txt", content: "hello" },
  { name: "bag/data/", type: "5" },
  pax({ path: "bag/data/\u00e4" }),
  { name: "bag/data/a", content: LARGE },
  { name: "bag/empty" },
  { name: "bag/z.bin", content: LARGE.subarray(7) },
]
const CONTENTS = [
  ["a.txt", bytesOf("hello")],
  ["data/\u00e4", LARGE],
  ["empty", new Uint8Array(0)],
  ["z.bin", LARGE.subarray(7)],
] as const

let folder: string
beforeEach(() => {
  folder = mkdtempSync(joinPath(tmpdir(), "tar-"))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe.each(["tar", "tar.gz"] as const)("openEvidence on a .%s", (kind) => {
  const open = (bytes: Uint8Array, name = `bag.${kind}`): Promise<OpenEvidence> =>
    openEvidence(put(kind === "tar" ? bytes : gzipSync(bytes), name))

  it("sees it from inside its one top-level folder, without a finding", async () => {
    const { container } = await open(buildTar(MEMBERS))
    expect(container.kind).toBe(kind)
    expect(container.findings).toEqual([])
    expect(container.entries.map(({ path, kind: one }) => [path, one])).toEqual([
      ["a.txt", "file"],
      ["data", "folder"],
      ["data/\u00e4", "file"],
      ["empty", "file"],
      ["z.bin", "file"],
    ])
    await container.close()
  })

  it.each(["native", "portable"] as const)(
    "digests every member by the %s engine",
    async (engine) => {
      const { container, measure } = await open(buildTar(MEMBERS))
      let bytes = 0
      const jobs = CONTENTS.map(([path]) => ({ path, algorithms: ["sha256", "md5"] as const }))
      const measured = await measure({ engine })(jobs.toReversed(), {
        onBytes: (more) => (bytes += more),
      })
      expect(measured).toEqual(
        CONTENTS.toReversed().map(([path, content]) => ({
          path,
          sizeBytes: content.length,
          digests: { sha256: digest("sha256", content), md5: digest("md5", content) },
        })),
      )
      expect(bytes).toBe(CONTENTS.reduce((sum, [, content]) => sum + content.length, 0))
      await container.close()
    },
  )

  it("reads members in any order, several at a time, and again", async () => {
    const { container } = await open(buildTar(MEMBERS))
    for (const [path, content] of [...CONTENTS.toReversed(), ...CONTENTS]) {
      expect(digest("sha256", await bytesAt(container, path)), path).toBe(digest("sha256", content))
    }
    const both = await Promise.all(["data/\u00e4", "z.bin"].map((path) => bytesAt(container, path)))
    expect(both.map((bytes) => digest("sha256", bytes))).toEqual([
      digest("sha256", LARGE),
      digest("sha256", LARGE.subarray(7)),
    ])
    await container.close()
  })

  it("stops in the middle of a member when nobody reads on", async () => {
    const { container } = await open(buildTar(MEMBERS))
    for await (const piece of container.read("data/\u00e4")) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
    expect(digest("sha256", await bytesAt(container, "z.bin"))).toBe(
      digest("sha256", LARGE.subarray(7)),
    )
    await container.close()
  })

  it("is evidence when it does not parse: findings, no failure", async () => {
    for (const bytes of [
      new Uint8Array(0),
      bytesOf("no archive at all"),
      new Uint8Array(600).fill(1),
    ]) {
      const { container } = await openEvidence(put(bytes))
      expect(container.findings.map(({ code }) => code)).toEqual(["FORMAT_FAILURE"])
      expect(container.entries).toEqual([])
      await container.close()
    }
    function put(bytes: Uint8Array): string {
      const path = joinPath(folder, `bad.${kind}`)
      writeFileSync(path, bytes)
      return path
    }
  })

  it("refuses what the walk refuses, and reads none of it", async () => {
    const { container, measure } = await open(
      buildTar([
        { name: "link", type: "2", link: "/etc/passwd" },
        { name: "a", content: "x" },
      ]),
    )
    expect(codes(container)).toEqual(["CONTAINER_UNSAFE"])
    expect(await bytesAt(container, "link")).toHaveLength(0)
    const [measured] = await measure({ engine: "native" })([{ path: "link", algorithms: ["md5"] }])
    expect(measured?.problem).toEqual({ kind: "unreadable", detail: "symbolic link" })
    await container.close()
  })

  it("is reported as changed when its file is written to while it is examined", async () => {
    const path = put(
      kind === "tar" ? buildTar(MEMBERS) : gzipSync(buildTar(MEMBERS)),
      `bag.${kind}`,
    )
    const { container, measure } = await openEvidence(path)
    expect(container.changes?.()).toEqual([])
    appendFileSync(path, "x")
    const [measured] = await measure({ engine: "native" })([{ path: "a.txt", algorithms: ["md5"] }])
    expect(measured).toMatchObject({ digests: {}, problem: { kind: "changed" } })
    expect(container.changes?.().map(({ code }) => code)).toEqual(["EVIDENCE_CHANGED"])
    await container.close()
  })
})

describe("openEvidence takes for an archive", () => {
  it.each(["bag.tgz", "BAG.TAR.GZ"])("a compressed tar named %s", async (name) => {
    const { container } = await openEvidence(put(gzipSync(buildTar(MEMBERS)), name))
    expect(container.kind).toBe("tar.gz")
    await container.close()
  })

  it("a file that begins like a tar, whatever its name is", async () => {
    const { container } = await openEvidence(put(buildTar(MEMBERS), "bag"))
    expect(container.kind).toBe("tar")
    await container.close()
  })

  it("no .gz of another name, which may hold anything", async () => {
    const { container } = await openEvidence(put(gzipSync("a log"), "log.gz"))
    expect([container.kind, container.findings]).toEqual(["folder", []])
    await container.close()
  })
})

describe("a .tar.gz that is not one sound gzip member", () => {
  const sound = gzipSync(buildTar(MEMBERS), { level: 1 })
  const flipped = (at: number): Uint8Array => sound.map((byte, i) => (i === at ? byte ^ 1 : byte))

  it.each<[string, Uint8Array, FindingCode, string]>([
    [
      "a second member",
      join(sound, gzipSync("more")),
      "CONTAINER_AMBIGUOUS",
      "bytes after the end of the gzip member",
    ],
    [
      "a byte behind the end",
      join(sound, new Uint8Array(1)),
      "CONTAINER_AMBIGUOUS",
      "bytes after the end of the gzip member",
    ],
    [
      "a wrong checksum",
      flipped(sound.length - 8),
      "CONTAINER_DAMAGED",
      "checksum differs from the archive's record",
    ],
    [
      "a wrong length",
      flipped(sound.length - 1),
      "CONTAINER_DAMAGED",
      "content of another length than the archive records",
    ],
    [
      "a cut end",
      sound.subarray(0, sound.length - 9),
      "CONTAINER_DAMAGED",
      "content that does not decompress: unexpected end of file",
    ],
    [
      "unknown flags",
      flipped(3).map((byte, i) => (i === 3 ? 0x20 : byte)),
      "FORMAT_FAILURE",
      "gzip header with unknown flags",
    ],
    ["another method", flipped(2), "FORMAT_FAILURE", "no gzip header: not a .gz, or cut off"],
    [
      "a name that does not end",
      withFlag(8, bytesOf("x".repeat(100_000))),
      "FORMAT_FAILURE",
      "gzip header that does not end",
    ],
    [
      "a checksum of the header that is wrong",
      withFlag(2, Uint8Array.of(0, 0)),
      "CONTAINER_DAMAGED",
      "gzip header that differs from its own checksum",
    ],
    [
      "a name that its header's checksum does not cover",
      withFlag(10, join(bytesOf("x\0"), headerChecksum(2))),
      "CONTAINER_DAMAGED",
      "gzip header that differs from its own checksum",
    ],
  ])("is told: %s", async (_, bytes, code, reason) => {
    const { container } = await openEvidence(put(bytes, "bag.tar.gz"))
    expect(container.findings.map((one) => [one.code, one.observed["reason"]])).toEqual([
      [code, reason],
    ])
    await container.close()
  })

  it.each<[number, Uint8Array, string]>([
    [8, bytesOf("hidden.tar\0"), "file name"],
    [16, bytesOf("a comment\0"), "comment"],
    [4, Uint8Array.of(4, 0, 1, 2, 3, 4), "extra field"],
    [2, headerChecksum(2), "checksum of the header"],
  ])("names what else its header holds (flag %d)", async (flag, field, what) => {
    const { container } = await openEvidence(put(withFlag(flag, field), "bag.tar.gz"))
    expect(container.findings.map(({ code, observed }) => [code, observed["what"]])).toEqual([
      ["CONTAINER_DEVIATION", what],
    ])
    expect(container.entries).toHaveLength(5)
    await container.close()
  })

  it("measures what came whole before the damage, and nothing behind it", async () => {
    const { container, measure } = await openEvidence(
      put(gzipSync(buildTar(MEMBERS), { level: 0 }).subarray(0, 4_000_000), "bag.tar.gz"),
    )
    expect(codes(container)).toEqual(["CONTAINER_DAMAGED"])
    const measured = await measure({ engine: "native" })(
      ["bag/a.txt", "bag/z.bin"].map((path) => ({ path: path.slice(4), algorithms: ["md5"] })),
    )
    expect(measured.map(({ problem }) => problem?.kind)).toEqual([undefined, "unreadable"])
    await container.close()
  })

  it("is given up when it would have to be decompressed too often", async () => {
    const names = ["data/a", "data/b", "x"]
    const archive = buildTar(names.map((name) => ({ name, content: LARGE.subarray(0, 600_000) })))
    const { container } = await openEvidence(put(gzipSync(archive), "b.tgz"))
    const readBackwards = async (): Promise<void> => {
      for (let i = 0; i <= LIMITS.archivePassages; i += 1) {
        await bytesAt(container, "data/b")
        await bytesAt(container, "data/a")
      }
    }
    await expect(readBackwards()).rejects.toMatchObject({ code: "UNREADABLE" })
    await container.close()
  })

  /** CRC16 of a header that holds nothing but these flags (RFC 1952, 2.3.1). */
  function headerChecksum(flags: number): Uint8Array {
    const header = sound.subarray(0, 10).map((byte, i) => (i === 3 ? flags : byte))
    const checksum = crc32(header) & 0xffff
    return Uint8Array.of(checksum & 0xff, checksum >> 8)
  }

  /** The sound archive with one more field in its header. */
  function withFlag(flag: number, field: Uint8Array): Uint8Array {
    const header = sound.subarray(0, 10).map((byte, i) => (i === 3 ? flag : byte))
    return join(header, field, sound.subarray(10))
  }
})

describe("compareWithLibrary", () => {
  it("agrees about sound archives of every kind", async () => {
    const name = fc.stringMatching(/^[a-z]{1,9}(\/[a-z\u00e4]{1,90}){0,2}$/)
    const file = fc.record({
      name,
      content: fc.uint8Array({ maxLength: 1500 }),
      long: fc.constantFrom("", "pax", "gnu"),
    })
    const files = fc.uniqueArray(file, { selector: (one) => one.name, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(files, async (some) => {
        const archive = buildTar(
          some.flatMap(({ long, ...one }): TarMember[] => {
            if (long === "pax") return [pax({ path: one.name }), { ...one, name: "cut" }]
            if (long === "gnu") return [longName(one.name), { ...one, name: "cut" }]
            return [{ ...one, name: bytesOf(one.name).subarray(0, 100) }]
          }),
        )
        const source = memorySource(archive)
        const ours = readTarDirectory(source)
        if (ours.findings.length > 0) return
        expect(await compareWithLibrary(source, ours)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it.each([136, 108, 116])("agrees about a number below zero at octet %i", async (offset) => {
    const below = [offset, new Uint8Array(offset === 136 ? 12 : 8).fill(0xff)] as const
    const archive = buildTar([{ name: "a", content: "a" }, ...old(below), { name: "z" }])
    const at = memorySource(archive)
    expect(readTarDirectory(at).findings).toEqual([])
    expect(await compareWithLibrary(at, readTarDirectory(at))).toEqual([])
  })

  it("agrees about it in a stream, wherever its pieces end", async () => {
    const below = [136, new Uint8Array(12).fill(0xff)] as const
    const archive = buildTar([{ name: "a", content: "a" }, ...old(below), { name: "z" }])
    for (const length of [1, 100, 511, 512, 513, 4096]) {
      const second = startSecondReading()
      const first = makeTarStream(({ headerOffset }) => {
        second.announce(headerOffset)
      })
      for (let at = 0; at < archive.length; at += length) {
        const piece = archive.slice(at, at + length)
        first.push(piece)
        await second.push(piece)
      }
      const directory = first.end()
      expect(directory.entries).toHaveLength(3)
      expect(await second.compare(directory)).toEqual([])
    }
  })

  it("leaves alone what is no header of a member", async () => {
    const inside = tarMember({ name: "inside", over: [[136, new Uint8Array(12).fill(0xff)]] })
    const archive = buildTar([{ name: "a", content: inside }])
    const second = startSecondReading()
    second.announce(0)
    await second.push(archive)
    expect(await second.compare(readTarDirectory(memorySource(archive)))).toEqual([])
  })

  const source = memorySource(buildTar(MEMBERS))
  const ours = readTarDirectory(source)

  it.each([
    ["name", { path: "bag/other" }],
    ["size", { sizeBytes: 6 }],
    ["kind", { kind: "folder" }],
  ] as const)("tells another %s", async (differs, change) => {
    const entries = ours.entries.map((one, i) => (i === 0 ? { ...one, ...change } : one))
    const findings = await compareWithLibrary(source, { ...ours, entries })
    expect(findings.map(({ code, observed }) => [code, observed["differs"]])).toContainEqual([
      "CONTAINER_AMBIGUOUS",
      differs,
    ])
  })

  it("tells a member that only one reader sees", async () => {
    const findings = await compareWithLibrary(source, { ...ours, entries: ours.entries.slice(1) })
    expect(findings[0]?.observed["differs"]).toBe("number of members")
  })

  it("says what the second reader says against an archive", async () => {
    const cut = memorySource(buildTar(MEMBERS, new Uint8Array(512)))
    const [found] = await compareWithLibrary(cut, { ...readTarDirectory(cut), findings: [] })
    expect(found).toMatchObject({
      code: "CONTAINER_AMBIGUOUS",
      observed: { reason: "a second reader refuses what the first accepts" },
    })
  })
})

function put(bytes: Uint8Array, name: string): string {
  const path = joinPath(folder, name)
  writeFileSync(path, bytes)
  return path
}

function codes({ findings }: Container): readonly FindingCode[] {
  return findings.map(({ code }) => code)
}

async function bytesAt(container: Container, path: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of container.read(path)) pieces.push(piece.slice())
  return join(...pieces)
}

function digest(algorithm: string, bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest("hex")
}

/** A member of before 1970, or of another number below zero, as GNU tar writes it. */
function old(below: readonly [number, Uint8Array]): readonly TarMember[] {
  return [{ name: "old", content: "old", magic: GNU, over: [below] }]
}
