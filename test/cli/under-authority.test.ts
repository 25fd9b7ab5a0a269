/**
 * `signature` and `report check` of signers whom an authority vouches for: fresh chains, lists
 * and CMS messages by OpenSSL, and packs by `keys anchor`.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { readSchema } from "../support/json-schema.ts"
import { makeOpensslList } from "../support/openssl-lists.ts"
import { makeOpensslSigners, openssl } from "../support/openssl-signers.ts"
import { run, runWith } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"

const PASSPHRASE = "only for these tests"
const folder = mkdtempSync(join(tmpdir(), "sealwright-under-authority-"))
const at = (name: string): string => join(folder, name)
const theirs = makeOpensslSigners(at("theirs"))
const [FILE, TRUST, REPORT] = [at("minutes.txt"), at("trust.json"), at("report.pdf")]
const ADA = "CN=ada, O=Ward Archive, C=DE"
const BY = ["--by", "Ann", "--reason", "from their office"]
/** OpenSSL makes certificates from now on. */
const now = { now: () => Date.now() }
const told = (...argv: readonly string[]) => run(argv, now)

/** Signs the file as CAdES-B with NAME's key. */
function signed(name: string, to = at(`${name}.p7s`)): string {
  const key = ["-signer", theirs.at(`${name}.crt`), "-inkey", theirs.at(`${name}.key`)]
  const cms = ["cms", "-sign", "-cades", "-binary", "-in", FILE, "-outform", "DER", "-out", to]
  openssl(...cms, ...key, "-certfile", theirs.issuing)
  return to
}

/** Pins the root for signing in a pack of its own, with whatever is given. */
async function packWith(path: string, ...given: readonly string[]): Promise<void> {
  const anchor = ["keys", "anchor", theirs.root, "--trust", path, "--subject", "Their Office"]
  expect(await told(...anchor, "--id", "office", ...given, ...BY)).toMatchObject({ exit: 0 })
}

async function withLists(path: string, ...lists: readonly string[]): Promise<void> {
  const imported = await told("keys", "revocation-data", ...lists, "--trust", path, ...BY)
  expect(imported).toMatchObject({ exit: 0 })
}

/** As one line, however wide it was set. */
const unwrapped = (text: string): string => text.replace(/\s+/g, " ")
const SIGNING = ["--purpose", "signing"]
const AS = ["--role", "exporter", "--role", "examiner"]

