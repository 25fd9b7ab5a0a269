/** The commands `keys new`, `keys show` and `keys pin`, on real files. */
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs"
import { mkdtemp, readdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { readArguments, type Command } from "../../cli/command.ts"
import type { Io } from "../../cli/io.ts"
import { keysNew, keysPin, keysShow } from "../../cli/keys.ts"
import { readPublicKeyFile, readTrustFile } from "../../core/node/index.ts"

const folder = () => mkdtemp(join(tmpdir(), "sealwright-keys-"))

async function run(command: Command, ...argv: readonly string[]) {
  let out = ""
  let err = ""
  const io: Io = {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    colour: false,
    progress: false,
    columns: 80,
    now: () => Date.UTC(2026, 10, 21),
    input: (async function* () {})(),
    signal: new AbortController().signal,
  }
  const exit = await command.run(readArguments(command, argv), io)
  return { exit, out, err }
}

/** Runs with a passphrase on a file descriptor, as `3<file` in a shell does. */
async function runWith(passphrase: string, command: Command, ...argv: readonly string[]) {
  const file = join(await folder(), "passphrase")
  writeFileSync(file, `${passphrase}\n`)
  const fd = openSync(file, "r")
  try {
    return await run(command, ...argv, "--passphrase-fd", String(fd))
  } finally {
    closeSync(fd)
  }
}

const grouped = (fingerprint: string) => fingerprint.match(/.{4}/g)!.slice(0, 8).join(" ")

describe("keys new", () => {
  it("writes a key and its public half, and shows the fingerprint", async () => {
    const path = join(await folder(), "exporter.key")
    const { exit, out, err } = await runWith("secret", keysNew, "--out", path)
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
    expect(out + err).not.toContain("secret")
  })

  it("writes a certificate for a P-256 key", async () => {
    const path = join(await folder(), "examiner.key")
    const certificate = ["--algorithm", "p256", "--certificate", "--subject", "A. Examiner"]
    await runWith("secret", keysNew, "--out", path, ...certificate)
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
  ])("refuses %s before anything is written", async (_, argv) => {
    const refused = run(keysNew, ...argv)
    await expect(refused).rejects.toMatchObject({ code: "USAGE" })
    expect(existsSync("k")).toBe(false)
  })

  it("never overwrites", async () => {
    const path = join(await folder(), "k")
    writeFileSync(path, "mine")
    await expect(runWith("secret", keysNew, "--out", path)).rejects.toMatchObject({
      code: "UNWRITABLE",
    })
    expect(readFileSync(path, "utf8")).toBe("mine")
  })

  it("refuses an empty passphrase", async () => {
    const path = join(await folder(), "k")
    await expect(runWith("", keysNew, "--out", path)).rejects.toMatchObject({ code: "USAGE" })
    expect(existsSync(path)).toBe(false)
  })
})

describe("keys show", () => {
  it("shows the same for both halves", async () => {
    const path = join(await folder(), "k")
    await runWith("secret", keysNew, "--out", path)
    const fromPublic = await run(keysShow, `${path}.pub`)
    const fromPrivate = await runWith("secret", keysShow, path)
    expect(fromPublic.out).toBe(fromPrivate.out)
    expect(fromPublic.out).toContain(readPublicKeyFile(`${path}.pub`).fingerprint)
  })

  it("says when the passphrase is wrong", async () => {
    const path = join(await folder(), "k")
    await runWith("secret", keysNew, "--out", path)
    await expect(runWith("wrong", keysShow, path)).rejects.toMatchObject({
      code: "MALFORMED",
      path,
    })
  })
})

describe("keys pin", () => {
  async function newKey() {
    const path = join(await folder(), "k")
    await runWith("secret", keysNew, "--out", path)
    return { pub: `${path}.pub`, trust: join(path, "..", "trust.json") }
  }

  it("pins a key in its roles and shows the fingerprint to compare", async () => {
    const { pub, trust } = await newKey()
    const { exit, out, err } = await run(
      keysPin,
      ...[pub, "--trust", trust, "--subject", "Acme Ltd", "--role", "exporter", "--role", "log"],
      ...["--id", "acme", "--origin", "acme/log-1", "--valid-until", "2030-01-01T00:00:00+01:00"],
    )
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
    await expect(run(keysPin, pub, ...argv)).rejects.toMatchObject({ code: "USAGE" })
    expect(existsSync("t.json")).toBe(false)
  })
})
