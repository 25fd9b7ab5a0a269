/** The commands `sign` and `signature`, on real files. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { readSchema } from "../support/json-schema.ts"
import { run, runWith } from "../support/terminal.ts"

const PASSPHRASE = "only for these tests"
const folder = mkdtempSync(join(tmpdir(), "sealwright-signature-"))
const at = (name: string): string => join(folder, name)
const FILE = at("minutes.txt")
const TRUST = at("trust.json")

beforeAll(async () => {
  writeFileSync(FILE, "the minutes of Friday\n")
  for (const name of ["archivist", "witness", "stranger"]) {
    await runWith(PASSPHRASE, ["keys", "new", "--out", at(`${name}.key`)])
  }
  for (const name of ["archivist", "witness"]) {
    const pin = ["--trust", TRUST, "--subject", name, "--role", name, "--id", name]
    await run(["keys", "pin", at(`${name}.key.pub`), ...pin])
  }
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const FORMS = ["minisign", "sshsig", "jws", "dsse", "raw"] as const

async function signed(form: string, by: string): Promise<string> {
  const out = at(`${by}.${form}.${String(Math.random()).slice(2)}`)
  const { exit } = await runWith(PASSPHRASE, [
    "sign", FILE, "--key", at(`${by}.key`), "--as", form, "--out", out,
  ]) // prettier-ignore
  expect(exit).toBe(0)
  return out
}

const judge = (file: string, signature: string, ...more: readonly string[]) =>
  run(["signature", file, signature, "--trust", TRUST, "--namespace", "file", ...more])

describe("signature", () => {
  for (const form of FORMS) {
    it(`passes a file that a pinned archivist signed as ${form}, and names the key`, async () => {
      const { exit, out } = await judge(FILE, await signed(form, "archivist"))
      expect(out).toContain("✓ TOTAL-PASSED")
      expect(out).toMatch(/Signed by\s+archivist \(archivist, ed25519\), pinned as archivist/)
      expect(exit).toBe(0)
    })

    it(`does not pass another file, nor a stranger's signature (${form})`, async () => {
      const other = at("other.txt")
      writeFileSync(other, "the minutes of Monday\n")
      const signature = await signed(form, "archivist")
      expect((await judge(other, signature)).exit).toBe(form === "jws" ? 1 : form === "raw" ? 2 : 1)
      const byStranger = await judge(FILE, await signed(form, "stranger"))
      expect(byStranger.out).toContain("? INDETERMINATE")
      expect(byStranger.out).toContain("KEY_NOT_PINNED")
      expect(byStranger.exit).toBe(2)
    })
  }

  it("leaves it open where the key may not vouch, or was not good then", async () => {
    const witness = await judge(FILE, await signed("jws", "witness"))
    expect(witness.exit).toBe(2)
    expect(witness.out).toContain("does not vouch")
    expect(witness.out).toContain("KEY_ROLE_NOT_HELD")

    const old = at("old-trust.json")
    const window = ["--valid-from", "2020-01-01T00:00:00Z", "--valid-until", "2020-12-31T00:00:00Z"]
    const pin = ["--trust", old, "--subject", "A", "--role", "archivist", ...window]
    await run(["keys", "pin", at("archivist.key.pub"), ...pin])
    const signature = await signed("jws", "archivist")
    const ask = (time: string) => run(["signature", FILE, signature, "--trust", old, "--at", time])
    expect((await ask("2020-06-01T00:00:00Z")).exit).toBe(0)
    const late = await ask("2026-06-01T00:00:00Z")
    expect(late.exit).toBe(2)
    expect(late.out).toContain("OUT_OF_BOUNDS_NO_POE")
  })

  it("passes nothing without trust, and says what to do", async () => {
    const { exit, out } = await run(["signature", FILE, await signed("raw", "archivist")])
    expect(exit).toBe(2)
    expect(out).toContain("keys pin --help")
  })

  it("asks for the purpose of an SSH signature, and fails another", async () => {
    const signature = await signed("sshsig", "archivist")
    const without = await run(["signature", FILE, signature, "--trust", TRUST])
    expect(without.exit).toBe(64)
    expect(without.err).toContain("--namespace")
    const given = ["signature", FILE, signature, "--trust", TRUST, "--namespace", "email"]
    const other = await run(given)
    expect(other.exit).toBe(1)
    expect(other.out).toContain("CONTEXT_MISMATCH")
  })

  it("fails what is no signature, with the place, and leaves open what it does not read", async () => {
    writeFileSync(at("bad"), "untrusted comment: a\nAAAA\n")
    const bad = await judge(FILE, at("bad"))
    expect(bad.exit).toBe(1)
    expect(bad.out).toContain("FORMAT_FAILURE")
    expect(bad.out).toMatch(/offset\s+21/)
    writeFileSync(at("pgp"), "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n")
    const pgp = await judge(FILE, at("pgp"))
    expect(pgp.exit).toBe(2)
    expect(pgp.out).toContain("ALG_UNSUPPORTED")
  })

  it("prints JSON that its schema describes, whatever the verdict", async () => {
    const schema = readSchema("signature-1.json")
    const good = await judge(FILE, await signed("minisign", "archivist"), "--format", "json")
    const bad = await judge(FILE, at("bad"), "--format", "json")
    for (const { out } of [good, bad]) expect(schema.faults(JSON.parse(out))).toEqual([])
    expect(JSON.parse(good.out)).toMatchObject({
      verdict: "TOTAL-PASSED",
      signers: [{ id: "archivist", vouches: true }],
    })
    expect(schema.faults({ ...(JSON.parse(good.out) as object), more: 1 })).not.toEqual([])
  })

  it("shows a comment from outside without letting it act", async () => {
    const text = readFileSync(await signed("minisign", "archivist"), "utf8")
    writeFileSync(at("esc"), text.replace(/^untrusted comment: .*/, "untrusted comment: \u001b[2J"))
    const { out } = await judge(FILE, at("esc"))
    expect(out).toContain("\\u{1B}[2J")
    expect(out).not.toContain("\u001b[2J")
  })

  it("answers the same with both engines", async () => {
    const signature = await signed("dsse", "archivist")
    expect((await judge(FILE, signature, "--engine", "both")).exit).toBe(0)
  })

  it("says when a file cannot be read", async () => {
    expect((await judge(at("gone"), at("bad"))).exit).toBe(66)
    expect((await judge(FILE, at("gone"))).exit).toBe(66)
  })
})

