import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Failure } from "../../../core/base/index.ts"
import { statusOf } from "../../../core/findings/index.ts"
import { readClaims } from "../../../core/formats/index.ts"
import { portableDigests } from "../../../core/hashing/index.ts"
import { changed, container, evidenceBag, files, plainBag, read, summaries } from "./sample-bags.ts"

describe("the format of evidence", () => {
  it.each([
    ["an empty folder", {}],
    ["plain files", { "a.txt": "a", "b/c.txt": "c" }],
    ["a manifest without data/ and without a digest in it", { "manifest-x.txt": "cargo" }],
    ["a file that is only named like a list", { "checksums.txt": "to do: write checksums" }],
  ])("is unknown for %s", async (_, contents) => {
    const { claims, outcome } = await read(files(contents))
    expect(claims.format).toBe("unknown")
    expect(summaries(outcome.findings)).toEqual(["FORMAT_UNKNOWN "])
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })

  const LIST = `${"0".repeat(64)}  a\n`
  const utf16 = (text: string, ...mark: number[]) =>
    Uint8Array.from([...mark, ...Array.from(text, (one) => [one.charCodeAt(0), 0]).flat()])

  it.each<readonly [string, Record<string, string | Uint8Array>, Record<string, string>]>([
    ["a list", { "inner/SHA256SUMS": LIST }, { folder: "inner", holds: "a list of digests" }],
    ["a bag", { "x.txt": "", "inner/bagit.txt": "" }, { folder: "inner", holds: "a bag" }],
    [
      "a sealed bag",
      { "inner/bagit.txt": "", "inner/seals/a.dsse.json": "" },
      { folder: "inner", holds: "a sealed bag" },
    ],
    [
      "four of them",
      { "a/md5.txt": "", "b/bagit.txt": "", "c/md5.txt": "", "d/md5.txt": "" },
      {
        ...{ folder: "a", holds: "a list of digests", folder2: "b", holds2: "a bag" },
        ...{ folder3: "c", holds3: "a list of digests", otherFolders: "1" },
      },
    ],
    ["a list two levels below", { "inner/most/SHA256SUMS": LIST }, {}],
    ["a folder that is named like a list", { "inner/SHA256SUMS/a": LIST }, {}],
    ["a list in UTF-16", { SHA256SUMS: utf16(LIST, 0xff, 0xfe) }, { utf16: "SHA256SUMS" }],
    [
      "a list in UTF-16, the other way round",
      { "a.md5": utf16("", 0xfe, 0xff) },
      { utf16: "a.md5" },
    ],
    ["a list in UTF-16 without its mark", { SHA256SUMS: utf16(LIST) }, {}],
    ["something in UTF-32", { SHA256SUMS: utf16("", 0xff, 0xfe, 0, 0) }, {}],
    ["other text in UTF-16", { "a.txt": utf16(LIST, 0xff, 0xfe) }, {}],
  ])("is unknown all the same for a folder around %s, which is said", async (_, contents, seen) => {
    const { claims, outcome } = await read(files(contents))
    expect(claims.format).toBe("unknown")
    expect(summaries(outcome.findings)).toEqual(["FORMAT_UNKNOWN "])
    expect(outcome.findings[0]?.observed).toEqual(seen)
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })

  it.each([
    ["bagit.txt alone", { "bagit.txt": "" }, "bagit"],
    ["data/ beside a manifest", { "data/a": "a", "manifest-md5.txt": "" }, "bagit"],
    [
      "data/ beside a manifest of an unknown algorithm",
      { "data/a": "", "manifest-x.txt": "" },
      "bagit",
    ],
    ["a seal beside bagit.txt", { "bagit.txt": "", "seals/x.dsse.json": "" }, "evidence-bag"],
    [
      "a log beside a manifest",
      { "manifest-md5.txt": "", "custody/events.jsonl": "" },
      "evidence-bag",
    ],
    [
      "a checkpoint beside bagit.txt",
      { "bagit.txt": "", "custody/checkpoint": "" },
      "evidence-bag",
    ],
    [
      "a plain bag with folders of its own called custody/ and seals/",
      { "bagit.txt": "", "custody/notes.txt": "", "seals/wax.jpg": "" },
      "bagit",
    ],
    [
      "a bag that lost all but its profile",
      {
        "bag-info.txt": "BagIt-Profile-Identifier: https://sealwright.org/ns/evidence-bag/1.0\n",
      },
      "evidence-bag",
    ],
    ["a list of checksums", { SHA256SUMS: `${"0".repeat(64)}  a\n` }, "checksum-list"],
  ])("of %s is told", async (_, contents, format) => {
    expect((await read(files(contents))).claims.format).toBe(format)
  })

  it("counts the tag files that were to be read, and those that were", async () => {
    const opened = container(plainBag())
    const { outcome } = await readClaims(
      {
        ...opened,
        read: (path) => {
          if (path !== "manifest-sha256.txt") return opened.read(path)
          throw new Failure("UNREADABLE", "permission denied")
        },
      },
      portableDigests,
    )
    expect(outcome.population).toEqual({ expected: 2, checked: 1 })
    expect(summaries(outcome.findings)).toEqual(["ENTRY_UNREADABLE manifest-sha256.txt"])
  })

  it("does not take a failure of ours for a finding", async () => {
    const opened = container(plainBag())
    const read = () => {
      throw new Failure("INTERRUPTED", "stopped")
    }
    await expect(readClaims({ ...opened, read }, portableDigests)).rejects.toThrow("stopped")
  })

  it("reads no tag file beyond its limit", async () => {
    const opened = container(changed(plainBag(), { "bag-info.txt": "" }))
    let given = 0
    const endless = {
      ...opened,
      read: async function* (path: string) {
        if (path !== "bag-info.txt") yield* opened.read(path)
        else for (;;) yield new Uint8Array(1024 * 1024).fill(given++ & 0x7f)
      },
    }
    const { outcome } = await readClaims(endless, portableDigests)
    expect(summaries(outcome.findings)).toEqual(["LIMIT_EXCEEDED bag-info.txt"])
    expect(given).toBe(17)
  })

  it("keeps chunks that share memory apart", async () => {
    const opened = container(plainBag())
    const shared = new Uint8Array(1)
    const { outcome, claims } = await readClaims(
      {
        ...opened,
        read: async function* (path: string) {
          for await (const chunk of opened.read(path)) {
            for (const byte of chunk) {
              shared[0] = byte
              yield shared
            }
          }
        },
      },
      portableDigests,
    )
    expect(outcome.findings).toEqual([])
    expect(claims.manifests).toHaveLength(1)
  })
})

