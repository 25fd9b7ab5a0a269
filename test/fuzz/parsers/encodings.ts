/** Binary and text encodings: DER, keys, signatures, PEM, signed notes, checkpoints, plain texts. */
import {
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  parseInstant,
  parseRfc3339,
  toBase64,
  toHex,
  toInstant,
  toUtf8,
} from "../../../core/base/index.ts"
import {
  derIntegerValue,
  derOidText,
  DER_TAG,
  parseCheckpointText,
  parseDer,
  parseEcdsaSignature,
  parsePem,
  parseSignedNote,
  parseSpki,
  parseVkey,
  writeCheckpointText,
  writeDerNull,
  writeDerOid,
  writeDerSequence,
  writeEcdsaSignature,
  writePem,
  writePssParameters,
  writeRsaPublicKey,
  writeSelfSignedCertificate,
  writeSignedNote,
  writeSpki,
  writeVkey,
  type DerValue,
} from "../../../core/encodings/index.ts"
import {
  bindAlgorithm,
  parsePublicKey,
  readVkey,
  SIGNATURE_ALGORITHMS,
  vkeyOf,
} from "../../../core/signatures/index.ts"
import { parseSignature } from "../../../core/signatures/strictness.ts"
import { asText, must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, MIB, WORST_LINES } from "../worst.ts"
import { fileOf, SIGNERS } from "./samples.ts"

const RSA_MODULUS = new Uint8Array(256).fill(0xc5)
const RSA = writeRsaPublicKey({ modulus: RSA_MODULUS, exponent: Uint8Array.of(1, 0, 1) })
const PSS = { hash: "sha256", mgfHash: "sha512", saltLength: 32 } as const
const KEYS = [
  ...Object.values(SIGNERS).map(({ publicKey }) => publicKey.spki),
  writeSpki("ed448", new Uint8Array(57).fill(3)),
  writeSpki("rsa", RSA),
  writeSpki("rsa-pss", RSA, PSS),
]
/** One key for each algorithm; that of RSA fits every RSA algorithm, and the others need none. */
const ONE_KEY_EACH = SIGNATURE_ALGORITHMS.map((algorithm) => ({ algorithm, raw: RSA }))
const ECDSA = writeEcdsaSignature(SIGNERS.p256.sign(toUtf8("message")))
const CERTIFICATE = writeSelfSignedCertificate({
  subject: "Examiner",
  spki: SIGNERS.p256.publicKey.spki,
  keyIdentifier: new Uint8Array(20).fill(7),
  serial: 77n,
  notBefore: 0,
  notAfter: Date.UTC(2106, 0, 1),
  sign: (message) => writeEcdsaSignature(SIGNERS.p256.sign(message)),
})
const NOTE = fileOf("custody/checkpoint")
const VKEY = vkeyOf("acme.example/log-1", SIGNERS.ed25519.publicKey)

const DER_TOKENS = [
  "\u0030\u0000", "\u0030\u0003\u0002\u0001\u0000", "\u0002\u0001\u0000", "\u0005\u0000",
  "\u0006\u0003\u002b\u0065\u0070", "\u0001\u0001\u0001", "\u0003\u0001\u0000",
] // prettier-ignore

/** DER around a megabyte: definite lengths that really nest, and a flat sequence of many. */
const WORST_DER: FuzzedParser["worst"] = {
  ...WORST_LINES,
  "values nested as deeply as lengths allow": nestedDer,
  "a sequence of many empty values": () =>
    sequenceOf(new Uint8Array(MIB).map((_, n) => (n % 2) * 0 + (n % 2 === 0 ? 5 : 0))),
  "an integer of a million bytes": () => longValue(DER_TAG.integer, 0x7f),
  "an object identifier of one arc": () => longValue(DER_TAG.objectIdentifier, 0x85),
  "an object identifier of many arcs": () => longValue(DER_TAG.objectIdentifier, 0x2b),
  "a bit string": () => longValue(DER_TAG.bitString, 0x00),
}

