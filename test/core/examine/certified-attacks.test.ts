/** What an opponent would do to pass under an authority that was pinned for somebody else. */
import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import {
  parseSignedData,
  writeDer,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
  writeDerUtf8String,
} from "../../../core/encodings/index.ts"
import { underAuthority } from "../../../core/examination/report-authority.ts"
import {
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  makeCertificate,
  nameConstraints,
  general,
  nameOf,
  signerOf,
  subjectAltName,
  type CertificateSpec,
} from "../../support/certificates.ts"
import { pinned } from "../../support/evidence.ts"
import { certificateOf } from "../../support/time-stamps.ts"
import {
  ACME,
  authority,
  judge,
  LEAF,
  LISTS,
  OFFICE,
  reportTerms,
  result,
  ROOT,
  signature,
  signedBy,
} from "../../support/under-authority.ts"

const PASSED = ["TOTAL-PASSED"]
const open = (code: string) => ["INDETERMINATE", code]
const NOBODY = open("KEY_NOT_PINNED")
const [CN, O] = ["2.5.4.3", "2.5.4.10"] as const
const utf8 = writeDerUtf8String
const printable = (text: string) => writeDer(0x13, toUtf8(text))
const MALLORY = signerOf("Mallory")

/** One part of several attributes. */
function joined(...attributes: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  return writeDerSequence(
    writeDerSet(...attributes.map(([oid, value]) => writeDerSequence(writeDerOid(oid), value))),
  )
}

/** A signature under a certificate that differs from the named person's in this. */
function by(changes: Partial<CertificateSpec>, names: readonly string[] = ["CN=Acme"]) {
  const certificate = makeCertificate({ ...LEAF, key: ACME, ...changes })
  return judge({ cms: signature({ certificate }), anchors: [authority({ names })] })
}

describe("a name", () => {
  it.each<[string, Uint8Array]>([
    ["with more parts", nameOf([[O, utf8("Mallory")], [CN, utf8("Acme")]])], // prettier-ignore
    ["with a part before it", nameOf([[CN, utf8("Acme")], [CN, utf8("Mallory")]])], // prettier-ignore
    ["with more attributes in its part", joined([CN, utf8("Acme")], [O, utf8("Mallory")])],
    ["in another attribute", nameOf([[O, utf8("Acme")]])],
    ["with a letter that looks alike", nameOf("\u0410cme")],
    ["with a character that nobody sees", nameOf("Ac\u00adme")],
    ["with a NUL behind it", nameOf("Acme\0Mallory")],
    ["that spells out the pinned text", nameOf("CN=Acme")],
    ["that is empty", writeDerSequence()],
  ])("%s is another one", (_, subject) => {
    expect(by({ subject })).toEqual(NOBODY)
  })

  it.each<[string, Uint8Array]>([
    ["in another case", nameOf("ACME")],
    ["with white space around it", nameOf("  Acme ")],
    ["in another type of string", nameOf("Acme", printable)],
  ])("%s is the same one (RFC 5280 §7.1)", (_, subject) => {
    expect(by({ subject })).toEqual(PASSED)
  })

  it("of several attributes has them in any order, and stays one part", () => {
    const subject = joined([CN, utf8("Acme")], [O, utf8("Acme Ltd")])
    expect(by({ subject }, ["O=Acme Ltd+CN=Acme"])).toEqual(PASSED)
    expect(by({ subject }, ["CN=Acme,O=Acme Ltd"])).toEqual(NOBODY)
  })

  it("in an alternative name counts for nothing", () => {
    const alternative = subjectAltName(general.directory(nameOf("Acme")))
    const changes = { subject: "Mallory", extensions: [keyUsage(0), alternative] }
    expect(by(changes)).toEqual(NOBODY)
  })

  it("is nobody's where none is pinned", () => {
    expect(judge({ anchors: [authority({ names: [] })] })).toEqual(NOBODY)
  })
})

