/** The second reader: which changes mean something, judged by eye and not by our own checks. */
import { gzipSync } from "node:zlib"
import { beforeAll, describe, expect, it } from "vitest"
import { splicedSource } from "../../../core/attack/archive.ts"
import { sameArchive } from "../../../core/attack/second-archive-reader.ts"
import { sameTar, sameTarGz } from "../../../core/attack/second-tar-reader.ts"
import { sameMeaning, type SecondReader } from "../../../core/attack/second-reader.ts"
import { memoryContainer, memorySource } from "../../../core/container/index.ts"
import { inflate, nativeDigests, nativeEngine } from "../../../core/node/index.ts"
import { LOG_KEY, richBag } from "../../support/attacked.ts"
import { ARCHIVIST, changed, EXPORTER, STRANGER, type Files } from "../../support/evidence.ts"
import { buildTar, longName, pax, type TarMember } from "../../support/tar-builder.ts"
import { buildZip, bytesOf, join } from "../../support/zip-builder.ts"

const READER: SecondReader = {
  digests: nativeDigests,
  engines: [nativeEngine],
  keys: [EXPORTER, ARCHIVIST, LOG_KEY].map(({ publicKey }) => publicKey),
}
const SEAL = "seals/archivist.dsse.json"

let bag: Files
beforeAll(async () => {
  bag = await richBag()
})

const containerOf = (files: Files) =>
  memoryContainer([...files].map(([path, bytes]) => ({ path, bytes })))
const same = (files: Files, reader = READER) =>
  sameMeaning(containerOf(bag), containerOf(files), reader)

