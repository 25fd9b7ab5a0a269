import { generateKeyPairSync, sign } from "node:crypto"
import { describe, expect, it } from "vitest"
import { concat, toUtf8 } from "../../../core/base/index.ts"
import {
  writeDerBitString,
  writeDerBoolean,
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerUtf8String,
  writeTimeStampRequest,
} from "../../../core/encodings/index.ts"
import { sha256 } from "../../../core/hashing/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import { makeSigner, portableEngine } from "../../../core/signatures/index.ts"
import {
  checkTimestamp,
  type TimestampAnswer,
  type TimestampRequest,
} from "../../../core/time/index.ts"
import {
  basicConstraints,
  derName,
  extendedKeyUsage,
  general,
  keyUsage,
  makeCertificate,
  signerOf,
  subjectAltName,
  subjectKeyId,
} from "../../support/certificates.ts"
import {
  attribute,
  AUTHORITY,
  authorityCertificate,
  BYTES,
  certificateOf,
  imprintOf,
  issuerSerial,
  makeToken,
  ROOT,
  SHA1_OID,
  SHA512_OID,
  signedData,
  signerInfo,
  STAMPED_AT,
  TIME_STAMPING,
  trustIn,
  tstInfo,
  type TokenSpec,
} from "../../support/time-stamps.ts"

const ENGINES = [portableEngine, nativeEngine]
const AT = Date.parse(STAMPED_AT)

describe("checkTimestamp", () => {
  it("says when, how exactly, by whom and on which pin", () => {
    const answer = check({ token: makeToken({ info: tstInfo({ accuracySeconds: 2 }) }) })
    expect(answer).toMatchObject({
      kind: "proven",
      stated: { genTime: AT, earliest: AT - 2000, latest: AT + 2000, policy: "1.2.3.4" },
      tsa: { subject: "CN=Stamp Authority", pins: ["tsa-0"] },
      algorithms: ["sha256", "ed25519"],
      notes: [],
    })
  })

  it("names every algorithm that it rests on, that of the authority's certificate too", () => {
    const p256 = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(9))
    const token = makeToken({
      certificate: authorityCertificate({ spki: p256.publicKey.spki }),
      key: p256,
      algorithm: writeDerSequence(writeDerOid("1.2.840.10045.4.3.2")),
    })
    expect(check({ token })).toMatchObject({
      kind: "proven",
      algorithms: ["sha256", "ecdsa-p256-sha256", "ed25519"],
    })
  })

  const proven: Readonly<Record<string, Partial<TimestampRequest>>> = {
    "in a response that grants it": { token: response(0, makeToken()) },
    "in a response that grants it with changes": { token: response(1, makeToken()) },
    "of which only the digest is at hand": { stamped: { kind: "digest", digest: sha256(BYTES) } },
    "over SHA-512": { token: makeToken({ info: tstInfo({ imprintOid: SHA512_OID }) }) },
    "whose authority is pinned itself": { trust: trustIn(AUTHORITY) },
    "whose certificate lies beside it": {
      token: makeToken({ certificates: [] }),
      certificates: [certificateOf(AUTHORITY)],
    },
    "that calls its authority by its name": {
      token: makeToken({ info: tstInfo({ tsa: general.directory(derName("Stamp Authority")) }) }),
    },
    "that names issuer and serial number beside the digest": {
      token: makeToken({ issuerSerial: issuerSerial("Stamp Root", 77) }),
    },
    "that names its certificate in both forms": { token: makeToken({ essV1: AUTHORITY }) },
    "with an extension that is not critical": {
      token: makeToken({ info: tstInfo({ extensions: [extension(false)] }) }),
    },
    "in a frame of BER": { token: asBer(makeToken()) },
    "that answers its request": {
      token: makeToken({ info: tstInfo({ nonce: 99 }) }),
      request: writeTimeStampRequest(sha256(BYTES), 99n),
    },
    "by a name in its certificate's alternatives": {
      token: makeToken({
        certificate: authorityCertificate({
          extensions: [
            keyUsage(0),
            extendedKeyUsage([TIME_STAMPING], true),
            subjectAltName(general.dns("tsa.example")),
          ],
        }),
        info: tstInfo({ tsa: general.dns("tsa.example") }),
      }),
    },
  }
  for (const [what, request] of Object.entries(proven)) {
    it(`takes a time-stamp ${what}`, () => {
      expect(check(request)).toMatchObject({ kind: "proven" })
    })
  }

  it("takes a pinned key for its authority, whoever issued the certificate", () => {
    const { fingerprint } = signerOf("Stamp Authority").publicKey
    const trust = { keys: [{ id: "the-tsa", fingerprint }], anchors: [] }
    expect(check({ trust })).toMatchObject({ kind: "proven", tsa: { pins: ["the-tsa"] } })
  })
})

