/** Reports that are signed with PKCS #12, as `verify --report --key` writes them. */
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect } from "vitest"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { makeOpensslSigners, openssl } from "../support/openssl-signers.ts"
import { signatureOf } from "../support/pdf-signature.ts"
import { run, runWith } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"
import { validatePdfs } from "../support/verapdf.ts"

const PASSPHRASE = "only for these tests"
const KINDS = ["p256", "p384", "p521", "rsa"] as const
const folder = mkdtempSync(join(tmpdir(), "sealwright-report-p12-"))
const at = (name: string): string => join(folder, name)
const TRUST = at("trust.json")
const theirs = makeOpensslSigners(at("theirs"))

/** Verifies the bag with a report that the key signs. */
const report = (to: string, key: string, passphrase = PASSPHRASE) =>
  runWith(passphrase, ["verify", at("bag"), "--report", to, "--key", key])
const exported = (name: string, ...options: readonly string[]): string =>
  theirs.export(name, PASSPHRASE, "-certfile", at("chain.pem"), ...options)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function printedBy(program: string, ...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: "utf8" })
  return stdout + stderr
}

needsTool("openssl", "pdfsig", "qpdf").describe(
  "a report that a key of an authority signed",
  () => {
    beforeAll(async () => {
      writeFiles(at("bag"), await sealedBag())
      for (const name of KINDS) theirs.make(name, name)
      const chain = [theirs.issuing, theirs.root].map((path) => readFileSync(path, "utf8"))
      writeFileSync(at("chain.pem"), chain.join(""))
      for (const name of KINDS) {
        const pin = [
          "--trust",
          TRUST,
          "--subject",
          `Ada ${name}`,
          "--role",
          "examiner",
          "--id",
          name,
        ]
        const pinned = await run(["keys", "pin", theirs.at(`${name}.crt`), ...pin])
        expect(pinned).toMatchObject({ exit: 0 })
        const { err } = await report(at(`${name}.pdf`), exported(name))
        expect(err).not.toContain("sealwright:")
      }
    }, 120_000)

    const { it } = needsTool("openssl")

    for (const name of KINDS) {
      it(`with ${name} is passed by report check and by pdfsig, and is sound by qpdf`, async () => {
        const path = at(`${name}.pdf`)
        const { exit, out } = await run(["report", "check", path, "--trust", TRUST])
        expect([exit, out]).toEqual([0, expect.stringContaining(`Ada ${name}`)])
        const told = printedBy("pdfsig", "-nocert", path)
        expect(told).toContain("Signature is Valid")
        expect(told).toContain("Total document signed")
        expect(told).toContain(`Signer Certificate Common Name: ${name}`)
        expect(printedBy("qpdf", "--check", path)).not.toMatch(/warning|error [^e]/i)
      })

      it(`with ${name} holds what leads to the root, by which openssl judges it`, () => {
        const { cms, signed } = signatureOf(readFileSync(at(`${name}.pdf`)))
        writeFileSync(at("cms"), cms)
        writeFileSync(at("signed"), signed)
        const verify = ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", at("cms")]
        const anchors = ["-content", at("signed"), "-CAfile", theirs.root, "-purpose", "any"]
        expect(printedBy("openssl", ...verify, ...anchors, "-out", "/dev/null")).toContain(
          "CAdES Verification successful",
        )
        const other = at("other.pem")
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Other", "-keyout", at("other.key"), "-out", other) // prettier-ignore
        const without = [...verify, "-content", at("signed"), "-CAfile", other, "-purpose", "any"]
        expect(printedBy("openssl", ...without, "-out", "/dev/null")).toContain(
          "CAdES Verification failure",
        )
      })
    }

    it("fails report check and pdfsig when a byte of it is another", async () => {
      for (const name of KINDS) {
        const bytes = readFileSync(at(`${name}.pdf`))
        bytes[2000] = (bytes[2000] ?? 0) ^ 1
        writeFileSync(at("changed.pdf"), bytes)
        expect((await run(["report", "check", at("changed.pdf"), "--trust", TRUST])).exit).toBe(1)
        expect(printedBy("pdfsig", "-nocert", at("changed.pdf"))).not.toContain(
          "Signature is Valid",
        )
      }
    })

    it("is passed as well with a key file that has the certificate of the authority beside it", async () => {
      const key = theirs.at("p384.key")
      writeFileSync(`${key}.crt`, readFileSync(theirs.at("p384.crt")))
      const { err } = await run(["verify", at("bag"), "--report", at("file.pdf"), "--key", key])
      expect(err).toContain("lies in clear")
      const { exit, out } = await run(["report", "check", at("file.pdf"), "--trust", TRUST])
      expect([exit, out]).toEqual([0, expect.stringContaining("Ada p384")])
    })

    it("is not written with a wrong passphrase, nor with a key that no verifier should take", async () => {
      for (const kind of ["rsa1024", "ed25519"] as const) theirs.make(kind, kind)
      const none = at("none.pdf")
      const wrong = await report(none, exported("rsa"), "wrong")
      expect([wrong.exit, wrong.err]).toEqual([
        66,
        expect.stringContaining("does not open this file"),
      ])
      const short = await report(none, exported("rsa1024"))
      expect(short.err).toContain("the key is too weak to sign a report: 1024 bits")
      const ed25519 = await report(none, exported("ed25519"))
      expect(ed25519.err).toContain("a report is signed with a P-256, P-384, P-521 or RSA key")
      expect(existsSync(none)).toBe(false)
    })

    it("leaves no file behind but itself", async () => {
      const place = mkdtempSync(join(folder, "alone-"))
      await report(join(place, "report.pdf"), exported("rsa"))
      expect(readdirSync(place)).toEqual(["report.pdf"])
    })

    needsTool("verapdf").it(
      "is PDF/A-3b",
      () => {
        const sound = { isCompliant: true, failedRules: [] }
        const paths = KINDS.map((name) => at(`${name}.pdf`))
        expect(validatePdfs(paths, "3b")).toEqual(paths.map(() => sound))
      },
      120_000,
    )
  },
)
