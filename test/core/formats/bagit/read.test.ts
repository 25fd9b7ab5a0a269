import { describe, expect, it } from "vitest"
import { concat, toUtf8 } from "../../../../core/base/index.ts"
import { changed, files, hex, plainBag, read, told } from "../sample-bags.ts"

const DIGEST = hex("sha256", "hello")
const LINE = `${DIGEST}  data/hello.txt\n`
const DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

/** What reading tells of a sound bag in which one file was replaced. */
async function withFile(path: string, content: string | Uint8Array, version = "1.0") {
  return told(changed(plainBag(version), { [path]: content }))
}

describe("a plain bag", () => {
  it.each(["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"])(
    "of version %s is read",
    async (version) => {
      const { claims, outcome } = await read(plainBag(version))
      expect(outcome.findings).toEqual([])
      expect(claims).toMatchObject({ format: "bagit", formatVersion: version })
      expect(claims.manifests).toEqual([
        {
          path: "manifest-sha256.txt",
          algorithm: "sha256",
          scope: "payload",
          entries: [{ path: "data/hello.txt", digest: DIGEST, line: 1 }],
        },
      ])
    },
  )

  it("must have a payload manifest", async () => {
    expect(await told(changed(plainBag(), { "manifest-sha256.txt": undefined }))).toEqual([
      "FORMAT_FAILURE ",
    ])
  })

  it("must have a payload folder when it lists payload", async () => {
    expect(await told(changed(plainBag(), { "data/hello.txt": undefined }))).toEqual([
      "FORMAT_FAILURE ",
    ])
    const empty = changed(plainBag(), { "data/hello.txt": undefined, "manifest-sha256.txt": "" })
    expect(await told(empty)).toEqual(["BAGIT_DEVIATION "])
  })

  it("is told to list names that some systems take for one", async () => {
    const both = `${LINE}${DIGEST}  data/HELLO.txt\n`
    expect(await withFile("manifest-sha256.txt", both)).toEqual(["NAME_CASE_CLASH data/HELLO.txt"])
  })

  it("may hold a manifest of an unknown algorithm, which is then not compared", async () => {
    const bag = changed(plainBag(), { "manifest-blake2b.txt": "x" })
    expect(await told(bag)).toEqual(["NOT_SUPPORTED manifest-blake2b.txt"])
    const { claims } = await read(bag)
    expect(claims.unsupportedManifests).toEqual([
      { path: "manifest-blake2b.txt", algorithm: "blake2b" },
    ])
  })

  it("may name its algorithm in another way", async () => {
    const bag = changed(plainBag(), {
      "manifest-sha256.txt": undefined,
      "manifest-SHA-256.txt": LINE,
    })
    expect(await told(bag)).toEqual(["BAGIT_DEVIATION manifest-SHA-256.txt"])
    expect((await read(bag)).claims.manifests[0]?.algorithm).toBe("sha256")
  })
})

describe("bagit.txt", () => {
  it.each([
    ["CRLF", DECLARED.replaceAll("\n", "\r\n")],
    ["CR", DECLARED.replaceAll("\n", "\r")],
    ["no line end after the last line", DECLARED.trimEnd()],
  ])("may be written with %s", async (_, text) => {
    expect(await withFile("bagit.txt", text)).toEqual([])
  })

  it.each([
    ["with a byte order mark", `\uFEFF${DECLARED}`, "FORMAT_FAILURE bagit.txt"],
    ["without a whole version", DECLARED.replace("1.0", ".0"), "FORMAT_FAILURE bagit.txt:1"],
    ["with another label", DECLARED.replace("BagIt-", "Bagit-"), "FORMAT_FAILURE bagit.txt:1"],
    ["with a blank before the colon", DECLARED.replace(":", " :"), "FORMAT_FAILURE bagit.txt:1"],
    ["without the second line", "BagIt-Version: 1.0\n", "FORMAT_FAILURE bagit.txt:2"],
    ["with a third line", `${DECLARED}x: y\n`, "FORMAT_FAILURE bagit.txt:3"],
    ["with an empty third line", `${DECLARED}\n`, "FORMAT_FAILURE bagit.txt:3"],
    [
      "with no encoding that there is",
      DECLARED.replace("UTF-8", "UTF-8000"),
      "FORMAT_FAILURE bagit.txt:2",
    ],
    ["with a version to come", DECLARED.replace("1.0", "1.1"), "NOT_SUPPORTED bagit.txt:1"],
  ])("is refused %s", async (_, text, found) => {
    expect(await withFile("bagit.txt", text)).toEqual([found])
  })

  it("was written more freely before 1.0, which is told", async () => {
    const old = DECLARED.replace("1.0", "0.97")
    expect(await withFile("bagit.txt", `${old.replaceAll(":", " :")}\n`)).toEqual([
      "BAGIT_DEVIATION bagit.txt:1",
      "BAGIT_DEVIATION bagit.txt:2",
      "BAGIT_DEVIATION bagit.txt:3",
    ])
  })

  it("is refused when it is missing, and the rest is read all the same", async () => {
    const bag = changed(plainBag(), { "bagit.txt": undefined })
    expect(await told(bag)).toEqual(["FORMAT_FAILURE bagit.txt"])
    expect((await read(bag)).claims.manifests).toHaveLength(1)
  })

  it("is not UTF-8 at its peril", async () => {
    expect(await withFile("bagit.txt", Uint8Array.of(0xff))).toEqual(["FORMAT_FAILURE bagit.txt"])
  })
})

