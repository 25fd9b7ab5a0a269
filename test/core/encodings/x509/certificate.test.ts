import { X509Certificate } from "node:crypto"
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { concat, toHex, toUtf8 } from "../../../../core/base/index.ts"
import {
  DER_TAG,
  parseCertificate,
  parseCertificates,
  writeDer,
  writeDerBoolean,
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOid,
  writeDerSequence,
  writeDerUtf8String,
  writePem,
  type Certificate,
} from "../../../../core/encodings/index.ts"
import {
  authorityKeyId,
  basicConstraints,
  ED25519_ALGORITHM,
  extendedKeyUsage,
  general,
  inhibitAnyPolicy,
  keyUsage,
  makeCertificate,
  nameConstraints,
  nameOf,
  policies,
  policyConstraints,
  policyMappings,
  subjectAltName,
  subjectKeyId,
  type CertificateSpec,
  type ExtensionSpec,
} from "../../../support/certificates.ts"
import { corpus, readCases } from "../../../support/corpora.ts"
import { needsCorpus } from "../../../support/tools.ts"

const ANY = Uint8Array.of(1, 2, 3)

describe("parseCertificate", () => {
  it("reads every field of a certificate", () => {
    const certificate = read({
      subject: nameOf([
        ["2.5.4.6", writeDer(DER_TAG.printableString, toUtf8("DE"))],
        ["2.5.4.3", writeDerUtf8String('Ä+B, "C"')],
      ]),
      issuer: "CA",
      serial: 0x80,
      notBefore: "1999-12-31T23:59:59Z",
      notAfter: "2050-01-01T00:00:00Z",
    })
    expect(certificate).toMatchObject({
      version: 3,
      serial: "0080",
      subject: { text: 'CN=Ä\\+B\\, \\"C\\",C=DE' },
      issuer: { text: "CN=CA" },
      notBefore: Date.UTC(1999, 11, 31, 23, 59, 59),
      notAfter: Date.UTC(2050, 0, 1),
      extensions: {},
      unknownCritical: [],
      notes: [],
    })
    expect(certificate.signature).toHaveLength(64)
    expect(certificate.signatureAlgorithm).toEqual(ED25519_ALGORITHM)
  })

  it("reads every extension that path validation looks at", () => {
    const { extensions } = read({
      subject: "CA",
      extensions: [
        basicConstraints(true, 3),
        keyUsage(0, 5, 6, 8),
        extendedKeyUsage(["1.3.6.1.5.5.7.3.8"], true),
        subjectKeyId(Uint8Array.of(1)),
        authorityKeyId(Uint8Array.of(2)),
        subjectAltName(
          general.email("a@b.c"),
          general.dns("b.c"),
          general.uri("http://b.c/"),
          general.ip(10, 0, 0, 1),
          general.other("1.2.3"),
          writeDer(0x88, Uint8Array.of(0x2a, 3)),
        ),
        nameConstraints([general.dns("b.c")], [general.ip(10, 0, 0, 0, 255, 0, 0, 0)]),
        policies("1.2.3", "2.5.29.32.0"),
        policyMappings(["1.2.3", "1.2.4"]),
        policyConstraints(0, 127),
        inhibitAnyPolicy(2),
        { oid: "1.3.6.1.5.5.7.48.1.5", value: writeDerNull() },
      ],
    })
    expect(extensions).toMatchObject({
      basicConstraints: { ca: true, pathLength: 3 },
      keyUsage: new Set(["digitalSignature", "keyCertSign", "cRLSign", "decipherOnly"]),
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"],
      subjectKeyIdentifier: Uint8Array.of(1),
      authorityKeyIdentifier: Uint8Array.of(2),
      nameConstraints: {
        permitted: [{ kind: "dnsName", value: "b.c" }],
        excluded: [{ kind: "ip", bytes: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) }],
      },
      policies: ["1.2.3", "2.5.29.32.0"],
      policyMappings: [{ issuer: "1.2.3", subject: "1.2.4" }],
      policyConstraints: { requireExplicitPolicy: 0, inhibitPolicyMapping: 127 },
      inhibitAnyPolicy: 2,
      ocspNoCheck: true,
    })
    expect(extensions.subjectAltName?.map(({ kind }) => kind)).toEqual([
      "email",
      "dnsName",
      "uri",
      "ip",
      "other",
      "registered-id",
    ])
  })

  it("notes a default that is written out", () => {
    const certificate = makeCertificate({
      subject: "A",
      extensions: [{ oid: "1.2.3", value: ANY, writesDefault: true }],
    })
    const answer = parseCertificate(certificate)
    expect(answer).toMatchObject({
      certificate: { notes: ["a default value is written out"], unknownCritical: [] },
    })
  })

  it("names critical extensions that it does not understand, and no others", () => {
    const { unknownCritical } = read({
      subject: "CA",
      extensions: [
        { oid: "1.2.3", critical: true, value: ANY },
        { oid: "1.2.4", value: ANY },
        basicConstraints(true),
      ],
    })
    expect(unknownCritical).toEqual(["1.2.3"])
  })

  const noted: Readonly<Record<string, [CertificateSpec, string]>> = {
    "a negative serial number": [
      { subject: "A", serial: Uint8Array.of(0x80) },
      "its serial number is negative",
    ],
    "a serial number of 21 octets": [
      { subject: "A", serial: new Uint8Array(21).fill(1) },
      "its serial number has more than 20 octets",
    ],
  }
  it.each(Object.entries(noted))("notes %s", (_, [spec, note]) => {
    expect(read(spec).notes).toEqual([note])
  })

  const refusals: Readonly<Record<string, [CertificateSpec, string]>> = {
    "another algorithm outside than inside": [
      { subject: "A", outerAlgorithm: writeDerSequence(writeDerOid("1.2.840.10045.4.3.2")) },
      "two signature algorithms",
    ],
    "the same algorithm with parameters outside": [
      {
        subject: "A",
        outerAlgorithm: writeDerSequence(writeDerOid("1.3.101.112"), writeDerNull()),
      },
      "two signature algorithms",
    ],
    "extensions in version 1": [
      { subject: "A", version: 0, extensions: [basicConstraints(true)] },
      "extensions in version 1",
    ],
    "extensions in version 2": [
      { subject: "A", version: 1, extensions: [basicConstraints(true)] },
      "extensions in version 2",
    ],
    "a unique identifier in version 1": [
      { subject: "A", version: 0, uniqueId: Uint8Array.of(0, 1) },
      "unique identifiers in version 1",
    ],
    "a version that there is not": [{ subject: "A", version: 3 }, "not a version of certificates"],
    "an extension twice": [
      { subject: "A", extensions: [basicConstraints(true), basicConstraints(false)] },
      "the same extension twice",
    ],
    "a serial number longer than any": [
      { subject: "A", serial: new Uint8Array(65).fill(1) },
      "a serial number longer than any",
    ],
    "a serial number with a needless octet": [
      { subject: "A", serial: Uint8Array.of(0, 1) },
      "an integer with needless octets",
    ],
    "a name that is none": [{ subject: writeDerSequence(writeDerSequence()) }, "not a certificate"],
  }
  it.each(Object.entries(refusals))("refuses %s", (_, [spec, reason]) => {
    expect(parseCertificate(makeCertificate(spec))).toMatchObject({
      kind: "refused",
      code: "FORMAT_FAILURE",
      reason,
    })
  })

  const boolean = writeDerBoolean(true)
  const syntaxes: Readonly<Record<string, ExtensionSpec>> = {
    "basic constraints with two path lengths": {
      oid: "2.5.29.19",
      value: writeDerSequence(boolean, writeDerInteger(1), writeDerInteger(2)),
    },
    "a negative path length": {
      oid: "2.5.29.19",
      value: writeDerSequence(boolean, writeDer(DER_TAG.integer, Uint8Array.of(0xff))),
    },
    "a path length that the library would read as 0": {
      oid: "2.5.29.19",
      value: writeDerSequence(boolean, writeDerInteger(2n ** 40n)),
    },
    "a key usage that is no bit string": { oid: "2.5.29.15", value: writeDerSequence() },
    "no purpose at all": { oid: "2.5.29.37", value: writeDerSequence() },
    "a purpose that is no identifier": { oid: "2.5.29.37", value: writeDerSequence(boolean) },
    "a key identifier that is a sequence": { oid: "2.5.29.14", value: writeDerSequence() },
    "names without a name": subjectAltName(),
    "a name of an unknown kind": subjectAltName(writeDer(0x89, ANY)),
    "an address of three octets": subjectAltName(general.ip(1, 2, 3)),
    "a NUL in a host name": subjectAltName(general.dns("a.example\0.b.example")),
    "a host name beyond ASCII": subjectAltName(general.dns("ä.example")),
    "constraints without a subtree": nameConstraints([]),
    "an address without its mask": nameConstraints([general.ip(10, 0, 0, 1)]),
    "a subtree with a minimum": {
      oid: "2.5.29.30",
      value: writeDerSequence(
        writeDerContext(0, writeDerSequence(general.dns("a"), writeDer(0x80, Uint8Array.of(1)))),
      ),
    },
    "a policy twice": policies("1.2.3", "1.2.3"),
    "no policy": policies(),
    "no mapping": policyMappings(),
    "policy constraints without a constraint": policyConstraints(),
    "a policy constraint of five octets": {
      oid: "2.5.29.36",
      value: writeDerSequence(writeDer(0x80, new Uint8Array(5).fill(1))),
    },
    "a policy constraint with a needless octet": {
      oid: "2.5.29.36",
      value: writeDerSequence(writeDer(0x80, Uint8Array.of(0, 1))),
    },
    "a negative inhibitAnyPolicy": {
      oid: "2.5.29.54",
      value: writeDer(DER_TAG.integer, Uint8Array.of(0x80)),
    },
    "two values in one extension": {
      oid: "2.5.29.19",
      value: concat(writeDerSequence(), writeDerSequence()),
    },
  }
  it.each(Object.entries(syntaxes))("refuses %s, with its place", (_, extension) => {
    const der = makeCertificate({ subject: "A", extensions: [extension] })
    const answer = parseCertificate(der)
    expect(answer).toMatchObject({ kind: "refused", code: "FORMAT_FAILURE" })
    const offset = answer.kind === "refused" ? (answer.offset ?? 0) : 0
    const begin = toHex(der).indexOf("551d") / 2
    expect(offset).toBeGreaterThan(begin)
    expect(offset).toBeLessThanOrEqual(begin + 7 + extension.value.length)
  })

  it("refuses a certificate that is cut short anywhere, and one that goes on", () => {
    const der = makeCertificate({ subject: "A", extensions: [basicConstraints(true)] })
    for (let length = 0; length < der.length; length += 1) {
      expect(parseCertificate(der.subarray(0, length)).kind).toBe("refused")
    }
    expect(parseCertificate(concat(der, Uint8Array.of(0)))).toMatchObject({
      kind: "refused",
      offset: der.length,
    })
  })

  it("never throws on random bytes in a certificate's place", () => {
    const der = makeCertificate({ subject: "A", extensions: [basicConstraints(true)] })
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (at, octet) => {
        const changed = der.slice()
        changed[at] = octet
        expect(["refused", "certificate"]).toContain(parseCertificate(changed).kind)
      }),
    )
  })
})

