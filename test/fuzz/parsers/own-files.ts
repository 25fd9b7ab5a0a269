/** Files of ours: trust, policy, earlier results, keys and certificates. */
import { createCipheriv, pbkdf2Sync } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fromUtf8, toBase64, toCanonicalJson, toUtf8 } from "../../../core/base/index.ts"
import {
  pae,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeEcdsaSignature,
  writePem,
  writeSelfSignedCertificate,
} from "../../../core/encodings/index.ts"
import { parseExpected } from "../../../core/examination/index.ts"
import { nativeDigests, readPublicKeyFile, readSigner } from "../../../core/node/index.ts"
import { readCertificate } from "../../../core/pdf/index.ts"
import { parseFingerprint } from "../../../core/keys/index.ts"
import { portableEngine } from "../../../core/signatures/index.ts"
import {
  DEFAULT_POLICY_JSON,
  openTrust,
  parseJournalHead,
  parsePolicy,
  parseTrust,
  TRUST_PAYLOAD_TYPE,
  type TrustStore,
} from "../../../core/trust/index.ts"
import { parseEarlierResult } from "../../../core/verdict/index.ts"
import { must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_JSON, WORST_LINES } from "../worst.ts"
import { bytesOf, keyEntry, packOf } from "../../support/packs.ts"
import { privateKey } from "../../support/reference-bag.ts"
import { sha256, SIGNERS } from "./samples.ts"

const TRUST = toUtf8(
  JSON.stringify({
    schema: "sealwright.trust/1",
    keys: Object.values(SIGNERS).map(({ publicKey }, n) => ({
      id: `key-${n}`,
      algorithm: publicKey.algorithm,
      publicKey: toBase64(publicKey.spki),
      fingerprint: publicKey.fingerprint,
      subject: "Acme",
      roles: ["exporter", "log"],
      origins: ["acme.example/log-1"],
      validFrom: "2026-01-01T00:00:00.000Z",
    })),
    heads: [{ origin: "a/b", size: 3, root: "ab".repeat(32), seenAt: "2026-01-01T00:00:00.000Z" }],
  }),
)

const PACK = bytesOf(
  packOf({
    name: "Acme",
    staleAfter: "2027-01-01T00:00:00.000Z",
    keys: [
      keyEntry(1, {
        replacedBy: "key-2",
        revoked: { at: "2026-02-01T00:00:00.000Z", reason: "left", by: "Ann" },
        pinned: { at: "2026-01-01T00:00:00.000Z", by: ["Ann", "Bob"] },
      }),
      keyEntry(2, { replaces: "key-1", roles: ["archivist"] }),
      keyEntry(3, {
        roles: ["witness"],
        compromised: { certainty: "known", reason: "x", by: "Ann" },
      }),
    ],
    pending: [{ key: keyEntry(4), proposed: { at: "2026-01-01T00:00:00.000Z", by: "Ann" } }],
    anchors: [
      { id: "tsa", certificate: "MAA=", subject: "A TSA", purposes: ["timestamp"] },
      {
        id: "ca",
        certificate: "MAA=",
        subject: "A CA",
        purposes: ["signing"],
        roles: ["exporter"],
        names: ["CN=A"],
      },
    ],
    revocation: { crls: ["MAA="], ocsp: ["MAA="] },
    thresholds: [{ roles: ["archivist"], count: 1, notAlso: ["exporter"], keys: ["key-2"] }],
    witnesses: { keys: ["key-3"], quorum: 1 },
    sunsets: [{ algorithm: "sha1", notAfter: "2026-01-01T00:00:00.000Z" }],
  }),
)

const SIGNED_PACK = bytesOf({
  payloadType: TRUST_PAYLOAD_TYPE,
  payload: toBase64(PACK),
  signatures: [
    { sig: toBase64(SIGNERS.ed25519.sign(pae(TRUST_PAYLOAD_TYPE, PACK))) },
    { keyid: "another", sig: "AA==" },
  ],
})

const ITEMS = [{ path: "data/a", sizeBytes: 1, sha256: "ab".repeat(32) }]
const EARLIER_STABLE = { schema: "sealwright.result/1", items: ITEMS }
const EARLIER = toUtf8(
  JSON.stringify({
    ...EARLIER_STABLE,
    input: { path: "bag" },
    run: { platform: "p" },
    resultDigest: sha256(toCanonicalJson({ ...EARLIER_STABLE, input: {} })),
  }),
)

const TOKENS = [
  '"keys":[', '"roles":["exporter"]', '"__proto__":{}', '"id":"', '"heads":[]', '"size":', "[", "{",
  '"publicKey":"', ",", '"schema":"sealwright.trust/1"', '"algorithms":', '"seals":', '"items":[',
] // prettier-ignore

