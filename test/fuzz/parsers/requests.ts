/** Requests of `check`: one JSON object, whatever is in it. */
import { toBase64, toUtf8 } from "../../../core/base/index.ts"
import { checkRequest, type CheckKind } from "../../../core/index.ts"
import {
  cosignedNote,
  writeCheckpointText,
  writeRsaPublicKey,
  writeSignedNote,
  writeSpki,
  writeTimeStampRequest,
  writeTimestampedSignature,
  writeVkey,
} from "../../../core/encodings/index.ts"
import { sha256 } from "../../../core/hashing/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import { signEnvelope, vkeyOf, type SigningForm } from "../../../core/signatures/index.ts"
import { basicConstraints, makeCertificate } from "../../support/certificates.ts"
import { makeList, makeOcspResponse } from "../../support/revocation.ts"
import {
  AUTHORITY,
  BYTES,
  makeToken,
  ROOT as STAMP_ROOT,
  STAMPED_AT,
} from "../../support/time-stamps.ts"
import { must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_JSON, type Worst } from "../worst.ts"
import { fileOf, SIGNERS } from "./samples.ts"

const HASH = toBase64(new Uint8Array(32).fill(1))
const NOTE = toBase64(fileOf("custody/checkpoint"))
const ED25519 = toBase64(SIGNERS.ed25519.publicKey.spki)
const ORIGIN = Buffer.from(fileOf("custody/checkpoint")).toString().split("\n", 1)[0] ?? ""
const VKEY = vkeyOf(ORIGIN, SIGNERS.ed25519.publicKey)

const CHECKPOINT = writeCheckpointText({ origin: "o", size: 1n, root: new Uint8Array(32) })
const KEY_ID = sha256(
  toUtf8("w.example\n"),
  Uint8Array.of(0x04),
  SIGNERS.ed25519.publicKey.raw,
).slice(0, 4)

const [ROOT, CA, LEAF] = [
  authorityOf("Root", "Root"),
  authorityOf("CA", "Root"),
  toBase64(makeCertificate({ subject: "Leaf", issuer: "CA" })),
]
/** The longest modulus and exponent that are read: what a verification costs at most. */
const LONGEST_RSA = writeSpki(
  "rsa",
  writeRsaPublicKey({
    modulus: new Uint8Array(2048).fill(0xc5),
    exponent: new Uint8Array(8).fill(0xff),
  }),
)

/** A checkpoint with one cosignature, and the key of the witness that made it. */
const WITNESS = writeVkey({
  name: "w.example",
  keyId: KEY_ID,
  type: 0x04,
  key: SIGNERS.ed25519.publicKey.raw,
})
const COSIGNED = toBase64(
  writeSignedNote({
    text: CHECKPOINT,
    signatures: [
      {
        name: "w.example",
        keyId: KEY_ID,
        signature: writeTimestampedSignature({
          timestamp: 7n,
          signature: SIGNERS.ed25519.sign(cosignedNote(7n, CHECKPOINT)),
        }),
      },
    ],
  }),
)

function signed(form: SigningForm): { readonly message: string; readonly signature: string } {
  const message = toUtf8("m")
  const purpose = { namespace: "file", trustedComment: "c" }
  const signature = signEnvelope(message, SIGNERS.ed25519, { form, ...purpose })
  return { message: toBase64(message), signature: toBase64(signature) }
}

const SAMPLES: Readonly<Record<CheckKind, readonly object[]>> = {
  signature: [
    {
      id: 1,
      algorithm: "ed25519",
      encoding: "raw",
      publicKey: ED25519,
      message: toBase64(toUtf8("m")),
      signature: toBase64(SIGNERS.ed25519.sign(toUtf8("m"))),
    },
    {
      algorithm: "ecdsa-p256-sha256",
      encoding: "p1363",
      publicKey: toBase64(SIGNERS.p256.publicKey.spki),
      message: "",
      signature: toBase64(SIGNERS.p256.sign(new Uint8Array(0))),
    },
  ],
  mac: [
    { algorithm: "hmac-sha256", key: HASH, message: "", tag: HASH },
    { algorithm: "hmac-sha3-512", key: "", message: HASH, tag: "AAAAAA==", tagLength: 32 },
  ],
  inclusion: [
    { index: 0, size: "2", leafHash: HASH, proof: [HASH], root: HASH },
    {
      index: "18446744073709551614",
      size: "18446744073709551615",
      leafHash: HASH,
      proof: null,
      root: HASH,
    },
  ],
  consistency: [{ size1: 1, size2: 2, root1: HASH, root2: HASH, proof: [HASH] }],
  note: [{ note: NOTE, keys: [VKEY] }],
  dsse: [
    { envelope: toBase64(fileOf("seals/exporter.dsse.json")), publicKey: ED25519 },
    { envelope: { payloadType: "t", payload: "", signatures: [{ sig: "" }] }, publicKey: ED25519 },
  ],
  cosignature: [{ note: COSIGNED, keys: [WITNESS] }],
  minisign: [{ ...signed("minisign"), publicKey: ED25519 }],
  sshsig: [{ ...signed("sshsig"), publicKey: ED25519, namespace: "file" }],
  jws: [
    { jws: signed("jws").signature, publicKey: ED25519, payload: toBase64(toUtf8("m")) },
    { jws: signed("jws").signature, publicKeys: [ED25519], algorithm: "ed25519", threshold: 1 },
  ],
  cms: [
    { cms: toBase64(makeToken()) },
    { cms: toBase64(makeToken({ certificates: [] })), certificates: [toBase64(AUTHORITY)] },
  ],
  timestamp: [
    { token: toBase64(makeToken()), data: toBase64(BYTES), anchors: [toBase64(STAMP_ROOT)] },
    {
      token: toBase64(makeToken({ certificates: [] })),
      imprint: HASH,
      anchors: [toBase64(AUTHORITY)],
      certificates: [],
      request: toBase64(writeTimeStampRequest(new Uint8Array(32), 5n)),
      at: STAMPED_AT,
    },
  ],
  "canonical-json": [{ input: toBase64(toUtf8('{"b":1,"a":[1.0]}')) }],
  certificate: [
    { certificate: LEAF, intermediates: [CA], anchors: [ROOT], at: "2026-01-01T00:00:00Z" },
    {
      certificate: LEAF,
      anchors: [CA],
      crls: [toBase64(makeList({ issuer: "CA" }))],
      ocsp: [toBase64(makeOcspResponse({ issuer: "CA" }))],
      at: "2026-01-01T00:00:00Z",
      purpose: "timestamping",
    },
  ],
}