needsTool("openssl").describe("an authority of OpenSSL's", () => {
  beforeAll(async () => {
    writeFileSync(FILE, "the minutes of Friday\n")
    theirs.make("ada", "p256")
    theirs.make("bob", "rsa")
    for (const name of ["ada", "bob"]) signed(name)
    await packWith(TRUST, ...SIGNING, ...AS, "--name", ADA)
    copyFileSync(TRUST, at("no-lists.json"))
    await withLists(TRUST, makeOpensslList(theirs, "root"), makeOpensslList(theirs, "issuing"))
    const chain = [theirs.issuing, theirs.root].map((path) => readFileSync(path, "utf8"))
    writeFileSync(at("chain.pem"), chain.join(""))
    writeFiles(at("bag"), await sealedBag())
    const key = theirs.export("ada", PASSPHRASE, "-certfile", at("chain.pem"))
    const report = ["verify", at("bag"), "--report", REPORT, "--key", key]
    expect((await runWith(PASSPHRASE, report)).err).not.toContain("sealwright:")
  }, 120_000)

  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  describe("signature, by somebody under a pinned authority", () => {
    const judge = (name: string, trust = TRUST, ...more: readonly string[]) =>
      told("signature", FILE, at(`${name}.p7s`), "--trust", trust, ...more)

    it("passes and says on whose word", async () => {
      const { exit, out: lines } = await judge("ada")
      const out = unwrapped(lines)
      expect(exit).toBe(0)
      expect(out).toContain(
        "A signer for whom a pinned authority vouches signed exactly this file.",
      )
      expect(out).toContain("Signed by CN=ada,O=Ward Archive,C=DE")
      expect(out).toContain("Authority Their Office")
      expect(out).toContain(`for the name ${ADA}`)
      expect(out).toMatch(/not revoked, by a revocation list of 20\S+Z, 0 days old, next due/)
      expect(out).toMatch(/Issued by CN=Issuing, serial no\. [0-9a-f]+/)
    })

    it("prints JSON that its schema describes", async () => {
      const schema = readSchema("signature-1.json")
      const { out } = await judge("ada", TRUST, "--format", "json")
      const printed = JSON.parse(out) as { signers: readonly { authority: object }[] }
      expect(schema.faults(printed)).toEqual([])
      const [signer] = printed.signers
      expect(Object.keys(signer?.authority ?? {})).toEqual([
      "id", "subject", "sha256", "name", "path",
    ]) // prettier-ignore
      const more = {
        ...printed,
        signers: [{ ...signer, authority: { ...signer?.authority, x: 1 } }],
      }
      expect(schema.faults(more)).not.toEqual([])
    })

    it("stays open for whoever is not named, and while nobody says who was revoked", async () => {
      expect(await judge("bob")).toMatchObject({
        exit: 2,
        out: expect.stringContaining("no authority is pinned that names this subject") as string,
      })
      const unknown = await judge("ada", at("no-lists.json"))
      expect([unknown.exit, unknown.out]).toEqual([2, expect.stringContaining("TRY_LATER")])
    })

    it("stays open once OpenSSL's list revokes the signer", async () => {
      const trust = at("revoked.json")
      copyFileSync(TRUST, trust)
      theirs.make("eve", "p256")
      signed("eve")
      await packWith(at("eve.json"), ...SIGNING, ...AS, "--name", "CN=eve,O=Ward Archive,C=DE")
      await withLists(at("eve.json"), makeOpensslList(theirs, "root"), makeOpensslList(theirs, "issuing")) // prettier-ignore
      expect((await judge("eve", at("eve.json"))).exit).toBe(0)
      const list = makeOpensslList(theirs, "issuing", { name: "eve", reason: "keyCompromise" })
      await withLists(at("eve.json"), list)
      const { exit, out } = await judge("eve", at("eve.json"))
      expect([exit, out]).toEqual([2, expect.stringContaining("COMPROMISED_NO_POE")])
    })

    it("fails over another file", async () => {
      writeFileSync(at("other.txt"), "the minutes of Saturday\n")
      const { exit, out } = await told(
        "signature",
        at("other.txt"),
        at("ada.p7s"),
        "--trust",
        TRUST,
      )
      expect([exit, out]).toEqual([1, expect.stringContaining("HASH_FAILURE")])
    })
  })

  describe("report check, of a report by somebody under a pinned authority", () => {
    const check = (trust: string, ...more: readonly string[]) =>
      told("report", "check", REPORT, "--trust", trust, ...more)

    it("passes for a named examiner, and says on whose word in both languages", async () => {
      const { exit, out } = await check(TRUST)
      expect([exit, out]).toEqual([0, expect.stringContaining("✓ TOTAL-PASSED")])
      expect(unwrapped(out)).toContain("A pinned authority vouches for the signer as an examiner")
      expect(out).toMatch(/Authority\s+Their Office/)
      const german = await check(TRUST, "--language", "de")
      expect(german.exit).toBe(0)
      expect(german.out).toMatch(/Aussteller\s+Their Office/)
      expect(unwrapped(german.out)).toContain("nicht gesperrt, laut Sperrliste vom")
      expect(unwrapped(german.out)).toContain("Ein hinterlegter Aussteller bürgt dafür")
    })

    it("prints JSON that its schema describes", async () => {
      const schema = readSchema("report-check-1.json")
      const { out } = await check(TRUST, "--format", "json")
      expect(schema.faults(JSON.parse(out))).toEqual([])
      expect(JSON.parse(out)).toMatchObject({ signer: { authority: { id: "office" } } })
    })

    it("stays open in another role, for another name, for time only, and without lists", async () => {
      const packs: Readonly<Record<string, readonly string[]>> = {
        "role.json": [...SIGNING, "--role", "exporter", "--name", ADA],
        "name.json": [...SIGNING, ...AS, "--name", "CN=ada"],
        "time.json": ["--purpose", "timestamp"],
      }
      for (const [name, given] of Object.entries(packs)) {
        await packWith(at(name), ...given)
        const lists = ["root", "issuing"].map((by) => makeOpensslList(theirs, by))
        await withLists(at(name), ...lists)
        const { exit, out } = await check(at(name))
        const code = name === "role.json" ? "KEY_ROLE_NOT_HELD" : "KEY_NOT_PINNED"
        expect([name, exit, out]).toEqual([name, 2, expect.stringContaining(code)])
      }
      const { exit, out } = await check(at("no-lists.json"))
      expect([exit, out]).toEqual([2, expect.stringContaining("TRY_LATER")])
    })
  })

  describe("keys anchor and keys list", () => {
    it("show the authority's SHA-256, roles and names, and refuse a name that is none", async () => {
      const { out } = await told("keys", "list", "--trust", TRUST)
      const sha256 = openssl("x509", "-in", theirs.root, "-noout", "-fingerprint", "-sha256")
      const hex = (sha256.split("=")[1] ?? "").trim().replaceAll(":", "").toLowerCase()
      expect(out).toContain(`sha256       ${hex}`)
      expect(out).toContain("as           exporter, examiner")
      expect(out).toContain(`named        ${ADA}`)
      const anchor = ["keys", "anchor", theirs.root, "--trust", at("none.json"), "--subject", "x"]
      const bad = await told(...anchor, ...SIGNING, ...AS, "--name", "Ada", ...BY)
      expect([bad.exit, bad.err]).toEqual([
        expect.any(Number),
        expect.stringContaining("no attribute such as CN="),
      ])
      expect(bad.exit).not.toBe(0)
    })
  })
})
