/** Time-stamps and signed messages: BER frames, CMS, and what RFC 3161 puts into them. */
import { concat, equalBytes, toUtf8 } from "../../../core/base/index.ts"
import { parseBer } from "../../../core/encodings/ber.ts"
import {
  parseDer,
  parseEssAttribute,
  parseSignedData,
  parseTimeStampRequest,
  parseTimeStampResponse,
  parseTimeStampToken,
  writeDer,
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
  writeTimeStampRequest,
} from "../../../core/encodings/index.ts"
import { AUTHORITY, issuerSerial, makeToken } from "../../support/time-stamps.ts"
import { must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_LINES } from "../worst.ts"

const SHA256 = writeDerSequence(writeDerOid("2.16.840.1.101.3.4.2.1"), writeDerNull())
const TST_INFO = writeDerSequence(
  writeDerInteger(1),
  writeDerOid("1.2.3.4"),
  writeDerSequence(SHA256, writeDerOctetString(new Uint8Array(32))),
  writeDerInteger(5),
  writeDer(0x18, toUtf8("20260101000000.5Z")),
  writeDerSequence(writeDerInteger(1), writeDer(0x80, Uint8Array.of(5))),
  writeDerInteger(77),
)
const SIGNER = writeDerSequence(
  writeDerInteger(1),
  writeDerSequence(writeDerSequence(), writeDerInteger(9)),
  SHA256,
  writeDerContext(
    0,
    writeDerSequence(
      writeDerOid("1.2.840.113549.1.9.4"),
      writeDerSet(writeDerOctetString(new Uint8Array(32))),
    ),
  ),
  SHA256,
  writeDerOctetString(new Uint8Array(64)),
)
const TOKEN = signedData(writeDerOctetString(TST_INFO))
const BER_TOKEN = concat(
  Uint8Array.of(0x30, 0x80),
  signedData(
    concat(Uint8Array.of(0x24, 0x80), writeDerOctetString(TST_INFO), Uint8Array.of(0, 0)),
  ).subarray(4),
  Uint8Array.of(0, 0),
)

const TOKENS = [
  "\u0030\u0080", "\u0024\u0080", "\u00a0\u0080", "\u0000\u0000", "\u0002\u0001\u0001",
  "\u0017\u000d", "\u0018\u000f20260101000000Z", "\u0001\u0001\u00ff",
] // prettier-ignore

const WORST: FuzzedParser["worst"] = {
  ...WORST_LINES,
  "indefinite lengths in one another": () => filled("\u0030\u0080"),
  "octet strings in one another": () => filled("\u0024\u0080"),
  "an octet string in many pieces": () =>
    filled("\u0004\u0000", { head: "\u0024\u0080", tail: "\u0000\u0000" }),
}

/** With every attribute of a time-stamp. */
const WHOLE_TOKEN = makeToken({ essV1: AUTHORITY, issuerSerial: issuerSerial("Stamp Root", 77) })

export const TIME_STAMP_PARSERS: readonly FuzzedParser[] = [
  {
    name: "BER",
    samples: [TOKEN, BER_TOKEN],
    tokens: TOKENS,
    parse: (input) => {
      const answer = parseBer(input)
      if (answer.kind === "refused") return
      must(parseDer(answer.value.bytes).kind === "der", "what comes out is DER")
      must(!answer.wasDer || equalBytes(answer.value.bytes, input), "DER stays as it is")
    },
    worst: WORST,
  },
  {
    name: "CMS signed data",
    samples: [TOKEN, BER_TOKEN, WHOLE_TOKEN],
    tokens: TOKENS,
    parse: (input) => {
      const answer = parseSignedData(input)
      if (answer.kind === "refused") return
      for (const { signedAttributes } of answer.data.signers) {
        if (signedAttributes === undefined) continue
        signedAttributes.attributes.forEach(parseEssAttribute)
        must(parseDer(signedAttributes.signed).kind === "der", "what is signed is DER")
      }
    },
    worst: WORST,
  },
  {
    name: "time-stamp token",
    samples: [TOKEN, BER_TOKEN],
    tokens: TOKENS,
    parse: (input) => {
      const answer = parseTimeStampToken(input)
      if (answer.kind === "refused") return
      must(Number.isSafeInteger(answer.token.info.genTimeMs), "whole milliseconds")
    },
    worst: WORST,
  },
  {
    name: "time-stamp response and request",
    samples: [
      writeDerSequence(writeDerSequence(writeDerInteger(0)), TOKEN),
      writeTimeStampRequest(new Uint8Array(32), 99n),
    ],
    tokens: TOKENS,
    parse: (input) => {
      parseTimeStampResponse(input)
      parseTimeStampRequest(input)
    },
    worst: WORST,
  },
]

function signedData(content: Uint8Array): Uint8Array {
  const encapsulated = writeDerSequence(
    writeDerOid("1.2.840.113549.1.9.16.1.4"),
    writeDerContext(0, content),
  )
  const data = writeDerSequence(
    writeDerInteger(3),
    writeDerSet(SHA256),
    encapsulated,
    writeDerSet(SIGNER),
  )
  return writeDerSequence(writeDerOid("1.2.840.113549.1.7.2"), writeDerContext(0, data))
}
