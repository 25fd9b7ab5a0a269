/** CMS with RSASSA-PSS by the openssl command: the pin says with which parameters it counts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import {
  checkEnvelope,
  parseEnvelope,
  parsePublicKey,
  portableEngine,
  SIGNATURE_ALGORITHMS,
  type AlgorithmChoice,
} from "../../../core/signatures/index.ts"
import { openssl } from "../../support/openssl-signers.ts"
import { needsTool } from "../../support/tools.ts"

const { it } = needsTool("openssl")
const MESSAGE = toUtf8("the minutes of Friday\n")

const folder = mkdtempSync(join(tmpdir(), "openssl-cms-"))
const at = (name: string): string => join(folder, name)
writeFileSync(at("message"), MESSAGE)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it("counts under the salt that was pinned, and says both where it is another", () => {
  makeKey("rsa", "-algorithm", "RSA")
  // 222 bytes: the longest that 2048 bits and SHA-256 leave room for.
  const signed = sign("rsa", "-keyopt", "rsa_padding_mode:pss")
  expect(ask("rsa", signed, { algorithm: "rsa-pss-sha256", saltLength: 222 })).toEqual({
    by: ["archivist"],
    found: [],
  })
  expect(ask("rsa", signed, { algorithm: "rsa-pss-sha256" })).toEqual({
    by: [],
    found: [
      {
        code: "ALG_NOT_ALLOWED",
        observed: {
          key: "archivist",
          stated: "rsa-pss-sha256 (salt-length 222, mgf-hash sha256)",
          pinned: "rsa-pss-sha256 (salt-length 32, mgf-hash sha256)",
        },
      },
    ],
  })
})

it("says both where the mask is by another hash", () => {
  makeKey("mask", "-algorithm", "RSA")
  const salt = ["-keyopt", "rsa_pss_saltlen:32"]
  const signed = sign("mask", "-keyopt", "rsa_padding_mode:pss", ...salt, ...mask("sha1"))
  const pinned = { algorithm: "rsa-pss-sha256", saltLength: 32 } as const
  expect(ask("mask", signed, { ...pinned, mgfHash: "sha1" }).by).toEqual(["archivist"])
  expect(ask("mask", signed, pinned).found).toMatchObject([
    {
      code: "ALG_NOT_ALLOWED",
      observed: { stated: "rsa-pss-sha256 (salt-length 32, mgf-hash sha1)" },
    },
  ])
})

it("names the algorithm that was pinned where the signer used another hash", () => {
  makeKey("curve", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521")
  expect(ask("curve", sign("curve", "-md", "sha256")).found).toEqual([
    {
      code: "ALG_NOT_ALLOWED",
      observed: { key: "archivist", stated: "ecdsa-p521-sha256", pinned: "ecdsa-p521-sha512" },
    },
  ])
})

function mask(hash: string): readonly string[] {
  return ["-keyopt", `rsa_mgf1_md:${hash}`]
}

function makeKey(name: string, ...given: readonly string[]): void {
  openssl("genpkey", ...given, "-out", at(`${name}.key`))
  const subject = ["-subj", `/CN=${name}`, "-days", "30"]
  openssl("req", "-x509", "-key", at(`${name}.key`), ...subject, "-out", at(`${name}.crt`))
}

function sign(name: string, ...options: readonly string[]): Uint8Array {
  const by = ["-signer", at(`${name}.crt`), "-inkey", at(`${name}.key`)]
  const files = ["-in", at("message"), "-out", at("signed"), "-outform", "DER"]
  openssl("cms", "-sign", "-cades", "-binary", ...files, ...by, ...options)
  return new Uint8Array(readFileSync(at("signed")))
}

function ask(name: string, signed: Uint8Array, choice?: AlgorithmChoice) {
  openssl("pkey", "-in", at(`${name}.key`), "-pubout", "-outform", "DER", "-out", at("public"))
  const { key } = read(parsePublicKey(new Uint8Array(readFileSync(at("public"))), choice), "key")
  const { signers, findings } = checkEnvelope(
    {
      envelope: read(parseEnvelope(signed), "envelope").envelope,
      context: { message: MESSAGE },
      pinned: [{ id: "archivist", subject: "archivist", key, roles: ["archivist"] }],
      engines: [portableEngine],
      allowed: SIGNATURE_ALGORITHMS,
    },
    { path: "minutes.p7s" },
  )
  return {
    by: signers.map(({ id }) => id),
    found: findings.map(({ code, observed }) => ({ code, observed })),
  }
}

function read<T extends { readonly kind: string }, K extends T["kind"]>(
  one: T,
  kind: K,
): Extract<T, { kind: K }> {
  if (one.kind !== kind) throw new Error(JSON.stringify(one))
  return one as Extract<T, { kind: K }> // as just compared
}