describe("parseCertificates", () => {
  const a = makeCertificate({ subject: "A" })
  const b = makeCertificate({ subject: "B" })
  const pem = (label: string, bytes: Uint8Array): Uint8Array => writePem({ label, bytes })
  /** A SignedData without signers (RFC 5652 §5.1), with something that is no certificate of ours. */
  const carrier = writeDerSequence(
    writeDerOid("1.2.840.113549.1.7.2"),
    writeDerContext(
      0,
      writeDerSequence(
        writeDerInteger(1),
        writeDer(DER_TAG.set),
        writeDerSequence(writeDerOid("1.2.840.113549.1.7.1")),
        writeDerContext(0, a, writeDerContext(1, writeDerNull()), b),
        writeDer(DER_TAG.set),
      ),
    ),
  )

  it.each([
    ["DER", a, ["CN=A"]],
    ["PEM", concat(toUtf8("A:\n"), pem("CERTIFICATE", a), pem("CERTIFICATE", b)), ["CN=A", "CN=B"]],
    ["CMS", carrier, ["CN=A", "CN=B"]],
    ["CMS in PEM", pem("PKCS7", carrier), ["CN=A", "CN=B"]],
  ])("reads %s", (_, bytes, names) => {
    expect(subjectsOf(bytes)).toEqual(names)
  })

  it.each([
    ["a private key among certificates", concat(pem("CERTIFICATE", a), pem("PRIVATE KEY", ANY))],
    ["a text without a block", toUtf8("nothing here")],
    ["bytes that are neither", Uint8Array.of(0xff, 0xfe)],
    ["a damaged block", pem("CERTIFICATE", a.subarray(0, 20))],
  ])("refuses %s", (_, bytes) => {
    expect(parseCertificates(bytes)).toMatchObject({ kind: "refused", code: "FORMAT_FAILURE" })
  })
})

