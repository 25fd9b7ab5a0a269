/** `check cms`, against OpenSSL and against messages that are wrong in one respect. */
import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { toBase64, toUtf8 } from "../../../core/base/index.ts"
import { checkPrimitive, type CheckAnswer } from "../../../core/check.ts"
import { writeDer, writeDerOctetString } from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import { writeSignedData } from "../../../core/pdf/cms.ts"
import { portableEngine } from "../../../core/signatures/index.ts"
import { signerOf } from "../../support/certificates.ts"
import {
  attribute,
  AUTHORITY,
  issuerSerial,
  ROOT,
  signedData,
  signerInfo,
  type SignerSpec,
} from "../../support/time-stamps.ts"
import { sampleReportSigner } from "../../support/sample-certificate.ts"
import { needsTool } from "../../support/tools.ts"

const ENGINES = [portableEngine, nativeEngine]
const DATA = "1.2.840.113549.1.7.1"
const MESSAGE = toUtf8("the message\n")

/** Key and signing options of each kind that OpenSSL makes. */
const KINDS: Readonly<Record<string, readonly [key: readonly string[], sign: readonly string[]]>> =
  {
    "RSA PKCS #1": [["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], []],
    "RSASSA-PSS": [
      ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
      ["-keyopt", "rsa_padding_mode:pss"],
    ],
    "ECDSA on P-256": [["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], []],
    "ECDSA on P-384 with SHA-512": [
      ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
      ["-md", "sha512"],
    ],
  }

needsTool("openssl").describe("check cms, on fresh messages of OpenSSL's", () => {
  let place: string
  const at = (name: string): string => join(place, name)
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), "sealwright-cms-"))
    writeFileSync(at("message"), MESSAGE)
  })
  afterAll(() => {
    rmSync(place, { recursive: true, force: true })
  })

  for (const [kind, [key, sign]] of Object.entries(KINDS)) {
    describe(kind, () => {
      beforeAll(() => {
        openssl("genpkey", ...key, "-out", at("key"))
        openssl("req", "-new", "-x509", "-key", at("key"), "-subj", "/CN=Signer", "-out", at("crt"))
        openssl("pkey", "-in", at("key"), "-pubout", "-outform", "DER", "-out", at("pub"))
      })

      it("holds detached, as CAdES-B, and names its signer", () => {
        const answer = check({ cms: signed("-cades", ...sign), message: toBase64(MESSAGE) })
        expect(answer).toMatchObject({
          status: "PASSED",
          signers: [{ code: null, subject: "CN=Signer", namesCertificate: true }],
        })
      })

      // OpenSSL 3.0 cannot write this one itself: "illegal zero content".
      if (kind !== "RSASSA-PSS") {
        it("holds in a stream of BER, with its content inside", () => {
          const cms = signed("-nodetach", "-stream", ...sign)
          // X.690 §8.1.3.6: OpenSSL streams with an indefinite length.
          expect([...Buffer.from(cms, "base64").subarray(0, 2)]).toEqual([0x30, 0x80])
          expect(check({ cms }).status).toBe("PASSED")
        })
      }

      it("holds by subject key identifier, with the certificate given beside it", () => {
        const cms = signed("-keyid", "-nocerts", ...sign)
        const message = toBase64(MESSAGE)
        expect(check({ cms, message })).toMatchObject({ code: "NO_SIGNING_CERTIFICATE_FOUND" })
        const certificates = [readFileSync(at("crt"), "utf8")]
        expect(check({ cms, message, certificates }).status).toBe("PASSED")
      })

      it("holds without signed attributes", () => {
        const cms = signed("-noattr", ...sign)
        expect(check({ cms, message: toBase64(MESSAGE) }).status).toBe("PASSED")
      })

      it("is by the key that is asked for, and by no other", () => {
        const given = { cms: signed("-cades", ...sign), message: toBase64(MESSAGE) }
        const publicKey = readFileSync(at("pub")).toString("base64")
        expect(check({ ...given, publicKey }).status).toBe("PASSED")
        const other = toBase64(signerOf("other").publicKey.spki)
        expect(check({ ...given, publicKey: other })).toMatchObject({ status: "FAILED" })
      })

      it("does not hold over another message, and openssl agrees", () => {
        const cms = signed("-cades", ...sign)
        writeFileSync(at("other"), "another message\n")
        const message = toBase64(toUtf8("another message\n"))
        expect(check({ cms, message })).toMatchObject({ status: "FAILED", code: "HASH_FAILURE" })
        expect([verifies("message"), verifies("other")]).toEqual([true, false])
      })

      it("does not hold with any of its last bytes changed, and openssl agrees", () => {
        const cms = Buffer.from(signed("-cades", ...sign), "base64")
        for (const back of [1, 30, 60]) {
          const changed = Buffer.from(cms)
          changed[changed.length - back] = (changed.at(-back) ?? 0) ^ 0x04
          writeFileSync(at("cms"), changed)
          const given = { cms: changed.toString("base64"), message: toBase64(MESSAGE) }
          expect(check(given).status).not.toBe("PASSED")
          expect(verifies("message")).toBe(false)
        }
      })
    })
  }

  /** A message over `message`, as base64. */
  function signed(...options: readonly string[]): string {
    const files = ["-in", at("message"), "-signer", at("crt"), "-inkey", at("key")]
    openssl("cms", "-sign", "-binary", "-outform", "DER", ...files, "-out", at("cms"), ...options)
    return readFileSync(at("cms")).toString("base64")
  }

  function verifies(content: string): boolean {
    const files = ["-in", at("cms"), "-content", at(content), "-certfile", at("crt")]
    const options = ["-verify", "-binary", "-inform", "DER", "-noverify", "-out", at("out")]
    return spawnSync("openssl", ["cms", ...options, ...files], { stdio: "ignore" }).status === 0
  }
})