export const ENCODING_PARSERS: readonly FuzzedParser[] = [
  {
    name: "DER",
    samples: [...KEYS, ECDSA, CERTIFICATE],
    tokens: DER_TOKENS,
    parse: (input) => {
      const answer = parseDer(input)
      if (answer.kind === "der") walkDer(answer.value)
    },
    worst: WORST_DER,
  },
  {
    name: "SubjectPublicKeyInfo",
    samples: KEYS,
    tokens: DER_TOKENS,
    parse: (input) => {
      const answer = parseSpki(input)
      // The parameters of RSASSA-PSS may be written in several ways.
      if (answer.kind !== "key" || answer.pss !== undefined) return
      must(equalBytes(writeSpki(answer.algorithm, answer.publicKey), input), "one form of a key")
    },
    worst: WORST_DER,
  },
  {
    name: "public key",
    samples: KEYS,
    tokens: DER_TOKENS,
    parse: (input) => {
      parsePublicKey(input)
      parsePublicKey(input, { algorithm: "rsa-pss-sha256", saltLength: 20 })
    },
    worst: WORST_DER,
  },
  {
    name: "algorithm of a certificate or message",
    samples: [
      writeDerSequence(writeDerOid("1.2.840.113549.1.1.10"), writePssParameters(PSS)),
      writeDerSequence(writeDerOid("1.2.840.113549.1.1.11"), writeDerNull()),
      writeDerSequence(writeDerOid("1.2.840.10045.4.3.2")),
    ],
    tokens: DER_TOKENS,
    parse: (input) => {
      for (const spki of KEYS) bindAlgorithm(spki, input, "sha256")
    },
    worst: WORST_DER,
  },
  {
    name: "ECDSA signature",
    samples: [ECDSA, writeEcdsaSignature(SIGNERS.p384.sign(toUtf8("message")))],
    tokens: DER_TOKENS,
    parse: (input) => {
      for (const orderBytes of [32, 48, 66]) {
        const answer = parseEcdsaSignature(input, orderBytes)
        if (answer.kind !== "signature") continue
        must(equalBytes(writeEcdsaSignature(answer.p1363), input), "one form of a signature")
      }
    },
    worst: WORST_DER,
  },
  {
    name: "signature of any algorithm",
    samples: [
      ECDSA,
      SIGNERS.ed25519.sign(toUtf8("m")),
      SIGNERS.p384.sign(toUtf8("m")),
      RSA_MODULUS,
    ],
    tokens: [],
    parse: (input) => {
      for (const key of ONE_KEY_EACH) {
        for (const encoding of ["raw", "der", "p1363"] as const) {
          parseSignature(key, input, encoding)
        }
      }
    },
    worst: WORST_DER,
  },
  {
    name: "PEM",
    samples: KEYS.map((bytes) => writePem({ label: "PUBLIC KEY", bytes })),
    tokens: ["-----BEGIN X-----\n", "-----END X-----\n", "-----", "\r\n", "=\n", "Proc-Type: 4\n"],
    parse: (input) => parsePem(asText(input)),
    worst: {
      ...WORST_LINES,
      "many blocks": () => filled("-----BEGIN A-----\nAA==\n-----END A-----\n"),
      "a label without an end": () => filled("A ", { head: "-----BEGIN " }),
      "one block": () =>
        filled("AAAA\n", { head: "-----BEGIN A-----\n", tail: "-----END A-----\n" }),
    },
  },
  {
    name: "signed note",
    samples: [NOTE],
    tokens: ["\n\n", "\u2014 ", "\u2014 a AAAAAAA=\n", "+", " "],
    parse: (input) => {
      const answer = parseSignedNote(input)
      if (answer.kind === "note") {
        must(equalBytes(writeSignedNote(answer.note), input), "one form of a note")
      }
    },
    worst: {
      ...WORST_LINES,
      "many signatures": () => filled("\u2014 a AAAAAAA=\n", { head: "x\n\n" }).slice(0, 999_999),
      "blank lines": () => new Uint8Array(999_999).fill(0x0a),
    },
  },
  {
    name: "checkpoint text",
    samples: [
      NOTE.subarray(0, NOTE.indexOf(0x2014 & 0xff) + 1),
      toUtf8(`a/b\n3\n${"A".repeat(43)}=\n`),
    ],
    tokens: ["\n", "0\n", "18446744073709551616\n", `${"A".repeat(43)}=\n`],
    parse: (input) => {
      const answer = parseCheckpointText(input)
      if (answer.kind !== "checkpoint" || answer.extensions.length > 0) return
      must(equalBytes(writeCheckpointText(answer.checkpoint), input), "one form of a checkpoint")
    },
    worst: {
      ...WORST_LINES,
      "a size of a million digits": () => filled("1", { head: "o\n", tail: "\nAA==\n" }),
      "many extensions": () => filled("x\n", { head: `o\n1\n${"A".repeat(43)}=\n` }),
    },
  },
  {
    name: "verifier key",
    samples: [toUtf8(VKEY)],
    tokens: ["+", "++", "=", "\n", " "],
    parse: (input) => {
      const answer = parseVkey(asText(input))
      if (answer.kind === "vkey") {
        const { vkey } = answer
        must(writeVkey(vkey).toLowerCase() === asText(input).toLowerCase(), "one form of a key")
      }
      readVkey(asText(input))
    },
    worst: {
      ...WORST_LINES,
      "many plus signs": () => filled("+"),
      "hex and plus": () => filled("a+00000000+"),
    },
  },
  {
    name: "instant",
    samples: [
      "2026-11-21T09:30:00.000Z",
      "0000-02-29T23:59:59.999Z",
      "2106-02-07T06:28:16.000Z",
    ].map(toUtf8),
    tokens: ["+01:00", "-00:00", "Z", "z", "T", ":60", ".1", "24"],
    parse: (input) => {
      const text = asText(input)
      const ms = parseInstant(text)
      if (ms !== undefined) must(toInstant(ms) === text, "one form of an instant")
      const loose = parseRfc3339(text)
      if (loose !== undefined) must(Number.isSafeInteger(loose), "whole milliseconds")
    },
    worst: { ...WORST_LINES, digits: () => filled("9") },
  },
  {
    name: "hex and base64",
    samples: ["00ff", "AA==", "AAAA", "+/+/"].map(toUtf8),
    tokens: ["=", "==", "-", "_", "\n"],
    parse: (input) => {
      const text = asText(input)
      const bytes = fromBase64(text)
      if (bytes !== undefined) must(toBase64(bytes) === text, "one form of base64")
      const hex = fromHex(text)
      if (hex !== undefined) must(toHex(hex) === text.toLowerCase(), "one form of hex")
      const decoded = fromUtf8(input)
      if (decoded !== undefined) must(equalBytes(toUtf8(decoded), input), "one form of UTF-8")
    },
    worst: {
      ...WORST_LINES,
      "a megabyte of base64": () => filled("AAAA"),
      hex: () => filled("0f"),
    },
  },
]

