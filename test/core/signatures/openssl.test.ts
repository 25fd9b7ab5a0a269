/** Fresh signatures of the openssl command in both our engines, and ours under openssl. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import { writePem } from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import {
  checkSignature,
  makeSigner,
  parsePublicKey,
  portableEngine,
  usualEncoding,
  type AlgorithmChoice,
} from "../../../core/signatures/index.ts"
import { needsTool } from "../../support/tools.ts"

const { it } = needsTool("openssl")
const MESSAGE = toUtf8("what two programs should agree on")

const folder = mkdtempSync(join(tmpdir(), "openssl-"))
const at = (name: string) => join(folder, name)
writeFileSync(at("message"), MESSAGE)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

interface Made {
  readonly choice: AlgorithmChoice
  /** Arguments of `openssl genpkey`. */
  readonly key: readonly string[]
  /** Arguments of `openssl dgst`; absent for algorithms that hash by themselves. */
  readonly digest?: readonly string[]
}

const curve = (name: string) => ["-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${name}`]
const rsa = (bits: number) => ["-algorithm", "RSA", "-pkeyopt", `rsa_keygen_bits:${bits}`]
const pss = (hash: string, salt: number, mgf: string) => [
  `-${hash}`,
  ...["-sigopt", "rsa_padding_mode:pss", "-sigopt", `rsa_pss_saltlen:${salt}`],
  ...["-sigopt", `rsa_mgf1_md:${mgf}`],
]

const MADE: readonly Made[] = [
  { choice: { algorithm: "ed25519" }, key: ["-algorithm", "ed25519"] },
  { choice: { algorithm: "ed448" }, key: ["-algorithm", "ed448"] },
  { choice: { algorithm: "ecdsa-p521-sha512" }, key: curve("P-521"), digest: ["-sha512"] },
  { choice: { algorithm: "ecdsa-p521-sha256" }, key: curve("P-521"), digest: ["-sha256"] },
  { choice: { algorithm: "ecdsa-p256-sha512" }, key: curve("P-256"), digest: ["-sha512"] },
  { choice: { algorithm: "ecdsa-secp256k1-sha256" }, key: curve("secp256k1"), digest: ["-sha256"] },
  { choice: { algorithm: "ecdsa-p384-sha3-384" }, key: curve("P-384"), digest: ["-sha3-384"] },
  { choice: { algorithm: "rsa-pkcs1-sha256" }, key: rsa(2048), digest: ["-sha256"] },
  // An odd length: the modulus does not fill its first octet.
  { choice: { algorithm: "rsa-pkcs1-sha512" }, key: rsa(2049), digest: ["-sha512"] },
  {
    choice: { algorithm: "rsa-pss-sha256", saltLength: 32 },
    key: rsa(2048),
    digest: pss("sha256", 32, "sha256"),
  },
  {
    choice: { algorithm: "rsa-pss-sha384", saltLength: 0, mgfHash: "sha1" },
    key: rsa(2049),
    digest: pss("sha384", 0, "sha1"),
  },
]

for (const { choice, key, digest } of MADE) {
  const pair = [choice.algorithm, choice.mgfHash, choice.saltLength].filter(Boolean).join(", ")
  it(`${pair}: signed by openssl, verified by both engines, tampered with and refused`, () => {
    openssl("genpkey", ...key, "-out", at("key.pem"))
    openssl("pkey", "-in", at("key.pem"), "-pubout", "-outform", "DER", "-out", at("key.der"))
    signWith(digest)
    const read = parsePublicKey(new Uint8Array(readFileSync(at("key.der"))), choice)
    if (read.kind !== "key") throw new Error(JSON.stringify(read))
    const signature = new Uint8Array(readFileSync(at("signature")))
    const encoding = usualEncoding(choice.algorithm)
    for (const engine of [nativeEngine, portableEngine]) {
      const answer = (message: Uint8Array, given: Uint8Array) =>
        checkSignature({ key: read.key, message, signature: given, encoding }, [engine]).kind
      expect(answer(MESSAGE, signature)).toBe("valid")
      expect(answer(MESSAGE.with(3, 0), signature)).toBe("invalid")
      const tampered = signature.with(signature.length - 2, signature.at(-2)! ^ 4)
      expect(["invalid", "noncanonical"]).toContain(answer(MESSAGE, tampered))
    }
  })
}

it("openssl verifies what we sign with Ed448 and P-521, and not over another text", () => {
  const signers = [
    { signer: makeSigner("ed448", new Uint8Array(57).fill(9)), digest: undefined },
    { signer: makeSigner("ecdsa-p521-sha512", new Uint8Array(66).fill(1, 1)), digest: "-sha512" },
  ]
  writeFileSync(at("other"), "another text")
  for (const { signer, digest } of signers) {
    writeFileSync(at("pub.pem"), writePem({ label: "PUBLIC KEY", bytes: signer.publicKey.spki }))
    writeFileSync(at("ours"), signer.sign(MESSAGE))
    const status = (text: string) =>
      digest === undefined
        ? run("pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", at("pub.pem"), "-in", text, "-sigfile", at("ours"))
        : run("dgst", digest, "-verify", at("pub.pem"), "-signature", at("ours"), text)
    expect(status(at("message"))).toBe(0)
    expect(status(at("other"))).not.toBe(0)
  }
}) // prettier-ignore

function signWith(digest: readonly string[] | undefined): void {
  if (digest === undefined) {
    openssl("pkeyutl", "-sign", "-rawin", "-inkey", at("key.pem"), "-in", at("message"), "-out", at("signature"))
    return
  }
  openssl("dgst", ...digest, "-sign", at("key.pem"), "-out", at("signature"), at("message"))
} // prettier-ignore

function openssl(...given: readonly string[]): void {
  if (run(...given) !== 0) throw new Error(`openssl ${given.join(" ")} failed`)
}

function run(...given: readonly string[]): number | null {
  return spawnSync("openssl", given, { stdio: "ignore" }).status
}