describe("checkTimestamp: what was stamped", () => {
  refuses("bytes that differ in one bit", "broken HASH_FAILURE", {
    stamped: { kind: "bytes", bytes: changed(BYTES) },
  })
  refuses("a token over a manifest in the place of the seal", "broken HASH_FAILURE", {
    token: makeToken({ info: tstInfo({ bytes: toUtf8("a manifest") }) }),
  })
  refuses("another digest", "broken HASH_FAILURE", {
    stamped: { kind: "digest", digest: sha256(toUtf8("else")) },
  })
  refuses("a digest that is not as long as its algorithm's", "broken TIMESTAMP_INVALID", {
    token: makeToken({ info: tstInfo({ imprint: imprintOf(SHA512_OID, sha256(BYTES)) }) }),
    stamped: { kind: "digest", digest: sha256(BYTES) },
  })
  refuses("a digest that is not computed here", "open ALG_UNSUPPORTED", {
    token: makeToken({
      info: tstInfo({ imprint: imprintOf("1.2.840.113549.2.5", new Uint8Array(16)) }),
    }),
  })
  refuses("SHA-1, where weak algorithms prove nothing", "open CRYPTO_CONSTRAINTS_FAILURE", {
    token: makeToken({ info: tstInfo({ imprintOid: SHA1_OID }) }),
  })

  it("notes SHA-1 where it is let pass", () => {
    const token = makeToken({ info: tstInfo({ imprintOid: SHA1_OID }) })
    const answer = check({ token, allowsWeakAlgorithms: true })
    expect(answer).toMatchObject({ kind: "proven", notes: [{ code: "WEAK_DIGEST" }] })
  })
})

describe("checkTimestamp: a certificate of the authority that could be forged", () => {
  for (const [what, bits, hash, code] of [
    ["signed over SHA-1", 2048, "sha1", "WEAK_DIGEST"],
    ["signed by an RSA key of 1024 bits", 1024, "sha256", "WEAK_KEY"],
  ] as const) {
    const { root, certificate } = issuedByRsa(bits, hash)
    const token = makeToken({ certificate })
    const trust = trustIn(root)

    it(`${what} carries nothing where weak algorithms prove nothing`, () => {
      const answer = check({ token, trust })
      expect(answer).toMatchObject({ kind: "open", code: "CRYPTO_CONSTRAINTS_FAILURE" })
    })

    it(`${what} is noted where it is let pass`, () => {
      const answer = check({ token, trust, allowsWeakAlgorithms: true })
      expect(answer).toMatchObject({ kind: "proven", notes: [{ code }] })
    })

    it(`${what} does not matter where that certificate is pinned itself`, () => {
      expect(check({ token, trust: trustIn(certificate) })).toMatchObject({ notes: [] })
    })
  }

  it("signed by an RSA key of 2048 bits over SHA-256 carries it", () => {
    const { root, certificate } = issuedByRsa(2048, "sha256")
    const answer = check({ token: makeToken({ certificate }), trust: trustIn(root) })
    expect(answer).toMatchObject({ kind: "proven", notes: [] })
  })
})

/** The authority's certificate under a root with an RSA key of so many bits. */
function issuedByRsa(modulusLength: number, hash: "sha1" | "sha256") {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength })
  const oid = hash === "sha1" ? "1.2.840.113549.1.1.5" : "1.2.840.113549.1.1.11"
  const by = {
    algorithm: writeDerSequence(writeDerOid(oid), writeDerNull()),
    signer: {
      publicKey: signerOf("Stamp Root").publicKey,
      sign: (bytes: Uint8Array) => sign(hash, bytes, privateKey),
    },
  }
  const root = makeCertificate({
    subject: "Stamp Root",
    spki: publicKey.export({ type: "spki", format: "der" }),
    extensions: [basicConstraints(true), keyUsage(5, 6)],
  })
  return { root, certificate: authorityCertificate(by) }
}