describe("the encoding of tag files", () => {
  const encoded = (encoding: string, manifest: Uint8Array) =>
    changed(plainBag(), {
      "bagit.txt": DECLARED.replace("UTF-8", encoding),
      "manifest-sha256.txt": manifest,
    })
  const line = `${DIGEST}  data/é.txt\n`
  const latin1 = Uint8Array.from(line, (character) => character.charCodeAt(0))
  const utf16 = (low: 0 | 1) => {
    const bytes = new Uint8Array(2 * line.length)
    for (let index = 0; index < line.length; index += 1) {
      bytes[2 * index + (1 - low)] = line.charCodeAt(index)
    }
    return bytes
  }

  it.each([
    ["UTF-8", toUtf8(line)],
    ["utf-8", toUtf8(line)],
    ["ISO-8859-1", latin1],
    ["UTF-16BE", utf16(0)],
    ["UTF-16LE", utf16(1)],
    ["UTF-16", concat(Uint8Array.of(0xfe, 0xff), utf16(0))],
    ["UTF-16", concat(Uint8Array.of(0xff, 0xfe), utf16(1))],
  ])("may be %s", async (encoding, manifest) => {
    const { claims, outcome } = await read(encoded(encoding, manifest))
    expect(outcome.findings).toEqual([])
    expect(claims.manifests[0]?.entries[0]?.path).toBe("data/é.txt")
  })

  it.each([
    ["Latin-1 where UTF-8 is declared", "UTF-8", latin1],
    ["UTF-8 where ASCII is declared", "US-ASCII", toUtf8(line)],
    ["an odd number of bytes where UTF-16 is declared", "UTF-16", utf16(0).subarray(1)],
  ])("is not %s", async (_, encoding, manifest) => {
    expect(await told(encoded(encoding, manifest))).toEqual(["FORMAT_FAILURE manifest-sha256.txt"])
  })

  it("may be one that we do not know; what is not ASCII is then not read", async () => {
    expect(await told(encoded("Shift_JIS", toUtf8(LINE)))).toEqual(["NOT_SUPPORTED bagit.txt:2"])
    const unread = changed(encoded("Shift_JIS", latin1), { "tagmanifest-sha256.txt": latin1 })
    expect(await told(unread)).toEqual([
      "NOT_SUPPORTED bagit.txt:2",
      "NOT_SUPPORTED manifest-sha256.txt",
      "NOT_SUPPORTED tagmanifest-sha256.txt",
    ])
  })
})

