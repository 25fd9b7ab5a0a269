/** Pinning: the file is made, extended without loss, and never made worse. */
import { readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { mkdtemp, readdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { pinKey, readTrustFile } from "../../core/node/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"

const FIRST = makeSigner("ed25519", new Uint8Array(32).fill(1)).publicKey
const SECOND = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(2)).publicKey

const trustPath = async () => join(await mkdtemp(join(tmpdir(), "sealwright-trust-")), "trust.json")

describe("pinKey", () => {
  it("makes a trust file that says what was pinned", async () => {
    const path = await trustPath()
    const id = await pinKey(path, {
      key: FIRST,
      subject: "Acme Ltd",
      roles: ["exporter", "log"],
      origins: ["acme/log-1"],
      validFrom: Date.UTC(2026, 0, 1),
      validUntil: Date.UTC(2027, 0, 1),
    })
    expect(id).toBe(`key-${FIRST.fingerprint.slice(0, 16)}`)
    expect(readTrustFile(path).keys).toEqual([
      {
        id,
        key: FIRST,
        subject: "Acme Ltd",
        roles: ["exporter", "log"],
        origins: ["acme/log-1"],
        validFrom: Date.UTC(2026, 0, 1),
        validUntil: Date.UTC(2027, 0, 1),
      },
    ])
    const text = readFileSync(path, "utf8")
    expect(text).toContain('\n  "keys": [\n    {\n      "id": ')
    expect(text).toContain('"validFrom": "2026-01-01T00:00:00.000Z"')
    expect(text.endsWith("}\n")).toBe(true)
  })

  it("extends a file and keeps everything that was in it", async () => {
    const path = await trustPath()
    await pinKey(path, { key: FIRST, subject: "Acme", roles: ["exporter"] })
    const heads = [{ origin: "o", size: 1, root: "a".repeat(64), seenAt: "2026-01-01T00:00:00Z" }]
    const before = JSON.parse(readFileSync(path, "utf8")) as object
    writeFileSync(path, JSON.stringify({ ...before, heads }))
    await pinKey(path, { key: SECOND, subject: "Archive", roles: ["archivist"], id: "archive" })
    const after = JSON.parse(readFileSync(path, "utf8")) as { keys: object[]; heads: object[] }
    expect(after.keys).toHaveLength(2)
    expect(after.heads).toEqual(heads)
    expect(readTrustFile(path).keys.map(({ id }) => id)[1]).toBe("archive")
  })

  it("replaces the file behind a link, not the link", async () => {
    const path = await trustPath()
    await pinKey(path, { key: FIRST, subject: "Acme", roles: ["exporter"] })
    const link = `${path}.link`
    symlinkSync(path, link)
    await pinKey(link, { key: SECOND, subject: "Archive", roles: ["archivist"] })
    expect(readTrustFile(path).keys).toHaveLength(2)
    expect(statSync(link).isFile()).toBe(true)
    expect((await readdir(join(path, ".."))).toSorted()).toEqual(["trust.json", "trust.json.link"])
  })

  it.each([
    ["the same key", { key: FIRST, subject: "Other", roles: ["exporter"], id: "x" }, 'as "acme"'],
    ["the same id", { key: SECOND, subject: "Other", roles: ["exporter"], id: "acme" }, "is taken"],
    ["an unknown role", { key: SECOND, subject: "Other", roles: ["boss"] }, 'no role "boss"'],
    [
      "a window that ends before it begins",
      { key: SECOND, subject: "Other", roles: ["witness"], validFrom: 2, validUntil: 1 },
      "nothing was pinned",
    ],
    ["an empty subject", { key: SECOND, subject: "", roles: ["witness"] }, "nothing was pinned"],
  ])("refuses %s and leaves the file as it was", async (_, pin, says) => {
    const path = await trustPath()
    await pinKey(path, { key: FIRST, subject: "Acme", roles: ["exporter"], id: "acme" })
    const before = readFileSync(path, "utf8")
    const refused = pinKey(path, pin)
    await expect(refused).rejects.toMatchObject({ code: "USAGE" })
    await expect(refused).rejects.toThrow(says)
    expect(readFileSync(path, "utf8")).toBe(before)
  })

  it("does not touch a trust file that it does not understand", async () => {
    const path = await trustPath()
    const odd = '{"schema":"sealwright.trust/1","keys":[],"note":"mine"}'
    writeFileSync(path, odd)
    const refused = pinKey(path, { key: FIRST, subject: "Acme", roles: ["exporter"] })
    await expect(refused).rejects.toMatchObject({ code: "MALFORMED", path })
    expect(readFileSync(path, "utf8")).toBe(odd)
  })

  it("says where it cannot write", async () => {
    const path = join(await trustPath(), "below", "trust.json")
    const refused = pinKey(path, { key: FIRST, subject: "Acme", roles: ["exporter"] })
    await expect(refused).rejects.toMatchObject({ code: "UNWRITABLE" })
  })
})