describe("checkTimestamp: the certificate of the authority", () => {
  const rules: Readonly<Record<string, TokenSpec["certificate"]>> = {
    "without an extended key usage": authorityCertificate({ extensions: [keyUsage(0)] }),
    "with one that is not critical": authorityCertificate({
      extensions: [keyUsage(0), extendedKeyUsage([TIME_STAMPING])],
    }),
    "for another purpose": authorityCertificate({
      extensions: [extendedKeyUsage(["1.3.6.1.5.5.7.3.3"], true)],
    }),
    "for two purposes": authorityCertificate({
      extensions: [extendedKeyUsage([TIME_STAMPING, "1.3.6.1.5.5.7.3.3"], true)],
    }),
    "for any purpose": authorityCertificate({
      extensions: [extendedKeyUsage(["2.5.29.37.0"], true)],
    }),
    "that may only certify": authorityCertificate({
      extensions: [keyUsage(5), extendedKeyUsage([TIME_STAMPING], true)],
    }),
  }
  for (const [what, certificate] of Object.entries(rules)) {
    if (certificate === undefined) continue
    refuses(`a certificate ${what}`, "broken TIMESTAMP_INVALID", {
      token: makeToken({ certificate }),
    })
    refuses(`a certificate ${what}, be it pinned itself`, "broken TIMESTAMP_INVALID", {
      token: makeToken({ certificate }),
      trust: trustIn(certificate),
    })
  }

  const past = authorityCertificate({ notAfter: "2026-02-01T00:00:00Z" })
  const future = authorityCertificate({ notBefore: "2026-04-01T00:00:00Z" })
  refuses("one that had run out when it stamped", "broken EXPIRED", {
    token: makeToken({ certificate: past }),
  })
  refuses("one that had run out, though its key is pinned", "broken EXPIRED", {
    token: makeToken({ certificate: past }),
    trust: pinnedKey(),
  })
  refuses("one that had not begun when it stamped", "broken NOT_YET_VALID", {
    token: makeToken({ certificate: future }),
  })
  refuses("one that is judged at an instant after its end", "broken EXPIRED", {
    at: Date.parse("2041-01-01T00:00:00Z"),
  })
  refuses("a name that is not the certificate's", "broken TIMESTAMP_INVALID", {
    token: makeToken({ info: tstInfo({ tsa: general.directory(derName("Other Authority")) }) }),
  })
})

describe("checkTimestamp: who is trusted", () => {
  refuses("an authority when nobody is pinned", "open KEY_NOT_PINNED", { trust: trustIn() })
  refuses("one under an authority that is not pinned for time", "open KEY_NOT_PINNED", {
    trust: trustIn(
      makeCertificate({ subject: "Signing Root", extensions: [basicConstraints(true)] }),
    ),
  })
  refuses("one under another authority of the pinned one's name", "open KEY_NOT_PINNED", {
    trust: trustIn(
      makeCertificate({
        subject: "Stamp Root",
        key: signerOf("somebody else"),
        signer: signerOf("somebody else"),
        extensions: [basicConstraints(true), keyUsage(5, 6)],
      }),
    ),
  })
  refuses("the pinned authority's name over a key of one's own", "open KEY_NOT_PINNED", {
    token: makeToken({
      certificate: authorityCertificate({ key: signerOf("thief"), signer: signerOf("thief") }),
      key: signerOf("thief"),
    }),
  })
})