const PACK_TOKENS = [
  '"schema":"sealwright.trust/2"', '"journal":{"entries":[', '"prev":"', '"replaces":"key-1"',
  '"replacedBy":"key-2"', '"pinning":{"persons":2}', '"quorum":', '"thresholds":[', '"anchors":[',
] // prettier-ignore

function isSchema1({ schema }: TrustStore): boolean {
  return schema === "sealwright.trust/1"
}

const PRIVATE_KEY = new Uint8Array(
  privateKey(new Uint8Array(32).fill(1)).export({ format: "der", type: "pkcs8" }),
)
const PASSPHRASE = toUtf8("correct horse")
const ENCRYPTED_KEY = encrypted(PRIVATE_KEY, 1000)

const KEY_FILES = [
  writePem({ label: "PRIVATE KEY", bytes: PRIVATE_KEY }),
  writePem({ label: "ENCRYPTED PRIVATE KEY", bytes: ENCRYPTED_KEY }),
]

const CERTIFICATE = writeSelfSignedCertificate({
  subject: "Examiner",
  spki: SIGNERS.p256.publicKey.spki,
  keyIdentifier: new Uint8Array(20).fill(7),
  serial: 77n,
  notBefore: 0,
  notAfter: Date.UTC(2106, 0, 1),
  sign: (message) => writeEcdsaSignature(SIGNERS.p256.sign(message)),
})

const folder = mkdtempSync(join(tmpdir(), "sealwright-fuzz-"))
process.once("exit", () => {
  rmSync(folder, { recursive: true, force: true })
})

/** Puts the input where a file of ours would be. */
function onDisk(input: Uint8Array): string {
  const path = join(folder, `key-${process.pid}`)
  writeFileSync(path, input)
  return path
}