describe("a certificate", () => {
  it.each<[string, Partial<CertificateSpec>]>([
    ["that may not sign", { extensions: [keyUsage(2)] }],
    ["for servers", { extensions: [keyUsage(0), extendedKeyUsage(["1.3.6.1.5.5.7.3.1"])] }],
    ["for time-stamping", { extensions: [extendedKeyUsage(["1.3.6.1.5.5.7.3.8"], true)] }],
    ["with a rule that nobody here knows", { extensions: [{ ...keyUsage(0), oid: "1.2.3" }] }],
  ])("%s vouches for nobody", (_, changes) => {
    expect(by(changes)).toEqual(open("CHAIN_CONSTRAINTS_FAILURE"))
  })

  it("that somebody made themselves, under the names of others, leads nowhere", () => {
    expect(by({ signer: MALLORY })).toEqual(NOBODY)
    expect(by({ issuer: "Root", signer: MALLORY })).toEqual(NOBODY)
    const root = makeCertificate({ ...ROOT, key: MALLORY, signer: MALLORY })
    const certificate = makeCertificate({ ...LEAF, issuer: "Root", signer: MALLORY })
    const certificates = [certificate, root]
    expect(judge({ cms: signature({ certificate, certificates }) })).toEqual(NOBODY)
  })

  it("of the authority itself is not one of those it vouches for", () => {
    const root = makeCertificate({
      ...ROOT,
      extensions: [basicConstraints(true), keyUsage(0, 5, 6)],
    })
    const cms = signature({ certificate: root, key: signerOf("Root") })
    const anchors = [authority({ certificate: root, names: ["CN=Root"] })]
    expect(judge({ cms, anchors })).toEqual(NOBODY)
    // The same key in a certificate that the authority issued to itself.
    const again = makeCertificate({ ...ROOT, issuer: "Root", serial: 2, extensions: [keyUsage(0)] })
    const cmsAgain = signature({ certificate: again, key: signerOf("Root") })
    expect(judge({ cms: cmsAgain, anchors })).toEqual(NOBODY)
  })

  it("by a named signer who is no authority vouches for nobody", () => {
    const acme = makeCertificate(LEAF)
    const certificate = makeCertificate({ ...LEAF, issuer: "Acme", key: MALLORY, signer: ACME })
    const certificates = [certificate, acme, makeCertificate(OFFICE)]
    const cms = signature({ certificate, key: MALLORY, certificates })
    expect(judge({ cms })).toEqual(open("CHAIN_CONSTRAINTS_FAILURE"))
  })

  it("outside of what an office may certify vouches for nobody", () => {
    const only = nameConstraints([general.directory(nameOf("Bolt"))])
    const extensions = [basicConstraints(true), keyUsage(5, 6), only]
    const office = makeCertificate({ ...OFFICE, extensions })
    const certificate = makeCertificate(LEAF)
    const cms = signature({ certificate, certificates: [certificate, office] })
    expect(judge({ cms })).toEqual(open("CHAIN_CONSTRAINTS_FAILURE"))
  })

  it("whose office has run out, or is not at hand, vouches for nobody", () => {
    const ended = makeCertificate({ ...OFFICE, notAfter: "2026-05-01T00:00:00Z" })
    const certificate = makeCertificate(LEAF)
    const under = (...offices: readonly Uint8Array[]) =>
      judge({ cms: signature({ certificate, certificates: [certificate, ...offices] }) })
    expect(under(ended)).toEqual(open("OUT_OF_BOUNDS_NO_POE"))
    expect(under()).toEqual(NOBODY)
    expect(under(makeCertificate(OFFICE))).toEqual(PASSED)
  })

  it("is found in the pack where the message leaves the office's out", () => {
    const certificate = makeCertificate(LEAF)
    const cms = signature({ certificate, certificates: [certificate] })
    const stamps = { purposes: ["timestamp"], roles: [], names: [] } as const
    const office = authority({ id: "office", certificate: makeCertificate(OFFICE), ...stamps })
    expect(judge({ cms, anchors: [authority(), office] })).toEqual(PASSED)
  })

  it("in a circle of authorities leads nowhere, and costs little", () => {
    const circle = [
      makeCertificate({ ...OFFICE, issuer: "Bureau" }),
      makeCertificate({ ...OFFICE, subject: "Bureau", issuer: "Office" }),
    ]
    const certificate = makeCertificate(LEAF)
    const cms = signature({ certificate, certificates: [certificate, ...circle] })
    expect(judge({ cms })).toEqual(NOBODY)
  })
})