describe("checkTimestamp: whose signature it is", () => {
  const thief = signerOf("thief")
  const stranger = makeCertificate({ subject: "Thief", key: thief, signer: thief })
  const twin = authorityCertificate({ key: thief, signer: thief })

  it("chooses the certificate by issuer and serial number, wherever it lies", () => {
    const certificates = [stranger, ROOT, AUTHORITY]
    expect(check({ token: makeToken({ certificates }) }).kind).toBe("proven")
  })

  it("chooses it by key identifier as well", () => {
    const id = new Uint8Array(20).fill(3)
    const certificate = authorityCertificate({
      extensions: [extendedKeyUsage([TIME_STAMPING], true), subjectKeyId(id)],
    })
    const token = makeToken({
      certificate,
      keyIdentifier: id,
      certificates: [stranger, certificate],
    })
    expect(check({ token }).kind).toBe("proven")
  })

  it("is not confused by another certificate of the same issuer and serial number", () => {
    for (const certificates of [
      [twin, AUTHORITY],
      [AUTHORITY, twin],
    ]) {
      expect(check({ token: makeToken({ certificates }) }).kind).toBe("proven")
    }
  })

  refuses(
    "a thief's signature under the authority's certificate, with the thief's own in front",
    "broken SIG_CRYPTO_FAILURE",
    { token: makeToken({ key: thief, certificates: [stranger, AUTHORITY] }) },
  )
  refuses("the twin's signature under the authority's digest", "broken SIG_CRYPTO_FAILURE", {
    token: makeToken({ key: thief, ess: AUTHORITY, certificates: [twin, AUTHORITY] }),
  })
  refuses("a signed digest of another certificate", "broken SIGNING_CERTIFICATE_MISMATCH", {
    token: makeToken({ ess: ROOT }),
  })
  refuses("a second form that names another certificate", "broken SIGNING_CERTIFICATE_MISMATCH", {
    token: makeToken({ essV1: ROOT }),
  })
  refuses("another serial number beside the digest", "broken SIGNING_CERTIFICATE_MISMATCH", {
    token: makeToken({ issuerSerial: issuerSerial("Stamp Root", 78) }),
  })
  refuses("another issuer beside the digest", "broken SIGNING_CERTIFICATE_MISMATCH", {
    token: makeToken({ issuerSerial: issuerSerial("Other Root", 77) }),
  })
  refuses("no signed digest of the certificate", "broken TIMESTAMP_INVALID", {
    token: makeToken({ ess: null }),
  })
  refuses("no certificate of the signer anywhere", "open NO_SIGNING_CERTIFICATE_FOUND", {
    token: makeToken({ certificates: [stranger, ROOT] }),
  })
  refuses("two signers", "broken TIMESTAMP_INVALID", {
    token: makeToken({ signers: [signerInfo(tstInfo()), signerInfo(tstInfo(), { key: thief })] }),
  })
  refuses("no signer", "broken TIMESTAMP_INVALID", { token: makeToken({ signers: [] }) })
})

describe("checkTimestamp: what the signature covers", () => {
  refuses("a signature over the content without attributes", "broken FORMAT_FAILURE", {
    token: makeToken({ withoutAttributes: true }),
  })
  refuses("attributes about another content", "broken HASH_FAILURE", {
    token: makeToken({ digested: tstInfo({ genTime: "2020-01-01T00:00:00Z" }) }),
  })
  refuses("an earlier time put into a signed token", "broken HASH_FAILURE", {
    token: makeToken({
      info: tstInfo({ genTime: "2020-01-01T00:00:00Z" }),
      signers: [signerInfo(tstInfo())],
    }),
  })
  refuses("attributes about content of another type", "broken CONTEXT_MISMATCH", {
    token: makeToken({ contentType: "1.2.840.113549.1.7.1" }),
  })
  refuses("two digests of the content", "broken FORMAT_FAILURE", {
    token: makeToken({
      moreAttributes: [
        attribute("1.2.840.113549.1.9.4", writeDerOctetString(sha256(toUtf8("other")))),
      ],
    }),
  })
  refuses("protected algorithms that are not those in use", "broken CONTEXT_MISMATCH", {
    token: makeToken({
      moreAttributes: [
        attribute(
          "1.2.840.113549.1.9.52",
          writeDerSequence(
            writeDerSequence(writeDerOid(SHA512_OID)),
            writeDerContext(1, writeDerOid("1.3.101.112")),
          ),
        ),
      ],
    }),
  })
  it("any changed byte of a token never proves anything else", () => {
    const token = makeToken()
    for (const at of token.keys()) {
      const answer = check({ token: changed(token, at), engines: [nativeEngine] })
      // The version of SignedData and the like are not signed, and nothing rests on them.
      if (answer.kind === "proven") expect(answer.stated.genTime).toBe(AT)
    }
  })
})

