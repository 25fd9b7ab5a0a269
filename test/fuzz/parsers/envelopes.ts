/** Signatures in the forms of other programs: SSHSIG, JWS, cosignatures, in-toto, bare ones. */
import { equalBytes, fromUtf8, toHex, toUtf8 } from "../../../core/base/index.ts"
import {
  parseBareSignature,
  parseInTotoMetadata,
  parseJws,
  parseSshSignature,
  parseTimestampedSignature,
  writeTimestampedSignature,
} from "../../../core/encodings/index.ts"
import {
  checkEnvelope,
  parseEnvelope,
  signEnvelope,
  SIGNING_FORMS,
  type SignatureEngine,
} from "../../../core/signatures/index.ts"
import { AUTHORITY, signedData, signerInfo } from "../../support/time-stamps.ts"
import { must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_LINES } from "../worst.ts"
import { SIGNERS } from "./samples.ts"

const MESSAGE = toUtf8("message")
const PURPOSE = { namespace: "file", trustedComment: "timestamp:1" }
const SIGNED = Object.fromEntries(
  SIGNING_FORMS.map((form) => [form, signEnvelope(MESSAGE, SIGNERS.ed25519, { form, ...PURPOSE })]),
)
const JWS = SIGNED["jws"]!
const DATA = "1.2.840.113549.1.7.1"
const CMS = signedData({
  type: DATA,
  certificates: [AUTHORITY],
  signers: [signerInfo(MESSAGE, { contentType: DATA })],
})
const [HEADER = "", , SIGNATURE = ""] = (fromUtf8(JWS) ?? "").trim().split(".")
const JWS_SAMPLES = [
  JWS,
  toUtf8(JSON.stringify({ payload: "bQ", protected: HEADER, signature: SIGNATURE })),
  toUtf8(
    JSON.stringify({
      payload: "bQ",
      signatures: [{ protected: HEADER, header: { kid: "k" }, signature: SIGNATURE }],
    }),
  ),
]
const SSHSIG = [
  SIGNED["sshsig"]!,
  signEnvelope(MESSAGE, SIGNERS.p256, { form: "sshsig", ...PURPOSE }),
]
const IN_TOTO = toUtf8(
  JSON.stringify({
    signatures: [{ keyid: "ab", sig: toHex(new Uint8Array(64)) }],
    signed: { _type: "link", byproducts: { "return-value": 0, stdout: 'a "\\ b\n' }, list: [null] },
  }),
)
const JSON_TOKENS = [
  `"alg":"none"`, `"b64":false`, `"crit":["b64"]`, `"protected":"e30"`, `"signatures":[]`, `"signed":{}`,
  `"payloadType":""`, `"mediaType":""`, "..", ".", "e30", "1.5", "-0",
] // prettier-ignore
const ARMOUR = [
  "-----BEGIN SSH SIGNATURE-----\n",
  "-----END SSH SIGNATURE-----\n",
  "U1NIU0lH",
  "\r\n",
]

/** Answers at once: what is fuzzed is how an envelope is taken apart. */
const NEVER: SignatureEngine = { name: "never", supports: () => true, verify: () => false }

const WORST_SIGNATURES: FuzzedParser["worst"] = {
  ...WORST_LINES,
  dots: () => filled("."),
  "a compact JWS of a megabyte": () => filled("A", { head: `${HEADER}.` }),
  "many signatures": () =>
    filled(`{"protected":"${HEADER}","signature":"AA"},`, {
      head: '{"signatures":[',
      tail: "{}]}",
    }),
  "an armour without an end": () => filled("A", { head: "-----BEGIN SSH SIGNATURE-----\n" }),
  "an in-toto text of quotes": () =>
    filled('\\"', { head: '{"signed":{"a":"', tail: '"},"signatures":[{"keyid":"","sig":""}]}' }),
}

export const ENVELOPE_PARSERS: readonly FuzzedParser[] = [
  {
    name: "SSH signature",
    samples: SSHSIG,
    tokens: ARMOUR,
    parse: parseSshSignature,
    worst: WORST_SIGNATURES,
  },
  {
    name: "JWS",
    samples: JWS_SAMPLES,
    tokens: JSON_TOKENS,
    parse: parseJws,
    worst: WORST_SIGNATURES,
  },
  {
    name: "cosignature",
    samples: [writeTimestampedSignature({ timestamp: 1n, signature: new Uint8Array(64) })],
    tokens: ["\u007f", "\u0080"],
    parse: (input) => {
      const answer = parseTimestampedSignature(input)
      if (answer.kind === "timestamped") {
        must(
          equalBytes(writeTimestampedSignature(answer.value), input),
          "one form of a cosignature",
        )
      }
    },
    worst: WORST_SIGNATURES,
  },
  {
    name: "in-toto metadata",
    samples: [IN_TOTO],
    tokens: JSON_TOKENS,
    parse: parseInTotoMetadata,
    worst: WORST_SIGNATURES,
  },
  {
    name: "bare signature",
    samples: [
      SIGNED["raw"]!,
      toUtf8("AAAA\nAAAA\n"),
      toUtf8("-----BEGIN X-----\nAAAA\n-----END X-----\n"),
    ],
    tokens: ["-----BEGIN X-----\n", "-----END X-----\n", "=", "\n"],
    parse: parseBareSignature,
    worst: WORST_SIGNATURES,
  },
  {
    name: "signature of any form",
    samples: [...Object.values(SIGNED), ...JWS_SAMPLES, ...SSHSIG, IN_TOTO, CMS],
    tokens: [...JSON_TOKENS, ...ARMOUR, "untrusted comment: ", "trusted comment: "],
    parse: (input) => {
      const read = parseEnvelope(input)
      if (read.kind !== "envelope") return
      const pinned = Object.entries(SIGNERS).map(([id, { publicKey }]) => {
        return { id, subject: id, key: publicKey, roles: [] }
      })
      const context = { message: MESSAGE, namespace: "file" }
      const asked = { envelope: read.envelope, context, pinned, engines: [NEVER], allowed: [] }
      const { signers, findings } = checkEnvelope(asked, { path: "" })
      must(signers.length === 0 && findings.length > 0, "nobody signed, and it is said")
    },
    worst: WORST_SIGNATURES,
  },
]
