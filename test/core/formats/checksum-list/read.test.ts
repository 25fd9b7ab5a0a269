import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseListLine } from "../../../../core/formats/checksum-list/lines.ts"
import { toListName } from "../../../../core/formats/checksum-list/names.ts"
import { files, hex, read, summaries } from "../sample-bags.ts"

const SHA256 = hex("sha256", "a")
const MD5 = hex("md5", "a")

async function listed(name: string, text: string) {
  const { claims, outcome } = await read(files({ [name]: text, a: "a" }))
  const found = claims.manifests.flatMap(({ algorithm, entries }) =>
    entries.map(({ path }) => `${algorithm} ${path}`),
  )
  return { found, told: summaries(outcome.findings) }
}

describe("the name of a checksum list", () => {
  it.each([
    ["SHA256SUMS", "sha256"],
    ["sha256sums.txt", "sha256"],
    ["sha256sum.txt", "sha256"],
    ["SHA-256.txt", "sha256"],
    ["md5sums", "md5"],
    ["MD5SUMS", "md5"],
    ["sha1sum.txt", "sha1"],
    ["export.zip.sha256", "sha256"],
    ["photos.md5", "md5"],
    ["all.sha512", "sha512"],
    ["all.sha512sum", "sha512"],
    ["checksums-sha384.txt", "sha384"],
    ["manifest-sha256.txt", "sha256"],
  ])("may be %s, which names %s", (name, algorithm) => {
    expect(toListName(name)).toMatchObject({ kind: "list", algorithm })
  })

  it.each(["checksums.txt", "CHECKSUM", "hashes.txt", "digests.txt"])("may be %s", (name) => {
    expect(toListName(name)).toEqual({ kind: "list" })
  })

  it.each(["a.txt", "md5.exe", "readme-sha3-256.txt", "SHA256SUMS.asc", ".md5x"])(
    "is not %s",
    (name) => {
      expect(toListName(name)).toEqual({ kind: "other" })
    },
  )
})

describe("a checksum list", () => {
  it.each([
    ["of GNU coreutils", "SHA256SUMS", `${SHA256}  a\n`, "sha256 a"],
    ["with the mark of binary mode", "SHA256SUMS", `${SHA256} *a\n`, "sha256 a"],
    ["of BSD", "checksums.txt", `SHA256 (a) = ${SHA256}\n`, "sha256 a"],
    ["of OpenSSL", "checksums.txt", `SHA2-256(a)= ${SHA256}\n`, "sha256 a"],
    [
      "of BSD with parentheses in the name",
      "checksums.txt",
      `MD5 (a (1) = b) = ${MD5}\n`,
      "md5 a (1) = b",
    ],
    ["by the length of its digests", "checksums.txt", `${MD5}  a\n`, "md5 a"],
    ["in capitals", "SHA256SUMS", `${SHA256.toUpperCase()}  a\n`, "sha256 a"],
    ["with CRLF and a byte order mark", "SHA256SUMS", `\uFEFF${SHA256}  a\r\n`, "sha256 a"],
    ["made with find", "SHA256SUMS", `${SHA256}  ./a\n`, "sha256 a"],
    ["with an escaped name", "SHA256SUMS", `\\${SHA256}  x\\\\y\\nz\n`, "sha256 x\\y\nz"],
    ["with a name that begins with a blank", "SHA256SUMS", `${SHA256}   a\n`, "sha256  a"],
    ["with a name that is a blank", "SHA256SUMS", `${SHA256}   \n`, "sha256  "],
    ["with a name that is a no-break space", "SHA256SUMS", `${SHA256}  \u00a0\n`, "sha256 \u00a0"],
    ["of one digest and two blanks", "a.sha256", `${SHA256}  \n`, "sha256 a"],
    ["of one digest without a name", "a.sha256", `${SHA256}\n`, "sha256 a"],
    ["with comments", "SHA256SUMS", `# made by hand\n\n${SHA256}  a\n`, "sha256 a"],
  ])("is read %s", async (_, name, text, entry) => {
    expect(await listed(name, text)).toEqual({ found: [entry], told: [] })
  })

  it("may use several algorithms", async () => {
    const text = `${SHA256}  a\n${MD5}  a\n`
    expect((await listed("checksums.txt", text)).found).toEqual(["sha256 a", "md5 a"])
  })

  it.each([
    ["a line that is none", `${SHA256}  a\nnonsense\n`, "FORMAT_FAILURE SHA256SUMS:2"],
    [
      "a digest of another algorithm than its name says",
      `${SHA256}  a\n${MD5}  a\n`,
      "FORMAT_FAILURE SHA256SUMS:2",
    ],
    ["a digest without a name", `${SHA256}  a\n${SHA256}\n`, "FORMAT_FAILURE SHA256SUMS:2"],
    ["a wrong escape", `${SHA256}  a\n\\${SHA256}  \\x\n`, "FORMAT_FAILURE SHA256SUMS:2"],
    ["a parent folder", `${SHA256}  ../a\n`, "CONTAINER_UNSAFE SHA256SUMS:1"],
    ["an absolute path", `${SHA256}  /a\n`, "CONTAINER_UNSAFE SHA256SUMS:1"],
    ["an unknown algorithm", `BLAKE2b (a) = ${SHA256}\n`, "NOT_SUPPORTED SHA256SUMS:1"],
    ["the same line twice", `${SHA256}  a\n${SHA256}  a\n`, "MANIFEST_DUPLICATE SHA256SUMS:2"],
    [
      "two digests of one file",
      `${SHA256}  a\n${"0".repeat(64)}  a\n`,
      "MANIFEST_INCONSISTENT SHA256SUMS:2",
    ],
  ])("tells of %s", async (_, text, told) => {
    const read = await listed("SHA256SUMS", text)
    expect(read.told.filter((found) => !found.startsWith("FORMAT_UNKNOWN"))).toEqual([told])
  })

  it("reads its own lines back, whatever the name", () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => !text.startsWith("*"))
    fc.assert(
      fc.property(name, fc.stringMatching(/^[0-9a-f]{64}$/), (path, digest) => {
        const escaped = path.replace(
          /[\\\n\r]/g,
          (c) => ({ "\\": "\\\\", "\n": "\\n" })[c] ?? "\\r",
        )
        const line = `${escaped === path ? "" : "\\"}${digest}  ${escaped}`
        const expected = { kind: "digest", algorithm: "sha256", digest, path }
        expect(parseListLine(line, "sha256")).toEqual(expected)
      }),
    )
  })

  it("never throws on any line", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(["digest", "nothing", "unsupported", "other"]).toContain(
          parseListLine(text, undefined).kind,
        )
      }),
    )
  })
})