describe("a manifest of a plain bag", () => {
  const noted: Readonly<Record<string, string>> = {
    "an asterisk before the path": `${DIGEST} *data/hello.txt\n`,
    "a leading ./": `${DIGEST}  ./data/hello.txt\n`,
    "an empty line": `\n${LINE}`,
    "a comment": `${LINE}# made by hand\n`,
    "a byte order mark": `\uFEFF${LINE}`,
  }
  for (const [name, text] of Object.entries(noted)) {
    it(`may have ${name}, which is told`, async () => {
      const { claims, outcome } = await read(changed(plainBag(), { "manifest-sha256.txt": text }))
      expect(outcome.findings.map(({ code }) => code)).toEqual(["BAGIT_DEVIATION"])
      expect(claims.manifests[0]?.entries[0]?.path).toBe("data/hello.txt")
    })
  }

  it.each([
    ["one blank", `${DIGEST} data/hello.txt\n`],
    ["a tab", `${DIGEST}\tdata/hello.txt\n`],
    ["an upper-case digest", `${DIGEST.toUpperCase()}  data/hello.txt\n`],
    ["CRLF", LINE.replace("\n", "\r\n")],
    ["no line end after the last line", LINE.trimEnd()],
  ])("may have %s", async (_, text) => {
    const { claims, outcome } = await read(changed(plainBag(), { "manifest-sha256.txt": text }))
    expect(outcome.findings).toEqual([])
    expect(claims.manifests[0]?.entries).toEqual([
      { path: "data/hello.txt", digest: DIGEST, line: 1 },
    ])
  })

  it.each([
    ["a digest of another length", LINE.slice(1)],
    ["no path", `${DIGEST}\n`],
    ["no digest", "data/hello.txt\n"],
    ["a path outside data/", `${DIGEST}  hello.txt\n`],
  ])("is refused with %s", async (_, text) => {
    expect(await withFile("manifest-sha256.txt", text)).toContain(
      "FORMAT_FAILURE manifest-sha256.txt:1",
    )
  })

  it("of tag files lists no payload", async () => {
    const manifest = `${DIGEST}  manifest-sha256.txt\n`
    expect(await withFile("tagmanifest-sha256.txt", LINE + manifest)).toEqual([
      "FORMAT_FAILURE tagmanifest-sha256.txt:1",
    ])
  })

  it("of tag files lists every payload manifest and no tag manifest, from 1.0 on", async () => {
    const listing = (...names: readonly string[]) =>
      names.map((name) => `${DIGEST}  ${name}\n`).join("")
    const whole = listing("bagit.txt", "manifest-sha256.txt")
    expect(await withFile("tagmanifest-sha256.txt", whole)).toEqual([])
    const short = listing("bagit.txt")
    const own = listing("manifest-sha256.txt", "tagmanifest-sha256.txt")
    for (const text of [short, own]) {
      expect(await withFile("tagmanifest-sha256.txt", text)).toEqual([
        "FORMAT_FAILURE tagmanifest-sha256.txt",
      ])
      expect(await withFile("tagmanifest-sha256.txt", text, "0.97")).toEqual([
        "BAGIT_DEVIATION tagmanifest-sha256.txt",
      ])
    }
  })

  it("may list a file twice with the same digest, which is told", async () => {
    expect(await withFile("manifest-sha256.txt", LINE + LINE)).toEqual([
      "MANIFEST_DUPLICATE manifest-sha256.txt:2",
    ])
  })

  it("contradicts itself when it lists a file with two digests", async () => {
    const other = LINE.replace(DIGEST, "0".repeat(64))
    expect(await withFile("manifest-sha256.txt", LINE + other)).toEqual([
      "MANIFEST_INCONSISTENT manifest-sha256.txt:2",
    ])
  })

  const hostile = [
    "/etc/passwd",
    "../a",
    "data/../../a",
    "data\\..\\..\\a",
    "C:\\Windows\\a",
    "c:a",
    "\\\\server\\share\\a",
    "\\\\?\\UNC\\server\\a",
    "~/a",
    "~root/a",
    "~",
    "%HomeDrive%\\a",
    "$HOME/a",
    "${HOME}/a",
    "data/a\0",
    ".//etc/passwd",
    "./~root/a",
  ]
  for (const path of hostile) {
    it(`is refused with the path ${JSON.stringify(path)}, which is never looked up`, async () => {
      const text = `${LINE}${DIGEST}  ${path}\n`
      const { claims, outcome } = await read(changed(plainBag(), { "manifest-sha256.txt": text }))
      expect(outcome.findings.map(({ code }) => code)).toEqual(["CONTAINER_UNSAFE"])
      expect(claims.manifests[0]?.entries.map((entry) => entry.path)).toEqual(["data/hello.txt"])
    })
  }

  it("is refused with a hostile path that is percent-encoded", async () => {
    const found = await withFile("manifest-sha256.txt", `${LINE}${DIGEST}  data/%0A/../../a\n`)
    expect(found).toEqual(["CONTAINER_UNSAFE manifest-sha256.txt:2"])
  })

  it.each(["data/~a", "data/a..b", "data/%HOME%", "data/C:"])("may list %s", async (path) => {
    const text = `${LINE}${DIGEST}  ${path}\n`
    expect(await withFile("manifest-sha256.txt", text, "0.97")).toEqual([])
  })

  it("decodes %25, %0A and %0D in 1.0 and nothing before it", async () => {
    const text = `${DIGEST}  data/%25%0A%0d%41\n`
    const pathIn = async (version: string) => {
      const bag = changed(plainBag(version), { "manifest-sha256.txt": text })
      return (await read(bag)).claims.manifests[0]?.entries[0]?.path
    }
    expect(await pathIn("1.0")).toBe("data/%\n\r%41")
    expect(await pathIn("0.97")).toBe("data/%25%0A%0d%41")
  })

  it("tells of a percent sign that 1.0 would have encoded", async () => {
    expect(await withFile("manifest-sha256.txt", `${DIGEST}  data/100%\n`)).toEqual([
      "BAGIT_DEVIATION manifest-sha256.txt:1",
    ])
  })

  it("is not read beyond the limit of a line", async () => {
    const text = `${DIGEST}  data/${"a".repeat(17_000)}\n`
    expect(await withFile("manifest-sha256.txt", text)).toContain(
      "LIMIT_EXCEEDED manifest-sha256.txt:1",
    )
  })
})