/** Every value inside, and every content that is read further. */
function walkDer(value: DerValue): void {
  if (value.tag === DER_TAG.integer) derIntegerValue(value.content)
  if (value.tag === DER_TAG.objectIdentifier) derOidText(value.content)
  value.children.forEach(walkDer)
}

function longValue(tag: number, fill: number): Uint8Array {
  const bytes = new Uint8Array(MIB).fill(fill)
  bytes.set([tag, 0x83, 0x0f, 0xff, 0xfb])
  bytes[MIB - 1] = 0x01
  return bytes
}

function sequenceOf(bytes: Uint8Array): Uint8Array {
  bytes.set([DER_TAG.sequence, 0x83, 0x0f, 0xff, 0xfb])
  for (let at = 5; at + 1 < bytes.length; at += 2) bytes.set([DER_TAG.null, 0], at)
  bytes[MIB - 1] = 0
  return bytes
}

/** Every second level is one longer, so that many levels share the same million bytes. */
function nestedDer(): Uint8Array {
  const bytes = new Uint8Array(MIB).fill(0x05)
  for (let at = 0, level = 0; level < 40; level += 1, at += 5) {
    const length = MIB - at - 5
    bytes.set([DER_TAG.sequence, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff], at)
  }
  for (let at = 200; at + 1 < MIB; at += 2) bytes.set([DER_TAG.null, 0], at)
  return bytes
}
