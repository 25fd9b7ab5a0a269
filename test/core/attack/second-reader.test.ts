/** The second reader: which changes mean something, judged by eye and not by our own checks. */
import { beforeAll, describe, expect, it } from "vitest"
import { splicedSource } from "../../../core/attack/archive.ts"
import { sameArchive } from "../../../core/attack/second-archive-reader.ts"
import { sameMeaning, type SecondReader } from "../../../core/attack/second-reader.ts"
import { memoryContainer, memorySource } from "../../../core/container/index.ts"
import { nativeDigests, nativeEngine } from "../../../core/node/index.ts"
import { LOG_KEY, richBag } from "../../support/attacked.ts"
import { ARCHIVIST, changed, EXPORTER, STRANGER, type Files } from "../../support/evidence.ts"
import { buildZip } from "../../support/zip-builder.ts"

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