describe("sign", () => {
  it("never overwrites, and never touches the file", async () => {
    const before = statSync(FILE).mtimeMs
    const out = await signed("raw", "archivist")
    const bytes = readFileSync(out)
    const given = ["sign", FILE, "--key", at("archivist.key"), "--as", "raw"]
    expect((await runWith(PASSPHRASE, [...given, "--out", out])).exit).toBe(73)
    expect((await runWith(PASSPHRASE, [...given, "--out", FILE])).exit).toBe(73)
    expect(readFileSync(out)).toEqual(bytes)
    expect(statSync(FILE).mtimeMs).toBe(before)
  })

  it.each([
    ["no form", ["--out", "s"]],
    ["another form", ["--as", "pgp", "--out", "s"]],
    ["no output", ["--as", "raw"]],
    ["a comment of two lines", ["--as", "minisign", "--out", "s", "--comment", "a\nb"]],
  ])("refuses %s", async (_, argv) => {
    const { exit } = await runWith(PASSPHRASE, [
      "sign",
      FILE,
      "--key",
      at("archivist.key"),
      ...argv,
    ])
    expect(exit).toBe(64)
  })

  it("refuses a form that has no place for the key", async () => {
    await runWith(PASSPHRASE, ["keys", "new", "--algorithm", "p256", "--out", at("p256.key")])
    const given = ["sign", FILE, "--key", at("p256.key"), "--as", "minisign", "--out", at("none")]
    const { exit, err } = await runWith(PASSPHRASE, given)
    expect(exit).toBe(64)
    expect(err).toContain("Ed25519")
  })

  it("writes the same bytes twice, and tells how minisign checks them", async () => {
    const [one, two] = [
      await signed("minisign", "archivist"),
      await signed("minisign", "archivist"),
    ]
    expect(readFileSync(one)).toEqual(readFileSync(two))
    const given = ["sign", FILE, "--key", at("archivist.key"), "--as", "minisign"]
    const { err } = await runWith(PASSPHRASE, [...given, "--out", at("again"), "--comment", "c"])
    expect(err).toMatch(/minisign verifies it with -P RW/)
    expect(readFileSync(at("again"), "utf8")).toContain("trusted comment: c\n")
  })
})