needsTool("openssl").it("takes what the report's own writer signs, and openssl does, too", () => {
  const cms = writeSignedData([MESSAGE], sampleReportSigner("Examiner"))
  expect(checkDetached(cms)).toMatchObject({
    status: "PASSED",
    signers: [{ subject: "CN=Examiner", namesCertificate: true }],
  })
  const place = mkdtempSync(join(tmpdir(), "sealwright-cms-"))
  writeFileSync(join(place, "cms"), cms)
  writeFileSync(join(place, "content"), MESSAGE)
  const files = ["-in", join(place, "cms"), "-content", join(place, "content")]
  const options = ["-verify", "-binary", "-inform", "DER", "-noverify", "-out", "/dev/null"]
  const { status } = spawnSync("openssl", ["cms", ...options, ...files])
  rmSync(place, { recursive: true, force: true })
  expect(status).toBe(0)
})

describe("check cms", () => {
  it("lists every signer, those that do not hold as well", () => {
    const thief = signerInfo(MESSAGE, { contentType: DATA, key: signerOf("thief") })
    const cms = message({ signers: [signerInfo(MESSAGE, { contentType: DATA }), thief] })
    expect(checkDetached(cms)).toMatchObject({
      status: "FAILED",
      code: "SIG_CRYPTO_FAILURE",
      signers: [{ code: null, subject: "CN=Stamp Authority" }, { code: "SIG_CRYPTO_FAILURE" }],
    })
  })

  it("tells the time that a signer claims, and does not weigh it", () => {
    const time = writeDer(0x17, toUtf8("991231235959Z"))
    const moreAttributes = [attribute("1.2.840.113549.1.9.5", time)]
    expect(checkDetached(message({ moreAttributes }))).toMatchObject({
      status: "PASSED",
      signers: [{ claimedTime: "1999-12-31T23:59:59.000Z" }],
    })
  })

  it("says where no attribute names the certificate, as CAdES-B demands", () => {
    const answer = checkDetached(message({ ess: null }))
    expect(answer).toMatchObject({ status: "PASSED", signers: [{ namesCertificate: false }] })
  })

  const wrong: Readonly<Record<string, readonly [spec: MessageSpec, answer: string]>> = {
    "no signer": [{ signers: [] }, "FAILED FORMAT_FAILURE"],
    "a digest of another content": [{ digested: toUtf8("x") }, "FAILED HASH_FAILURE"],
    "a content of another type": [{ contentType: "1.2.3.4" }, "FAILED CONTEXT_MISMATCH"],
    "another certificate's digest": [{ ess: ROOT }, "FAILED SIGNING_CERTIFICATE_MISMATCH"],
    "another serial number beside it": [
      { issuerSerial: issuerSerial("Stamp Root", 1) },
      "FAILED SIGNING_CERTIFICATE_MISMATCH",
    ],
    "the certificate of nobody": [
      { certificates: [ROOT] },
      "INDETERMINATE NO_SIGNING_CERTIFICATE_FOUND",
    ],
    "a thief's key": [{ key: signerOf("thief") }, "FAILED SIG_CRYPTO_FAILURE"],
  }
  for (const [what, [spec, answer]] of Object.entries(wrong)) {
    it(`does not take ${what}`, () => {
      const { status, code } = checkDetached(message(spec))
      expect(`${status} ${String(code)}`).toBe(answer)
    })
  }

  it("does not take content of another type without attributes", () => {
    const signers = [signerInfo(MESSAGE, { withoutAttributes: true })]
    const cms = signedData({ certificates: [AUTHORITY], signers })
    expect(checkDetached(cms)).toMatchObject({ status: "FAILED", code: "FORMAT_FAILURE" })
  })

  it("does not take a message that holds another content than the one given", () => {
    const cms = message({ content: writeDerOctetString(toUtf8("inside")) })
    expect(checkDetached(cms)).toMatchObject({ status: "FAILED", code: "HASH_FAILURE" })
  })

  it("does not take a detached message without its content", () => {
    const answer = check({ cms: toBase64(message()) })
    expect(answer).toMatchObject({ status: "FAILED", code: "FORMAT_FAILURE" })
  })
})

interface MessageSpec extends SignerSpec {
  readonly signers?: readonly Uint8Array[]
  readonly certificates?: readonly Uint8Array[]
  readonly content?: Uint8Array
}

/** A detached message over MESSAGE, with what a test needs different. */
function message(spec: MessageSpec = {}): Uint8Array {
  return signedData({
    type: DATA,
    certificates: [AUTHORITY],
    signers: [signerInfo(MESSAGE, { contentType: DATA, ...spec })],
    ...spec,
  })
}

function checkDetached(cms: Uint8Array): CheckAnswer {
  return check({ cms: toBase64(cms), message: toBase64(MESSAGE) })
}

function check(request: Readonly<Record<string, unknown>>): CheckAnswer {
  const json = JSON.parse(JSON.stringify(request)) as Parameters<typeof checkPrimitive>[1]
  return checkPrimitive("cms", json, ENGINES)
}

function openssl(...args: readonly string[]): void {
  execFileSync("openssl", args, { stdio: ["ignore", "ignore", "pipe"] })
}
