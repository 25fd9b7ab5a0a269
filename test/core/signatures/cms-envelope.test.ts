/** CMS as an envelope: which pinned key signed the file, whatever its certificate says. */
import { generateKeyPairSync } from "node:crypto"
import { describe, expect, it } from "vitest"
import { fromUtf8, toUtf8 } from "../../../core/base/index.ts"
import {
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writePem,
} from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import {
  checkEnvelope,
  parseEnvelope,
  parsePublicKey,
  portableEngine,
  SIGNATURE_ALGORITHMS,
  type KnownKey,
} from "../../../core/signatures/index.ts"
import { makeCertificate, signerOf } from "../../support/certificates.ts"
import {
  AUTHORITY,
  ROOT,
  SHA1_OID,
  signedData,
  signerInfo,
  type SignerSpec,
} from "../../support/time-stamps.ts"

const DATA = "1.2.840.113549.1.7.1"
const MESSAGE = toUtf8("the minutes of Friday\n")
const OTHER = toUtf8("the minutes of Monday\n")

const PINNED = pinned("archivist", "Stamp Authority")
const STRANGER = makeCertificate({ subject: "Stranger", serial: 9 })
const STRANGERS: SignerSpec = { certificate: STRANGER, key: signerOf("Stranger") }

describe("CMS over a file, by a key that was pinned", () => {
  it("holds detached and with the file inside, in DER and in PEM", () => {
    const inside = { content: writeDerOctetString(MESSAGE) }
    for (const bytes of [cms(), cms([{}], inside)]) {
      const pem = writePem({ label: "PKCS7", bytes })
      expect(fromUtf8(pem)).toContain("BEGIN PKCS7")
      for (const given of [bytes, pem])
        expect(ask(given)).toMatchObject({ by: ["archivist"], codes: [] })
    }
  })

  it("holds without signed attributes, and without a certificate that they name", () => {
    expect(ask(cms([{ withoutAttributes: true }]))).toMatchObject({ by: ["archivist"], codes: [] })
    expect(ask(cms([{ ess: null }]))).toMatchObject({ by: ["archivist"], codes: [] })
  })

  it("is found by the certificate that was pinned, where the message holds none", () => {
    const bare = cms([{}], { certificates: [] })
    const withCertificate = { ...PINNED, certificate: AUTHORITY }
    expect(ask(bare, [withCertificate])).toMatchObject({ by: ["archivist"], codes: [] })
    expect(ask(bare)).toMatchObject({ by: [], codes: ["NO_SIGNING_CERTIFICATE_FOUND"] })
  })

  it("stands beside a stranger's signature, good or bad", () => {
    for (const stranger of [
      {},
      { digested: OTHER },
      { digestOid: SHA1_OID } as const,
      { key: signerOf("thief") },
    ]) {
      const both = cms([{}, { ...STRANGERS, ...stranger }], { certificates: [STRANGER, AUTHORITY] })
      expect(ask(both)).toMatchObject({ by: ["archivist"], codes: [] })
    }
  })
})