describe("checkTimestamp: form", () => {
  refuses("data behind the token", "broken FORMAT_FAILURE", {
    token: concat(makeToken(), Uint8Array.of(0)),
  })
  refuses("half a token", "broken FORMAT_FAILURE", { token: makeToken().subarray(0, 200) })
  refuses("nothing", "broken FORMAT_FAILURE", { token: new Uint8Array(0) })
  refuses("signed data of another kind", "broken FORMAT_FAILURE", {
    token: makeToken({ type: "1.2.840.113549.1.7.1" }),
  })
  refuses("a detached token", "broken FORMAT_FAILURE", {
    token: signedData({ certificates: [AUTHORITY], signers: [signerInfo(tstInfo())] }),
  })
  refuses("a time in BER inside", "broken FORMAT_FAILURE", {
    token: makeToken({ info: berInfo() }),
  })
  refuses("another version", "broken TIMESTAMP_INVALID", {
    token: makeToken({ info: tstInfo({ version: 2 }) }),
  })
  refuses("a critical extension that nobody understands", "open NOT_SUPPORTED", {
    token: makeToken({ info: tstInfo({ extensions: [extension(true)] }) }),
  })
  refuses("a rejection", "broken TIMESTAMP_NOT_GRANTED", { token: rejection() })
  refuses("a rejection that holds a token", "broken TIMESTAMP_NOT_GRANTED", {
    token: response(2, makeToken()),
  })
  refuses("a grant that holds none", "broken TIMESTAMP_INVALID", { token: response(0) })

  it("tells why an authority rejected", () => {
    expect(check({ token: rejection() })).toMatchObject({
      reason: "rejection; unacceptedPolicy; not for you",
    })
  })
})

describe("checkTimestamp: the request it answers", () => {
  const mismatch = "broken TIMESTAMP_REQUEST_MISMATCH"
  refuses("another nonce", mismatch, {
    token: makeToken({ info: tstInfo({ nonce: 98 }) }),
    request: writeTimeStampRequest(sha256(BYTES), 99n),
  })
  refuses("no nonce", mismatch, { request: writeTimeStampRequest(sha256(BYTES), 99n) })
  refuses("a request over something else", mismatch, {
    token: makeToken({ info: tstInfo({ nonce: 99 }) }),
    request: writeTimeStampRequest(sha256(toUtf8("else")), 99n),
  })
  refuses("no certificate although it was asked for", mismatch, {
    token: makeToken({ info: tstInfo({ nonce: 99 }), certificates: [] }),
    certificates: [certificateOf(AUTHORITY)],
    request: writeTimeStampRequest(sha256(BYTES), 99n),
  })
  refuses("another policy than the one that was asked for", mismatch, {
    request: writeDerSequence(
      writeDerInteger(1),
      imprintOf("2.16.840.1.101.3.4.2.1", sha256(BYTES)),
      writeDerOid("1.2.3.5"),
    ),
  })
  refuses("a request that cannot be read", "broken FORMAT_FAILURE", { request: BYTES })
})

/** States one request, changed from a good one, and its answer. */
function refuses(what: string, answer: string, request: Partial<TimestampRequest>): void {
  it(`refuses ${what}`, () => {
    const given = check(request)
    expect(given.kind === "proven" ? "proven" : `${given.kind} ${given.code}`).toBe(answer)
  })
}

function check(given: Partial<TimestampRequest>): TimestampAnswer {
  return checkTimestamp({
    token: makeToken(),
    stamped: { kind: "bytes", bytes: BYTES },
    trust: trustIn(ROOT),
    certificates: [],
    allowsWeakAlgorithms: false,
    engines: ENGINES,
    ...given,
  })
}

function pinnedKey(): TimestampRequest["trust"] {
  const { fingerprint } = signerOf("Stamp Authority").publicKey
  return { keys: [{ id: "the-tsa", fingerprint }], anchors: [] }
}

function response(status: number, token?: Uint8Array): Uint8Array {
  const info = writeDerSequence(writeDerInteger(status))
  return writeDerSequence(info, ...(token === undefined ? [] : [token]))
}

/** Bit 15: unacceptedPolicy. */
function rejection(): Uint8Array {
  return writeDerSequence(
    writeDerSequence(
      writeDerInteger(2),
      writeDerSequence(writeDerUtf8String("not for you")),
      writeDerBitString(Uint8Array.of(0, 1)),
    ),
  )
}

function extension(critical: boolean): Uint8Array {
  const flag = critical ? [writeDerBoolean(true)] : []
  return writeDerSequence(writeDerOid("1.2.3.9"), ...flag, writeDerOctetString(BYTES))
}

/** The same message with an indefinite length around it. */
function asBer(token: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(0x30, 0x80), token.subarray(4), Uint8Array.of(0, 0))
}

function berInfo(): Uint8Array {
  const info = tstInfo()
  return concat(Uint8Array.of(0x30, 0x80), info.subarray(2), Uint8Array.of(0, 0))
}

function changed(bytes: Uint8Array, at = 0): Uint8Array {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 0x01
  return copy
}
