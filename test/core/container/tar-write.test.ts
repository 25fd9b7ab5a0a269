import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Failure } from "../../../core/base/index.ts"
import {
  checkName,
  memorySource,
  readTarDirectory,
  tarHeader,
  tarLayout,
  tarPadding,
} from "../../../core/container/index.ts"
import { buildTar, pax, tarMember } from "../../support/tar-builder.ts"
import { bytesOf, join } from "../../support/zip-builder.ts"

const GIB = 1024 ** 3

describe("tarLayout", () => {
  it("writes the bytes that POSIX prescribes for members with short names", () => {
    const files: Files = [
      ["bag/b", "hello"],
      ["bag/a.txt", "x".repeat(512)],
    ]
    const members = files.map(([name, content]) => ({ name, content, ...ZEROS }))
    expect(write(files)).toEqual(buildTar(members.toReversed()))
  })

  it("puts a name that is long or no ASCII into an extended header, whole", () => {
    for (const path of ["n".repeat(101), "bag/\u00e4", "\u{1f600}"]) {
      const bytes = bytesOf(path).subarray(0, 100)
      const expected = join(
        tarMember({ ...pax({ path }), ...ZEROS }),
        tarMember({ name: bytes, ...ZEROS }),
      )
      expect(tarHeader({ path, sizeBytes: 0 })).toEqual(expected)
    }
  })

  it.each([8 * GIB - 1, 8 * GIB, 2 ** 50])(
    "states a size of %d bytes for every reader",
    (sizeBytes) => {
      const archive = join(tarHeader({ path: "large", sizeBytes }), new Uint8Array(1024))
      expect(readTarDirectory(memorySource(archive)).entries).toMatchObject([
        { path: "large", sizeBytes },
      ])
    },
  )

  it("sorts by the bytes of the names, not by UTF-16", () => {
    const { members } = tarLayout(
      ["\u{1f600}", "\uffee", "z"].map((path) => ({ path, sizeBytes: 0 })),
    )
    expect(members.map(({ member }) => member.path)).toEqual(["z", "\uffee", "\u{1f600}"])
  })

  it("is read back by our own reader without a finding, with every content in its place", () => {
    const name = fc
      .stringMatching(/^[a-z]{1,60}(\/[a-z\u00e4\u00f6\u00fc]{1,60}){0,2}$/)
      .filter((path) => checkName(path) === undefined)
    const file = fc.tuple(name, fc.string({ maxLength: 1200 }))
    const files = fc.uniqueArray(file, { selector: ([path]) => path.split("/")[0], maxLength: 6 })
    fc.assert(
      fc.property(files, (some) => {
        const archive = write(some)
        const { entries, findings } = readTarDirectory(memorySource(archive))
        const read = entries.map(({ path, dataOffset, sizeBytes }): readonly [string, string] => [
          path,
          new TextDecoder().decode(archive.subarray(dataOffset, dataOffset + sizeBytes)),
        ])
        expect(findings).toEqual([])
        expect(new Map(read)).toEqual(new Map(some))
      }),
    )
  })

  it.each([["../a"], ["/a"], ["con"], [""]])("refuses to store the name %j", (path) => {
    expect(() => tarLayout([{ path, sizeBytes: 0 }])).toThrow(Failure)
  })

  it("refuses to store a name twice", () => {
    const member = { path: "a", sizeBytes: 0 }
    expect(() => tarLayout([member, member])).toThrow(Failure)
  })
})

/** Device numbers, which the builder leaves empty. */
const ZEROS = { over: [[329, bytesOf("0000000\u00000000000\0")]] } as const

type Files = readonly (readonly [path: string, content: string])[]

function write(files: Files): Uint8Array {
  const contents = new Map(files)
  const plan = tarLayout(
    files.map(([path, content]) => ({ path, sizeBytes: bytesOf(content).length })),
  )
  const pieces = plan.members.flatMap(({ member, header }) => [
    header,
    bytesOf(contents.get(member.path) ?? ""),
    new Uint8Array(tarPadding(member.sizeBytes)),
  ])
  return join(...pieces, plan.tail)
}