describe("CMS, attacked", () => {
  const cases: Readonly<Record<string, readonly [bytes: Uint8Array, code: string]>> = {
    "signed over another file": [cms([{ digested: OTHER }]), "HASH_FAILURE"],
    "with another file inside": [
      cms([{ digested: OTHER }], { content: writeDerOctetString(OTHER) }),
      "CONTEXT_MISMATCH",
    ],
    "signed by a thief under the pinned key's certificate": [
      cms([{ key: signerOf("thief") }]),
      "SIG_CRYPTO_FAILURE",
    ],
    "with the digest of another certificate signed": [
      cms([{ ess: ROOT }]),
      "SIGNING_CERTIFICATE_MISMATCH",
    ],
    "tied to the file by SHA-1 alone": [
      cms([{ digestOid: SHA1_OID }]),
      "CRYPTO_CONSTRAINTS_FAILURE",
    ],
    "signed as content of another type": [
      cms([{ contentType: "1.2.840.113549.1.9.16.1.4" }]),
      "CONTEXT_MISMATCH",
    ],
  }
  for (const [what, [bytes, code]] of Object.entries(cases)) {
    it(`${what}: ${code}`, () => {
      const { by, codes } = ask(bytes)
      expect(by).toEqual([])
      expect(codes).toContain(code)
    })
  }

  it("by a stranger is nobody's, whatever certificates lie in it", () => {
    for (const certificates of [[STRANGER], [AUTHORITY, STRANGER]]) {
      expect(ask(cms([STRANGERS], { certificates }))).toMatchObject({
        by: [],
        codes: ["KEY_NOT_PINNED"],
      })
    }
  })

  it("is not by a key under a certificate of the pinned name that a stranger made", () => {
    // The same issuer and serial number as the pinned key's, and the stranger's own key.
    const lookalike = makeCertificate({
      subject: "Stamp Authority",
      issuer: "Stamp Root",
      serial: 77,
      key: signerOf("Stranger"),
    })
    const forged = cms([{ certificate: lookalike, key: signerOf("Stranger") }], {
      certificates: [lookalike],
    })
    expect(ask(forged)).toMatchObject({ by: [], codes: ["KEY_NOT_PINNED"] })
  })

  it("without a signer is signed by nobody", () => {
    expect(ask(cms([]))).toMatchObject({ by: [], codes: ["KEY_NOT_PINNED"] })
  })
})

/** Written by OpenSSL 3.0: rsaEncryption, which is PKCS #1 v1.5 (RFC 5754 §3.2), by such a key. */
describe("CMS by a key for RSASSA-PSS alone that states PKCS #1 v1.5", () => {
  const pair = generateKeyPairSync("rsa-pss", { modulusLength: 2048 })
  const spki = new Uint8Array(pair.publicKey.export({ type: "spki", format: "der" }))
  const certificate = makeCertificate({ subject: "Pss", spki })
  const algorithm = writeDerSequence(writeDerOid("1.2.840.113549.1.1.1"), writeDerNull())
  const bytes = cms([{ certificate, algorithm }], { certificates: [certificate] })

  it("is left open with what is wrong, and is not said to be of an unknown algorithm", () => {
    const key = parsePublicKey(spki)
    if (key.kind !== "key") throw new Error(key.kind)
    const { by, findings } = ask(bytes, [{ ...PINNED, key: key.key }])
    expect(by).toEqual([])
    expect(findings.map(({ code, observed }) => ({ code, observed }))).toEqual([
      {
        code: "SIGNATURE_NOT_CHECKED",
        observed: {
          stated: "1.2.840.113549.1.1.1",
          reason: "the key is not one for the algorithm that is stated",
        },
      },
    ])
  })

  it("is nobody's where the key is not pinned", () => {
    expect(ask(bytes)).toMatchObject({ by: [], codes: ["KEY_NOT_PINNED"] })
  })
})

function pinned(id: string, name: string): KnownKey {
  return { id, subject: id, key: signerOf(name).publicKey, roles: ["archivist"] }
}

/** A message over the file by these signers; detached unless a content is given. */
function cms(
  signers: readonly SignerSpec[] = [{}],
  parts: Partial<Parameters<typeof signedData>[0]> = {},
): Uint8Array {
  return signedData({
    type: DATA,
    certificates: [AUTHORITY],
    signers: signers.map((spec) => signerInfo(MESSAGE, { contentType: DATA, ...spec })),
    ...parts,
  })
}

function ask(bytes: Uint8Array, keys: readonly KnownKey[] = [PINNED]) {
  const read = parseEnvelope(bytes)
  if (read.kind !== "envelope") throw new Error(read.kind)
  const { signers, findings } = checkEnvelope(
    {
      envelope: read.envelope,
      context: { message: MESSAGE },
      pinned: keys,
      engines: [portableEngine, nativeEngine],
      allowed: SIGNATURE_ALGORITHMS,
    },
    { path: "minutes.p7s" },
  )
  return { by: signers.map(({ id }) => id), codes: findings.map(({ code }) => code), findings }
}