export const OWN_FILE_PARSERS: readonly FuzzedParser[] = [
  {
    name: "trust file",
    samples: [TRUST, PACK],
    tokens: [...TOKENS, ...PACK_TOKENS],
    parse: (input) => {
      const answer = parseTrust(input)
      if (answer.kind !== "trust") return
      const ids = answer.trust.keys.map(({ id }) => id)
      must(new Set(ids).size === ids.length, "no id twice")
      must((answer.trust.journal === undefined) === isSchema1(answer.trust), "a pack has a journal")
    },
    worst: {
      ...WORST_JSON,
      "many keys": () =>
        filled((n) => `${oneKey(n)},`, {
          head: '{"schema":"sealwright.trust/1","keys":[',
          tail: `${oneKey(-1)}]}`,
        }),
      "many journal entries": () =>
        filled("{},", {
          head: '{"schema":"sealwright.trust/2","keys":[],"journal":{"entries":[',
          tail: '0],"head":""}}',
        }),
      "many pending keys": () =>
        filled((n) => `{"key":${oneKey(n)},"proposed":{"at":"2026-01-01T00:00:00Z","by":"a"}},`, {
          head: '{"schema":"sealwright.trust/2","keys":[],"pending":[',
          tail: "0]}",
        }),
      "many heads": () =>
        filled(`{"origin":"a","size":1,"root":"${"ab".repeat(32)}","seenAt":""},`, {
          head: '{"schema":"sealwright.trust/1","keys":[],"heads":[',
          tail: "0]}",
        }),
    },
  },
  {
    name: "signed trust file",
    samples: [SIGNED_PACK],
    tokens: ['"payloadType":"', '"payload":"', '"signatures":[', '"keyid":"', '"sig":""', "{", "["],
    parse: (input) => {
      const answer = openTrust(input, [SIGNERS.ed25519.publicKey], [portableEngine])
      if (answer.kind === "refused") return
      must(answer.signing.kind === "signed", "the named signer has signed")
    },
    worst: {
      "many signatures": () =>
        filled('{"sig":"AA=="},', {
          head: `{"payloadType":"${TRUST_PAYLOAD_TYPE}","payload":"${toBase64(PACK)}","signatures":[`,
          tail: '{"sig":"AA=="}]}',
        }),
    },
  },
  {
    name: "head of a trust file",
    samples: [toUtf8(`12:${"ab".repeat(32)}\n`)],
    tokens: [":", "0", "a", "\n"],
    parse: (input) => {
      const head = parseJournalHead(fromUtf8(input) ?? "")
      must(head === undefined || head.entries > 0, "a head counts from 1")
    },
    worst: WORST_LINES,
  },
  {
    name: "fingerprint as it is written",
    samples: [toUtf8("AB:cd ".repeat(16)), toUtf8("0f".repeat(32))],
    tokens: [":", " ", "0", "a", "\n"],
    parse: (input) => {
      const fingerprint = parseFingerprint(fromUtf8(input) ?? "")
      must(fingerprint === undefined || /^[0-9a-f]{64}$/.test(fingerprint), "it is hex")
    },
    worst: WORST_LINES,
  },
  {
    name: "bag id or digest as it is expected",
    samples: [toUtf8(` bag-${"0F".repeat(16)}\n`), toUtf8(`SHA256:${"0f".repeat(32)}`)],
    tokens: ["bag-", "sha256:", " ", "0", "a", "\n"],
    parse: (input) => {
      const expected = parseExpected(fromUtf8(input) ?? "")
      must(expected === undefined || /^(?:bag-)?[0-9a-f]+$/.test(expected), "it is an id or hex")
    },
    worst: WORST_LINES,
  },
  {
    name: "policy",
    samples: [toUtf8(DEFAULT_POLICY_JSON)],
    tokens: TOKENS,
    parse: parsePolicy,
    worst: WORST_JSON,
  },
  {
    name: "earlier result",
    samples: [EARLIER],
    tokens: TOKENS,
    parse: (input) => parseEarlierResult(input, (bytes) => nativeDigests.sha256(bytes)),
    worst: WORST_JSON,
  },
  {
    name: "private key file",
    samples: KEY_FILES,
    tokens: ["-----BEGIN PRIVATE KEY-----\n", "-----END PRIVATE KEY-----\n", "=", "\n"],
    parse: (input) => readSigner(onDisk(input), () => Promise.resolve(PASSPHRASE)),
    mayFail: true,
    worst: WORST_LINES,
  },
  {
    name: "content of a private key file",
    samples: [PRIVATE_KEY, ENCRYPTED_KEY],
    tokens: ["\u0002\u0001\u0000", "\u0030\u0000", "\u0006\u0003+ep"],
    parse: (input) => {
      const label = "ENCRYPTED PRIVATE KEY"
      return readSigner(onDisk(writePem({ label, bytes: input })), () =>
        Promise.resolve(PASSPHRASE),
      )
    },
    mayFail: true,
    worst: WORST_LINES,
  },
  {
    name: "public key file",
    samples: Object.values(SIGNERS).map(({ publicKey }) =>
      writePem({ label: "PUBLIC KEY", bytes: publicKey.spki }),
    ),
    tokens: ["-----BEGIN PUBLIC KEY-----\n", "-----END PUBLIC KEY-----\n", "=", "\n"],
    parse: (input) => readPublicKeyFile(onDisk(input)),
    mayFail: true,
    worst: WORST_LINES,
  },
  {
    name: "certificate",
    samples: [CERTIFICATE, writePem({ label: "CERTIFICATE", bytes: CERTIFICATE })],
    tokens: ["\u0030\u0000", "\u0002\u0001\u0000", "-----BEGIN CERTIFICATE-----\n"],
    parse: (input) => readCertificate(input, "k.crt"),
    mayFail: true,
    worst: WORST_LINES,
  },
]

function oneKey(n: number): string {
  const { publicKey } = SIGNERS.ed25519
  const spki = toBase64(publicKey.spki)
  return `{"id":"${n}","algorithm":"ed25519","publicKey":"${spki}","subject":"S","roles":["log"]}`
}

/**
 * EncryptedPrivateKeyInfo (RFC 8018) with everything given: the same bytes every time, and few
 * rounds, for what is tried here is the reading, not the slowness that keys ought to have.
 */
function encrypted(pkcs8: Uint8Array, rounds: number): Uint8Array {
  const salt = new Uint8Array(16).fill(5)
  const iv = new Uint8Array(16).fill(6)
  const cipher = createCipheriv(
    "aes-256-cbc",
    pbkdf2Sync(PASSPHRASE, salt, rounds, 32, "sha256"),
    iv,
  )
  const derivation = writeDerSequence(
    writeDerOid("1.2.840.113549.1.5.12"),
    writeDerSequence(
      writeDerOctetString(salt),
      writeDerInteger(rounds),
      writeDerSequence(writeDerOid("1.2.840.113549.2.9"), writeDerNull()),
    ),
  )
  const scheme = writeDerSequence(writeDerOid("2.16.840.1.101.3.4.1.42"), writeDerOctetString(iv))
  return writeDerSequence(
    writeDerSequence(writeDerOid("1.2.840.113549.1.5.13"), writeDerSequence(derivation, scheme)),
    writeDerOctetString(new Uint8Array(Buffer.concat([cipher.update(pkcs8), cipher.final()]))),
  )
}
