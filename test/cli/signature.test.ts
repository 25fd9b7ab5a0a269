/** The commands `sign` and `signature`, on real files. */
import { generateKeyPairSync } from "node:crypto"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { writePem } from "../../core/encodings/index.ts"
import { DEFAULT_POLICY_JSON } from "../../core/trust/index.ts"
import { signerOf } from "../support/certificates.ts"
import { readSchema } from "../support/json-schema.ts"
import { run, runWith } from "../support/terminal.ts"
import { makeToken, tstInfo } from "../support/time-stamps.ts"
import { needsTool } from "../support/tools.ts"

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

describe("a key that lies in clear", () => {
  it("is warned of in a sentence, by sign and by keys sign", async () => {
    const { privateKey } = generateKeyPairSync("ed25519")
    writeFileSync(at("clear.key"), privateKey.export({ type: "pkcs8", format: "pem" }))
    const own = at("clear-trust.json")
    const pin = ["--trust", own, "--subject", "A", "--role", "archivist", "--by", "A"]
    await run(["keys", "pin", at("archivist.key.pub"), ...pin])
    const warning = `sealwright: ${at("clear.key")} lies in clear: put it under a passphrase`
    for (const argv of [
      ["sign", FILE, "--key", at("clear.key"), "--as", "raw", "--out", at("clear.sig")],
      ["keys", "sign", "--trust", own, "--key", at("clear.key"), "--by", "A"],
    ]) {
      const { exit, err } = await run(argv)
      expect([exit, err]).toEqual([0, expect.stringContaining(warning)])
    }
  })
})

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
      if (form !== "raw") {
        expect((await judge(other, signature)).out).toContain("does not hold for this file")
      }
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

  needsTool("openssl").it(
    "notes a weak key, which a policy that allows it lets count",
    async () => {
      openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024", "-out", at("rsa"))
      openssl("pkey", "-in", at("rsa"), "-pubout", "-out", at("rsa.pub"))
      openssl("dgst", "-sha256", "-sign", at("rsa"), "-out", at("rsa.sig"), FILE)
      const weak = at("weak-trust.json")
      const pin = ["--trust", weak, "--subject", "Old Office", "--role", "archivist"]
      await run(["keys", "pin", at("rsa.pub"), ...pin])
      const policy = at("weak-policy.json")
      writeFileSync(
        policy,
        DEFAULT_POLICY_JSON.replace('"leastRsaBits": 2048', '"leastRsaBits": 1024'),
      )
      const { out } = await run(["signature", FILE, at("rsa.sig"), "--trust", weak])
      expect(out).toContain("ALG_NOT_ALLOWED")
      // Its mathematics holds; saying otherwise would be untrue.
      expect(out).toContain("not accepted, because of what is broken below")
      expect(out).not.toContain("does not hold")
      const asked = ["signature", FILE, at("rsa.sig"), "--trust", weak, "--policy", policy]
      const allowed = await run(asked)
      expect(allowed.out).toContain("✓ TOTAL-PASSED")
      expect(allowed.out).toContain("WEAK_KEY")
    },
  )

  needsTool("openssl").it(
    "passes CAdES-B of openssl by a pinned certificate, which it may leave out",
    async () => {
      const request = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
      ]
      openssl(...request, "-keyout", at("cms.pem"), "-out", at("cms.crt"), "-subj", "/CN=Archivist")
      const own = at("cms-trust.json")
      const pin = ["--trust", own, "--subject", "Archivist", "--role", "archivist", "--by", "A"]
      expect((await run(["keys", "pin", at("cms.crt"), ...pin])).exit).toBe(0)
      const signer = ["-signer", at("cms.crt"), "-inkey", at("cms.pem")]
      for (const how of [
        ["-outform", "DER"],
        ["-outform", "PEM", "-nocerts"],
      ]) {
        const sign = ["cms", "-sign", "-binary", "-cades", "-in", FILE, ...signer, ...how]
        openssl(...sign, "-out", at("minutes.p7s"))
        const { out, exit } = await run(["signature", FILE, at("minutes.p7s"), "--trust", own])
        expect(out).toContain("✓ TOTAL-PASSED")
        expect(exit).toBe(0)
        writeFileSync(at("changed.txt"), "the minutes of Monday\n")
        const changed = await run([
          "signature",
          at("changed.txt"),
          at("minutes.p7s"),
          "--trust",
          own,
        ])
        expect(changed.out).toContain("HASH_FAILURE")
        expect(changed.exit).toBe(1)
      }
    },
  )

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
    const told = other.out.replaceAll(/\s+/g, " ")
    expect(told).toContain(
      'The signature is for another purpose: it names "file", and "email" was wanted.',
    )
    expect(told).toContain('Signed by archivist, for another purpose: "file"')
    expect(told).not.toContain("nobody who was pinned")
  })

  it("names nobody for another purpose whose key is not pinned, or who signed something else", async () => {
    const strange = await signed("sshsig", "stranger")
    const by = ["--trust", TRUST, "--namespace", "email"]
    const unknown = await run(["signature", FILE, strange, ...by])
    expect(unknown.exit).toBe(1)
    expect(unknown.out.replaceAll(/\s+/g, " ")).toContain("Signed by nobody who was pinned")
    expect(unknown.out).toContain("is for another purpose")
    writeFileSync(at("other-minutes.txt"), "the minutes of Sunday\n")
    const over = await signed("sshsig", "archivist")
    const other = await run(["signature", at("other-minutes.txt"), over, ...by])
    expect(other.exit).toBe(1)
    expect(other.out).toContain("The signature does not hold for this file.")
    expect(other.out.replaceAll(/\s+/g, " ")).toContain("Signed by nobody who was pinned")
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

describe("signature, with time-stamps beside it", () => {
  const END = "2026-03-10T00:00:00Z"
  const TIMED = at("timed.json")
  let signature: string

  beforeAll(async () => {
    signature = await signed("minisign", "archivist")
    const window = ["--valid-from", "2026-01-01T00:00:00Z", "--valid-until", END]
    const pin = ["--trust", TIMED, "--subject", "A", "--role", "archivist", ...window]
    await run(["keys", "pin", at("archivist.key.pub"), ...pin, "--by", "A. Archivist"])
    const bytes = signerOf("Stamp Authority").publicKey.spki
    writeFileSync(at("stamping.pub"), writePem({ label: "PUBLIC KEY", bytes }))
    const office = ["--trust", TIMED, "--subject", "Stamp Office", "--role", "timestamp"]
    await run(["keys", "pin", at("stamping.pub"), ...office])
  })

  const ask = (...tokens: readonly string[]) =>
    run([
      ...["signature", FILE, signature, "--trust", TIMED, "--at", "2027-01-01T00:00:00Z"],
      ...tokens.flatMap((one) => ["--timestamp", one]),
    ])

  it("passes what a key signed that has ended since, when a token shows it was before", async () => {
    expect((await ask()).out).toContain("OUT_OF_BOUNDS_NO_POE")
    const early = token("early", {
      bytes: readFileSync(signature),
      genTime: "2026-03-01T00:00:00Z",
    })
    const { out, exit } = await ask(early)
    expect(out).toContain("✓ TOTAL-PASSED")
    expect(out).toMatch(/Judged at\s+2026-03-01T00:00:00\.000Z: the time-stamp/)
    expect(out).toContain("Stamp Office")
    expect(out).toContain("KEY_ENDED_SINCE")
    expect(exit).toBe(0)
  })

  it("takes the earliest of several, and leaves a later one open", async () => {
    const bytes = readFileSync(signature)
    const late = token("late", { bytes, genTime: "2026-03-11T00:00:00Z" })
    const early = token("early", { bytes, genTime: "2026-03-01T00:00:00Z" })
    expect((await ask(late)).exit).toBe(2)
    expect((await ask(late, early)).exit).toBe(0)
  })

  it("fails a token over the file, which says nothing of who signed it", async () => {
    const { out, exit } = await ask(
      token("file", { bytes: readFileSync(FILE), genTime: "2026-03-01T00:00:00Z" }),
    )
    expect(out).toContain("HASH_FAILURE")
    expect(exit).toBe(1)
  })

  it("says in JSON what proves the time, as its schema describes", async () => {
    const genTime = "2026-03-01T00:00:00Z"
    const early = token("early", { bytes: readFileSync(signature), genTime })
    const given = ["signature", FILE, signature, "--trust", TIMED, "--timestamp", early]
    const { out } = await run([...given, "--format", "json"])
    expect(readSchema("signature-1.json").faults(JSON.parse(out))).toEqual([])
    expect(JSON.parse(out)).toMatchObject({
      signers: [{ noLaterThan: "2026-03-01T00:00:00.000Z", proof: "rfc3161", by: "Stamp Office" }],
    })
  })
})

function token(name: string, { bytes, genTime }: { bytes: Uint8Array; genTime: string }): string {
  const path = at(`${name}.tsr`)
  writeFileSync(path, makeToken({ info: tstInfo({ bytes, genTime }) }))
  return path
}

function openssl(...argv: readonly string[]): void {
  execFileSync("openssl", argv, { stdio: "pipe" })
}

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
