import { describe, expect, it } from "vitest"
import {
  below,
  memoryContainer,
  rerooted,
  topFolder,
  type Container,
} from "../../../core/container/index.ts"
import { finding } from "../../../core/findings/index.ts"
import { bytesOf } from "../../support/zip-builder.ts"

describe("rerooted", () => {
  it("looks at an archive from inside the one folder that holds everything", async () => {
    const inside = rerooted(archive("bag/bagit.txt", "bag/data/a"))
    expect(inside.entries.map(({ path }) => path)).toEqual(["bagit.txt", "data/a"])
    expect(await text(inside, "data/a")).toBe("bag/data/a")
  })

  it("leaves the folder itself out when the archive lists it", () => {
    const listed = archive("bag/a")
    const entries = [{ path: "bag", kind: "folder" as const, sizeBytes: 0 }, ...listed.entries]
    expect(rerooted({ ...listed, entries }).entries.map(({ path }) => path)).toEqual(["a"])
  })

  it.each([
    ["a file beside the folder", archive("bag/a", "readme")],
    ["two folders", archive("bag/a", "bags/a")],
    ["no entries", archive()],
    ["a single file", archive("bag")],
  ])("leaves an archive with %s as it is", (_, container) => {
    expect(topFolder(container)).toBeUndefined()
    expect(rerooted(container)).toBe(container)
  })

  it("sees a sealed bag from inside, and tells of everything beside its folder", () => {
    const inside = rerooted(
      archive("bag/bagit.txt", "bag/seals/a.dsse.json", "__MACOSX/._bag", "more.txt"),
    )
    expect(inside.entries.map(({ path }) => path)).toEqual(["bagit.txt", "seals/a.dsse.json"])
    expect(inside.findings).toEqual([
      finding("CONTENT_BESIDE_BAG", "__MACOSX/._bag", { folder: "bag", kind: "file" }),
      finding("CONTENT_BESIDE_BAG", "more.txt", { folder: "bag", kind: "file" }),
    ])
  })

  it("tells of an empty folder beside a sealed bag as well", () => {
    const sealed = archive("bag/bagit.txt", "bag/seals/a.dsse.json")
    const entries = [...sealed.entries, { path: "more", kind: "folder" as const, sizeBytes: 0 }]
    expect(rerooted({ ...sealed, entries }).findings).toEqual([
      finding("CONTENT_BESIDE_BAG", "more", { folder: "bag", kind: "folder" }),
    ])
  })

  it.each([
    ["two bags", archive("a/bagit.txt", "a/seals/x", "b/bagit.txt", "b/seals/x")],
    ["a bag at the top", archive("bagit.txt", "b/bagit.txt", "b/seals/x", "seals/y")],
    ["a bag that nobody sealed", archive("a/bagit.txt", "a/data/x", "SHA256SUMS")],
  ])("leaves an archive of %s and more as it is", (_, container) => {
    expect(topFolder(container)).toBeUndefined()
  })

  it("leaves folders on disk as they are", () => {
    expect(topFolder(memoryContainer([{ path: "bag/a", bytes: bytesOf("") }]))).toBeUndefined()
  })

  it("names findings from inside, and keeps those about the whole", () => {
    const findings = [finding("NAME_COLLISION", "bag/A"), finding("LIMIT_EXCEEDED", "")]
    const places = rerooted({ ...archive("bag/a", "bag/A"), findings }).findings.map(
      ({ at }) => at.path,
    )
    expect(places).toEqual(["A", ""])
  })
})

describe("below", () => {
  it("shows what lies below a folder and nothing beside it", () => {
    const inner = below(archive("data/x/a", "data/xy", "data/x/b/c"), "data/x")
    expect(inner.entries.map(({ path }) => path)).toEqual(["a", "b/c"])
  })
})

function archive(...paths: readonly string[]): Container {
  const files = paths.map((path) => ({ path, bytes: bytesOf(path) }))
  return { ...memoryContainer(files), kind: "zip" }
}

async function text(container: Container, path: string): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of container.read(path)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
