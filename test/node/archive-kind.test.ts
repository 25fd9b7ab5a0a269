/** What files are taken for by their first bytes, and what never. */
import { deflateRawSync, gzipSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { beginsLike, makeStart } from "../../core/node/archive-kind.ts"
import { buildTar, GNU } from "../support/tar-builder.ts"
import { buildZip, bytesOf, join } from "../support/zip-builder.ts"

const TAR = buildTar([{ name: "a.txt", content: "a" }])

describe("the first bytes of a file", () => {
  it.each([
    ["a .zip with a member", buildZip({ members: [{ name: "a", content: "a" }] }), "zip"],
    ["an empty .zip", buildZip({ members: [] }), "zip"],
    ["one part of a split .zip", bytesOf("PK\u0007\u0008PK\u0003\u0004"), "zip"],
    ["a .tar", TAR, "tar"],
    ["a .tar as GNU writes it", buildTar([{ name: "a", magic: GNU }]), "tar"],
    ["a .tar in gzip", gzipSync(TAR), "tar.gz"],
    ["the same, stored", gzipSync(TAR, { level: 0 }), "tar.gz"],
    ["the same with a name in the header", named(TAR), "tar.gz"],
  ])("of %s are known", (_what, bytes, kind) => {
    expect(beginsLike(bytes)).toBe(kind)
  })

  it.each([
    ["nothing", ""],
    ["one byte", "P"],
    ["a text that begins with PK", "PKI of the year"],
    ["a text in gzip", gzipSync("not a tar".repeat(100))],
    ["gzip that is cut off", gzipSync(TAR).subarray(0, 12)],
    ["gzip that does not decompress", join(gzipSync("").subarray(0, 10), bytesOf("xxxxxxx"))],
    ["a text with the word at another place", "ustar".padStart(300)],
    ["a .tar in raw deflate", deflateRawSync(TAR)],
  ])("of %s are those of no archive", (_what, bytes) => {
    expect(beginsLike(bytesOf(bytes))).toBeUndefined()
  })

  it("are known in whatever pieces they come", () => {
    for (const size of [1, 100, 511, 5000]) {
      const start = makeStart()
      for (let at = 0; at < TAR.length; at += size) start.see(TAR.subarray(at, at + size))
      expect(start.begins()).toEqual({ begins: "tar" })
    }
  })
})

/** The file name that gzip puts into its header (RFC 1952, 2.3.1), which Node does not. */
function named(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(gzipSync(bytes))
  const header = plain.slice(0, 10).with(3, 8)
  return join(header, bytesOf("evidence of the case.tar\u0000"), plain.subarray(10))
}
