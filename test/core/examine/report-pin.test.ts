/** The signature of a report states RSASSA-PSS: it counts as by a pinned key only as that is pinned. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import { checkReport } from "../../../core/examination/index.ts"
import { parsePublicKey, portableEngine } from "../../../core/signatures/index.ts"
import { DEFAULT_POLICY_JSON, EMPTY_TRUST, parsePolicy } from "../../../core/trust/index.ts"
import { openssl } from "../../support/openssl-signers.ts"
import { NOW, pin } from "../../support/pins.ts"
import { needsTool } from "../../support/tools.ts"

const { it } = needsTool("openssl")
const folder = mkdtempSync(join(tmpdir(), "report-pin-"))
const at = (name: string): string => join(folder, name)
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(at(name)))
const SIGNED = toUtf8("the pages of a report\n")
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it("is by the pinned key under the salt that was pinned, and under no other", () => {
  writeFileSync(at("signed"), SIGNED)
  openssl("genpkey", "-algorithm", "RSA", "-out", at("key"))
  openssl("pkey", "-in", at("key"), "-pubout", "-outform", "DER", "-out", at("public"))
  openssl("req", "-x509", "-key", at("key"), "-subj", "/CN=Examiner", "-out", at("certificate"))
  const files = ["-in", at("signed"), "-out", at("cms"), "-outform", "DER"]
  const by = ["-signer", at("certificate"), "-inkey", at("key")]
  const pss = ["-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:222"]
  openssl("cms", "-sign", "-cades", "-binary", ...files, ...by, ...pss)

  expect(signerUnder(222)).toEqual({ id: "signer", status: "PASSED" })
  expect(signerUnder(32)).toEqual({
    id: "signer",
    status: "INDETERMINATE",
    code: "ALG_NOT_ALLOWED",
    reason: "the key is pinned for another algorithm, or other parameters of it",
  })
})

/** What is said of the signer where the key is pinned for this length of the salt, in bytes. */
function signerUnder(saltLength: number) {
  const read = parsePublicKey(bytesOf("public"), { algorithm: "rsa-pss-sha256", saltLength })
  if (read.kind !== "key") throw new Error(read.kind)
  const keys = [pin(1, { key: read.key, roles: ["examiner"] })]
  const trust = { ...EMPTY_TRUST, keys, digest: new Uint8Array(32) }
  const signature = { cms: bytesOf("cms"), signed: SIGNED }
  const parts = { kind: "pdf", resultJson: toUtf8("{}"), signature } as const
  const file = { path: "report.pdf", bytes: SIGNED, parts }
  const standard = parsePolicy(toUtf8(DEFAULT_POLICY_JSON))
  if (standard.kind !== "policy") throw new Error(standard.kind)
  const { policy } = standard
  const terms = { trust, policy, evaluatedAt: NOW, signatures: [portableEngine] }
  return checkReport(file, terms).answers.find(({ id }) => id === "signer")
}