const TOKENS = [
  '"id":', '"proof":[', '"keys":[', '"envelope":{', '"size":', "18446744073709551616", "-1", "1e3",
  '"encoding":"der",', '"algorithm":"', "null", '""', "[", "{", `"${HASH}",`, "\\ud800",
] // prettier-ignore

const WORST: Readonly<Record<CheckKind, Worst>> = {
  signature: {
    "a long message": () =>
      filled("AAAA", {
        head: `{"algorithm":"ed25519","encoding":"raw","publicKey":"${ED25519}","signature":"${toBase64(new Uint8Array(64))}","message":"`,
        tail: '"}',
      }),
    "an RSA key as long as any": () =>
      toUtf8(
        JSON.stringify({
          ...{ algorithm: "rsa-pss-sha256", encoding: "raw", message: "", saltLength: 20 },
          publicKey: toBase64(LONGEST_RSA),
          signature: toBase64(new Uint8Array(2048).fill(0x7f)),
        }),
      ),
    "an RSA key longer than any": () =>
      filled("A", {
        head: '{"algorithm":"rsa-pkcs1-sha256","encoding":"raw","signature":"","message":"","publicKey":{"kty":"RSA","e":"AQAB","n":"x',
        tail: '"}}',
      }),
    "a long key": () =>
      filled("AAAA", { head: '{"algorithm":"ed25519","encoding":"raw","publicKey":"', tail: '"}' }),
    "a long signature in DER": () =>
      filled("AAAA", {
        head: `{"algorithm":"ecdsa-p256-sha256","encoding":"der","publicKey":"${toBase64(SIGNERS.p256.publicKey.spki)}","message":"","signature":"`,
        tail: '"}',
      }),
  },
  mac: {
    "a long message": () =>
      filled("AAAA", {
        head: `{"algorithm":"hmac-sha3-512","key":"","tag":"${HASH}","message":"`,
        tail: '"}',
      }),
    "a long key": () =>
      filled("AAAA", {
        head: `{"algorithm":"hmac-sha1","message":"","tag":"${HASH}","key":"`,
        tail: '"}',
      }),
  },
  inclusion: { "many hashes": () => manyHashes('{"index":0,"size":2,"leafHash":"","root":""') },
  consistency: { "many hashes": () => manyHashes('{"size1":1,"size2":2,"root1":"","root2":""') },
  note: {
    "many keys": () =>
      filled((n) => `"${vkeyAt(n)}",`, { head: `{"note":"${NOTE}","keys":[`, tail: `"${VKEY}"]}` }),
    "one key many times": () =>
      filled(`"${VKEY}",`, { head: `{"note":"${NOTE}","keys":[`, tail: `"${VKEY}"]}` }),
    "many keys for many signatures": () => {
      const line =
        Buffer.from(fileOf("custody/checkpoint")).toString().trimEnd().split("\n").at(-1) ?? ""
      const whole = Buffer.from(fileOf("custody/checkpoint")).toString().trimEnd()
      const note = toBase64(toUtf8(`${whole}\n${`${line}\n`.repeat(99)}`))
      return filled(`"${VKEY}",`, { head: `{"note":"${note}","keys":[`, tail: `"${VKEY}"]}` })
    },
    "a long note": () => filled("AAAA", { head: '{"keys":[],"note":"', tail: '"}' }),
  },
  cosignature: {
    "many keys": () =>
      filled(`"${WITNESS}",`, { head: `{"note":"${COSIGNED}","keys":[`, tail: `"${WITNESS}"]}` }),
  },
  minisign: {
    "a long message": () =>
      filled("AAAA", {
        head: `{"publicKey":"${ED25519}","signature":"${signed("minisign").signature}","message":"`,
        tail: '"}',
      }),
  },
  sshsig: {
    "a long message": () =>
      filled("AAAA", {
        head: `{"publicKey":"${ED25519}","namespace":"file","signature":"${signed("sshsig").signature}","message":"`,
        tail: '"}',
      }),
  },
  jws: {
    "many keys": () =>
      filled(`"${ED25519}",`, {
        head: `{"jws":"${signed("jws").signature}","payload":"","publicKeys":[`,
        tail: `"${ED25519}"]}`,
      }),
  },
  dsse: {
    "many signatures": () =>
      filled(`{"sig":"${toBase64(SIGNERS.ed25519.sign(toUtf8("x")))}"},`, {
        head: `{"publicKey":"${ED25519}","envelope":{"payloadType":"t","payload":"","signatures":[`,
        tail: '{"sig":""}]}}',
      }),
    "many ECDSA signatures of two readings": () =>
      filled(`{"sig":"${toBase64(SIGNERS.p384.sign(toUtf8("x")))}"},`, {
        head: `{"publicKey":"${toBase64(SIGNERS.p384.publicKey.spki)}","envelope":{"payloadType":"t","payload":"","signatures":[`,
        tail: '{"sig":""}]}}',
      }),
    "a long payload under many signatures": () =>
      filled(`{"sig":"${toBase64(SIGNERS.ed25519.sign(toUtf8("x")))}"},`, {
        head: `{"publicKey":"${ED25519}","envelope":{"payloadType":"t","payload":"${"AAAA".repeat(131_072)}","signatures":[`,
        tail: '{"sig":""}]}}',
      }),
  },
  cms: {
    "a long message": () => filled("AAAA", { head: '{"cms":"', tail: '"}' }),
    "many certificates": () =>
      filled(`"${toBase64(AUTHORITY)}",`, {
        head: `{"cms":"${toBase64(makeToken())}","certificates":[`,
        tail: '""]}',
      }),
  },
  timestamp: {
    "a long token": () => filled("AAAA", { head: '{"data":"","anchors":[],"token":"', tail: '"}' }),
    "many anchors": () =>
      filled(`"${toBase64(STAMP_ROOT)}",`, {
        head: `{"token":"${toBase64(makeToken())}","data":"","anchors":[`,
        tail: '""]}',
      }),
  },
  "canonical-json": {
    "a long text": () => filled("AAAA", { head: '{"input":"', tail: '"}' }),
    "nested arrays": () => filled("W1tb", { head: '{"input":"', tail: '"}' }),
  },
  certificate: {
    "a long certificate": () => filled("AAAA", { head: '{"certificate":"', tail: '"}' }),
    "many authorities of one name that issued nothing": () =>
      filled(`"${authorityOf("CA", "other key")}",`, manyAuthorities(LEAF)),
    "many authorities that vouch for one another": () =>
      filled(
        ["A", "B", "C", "D", "E", "F"]
          .flatMap((subject, _, all) => all.map((issuer) => `"${authorityOf(subject, issuer)}",`))
          .join(""),
        manyAuthorities(toBase64(makeCertificate({ subject: "Leaf", issuer: "A" }))),
      ),
    "a long list": () =>
      filled(`"${toBase64(makeList({ issuer: "CA" }))}",`, {
        head: `{"certificate":"${LEAF}","anchors":["${CA}"],"at":"2026-01-01T00:00:00Z","crls":[`,
        tail: '""]}',
      }),
  },
}

