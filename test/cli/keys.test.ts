/** The commands `keys new`, `keys show` and `keys pin`, on real files. */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { mkdtemp, readdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { readPublicKeyFile, readTrustFile } from "../../core/node/index.ts"
import { run, runWith } from "../support/terminal.ts"

const PASSPHRASE = "only for these tests"

const folder = () => mkdtemp(join(tmpdir(), "sealwright-keys-"))

const grouped = (fingerprint: string) => fingerprint.match(/.{4}/g)!.slice(0, 8).join(" ")

describe("keys new", () => {
  it("writes a key and its public half, and shows the fingerprint", async () => {
    const path = join(await folder(), "exporter.key")
    const { exit, out, err } = await runWith(PASSPHRASE, ["keys", "new", "--out", path])
    expect(exit).toBe(0)
    expect((await readdir(join(path, ".."))).toSorted()).toEqual([
      "exporter.key",
      "exporter.key.pub",
    ])
    const { algorithm, fingerprint } = readPublicKeyFile(`${path}.pub`)
    expect(algorithm).toBe("ed25519")
    expect(out).toContain(fingerprint)
    expect(out).toContain(grouped(fingerprint))
    expect(err).toContain(`sealwright keys pin ${path}.pub`)
    expect(out + err).not.toContain(PASSPHRASE)
  })

  it("writes a certificate for a P-256 key", async () => {
    const path = join(await folder(), "examiner.key")
    const certificate = ["--algorithm", "p256", "--certificate", "--subject", "A. Examiner"]
    await runWith(PASSPHRASE, ["keys", "new", "--out", path, ...certificate])
    expect(readFileSync(`${path}.crt`, "utf8")).toContain("BEGIN CERTIFICATE")
    expect(readPublicKeyFile(`${path}.pub`).algorithm).toBe("ecdsa-p256-sha256")
  })

  it.each([
    ["no output", []],
    ["another algorithm", ["--out", "k", "--algorithm", "rsa"]],
    ["a certificate for Ed25519", ["--out", "k", "--certificate", "--subject", "S"]],
    ["a certificate for nobody", ["--out", "k", "--algorithm", "p256", "--certificate"]],
    ["a subject without certificate", ["--out", "k", "--subject", "S"]],
    ["a descriptor that is no number", ["--out", "k", "--passphrase-fd", "three"]],
    ["an argument", ["k"]],
  ])("refuses %s before anything is asked or written", async (_, argv) => {
    const { exit, err } = await run(["keys", "new", ...argv])
    expect(exit).toBe(64)
    expect(err).not.toMatch(/passphrase;/)
    expect(existsSync("k")).toBe(false)
  })

  it("never overwrites", async () => {
    const path = join(await folder(), "k")
    writeFileSync(path, "mine")
    expect((await runWith(PASSPHRASE, ["keys", "new", "--out", path])).exit).toBe(73)
    expect(readFileSync(path, "utf8")).toBe("mine")
  })

  it("refuses an empty passphrase", async () => {
    const path = join(await folder(), "k")
    expect((await runWith("", ["keys", "new", "--out", path])).exit).toBe(64)
    expect(existsSync(path)).toBe(false)
  })
})

describe("a passphrase for a new key", () => {
  const made = async (passphrase: string) =>
    runWith(passphrase, ["keys", "new", "--out", join(await folder(), "k")])

  it("is warned about in one line when it is short, counted in characters", async () => {
    for (const short of ["secret", "elevenchars", "ü".repeat(11)]) {
      const { exit, err } = await made(short)
      expect(exit).toBe(0)
      expect(err.match(/^sealwright: .*fewer than 12 characters.*$/gm)).toHaveLength(1)
      expect(err).not.toContain(short)
    }
  })

  it("is taken without a word when it is long enough", async () => {
    for (const long of ["twelve chars", "ü".repeat(12)]) {
      expect((await made(long)).err).not.toContain("characters")
    }
  })
})

describe("keys show", () => {
  it("shows the same for both halves", async () => {
    const path = join(await folder(), "k")
    await runWith(PASSPHRASE, ["keys", "new", "--out", path])
    const fromPublic = await run(["keys", "show", `${path}.pub`])
    const fromPrivate = await runWith(PASSPHRASE, ["keys", "show", path])
    expect(fromPublic.out).toBe(fromPrivate.out)
    expect(fromPublic.out).toContain(readPublicKeyFile(`${path}.pub`).fingerprint)
  })

  it("says when the passphrase is wrong", async () => {
    const path = join(await folder(), "k")
    await runWith(PASSPHRASE, ["keys", "new", "--out", path])
    expect((await runWith("wrong", ["keys", "show", path])).exit).toBe(66)
  })
})

describe("keys pin", () => {
  async function newKey() {
    const path = join(await folder(), "k")
    await runWith(PASSPHRASE, ["keys", "new", "--out", path])
    return { pub: `${path}.pub`, trust: join(path, "..", "trust.json") }
  }

  it("pins a key in its roles and shows the fingerprint to compare", async () => {
    const { pub, trust } = await newKey()
    const { exit, out, err } = await run([
      ...["keys", "pin", pub, "--trust", trust, "--subject", "Acme Ltd"],
      ...["--role", "exporter", "--role", "log"],
      ...["--id", "acme", "--origin", "acme/log-1", "--valid-until", "2030-01-01T00:00:00+01:00"],
      ...["--by", "A. Archivist"],
    ])
    expect(exit).toBe(0)
    const key = readPublicKeyFile(pub)
    expect(readTrustFile(trust).keys).toEqual([
      {
        id: "acme",
        key,
        subject: "Acme Ltd",
        roles: ["exporter", "log"],
        origins: ["acme/log-1"],
        validUntil: Date.UTC(2029, 11, 31, 23),
        pinned: { at: Date.UTC(2026, 5, 1), by: ["A. Archivist"] },
      },
    ])
    expect(out).toContain(key.fingerprint)
    expect(err).toContain("Compare this fingerprint")
  })

  it.each([
    ["no trust file", ["--subject", "S", "--role", "exporter"]],
    ["no subject", ["--trust", "t.json", "--role", "exporter"]],
    ["no role", ["--trust", "t.json", "--subject", "S"]],
    ["an unknown role", ["--trust", "t.json", "--subject", "S", "--role", "boss"]],
    [
      "a time without a day",
      ["--trust", "t.json", "--subject", "S", "--role", "log", "--valid-from", "x"],
    ],
  ])("refuses %s", async (_, argv) => {
    const { pub } = await newKey()
    expect((await run(["keys", "pin", pub, ...argv])).exit).toBe(64)
    expect(existsSync("t.json")).toBe(false)
  })
})
