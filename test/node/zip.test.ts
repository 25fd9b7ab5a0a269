import { createHash } from "node:crypto"
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join as joinPath } from "node:path"
import { deflateRawSync } from "node:zlib"
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { memorySource, readZipDirectory } from "../../core/container/index.ts"
import type { Measured } from "../../core/hashing/index.ts"
import { compareWithLibrary } from "../../core/node/library-zip.ts"
import { openEvidence } from "../../core/node/index.ts"
import { buildZip, bytesOf, join, type Archive, type Member } from "../support/zip-builder.ts"

const HELLO: Member = { name: "hello.txt", content: "hello" }
const WORLD: Member = { name: "world.txt", content: "world, world, world", deflated: true }
const LARGE = Uint8Array.from({ length: 6 * 1024 * 1024 }, (_, i) => (i * i) >> 7)

let folder: string

beforeEach(() => {
  folder = mkdtempSync(joinPath(tmpdir(), "zip-"))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe("openEvidence on an archive", () => {
  it("is taken by its name or by its first bytes", async () => {
    for (const name of ["bag.zip", "BAG.ZIP", "bag"]) {
      const { container } = await openEvidence(put({ members: [HELLO, WORLD] }, name))
      expect(container.kind).toBe("zip")
      await container.close()
    }
  })

  it("is seen from inside its one top-level folder", async () => {
    const members = [
      { name: "bag/hello.txt", content: "hello" },
      { name: "bag/data/x", content: "x" },
    ]
    const { container, measure } = await openEvidence(put({ members }))
    expect(container.entries.map(({ path }) => path)).toEqual(["data/x", "hello.txt"])
    const [measured] = await measure({ engine: "native" })([
      { path: "data/x", algorithms: ["sha256"] },
    ])
    expect(measured?.digests.sha256).toBe(sha256("x"))
    await container.close()
  })

  it.each(["native", "portable"] as const)(
    "digests stored and deflated content by the %s engine",
    async (engine) => {
      const members = [
        HELLO,
        WORLD,
        { name: "large", content: LARGE, deflated: true },
        { name: "empty" },
      ]
      const measured = await measureAll({ members }, engine)
      const expected = [
        ["empty", ""],
        ["hello.txt", "hello"],
        ["large", LARGE],
        ["world.txt", "world, world, world"],
      ] as const
      expect(
        measured.map(({ path, sizeBytes, digests }) => [path, sizeBytes, digests.sha256]),
      ).toEqual(expected.map(([path, content]) => [path, bytesOf(content).length, sha256(content)]))
    },
  )

  it("streams stored and deflated content", async () => {
    const { container } = await openEvidence(
      put({ members: [HELLO, WORLD, { name: "large", content: LARGE, deflated: true }] }),
    )
    expect((await content(container.read("hello.txt"))).toString()).toBe("hello")
    expect((await content(container.read("world.txt"))).toString()).toBe("world, world, world")
    expect(sha256(await content(container.read("large")))).toBe(sha256(LARGE))
    await container.close()
  })

  it("is evidence when it does not parse: findings, no entries, no failure", async () => {
    for (const bytes of [
      bytesOf("no archive at all"),
      new Uint8Array(0),
      bytesOf("PK\x03\x04 cut"),
    ]) {
      const { container } = await openEvidence(put(bytes))
      expect(container.findings.map(({ code }) => code)).toEqual(["FORMAT_FAILURE"])
      expect(container.entries).toEqual([])
      await container.close()
    }
  })

  it("is reported as changed when its file is written to while it is examined", async () => {
    const path = put({ members: [HELLO] })
    const { container, measure } = await openEvidence(path)
    appendFileSync(path, "x")
    const [measured] = await measure({ engine: "native" })([
      { path: "hello.txt", algorithms: ["sha256"] },
    ])
    expect(measured).toMatchObject({ digests: {}, problem: { kind: "changed" } })
    await container.close()
  })
})

describe("a member whose content is not what the archive records", () => {
  const changed = (bytes: Uint8Array): Uint8Array =>
    bytes.map((byte, i) => (i === 1 ? byte ^ 1 : byte))

  it.each<[string, Member, string]>([
    [
      "a stored member with another checksum",
      { ...HELLO, raw: bytesOf("jello") },
      "checksum differs from the archive's record",
    ],
    [
      "a deflated member with another checksum",
      { ...WORLD, both: { crc32: 1 } },
      "checksum differs from the archive's record",
    ],
    [
      "a deflated member with less content",
      { ...WORLD, both: { sizeBytes: 20 } },
      "content smaller than the archive records",
    ],
    [
      "a deflated member with more content",
      { ...WORLD, both: { sizeBytes: 18 } },
      "content larger than the archive records",
    ],
    [
      "bytes hidden behind the compressed content",
      { ...WORLD, raw: join(deflateRawSync("world, world, world"), bytesOf("hidden")) },
      "bytes after the end of the compressed content",
    ],
    [
      "compressed content that is cut off",
      { ...WORLD, raw: deflateRawSync("world, world, world").subarray(0, 5) },
      "content that does not decompress",
    ],
    [
      "compressed content with a wrong byte",
      { ...WORLD, raw: bytesOf("\x07\x07\x07") },
      "content that does not decompress",
    ],
    [
      "a large member with another checksum",
      { name: "a", content: LARGE, deflated: true, both: { crc32: 1 } },
      "checksum differs from the archive's record",
    ],
    [
      "a large member with more content",
      { name: "a", content: LARGE, deflated: true, both: { sizeBytes: LARGE.length - 1 } },
      "content larger than the archive records",
    ],
    [
      "a large member with less content",
      { name: "a", content: LARGE, deflated: true, both: { sizeBytes: LARGE.length + 1 } },
      "content smaller than the archive records",
    ],
    [
      "bytes hidden behind large compressed content",
      {
        name: "a",
        content: LARGE,
        raw: join(deflateRawSync(LARGE), new Uint8Array(1)),
        deflated: true,
      },
      "bytes after the end of the compressed content",
    ],
    [
      "large compressed content with wrong bytes",
      { name: "a", content: LARGE, raw: changed(deflateRawSync(LARGE)), deflated: true },
      "",
    ],
    [
      "large stored content with a wrong byte",
      { name: "a", content: LARGE, raw: changed(LARGE) },
      "checksum differs from the archive's record",
    ],
  ])("is damaged: %s", async (_, member, detail) => {
    const [measured] = await measureAll({ members: [member] })
    expect(measured?.problem?.kind).toBe("damaged")
    expect(measured?.problem?.detail).toContain(detail)
    expect(measured?.digests).toEqual({})
  })

  it("ends the stream instead of failing, and never gives more than the recorded size", async () => {
    const bomb = {
      name: "bomb",
      content: new Uint8Array(8_000_000),
      deflated: true,
      both: { sizeBytes: 5_000_000 },
    }
    const { container } = await openEvidence(
      put({ members: [bomb, { ...WORLD, raw: bytesOf("\x07") }] }),
    )
    expect((await content(container.read("bomb"))).length).toBeLessThanOrEqual(5_000_000)
    expect((await content(container.read("world.txt"))).length).toBe(0)
    await container.close()
  })

  it("is not read at all when two readers could disagree about it", async () => {
    const [measured] = await measureAll({ members: [{ ...HELLO, local: { name: "jello.txt" } }] })
    expect(measured).toMatchObject({
      sizeBytes: 0,
      digests: {},
      problem: { kind: "unreadable", detail: "local header with another name" },
    })
  })
})

describe("compareWithLibrary", () => {
  it("agrees about sound archives of every kind", async () => {
    const name = fc.constantFrom("a", "b/", "b/c", "ä.txt", "long".repeat(50))
    const member = fc.record({ name, content: fc.uint8Array(), deflated: fc.boolean() })
    const members = fc.uniqueArray(member, { selector: (one) => one.name, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(members, fc.boolean(), async (some, zip64) => {
        const sound = some.map((one) => (one.name.endsWith("/") ? { name: one.name } : one))
        expect(await compared({ members: sound, ...(zip64 ? { zip64: {} } : {}) })).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it("says what the second reader says against an archive", async () => {
    const source = memorySource(buildZip({ members: [{ name: "../x" }] }))
    // As if our own reader had not minded the name.
    const findings = await compareWithLibrary(source, { ...readZipDirectory(source), findings: [] })
    expect(findings).toMatchObject([
      { code: "CONTAINER_AMBIGUOUS", observed: { second: "invalid relative path: ../x" } },
    ])
  })

  it.each([
    ["method", 8],
    ["crc32", 7],
    ["sizeBytes", 7],
    ["compressedBytes", 7],
    ["localOffset", 7],
    ["dataOffset", 7],
  ] as const)("names a member whose %s the two read differently", async (field, value) => {
    const source = memorySource(buildZip({ members: [HELLO] }))
    const [hello] = readZipDirectory(source).entries
    const ours = { entries: [{ ...hello!, [field]: value }], findings: [] }
    expect(await compareWithLibrary(source, ours)).toMatchObject([
      { code: "CONTAINER_AMBIGUOUS", at: { path: "hello.txt" }, observed: { differs: field } },
    ])
  })

  it("names a member that only one of the two sees", async () => {
    const source = memorySource(buildZip({ members: [HELLO, WORLD] }))
    const { entries } = readZipDirectory(source)
    const less = await compareWithLibrary(source, { entries: entries.slice(1), findings: [] })
    const more = await compareWithLibrary(memorySource(buildZip({ members: [HELLO] })), {
      entries,
      findings: [],
    })
    expect(less).toMatchObject([{ at: { path: "hello.txt" }, observed: { differs: "member" } }])
    expect(more).toMatchObject([{ at: { path: "world.txt" }, observed: { differs: "member" } }])
  })
})

async function compared(archive: Archive): Promise<readonly unknown[]> {
  const source = memorySource(buildZip(archive))
  const ours = readZipDirectory(source)
  return [...ours.findings, ...(await compareWithLibrary(source, ours))]
}

function put(archive: Archive | Uint8Array, name = "bag.zip"): string {
  const path = joinPath(folder, name)
  writeFileSync(path, archive instanceof Uint8Array ? archive : buildZip(archive))
  return path
}

async function measureAll(
  archive: Archive,
  engine: "native" | "portable" = "native",
): Promise<readonly Measured[]> {
  const { container, measure } = await openEvidence(put(archive))
  const jobs = container.entries.map(({ path }) => ({ path, algorithms: ["sha256"] as const }))
  const measured = await measure({ engine })(jobs)
  await container.close()
  return measured
}

async function content(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(Buffer.from(chunk))
  return Buffer.concat(all)
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex")
}
