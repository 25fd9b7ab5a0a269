/** Bytes between the members of a .zip: where they lie, and whether an entry begins there. */
import { crc32 } from "node:zlib"
import { describe, expect, it } from "vitest"
import { memorySource, readZipDirectory } from "../../../core/container/index.ts"
import {
  buildZip,
  bytesOf,
  HELLO,
  join,
  STREAMED,
  u32,
  WORLD,
  type Archive,
} from "../../support/zip-builder.ts"

describe("bytes that the directory of a .zip does not speak of", () => {
  /** A whole local entry without its directory, as it may stand in a gap. */
  const twin = buildZip({ members: [HELLO] }).subarray(0, 30 + HELLO.name.length + 5)
  const observed = (archive: Archive) =>
    readZipDirectory(memorySource(buildZip(archive))).findings[0]?.observed

  it("are told with their place and number, and the name of the entry that they begin with", () => {
    const gap = { gapAt: String(30 + HELLO.name.length + 5), gapBytes: String(twin.length) }
    expect(observed({ members: [{ ...HELLO, after: twin }, WORLD] })).toEqual({
      ...{ reason: "gap after the content", offset: "0", ...gap, gapNames: "hello.txt" },
    })
    expect(observed({ members: [HELLO], gap: twin })).toMatchObject({ gapNames: "hello.txt" })
  })

  it("are told where they stand behind a data descriptor, and before the first member", () => {
    const descriptor = join(u32(0x08074b50), u32(crc32("hello")), u32(5), u32(5))
    const streamed = { ...STREAMED, after: join(descriptor, twin) }
    expect(observed({ members: [streamed, WORLD] })).toMatchObject({
      reason: "no data descriptor where one is announced",
      gapNames: "hello.txt",
    })
    const shifted = {
      members: [{ ...HELLO, central: { offset: twin.length } }],
      prefix: twin,
      end: { directoryOffset: twin.length + 44 },
    }
    expect(observed(shifted)).toMatchObject({
      reason: "bytes before the first member",
      gapNames: "hello.txt",
    })
  })

  it("state no name where they are no entry, or one that does not end in the gap", () => {
    const places = [bytesOf("?"), new Uint8Array(60), twin.subarray(0, 33)]
    for (const after of places) {
      const told = observed({ members: [{ ...HELLO, after }, WORLD] })
      expect(told).toMatchObject({ gapBytes: String(after.length) })
      expect(told).not.toHaveProperty("gapNames")
    }
  })

  it("end where the directory begins, and are not told where a listed member is astray", () => {
    const far = { central: { offset: 0x7fff_ffff } }
    const members = [
      { ...HELLO, after: twin },
      { ...WORLD, ...far },
    ]
    expect(observed({ members })).toEqual({ reason: "gap after the content", offset: "0" })
    const behind = buildZip({ members: [HELLO] }).length
    const within = {
      members: [
        { ...HELLO, after: twin },
        { ...WORLD, central: { offset: behind } },
      ],
    }
    expect(observed(within)).not.toHaveProperty("gapNames")
  })

  it("are none where a descriptor is missing or members overlap", () => {
    for (const member of [STREAMED, { ...HELLO, both: { sizeBytes: 20, compressedBytes: 20 } }]) {
      expect(observed({ members: [member, WORLD] })).not.toHaveProperty("gapAt")
    }
  })
})