describe("the second reader on entries", () => {
  it.each([
    ["nothing", (files: Files) => files],
    ["seals with spaces", (files: Files) => changed(files, SEAL, (old) => old.replace("{", "{ "))],
    [
      "a seal under another name",
      (files: Files) =>
        new Map([...files].map(([path, b]) => [path.replace("archivist.", "archivist-2."), b])),
    ],
    [
      "digests in capitals",
      (files: Files) =>
        changed(files, "manifest-sha256.txt", (old) =>
          old.replace(/^[0-9a-f]+/gm, (digest) => digest.toUpperCase()),
        ),
    ],
  ])("takes %s for the same", async (_what, change) => {
    expect(await same(change(bag))).toBe(true)
  })

  it.each([
    ["a payload byte", "data/records/1.json", (old: string) => old.replace("1", "2")],
    ["an event", "custody/events.jsonl", (old: string) => old.replace("flow-7", "flow-8")],
    ["the size in the checkpoint", "custody/checkpoint", (old: string) => old.replace("\n", "\n1")],
    ["a line in a manifest", "manifest-sha256.txt", (old: string) => old.slice(70)],
    [
      "a seal's signature",
      SEAL,
      (old: string) =>
        old.replace(
          /("sig":".{20})(.)/,
          (_all, head: string, c: string) => `${head}${c === "A" ? "B" : "A"}`,
        ),
    ],
    ["a second payload in a seal", SEAL, (old: string) => old.replace("{", '{"payload":"",')],
    ["a file", "data/added.txt", () => "x"],
    ["an empty manifest", "manifest-md5.txt", () => ""],
    ["the description", "bag-info.txt", (old: string) => old.replace("bag-", "bog-")],
  ])("takes a change of %s for a change", async (_what, path, edit) => {
    expect(await same(changed(bag, path, edit))).toBe(false)
  })

  it("takes a seal's bytes for its meaning where it knows no key that made it", async () => {
    const blind = { ...READER, keys: [STRANGER.publicKey] }
    const spaced = changed(bag, SEAL, (old) => old.replace("{", "{ "))
    expect(await same(spaced, blind)).toBe(false)
  })
})

describe("the second reader on a time-stamp", () => {
  /** Whether a token means the same with the bytes after `after` (hex) changed. */
  const sameToken = (after: string) => {
    const path = [...bag.keys()].find((one) => one.endsWith(".tsr"))!
    const token = bag.get(path)!
    const at = Buffer.from(token).indexOf(Buffer.from(after, "hex")) + after.length / 2
    expect(at).toBeGreaterThan(after.length / 2)
    return same(new Map([...bag, [path, token.with(at, token[at]! ^ 1)]]))
  }

  it.each([
    ["the version of what signs (RFC 5652, 5.3)", "318201013081fe0201"],
    ["the list of digests that are used (5.1)", "310d300b06096086480165030402"],
    ["the certificates", "06035504030c"],
  ])("takes a change of %s for none", async (_what, after) => {
    expect(await sameToken(after)).toBe(true)
  })

  it.each([
    ["the digest that it is of", "3031300d060960864801650304020105000420"],
    ["the time", "180f"],
    ["the digest that is signed", "06092a864886f70d01090431220420"],
    ["the signature", "300506032b65700440"],
  ])("takes a change of %s for a change", async (_what, after) => {
    expect(await sameToken(after)).toBe(false)
  })
})

describe("the second reader on archives", () => {
  const archive = buildZip({
    members: [
      { name: "bag/data/a.txt", content: "first" },
      { name: "bag/data/b.txt", content: "second" },
    ],
  })
  const struck = (at: number) =>
    sameArchive(
      memorySource(archive),
      splicedSource(memorySource(archive), [
        { from: at, to: at + 1, bytes: Uint8Array.of(1), xor: true },
      ]),
      READER,
    )
  const secondLocal = 30 + 14 + 5

  it.each([
    ["the time of a member", 10],
    ["the time of another", secondLocal + 12],
  ])("takes a change of %s for none", (_what, at) => {
    expect(struck(at)).toBe(true)
  })

  it.each([
    ["the checksum", 14],
    ["the size from the front", 22],
    ["the name from the front", 35],
    ["the content", 30 + 14 + 2],
    ["the count of members", archive.length - 12],
  ])("takes a change of %s for a change", (_what, at) => {
    expect(struck(at)).toBe(false)
  })

  it("sees what was put behind the archive", () => {
    const more = splicedSource(memorySource(archive), [
      { from: archive.length, to: archive.length, bytes: Uint8Array.of(1, 2, 3) },
    ])
    expect(sameArchive(memorySource(archive), more, READER)).toBe(false)
  })
})

describe("the second reader on a tar", () => {
  const pad = { padding: 0 }
  const archive = buildTar([
    pax({ mtime: "1.5" }),
    { name: "bag/data/a.txt", content: "first", ...pad },
    { name: "bag/data/b.txt", content: "second" },
  ])
  const same = (after: Uint8Array) => sameTar(memorySource(archive), memorySource(after), READER)
  const other = (...members: readonly TarMember[]) => buildTar([...members])
  const first = { name: "bag/data/a.txt", content: "first" }
  const second = { name: "bag/data/b.txt", content: "second" }
  const over = (offset: number, text: string) => ({ over: [[offset, bytesOf(text)]] as const })

  it.each([
    ["nothing", archive],
    ["padding", other(pax({ mtime: "1.5" }), { ...first, padding: 7 }, second)],
    ["modes and times", other(pax({ mtime: "1.5" }), { ...first, mode: "0000600\0" }, second)],
    [
      "owners",
      other(pax({ mtime: "1.5" }), { ...first, ...over(108, "0001750\0" + "0001750\0") }, second),
    ],
    [
      "no owner at all",
      other(pax({ mtime: "1.5" }), { ...first, ...over(108, "\0".repeat(16)) }, second),
    ],
    [
      "device numbers",
      other(pax({ mtime: "1.5" }), { ...first, ...over(329, "0000007\0 0000 \0") }, second),
    ],
    ["more zeros at the end", join(archive, new Uint8Array(5120))],
  ])("takes a change of %s for none", (_what, after) => {
    expect(same(after)).toBe(true)
  })

  it.each([
    ["content", other(pax({ mtime: "1.5" }), { ...first, content: "First" }, second)],
    ["a name", other(pax({ mtime: "1.5" }), { ...first, name: "bag/data/A.txt" }, second)],
    ["a type", other(pax({ mtime: "1.5" }), { ...first, type: "7" }, second)],
    ["a link", other(pax({ mtime: "1.5" }), { ...first, link: "x" }, second)],
    ["a prefix", other(pax({ mtime: "1.5" }), { ...first, prefix: "up" }, second)],
    ["a pax header", other(pax({ path: "x" }), first, second)],
    ["a pax header away", other(first, second)],
    ["a checksum", other(pax({ mtime: "1.5" }), { ...first, checksum: "0000001\0" }, second)],
    ["the mode to no number", other(pax({ mtime: "1.5" }), { ...first, mode: "rw-r--r-" }, second)],
    [
      "the time to no number",
      other(pax({ mtime: "1.5" }), { ...first, mtime: "yesterday   " }, second),
    ],
    [
      "the owner to no number",
      other(pax({ mtime: "1.5" }), { ...first, ...over(108, "00 0000\0") }, second),
    ],
    [
      "the group to spaces",
      other(pax({ mtime: "1.5" }), { ...first, ...over(116, " ".repeat(8)) }, second),
    ],
    [
      "a device number",
      other(pax({ mtime: "1.5" }), { ...first, ...over(337, "9999999\0") }, second),
    ],
    ["the order", other(pax({ mtime: "1.5" }), second, first)],
    ["a member twice", other(pax({ mtime: "1.5" }), first, second, second)],
    ["the end", archive.subarray(0, -1024)],
    ["half of the end", archive.subarray(0, -512)],
    ["data behind the end", join(archive, bytesOf("x"))],
    [
      "zeros in between",
      join(archive.subarray(0, 1024), new Uint8Array(1024), archive.subarray(1024)),
    ],
  ])("takes a change of %s for a change", (_what, after) => {
    expect(same(after)).toBe(false)
  })

  it("reads a size in base 256, and a name that a long-name header gives", () => {
    const size = new Uint8Array(12).with(0, 0x80).with(11, 5)
    expect(
      sameTar(
        memorySource(buildTar([first])),
        memorySource(buildTar([{ ...first, size }])),
        READER,
      ),
    ).toBe(true)
    const long = buildTar([longName("bag/data/long"), first])
    expect(sameTar(memorySource(buildTar([first])), memorySource(long), READER)).toBe(false)
  })
})

describe("the second reader on a .tar.gz", () => {
  const tar = buildTar([{ name: "bag/data/a.txt", content: "first" }])
  const plain = new Uint8Array(gzipSync(tar))
  const reader = { ...READER, inflate }
  const same = (after: Uint8Array) => sameTarGz(memorySource(plain), memorySource(after), reader)
  const headed = (flags: number, more: Uint8Array) =>
    join(plain.slice(0, 10).with(3, flags), more, plain.subarray(10))

  it.each([
    ["nothing", plain],
    ["the time", plain.with(4, 99)],
    ["the system", plain.with(9, 7)],
    ["the level", new Uint8Array(gzipSync(tar, { level: 1 }))],
    ["a name", headed(8, bytesOf("x.tar\0"))],
    ["an extra field and a comment", headed(20, Uint8Array.of(2, 0, 1, 2, 65, 0))],
  ])("takes a change of %s for none", (_what, after) => {
    expect(same(after)).toBe(true)
  })

  it.each([
    ["content", new Uint8Array(gzipSync(tar.with(514, 65)))],
    ["the checksum", plain.with(plain.length - 8, plain.at(-8)! ^ 1)],
    ["the length", plain.with(plain.length - 1, 1)],
    ["the method", plain.with(2, 7)],
    ["the header to one with a checksum", headed(2, Uint8Array.of(0, 0))],
    ["a flag that means nothing yet", plain.with(3, 0x40)],
    ["an empty member behind", join(plain, gzipSync(""))],
    ["bytes behind", join(plain, bytesOf("x"))],
    ["the end", plain.subarray(0, -9)],
    ["everything", bytesOf("")],
  ])("takes a change of %s for a change", (_what, after) => {
    expect(same(after)).toBe(false)
  })
})