describe("bag-info.txt of a plain bag", () => {
  it.each([
    ["all of its value on the next line", "Payload-Oxum:\n  5.1\n"],
    [
      "lines of another value that look like labels",
      "Contact: x\n Payload-Oxum: 9.9\nPayload-Oxum: 5.1",
    ],
    ["a continued value before it", "External-Description: a\n\tb\nPayload-Oxum: 5.1\n"],
  ])("states Payload-Oxum with %s", async (_, text) => {
    const { claims, outcome } = await read(changed(plainBag(), { "bag-info.txt": text }))
    expect(claims.payloadOxum).toEqual({ bytes: 5n, files: 1n })
    expect(outcome.findings).toEqual([])
  })

  it("states Payload-Oxum under any spelling of the label", async () => {
    const text = "Contact: x\n  goes on: here\npayload-OXUM   :   5.1\n"
    const { claims, outcome } = await read(changed(plainBag(), { "bag-info.txt": text }))
    expect(outcome.findings).toEqual([])
    expect(claims.payloadOxum).toEqual({ bytes: 5n, files: 1n })
  })

  it("was called package-info.txt", async () => {
    const { claims } = await read(
      changed(plainBag("0.95"), { "package-info.txt": "Payload-Oxum: 5.1" }),
    )
    expect(claims.payloadOxum).toEqual({ bytes: 5n, files: 1n })
  })

  it.each([
    ["a line without a label", "nonsense\n", 1],
    ["a Payload-Oxum that is no count", "Payload-Oxum: 5 bytes\n", 1],
    ["two of them", "Payload-Oxum: 5.1\nPayload-Oxum: 5.1\n", 2],
  ])("is refused with %s", async (_, text, line) => {
    expect(await withFile("bag-info.txt", text)).toEqual([`FORMAT_FAILURE bag-info.txt:${line}`])
  })
})

describe("fetch.txt", () => {
  it("is told, and nothing is fetched", async () => {
    const bag = changed(plainBag(), { "fetch.txt": "https://example.org/a - data/hello.txt\n" })
    expect(await told(bag)).toEqual(["FETCH_NOT_FOLLOWED fetch.txt"])
    expect((await read(bag)).claims.fetch).toBe(true)
  })

  it.each([
    ["two columns", "https://example.org/a data/hello.txt", "FORMAT_FAILURE"],
    ["a length that is no number", "https://example.org/a x data/hello.txt", "FORMAT_FAILURE"],
    ["a tag file", "https://example.org/a - bag-info.txt", "FORMAT_FAILURE"],
    ["a file that no manifest lists", "https://example.org/a 5 data/a", "MANIFEST_INCONSISTENT"],
    ["a parent folder", "https://example.org/a - ../../a", "CONTAINER_UNSAFE"],
    ["a home folder", "https://example.org/a - ~/a", "CONTAINER_UNSAFE"],
  ])("is refused with %s", async (_, line, code) => {
    expect(await withFile("fetch.txt", `${line}\n`)).toContain(`${code} fetch.txt:1`)
  })
})

describe("evidence that only looks like a bag", () => {
  it("has claims, but never without the findings that say so", async () => {
    const { claims, outcome } = await read(files({ "data/a": "a", "manifest-md5.txt": "" }))
    expect(claims.format).toBe("bagit")
    expect(outcome.findings.map(({ code }) => code)).toEqual(["FORMAT_FAILURE"])
  })
})