needsCorpus("rfc3161-client-fixtures", "pyhanko-pdf").describe("published certificates", () => {
  const files = [...readCases("rfc3161-client-fixtures"), ...readCases("pyhanko-pdf")]
  const folders = ["identrust", "sigstage", "sigstore.mock", "test_tsa"].map((name) =>
    corpus("rfc3161-client-fixtures", "test/fixtures", name, "ts_chain.pem"),
  )
  const pems = [
    ...folders,
    ...files.map(({ file }) => file).filter((file) => file.endsWith(".cert.pem")),
  ]

  it.each(pems)("%s: is read as Node reads it", (file) => {
    const bytes = new Uint8Array(readFileSync(file))
    const answer = parseCertificates(bytes)
    if (answer.kind === "refused") throw new Error(answer.reason)
    expect(answer.certificates.length).toBeGreaterThan(0)
    for (const certificate of answer.certificates) {
      const theirs = new X509Certificate(certificate.der)
      expect(certificate.serial.replace(/^00/, "")).toBe(theirs.serialNumber.toLowerCase())
      expect(certificate.notBefore).toBe(theirs.validFromDate.getTime())
      expect(certificate.notAfter).toBe(theirs.validToDate.getTime())
      expect(certificate.extensions.basicConstraints?.ca ?? false).toBe(theirs.ca)
      expect(certificate.extensions.extendedKeyUsage).toEqual(theirs.keyUsage)
      expect(certificate.spki).toEqual(
        new Uint8Array(theirs.publicKey.export({ type: "spki", format: "der" })),
      )
    }
  })
})

function read(spec: CertificateSpec): Certificate {
  const answer = parseCertificate(makeCertificate(spec))
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.certificate
}

function subjectsOf(bytes: Uint8Array): readonly string[] {
  const answer = parseCertificates(bytes)
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.certificates.map(({ subject }) => subject.text)
}