describe("reading hostile evidence", () => {
  const tagFiles = [
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
    "custody/checkpoint",
    "custody/signatures.jsonl",
    "seals/exporter.dsse.json",
    "fetch.txt",
  ]

  it("never throws, whatever bytes a tag file holds", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(evidenceBag(), plainBag(), plainBag("0.97")),
        fc.constantFrom(...tagFiles),
        fc.uint8Array({ maxLength: 400 }),
        async (bag, path, bytes) => {
          const { claims } = await read(changed(bag, { [path]: bytes }))
          expect(claims.format).not.toBe("unknown")
        },
      ),
    )
  })

  it("never throws, whatever the entries are called", async () => {
    const name = fc.constantFrom(
      "__proto__",
      "constructor",
      "data",
      "~",
      "..",
      "manifest-md5.txt",
      "",
    )
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"))
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(path), async (paths) => {
        const { outcome } = await read(files(Object.fromEntries(paths.map((key) => [key, "x"]))))
        expect(statusOf(outcome)).not.toBe("PASSED")
      }),
    )
  })

  it("does not lose itself in a long text, nor in findings about it", async () => {
    // Work that grew with the square of the length would outlast the test's time by far.
    for (const unit of [" ", "\n", "a", ") = ", "\\n", ":", "\r", "\t0"]) {
      const text = unit.repeat(1_000_000 / unit.length)
      for (const path of ["bag-info.txt", "bagit.txt", "manifest-sha256.txt", "fetch.txt"]) {
        const { outcome } = await read(changed(plainBag(), { [path]: text }))
        expect(outcome.findings.length).toBeLessThan(110)
      }
      const list = await read(files({ "checksums.txt": `${"0".repeat(64)}  a\n${text}` }))
      expect(list.outcome.findings.length).toBeLessThan(110)
    }
  })
})
