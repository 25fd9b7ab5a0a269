/** Certificates and what says that they are revoked, from any bytes. */
import { equalBytes, toUtf8 } from "../../../core/base/index.ts"
import {
  parseCertificate,
  parseCertificates,
  parseNameText,
  parseOcspResponse,
  parseRevocationList,
  writeDerOid,
  writeDerSequence,
  writePem,
} from "../../../core/encodings/index.ts"
import { readList, readResponse } from "../../../core/trust/revocation-age.ts"
import {
  authorityKeyId,
  basicConstraints,
  extendedKeyUsage,
  general,
  inhibitAnyPolicy,
  keyUsage,
  makeCertificate,
  nameConstraints,
  policies,
  policyConstraints,
  policyMappings,
  subjectAltName,
  subjectKeyId,
} from "../../support/certificates.ts"
import {
  issuingDistributionPoint,
  makeList,
  makeOcspResponse,
  unsuccessful,
  writeEntry,
} from "../../support/revocation.ts"
import { asText, must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_LINES } from "../worst.ts"

const LEAF = makeCertificate({ subject: "A", issuer: "CA" })
const FULL = makeCertificate({
  subject: "CA",
  extensions: [
    basicConstraints(true, 3),
    keyUsage(0, 5, 6, 8),
    extendedKeyUsage(["1.3.6.1.5.5.7.3.8"], true),
    subjectKeyId(Uint8Array.of(1)),
    authorityKeyId(Uint8Array.of(2)),
    subjectAltName(general.email("a@b.c"), general.ip(10, 0, 0, 1), general.other("1.2.3")),
    nameConstraints([general.dns("b.c")], [general.ip(10, 0, 0, 0, 255, 0, 0, 0)]),
    policies("1.2.3", "2.5.29.32.0"),
    policyMappings(["1.2.3", "1.2.4"]),
    policyConstraints(0, 127),
    inhibitAnyPolicy(2),
  ],
})

const REVOKED_AT = "2025-06-01T00:00:00Z"

const TOKENS = [
  "\u0030\u0000", "\u0002\u0001\u0000", "\u0002\u0001\u0080", "\u0001\u0001\u0000", "\u0006\u0003\u0055\u001d\u0013",
  "\u00a0\u0003\u0002\u0001\u0002", "\u00a3\u0000", "\u0081\u0000", "\u0082\u0001a", "\u0017\u000d500101000000Z",
] // prettier-ignore

/** A sequence of some 200,000 bytes, all of one value. */
function manyOf(value: Uint8Array): Uint8Array {
  const content = new Uint8Array(Math.floor(200_000 / value.length) * value.length)
  for (let at = 0; at < content.length; at += value.length) content.set(value, at)
  return writeDerSequence(content)
}

/** A certificate that is almost nothing but one extension. */
function longExtension(oid: string, value: Uint8Array): Uint8Array {
  return makeCertificate({ subject: "A", extensions: [{ oid, value }] })
}

export const X509_PARSERS: readonly FuzzedParser[] = [
  {
    name: "certificate",
    samples: [LEAF, FULL],
    tokens: TOKENS,
    parse: (input) => {
      const answer = parseCertificate(input)
      if (answer.kind === "refused") return
      const { der, notBefore, notAfter, serial } = answer.certificate
      must(equalBytes(der, input), "the certificate that was given")
      must(Number.isSafeInteger(notBefore) && Number.isSafeInteger(notAfter), "whole milliseconds")
      must(/^([0-9a-f]{2})+$/.test(serial), "a serial number")
    },
    worst: {
      ...WORST_LINES,
      "an unknown extension of a megabyte": () => longExtension("1.2.3", filled("0")),
      "many host names": () => longExtension("2.5.29.17", manyOf(general.dns("a"))),
      "many policies": () =>
        longExtension("2.5.29.32", manyOf(writeDerSequence(writeDerOid("1.2.3")))),
      "many purposes": () => longExtension("2.5.29.37", manyOf(writeDerOid("1.2.3"))),
    },
  },
  {
    name: "certificates in a file",
    samples: [LEAF, writePem({ label: "CERTIFICATE", bytes: FULL })],
    tokens: ["-----BEGIN CERTIFICATE-----\n", "-----END CERTIFICATE-----\n", ...TOKENS],
    parse: parseCertificates,
    worst: {
      ...WORST_LINES,
      "many empty blocks": () =>
        filled("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"),
    },
  },
  {
    name: "name as text",
    samples: ["CN=Ann,O=Acme\\, Ltd,C=CH", "2.5.4.5=#130131+E=\\C3\\AB@b.c"].map((text) =>
      toUtf8(text),
    ),
    tokens: ["CN=", ",", "+", "=", "\\", "#", "0c", "\\2C", " ", '"', ";", "\0", "2.5.4.3"],
    parse: (input) => {
      const answer = parseNameText(asText(input))
      if (answer.kind === "refused") return
      must(answer.keys.length > 0, "at least one part")
      must(!answer.keys.includes(""), "no part without an attribute")
    },
    worst: {
      ...WORST_LINES,
      "many parts": () => filled("CN=a,"),
      "many attributes": () => filled("CN=a+"),
      "many escapes": () => filled("\\2C"),
    },
  },
  {
    name: "revocation list",
    samples: [
      makeList({ issuer: "CA" }),
      makeList({
        issuer: "CA",
        entries: [
          { serial: 1, at: REVOKED_AT },
          { serial: 300, at: REVOKED_AT, reason: 6 },
        ],
        extensions: [issuingDistributionPoint(general.uri("http://a/"), 1, 3, 4)],
      }),
    ],
    tokens: TOKENS,
    parse: (input) => {
      const answer = parseRevocationList(input)
      const age = readList(input)
      const isOfUse = answer.kind === "list" && answer.list.scope?.indirect !== true
      must((age.kind === "source") === isOfUse, "an age of every list that is of use")
      if (answer.kind === "refused") return
      const { thisUpdate, entries } = answer.list
      must(Number.isSafeInteger(thisUpdate), "whole milliseconds")
      for (const { revokedAt } of [...entries.values()].flat())
        must(Number.isSafeInteger(revokedAt), "an instant")
    },
    worst: {
      ...WORST_LINES,
      "many entries": () =>
        makeList({ issuer: "CA", revoked: manyOf(writeEntry({ serial: 1, at: REVOKED_AT })) }),
    },
  },
  {
    name: "OCSP response",
    samples: [
      makeOcspResponse({ issuer: "CA" }),
      makeOcspResponse({
        issuer: "CA",
        status: { at: REVOKED_AT, reason: 1 },
        responder: new Uint8Array(20),
        certificates: [LEAF],
      }),
      unsuccessful(3),
    ],
    tokens: TOKENS,
    parse: (input) => {
      const answer = parseOcspResponse(input)
      const age = readResponse(input)
      must(age.kind === "refused" || answer.kind === "response", "an age of responses alone")
      if (answer.kind !== "response") return
      must(Number.isSafeInteger(answer.response.producedAt), "whole milliseconds")
    },
    worst: {
      ...WORST_LINES,
      "many certificates": () =>
        makeOcspResponse({ issuer: "CA", certificates: Array<Uint8Array>(4_000).fill(LEAF) }),
    },
  },
]
