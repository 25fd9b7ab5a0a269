/** Keys and signatures in the forms of other programs: SSH, JSON Web Keys, minisign. */
import { equalBytes, toBase64, toBase64Url, toUtf8 } from "../../../core/base/index.ts"
import {
  parseJwk,
  parseMinisignKey,
  parseMinisignSignature,
  parsePublicKeyText,
  parseSshKey,
  parseSshLine,
  writeMinisignKey,
  writeMinisignSignature,
  writePem,
} from "../../../core/encodings/index.ts"
import {
  parseSshStrings,
  parseSshUint32,
  writeSshStrings,
} from "../../../core/encodings/ssh-wire.ts"
import { readPublicKeyText, vkeyOf } from "../../../core/signatures/index.ts"
import { asText, must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_LINES } from "../worst.ts"
import { SIGNERS } from "./samples.ts"

const ED25519 = SIGNERS.ed25519.publicKey
const P256 = SIGNERS.p256.publicKey
const SSH_KEYS = [
  writeSshStrings("ssh-ed25519", ED25519.raw),
  writeSshStrings("ecdsa-sha2-nistp256", "nistp256", P256.raw),
  writeSshStrings("ssh-rsa", Uint8Array.of(1, 0, 1), new Uint8Array(257).fill(7, 1).fill(0, 0, 1)),
]
const SSH_LINES = [
  `ssh-ed25519 ${toBase64(SSH_KEYS[0]!)} a comment\n`,
  `ecdsa-sha2-nistp256 ${toBase64(SSH_KEYS[1]!)}`,
  `ssh-rsa ${toBase64(SSH_KEYS[2]!)} who@where\r\n`,
]
const JWKS = [
  { kty: "OKP", crv: "Ed25519", x: toBase64Url(ED25519.raw), kid: "k", alg: "EdDSA" },
  {
    kty: "EC",
    crv: "P-256",
    x: toBase64Url(P256.raw.subarray(1, 33)),
    y: toBase64Url(P256.raw.subarray(33)),
    use: "sig",
    key_ops: ["verify"],
  },
  { kty: "RSA", n: toBase64Url(new Uint8Array(256).fill(7)), e: "AQAB", alg: "PS256" },
  { kty: "AKP", alg: "ML-DSA-44", pub: toBase64Url(new Uint8Array(1312)) },
].map((jwk) => toUtf8(JSON.stringify(jwk)))
const KEY_ID = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
const MINISIGN_KEY = writeMinisignKey({
  keyId: KEY_ID,
  publicKey: ED25519.raw,
  untrustedComment: "minisign public key",
})
const MINISIGN = [true, false].map((prehashed) =>
  writeMinisignSignature({
    prehashed,
    keyId: KEY_ID,
    signature: new Uint8Array(64).fill(3),
    untrustedComment: "signature",
    trustedComment: "timestamp:1\tfile:a",
    globalSignature: new Uint8Array(64).fill(4),
  }),
)
const KEY_TEXTS = [
  ...SSH_LINES.map(toUtf8),
  ...JWKS,
  MINISIGN_KEY,
  P256.spki,
  toUtf8(toBase64(P256.spki)),
  writePem({ label: "PUBLIC KEY", bytes: ED25519.spki }),
  toUtf8(vkeyOf("acme.example/log-1", ED25519)),
]
const SSH_TOKENS = [
  "\u0000\u0000\u0000\u0000", "\u0000\u0000\u0000\u000bssh-ed25519", "\u007f\u00ff\u00ff\u00ff",
  "sk-ssh-ed25519@openssh.com", "nistp384",
] // prettier-ignore
const JWK_TOKENS = [
  `"kty":"oct"`, `"k":"AA"`, `"d":"AA"`, `"alg":"none"`, `"alg":"HS256"`, `"alg":"RS256"`, `"use":"enc"`,
  `"__proto__":{}`, `"crv":"constructor"`, ",", "=",
] // prettier-ignore

const WORST_TEXTS: FuzzedParser["worst"] = {
  ...WORST_LINES,
  "a base64 without an end": () => filled("A"),
  "a comment without an end": () => filled("x", { head: "ssh-ed25519 AAAA " }),
  "an untrusted comment": () => filled("x", { head: "untrusted comment: " }),
  "carriage returns": () => filled("\r"),
  braces: () => filled("{"),
}

export const KEY_TEXT_PARSERS: readonly FuzzedParser[] = [
  {
    name: "SSH strings and keys",
    samples: SSH_KEYS,
    tokens: SSH_TOKENS,
    parse: (input) => {
      const answer = parseSshStrings(input)
      if (answer.kind === "strings") {
        must(equalBytes(writeSshStrings(...answer.strings), input), "one form of strings")
      }
      parseSshUint32(input, 0)
      parseSshKey(input)
    },
    worst: { ...WORST_LINES, "empty fields": () => filled("\u0000") },
  },
  {
    name: "line of an SSH key",
    samples: SSH_LINES.map(toUtf8),
    tokens: [...SSH_TOKENS, "\n", "ssh-rsa ", "no-pty "],
    parse: (input) => parseSshLine(asText(input)),
    worst: WORST_TEXTS,
  },
  {
    name: "JSON Web Key",
    samples: JWKS,
    tokens: JWK_TOKENS,
    parse: parseJwk,
    worst: WORST_TEXTS,
  },
  {
    name: "minisign public key",
    samples: [MINISIGN_KEY],
    tokens: ["untrusted comment: ", "\r\n", "\n", "RW"],
    parse: (input) => parseMinisignKey(asText(input)),
    worst: WORST_TEXTS,
  },
  {
    name: "minisign signature",
    samples: MINISIGN,
    tokens: ["untrusted comment: ", "trusted comment: ", "\r\n", "\n", "RUQ", "RWQ"],
    parse: (input) => {
      const answer = parseMinisignSignature(input)
      if (answer.kind !== "minisign" || input.includes(0x0d) || input.at(-1) !== 0x0a) return
      must(equalBytes(writeMinisignSignature(answer.signature), input), "one form of a signature")
    },
    worst: WORST_TEXTS,
  },
  {
    name: "public key in any form",
    samples: KEY_TEXTS,
    tokens: [
      ...JWK_TOKENS,
      "-----BEGIN PUBLIC KEY-----\n",
      "-----END PUBLIC KEY-----\n",
      "\n",
      "+",
    ],
    parse: (input) => {
      parsePublicKeyText(input)
      readPublicKeyText(input)
    },
    worst: WORST_TEXTS,
  },
]