describe("the certificate that a signature names", () => {
  const own = makeCertificate({ ...LEAF, subject: "Mallory", serial: 3, key: ACME })
  const acme = makeCertificate(LEAF)

  it("must be named inside what is signed", () => {
    expect(judge({ cms: signature({ ess: null }) })).toEqual(NOBODY)
    expect(judge({ cms: signature({ withoutAttributes: true }) })).toEqual(NOBODY)
  })

  it("cannot be exchanged for another one of the same key", () => {
    // Issuer and serial number of one, the digest of the other: what was signed names the other.
    const swapped = signature({ certificate: acme, ess: own })
    expect(judge({ cms: swapped })).toEqual(NOBODY)
    const beside = [own, acme, makeCertificate(OFFICE)]
    expect(judge({ cms: signature({ certificate: own, certificates: beside }) })).toEqual(NOBODY)
  })

  it("does not lend its name to another signature by the same key", () => {
    const both = [signedBy(ACME, { certificate: own }), signedBy(MALLORY, { certificate: acme })]
    const certificates = [own, acme, makeCertificate(OFFICE)]
    // The first signs under its own name; the second only claims the name, and is by nobody's key.
    const answer = result({ cms: signature({ signers: both, certificates }) })
    expect(answer.signers).toEqual([])
    expect(answer.verdict).toBe("TOTAL-FAILED")
  })

  it("is in a report the one under whose key the signature held", () => {
    const read = parseSignedData(signature())
    if (read.kind === "refused") throw new Error(read.reason)
    const under = (der: Uint8Array) =>
      underAuthority(
        { data: read.data, certificate: certificateOf(der) },
        { ...reportTerms(), roles: ["exporter"] },
      )
    expect(under(acme)).toMatchObject({ signer: { subject: "CN=Acme", vouches: true } })
    expect(under(own)).toMatchObject({ said: { status: "INDETERMINATE" } })
  })

  it("makes a signature over another file a broken one, as a pinned key does", () => {
    const cms = signature({ digested: toUtf8("another file") })
    expect(judge({ cms })).toEqual(["TOTAL-FAILED", "HASH_FAILURE"])
  })
})

describe("two signers in one message", () => {
  const acme = makeCertificate(LEAF)
  const mallory = makeCertificate({ subject: "Mallory" })
  const certificates = [acme, mallory, makeCertificate(OFFICE)]
  const both = signature({
    certificates,
    signers: [signedBy(MALLORY, { certificate: mallory }), signedBy(ACME, { certificate: acme })],
  })

  it("are told apart: a stranger adds nothing and takes nothing away", () => {
    const { verdict, signers, signature: told } = result({ cms: both })
    expect([verdict, signers.map(({ subject }) => subject)]).toEqual(["TOTAL-PASSED", ["CN=Acme"]])
    expect(told.population).toEqual({ expected: 2, checked: 1 })
  })

  it("are both held to what is known of them", () => {
    const gone = { reason: "left", by: "A. Archivist", at: Date.parse("2026-04-10T00:00:00Z") }
    const keys = [{ ...pinned(MALLORY, ["exporter"]), revoked: gone }]
    expect(judge({ cms: both, keys })).toEqual(open("REVOKED_NO_POE"))
  })

  it("stay few: a crowd is not searched for one that passes", () => {
    const crowd = Array.from({ length: 12 }, (_, index) => {
      const key = signerOf(`stranger ${String(index)}`)
      return { key, certificate: makeCertificate({ ...LEAF, key, serial: 100 + index }) }
    })
    const cms = signature({
      certificates: [...crowd.map(({ certificate }) => certificate), acme],
      signers: [
        ...crowd.map(({ key, certificate }) => signedBy(key, { certificate })),
        signedBy(ACME, { certificate: acme }),
      ],
    })
    const [verdict, ...codes] = judge({ cms, lists: LISTS })
    expect(verdict).toBe("INDETERMINATE")
    expect(codes).toContain("LIMIT_EXCEEDED")
  })
})