export const REQUEST_PARSERS: readonly FuzzedParser[] = (
  Object.keys(SAMPLES) as readonly CheckKind[]
) // the keys of a record are its kinds
  .map((kind) => ({
    name: `check ${kind}`,
    samples: SAMPLES[kind].map((sample) => toUtf8(JSON.stringify(sample))),
    tokens: TOKENS,
    parse: (input) => {
      const { status, code } = checkRequest(kind, input, [nativeEngine])
      must((status === "PASSED") === (code === null), "a code exactly when it is not PASSED")
    },
    worst: { ...WORST_JSON, ...WORST[kind] },
  }))

/** An authority's certificate; signed by the key of the issuer's name. */
function authorityOf(subject: string, issuer: string): string {
  return toBase64(makeCertificate({ subject, issuer, extensions: [basicConstraints(true)] }))
}

/** The frame around a list of intermediates; the last of them is the root. */
function manyAuthorities(certificate: string): { readonly head: string; readonly tail: string } {
  const rest = `"certificate":"${certificate}","anchors":["${ROOT}"],"at":"2026-01-01T00:00:00Z"`
  return { head: `{${rest},"intermediates":[`, tail: `"${ROOT}"]}` }
}

function manyHashes(head: string): Uint8Array {
  return filled(`"${HASH}",`, { head: `${head},"proof":[`, tail: `"${HASH}"]}` })
}

/** Keys with names of their own. The key id is that of another name, which costs a digest to see. */
function vkeyAt(n: number): string {
  return VKEY.replace(/^[^+]+/, `name-${n}`)
}
