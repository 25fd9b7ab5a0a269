/** Revocation: what lists and responses say, and which of them nobody should believe. */
import { describe, expect, it } from "vitest"
import {
  findPath,
  revocationFault,
  toAnchor,
  type FoundPath,
  type RevocationStatus,
} from "../../../core/certificates/index.ts"
import {
  parseOcspResponse,
  parseRevocationList,
  writeDerInteger,
  writeDerNull,
  writeDerSequence,
  type OcspResponse,
  type RevocationList,
} from "../../../core/encodings/index.ts"
import { portableEngine } from "../../../core/signatures/index.ts"
import {
  basicConstraints,
  extendedKeyUsage,
  general,
  keyUsage,
  makeCertificate,
  signerOf,
  type CertificateSpec,
} from "../../support/certificates.ts"
import {
  distributionPoints,
  INVALIDITY_DATE,
  issuingDistributionPoint,
  keyHash,
  makeList,
  makeOcspResponse,
  unsuccessful,
  type ListSpec,
  type OcspSpec,
} from "../../support/revocation.ts"
import { AT, authority, certificateOf, LEAF, ROOT } from "./chains.ts"

const SERIAL = 77
const REVOKED = { serial: SERIAL, at: "2025-06-01T00:00:00Z", reason: 1 }

describe("a list by the issuer", () => {
  it("says good of a certificate that is not on it, with the list's age", () => {
    expect(byList({})).toEqual({
      kind: "good",
      source: "crl",
      thisUpdate: Date.parse("2025-12-31T00:00:00Z"),
      nextUpdate: Date.parse("2026-01-08T00:00:00Z"),
    })
  })

  it("says when and why a certificate on it was revoked", () => {
    expect(byList({ entries: [{ serial: 5, at: REVOKED.at }, REVOKED] })).toMatchObject({
      kind: "revoked",
      source: "crl",
      revokedAt: Date.parse(REVOKED.at),
      reason: "keyCompromise",
    })
  })

  it("says it also when the list is long out of date, and when its date lies ahead", () => {
    const old = { thisUpdate: "2025-07-01T00:00:00Z", nextUpdate: "2025-07-08T00:00:00Z" }
    expect(byList({ ...old, entries: [REVOKED] }).kind).toBe("revoked")
    expect(byList({ thisUpdate: "2027-01-01T00:00:00Z", entries: [REVOKED] }).kind).toBe("revoked")
  })

  it("takes the earlier of two dates for one certificate", () => {
    const entries = [REVOKED, { ...REVOKED, at: "2025-05-01T00:00:00Z", reason: 6 }]
    expect(byList({ entries })).toMatchObject({
      revokedAt: Date.parse("2025-05-01T00:00:00Z"),
      reason: "certificateHold",
    })
  })

  it.each([
    ["one made later, which still lists it", { thisUpdate: "2027-01-01T00:00:00Z" }, "good"],
    [
      "one that is too old",
      { thisUpdate: "2025-12-01T00:00:00Z", nextUpdate: "2025-12-08T00:00:00Z" },
      "a list too old for the instant that was asked about",
    ],
    [
      "one made after the certificate ran out",
      { thisUpdate: "2041-01-01T00:00:00Z" },
      "a list made after the certificate had run out",
    ],
    [
      "one without an end",
      { nextUpdate: null },
      "a list without a time until which it holds, and older than asked",
    ],
    [
      "one without an end, made later",
      { nextUpdate: null, thisUpdate: "2026-02-01T00:00:00Z" },
      "good",
    ],
    [
      "one by another key",
      { signer: signerOf("thief") },
      "a list that the issuer's key did not sign",
    ],
    [
      "one by another name",
      { issuer: "Other", signer: signerOf("CA") },
      "no list or response at hand speaks of it",
    ],
    [
      "a delta list",
      { extensions: [{ oid: "2.5.29.27", critical: true, value: writeDerInteger(1) }] },
      "a delta list, which is not supported",
    ],
    [
      "one with an unknown critical extension",
      { extensions: [{ oid: "1.2.3", critical: true, value: writeDerNull() }] },
      "a list with the critical extension 1.2.3",
    ],
    [
      "an indirect one",
      { extensions: [issuingDistributionPoint(4)] },
      "an indirect list, which is not supported",
    ],
    ["one of end entities", { extensions: [issuingDistributionPoint(1)] }, "good"],
    [
      "one of authorities",
      { extensions: [issuingDistributionPoint(2)] },
      "a list of authorities only",
    ],
    [
      "one of attribute certificates",
      { extensions: [issuingDistributionPoint(5)] },
      "a list of attribute certificates",
    ],
    [
      "one for some reasons",
      { extensions: [issuingDistributionPoint(3)] },
      "a list for some reasons only",
    ],
    [
      "one of another place",
      { extensions: [issuingDistributionPoint(general.uri("http://b/"))] },
      "a list of another place",
    ],
    [
      "one of the certificate's place",
      { extensions: [issuingDistributionPoint(general.uri("http://a/"))] },
      "good",
    ],
  ] as const)("%s", (_, spec, expected) => {
    expect(said(byList(spec))).toBe(expected)
  })

  it("is not used when an entry has an unknown critical extension, also for other certificates", () => {
    const extensions = [{ oid: "2.5.29.29", critical: true, value: writeDerSequence() }]
    const entries = [{ serial: 5, at: REVOKED.at, extensions }]
    expect(said(byList({ entries }))).toBe("a list with the critical extension 2.5.29.29")
  })

  it("is used when an entry says since when the key was not safe", () => {
    expect(byList({ entries: [{ ...REVOKED, extensions: [INVALIDITY_DATE] }] }).kind).toBe(
      "revoked",
    )
  })

  it("is not used when the issuer may not sign lists", () => {
    const extensions = [basicConstraints(true), keyUsage(5)]
    expect(said(status({ lists: [list({})], ca: { extensions } }))).toBe(
      "a list by a key that may not sign lists",
    )
  })
})

describe("an OCSP response", () => {
  it("by the issuer says good, with its age", () => {
    expect(byResponse({})).toMatchObject({
      kind: "good",
      source: "ocsp",
      thisUpdate: Date.parse("2025-12-31T00:00:00Z"),
    })
  })

  it("may name the responder by its key", () => {
    expect(byResponse({ responder: keyHash(signerOf("CA")) }).kind).toBe("good")
  })

  it("says when and why a certificate was revoked", () => {
    expect(byResponse({ status: { at: REVOKED.at, reason: 4 } })).toMatchObject({
      kind: "revoked",
      revokedAt: Date.parse(REVOKED.at),
      reason: "superseded",
    })
  })

  const delegate = (changes: Partial<CertificateSpec> = {}): Uint8Array =>
    makeCertificate({
      subject: "Responder",
      issuer: "CA",
      extensions: [
        extendedKeyUsage(["1.3.6.1.5.5.7.3.9"]),
        { oid: "1.3.6.1.5.5.7.48.1.5", value: writeDerNull() },
      ],
      ...changes,
    })
  const delegated = (changes: Partial<CertificateSpec> = {}): Partial<OcspSpec> => ({
    signer: signerOf("Responder"),
    responder: "Responder",
    certificates: [delegate(changes)],
  })
  const eku = extendedKeyUsage(["1.3.6.1.5.5.7.3.9"])

  it.each([
    [
      "of a certificate with another serial number",
      { serial: SERIAL + 1 },
      "no list or response at hand speaks of it",
    ],
    [
      "of another issuer's certificate",
      { issuer: "Other", signer: signerOf("CA"), responder: "CA" },
      "no list or response at hand speaks of it",
    ],
    [
      "of an issuer with that key and another name",
      { issuer: "Other", issuerKey: signerOf("CA"), responder: "CA" },
      "no list or response at hand speaks of it",
    ],
    [
      "of an issuer with that name and another key",
      { issuerKey: signerOf("thief"), signer: signerOf("CA") },
      "no list or response at hand speaks of it",
    ],
    [
      "by a thief in the issuer's name",
      { signer: signerOf("thief") },
      "a response that nobody entitled to it signed",
    ],
    ["that does not know", { status: "unknown" }, "a responder that does not know the certificate"],
    [
      "that is too old",
      { thisUpdate: "2025-12-01T00:00:00Z", nextUpdate: "2025-12-02T00:00:00Z" },
      "a response too old for the instant that was asked about",
    ],
    [
      "with an unknown critical extension",
      { extensions: [{ oid: "1.2.3", critical: true, value: writeDerNull() }] },
      "a response with the critical extension 1.2.3",
    ],
    ["by a delegate", delegated(), "good"],
    [
      "by a delegate that does not have the purpose",
      delegated({ extensions: [] }),
      "a responder whose certificate is not for that",
    ],
    [
      "by a delegate for any purpose",
      delegated({ extensions: [extendedKeyUsage(["2.5.29.37.0"])] }),
      "a responder whose certificate is not for that",
    ],
    [
      "by a delegate of another authority",
      delegated({ issuer: "Other" }),
      "a responder of another authority",
    ],
    [
      "by a delegate that the authority did not certify",
      delegated({ signer: signerOf("thief") }),
      "a responder that the authority's key did not certify",
    ],
    [
      "by a delegate after its time",
      delegated({ notAfter: "2025-06-01T00:00:00Z" }),
      "a responder outside its certificate's window",
    ],
    [
      "by a delegate that may have been revoked",
      delegated({ extensions: [eku] }),
      "a responder that may itself have been revoked",
    ],
    [
      "by a delegate with an unknown critical extension",
      delegated({ extensions: [eku, { oid: "1.2.3", critical: true, value: writeDerNull() }] }),
      "a responder with a critical extension not understood",
    ],
    [
      "by somebody who borrows a delegate's certificate",
      { ...delegated(), signer: signerOf("thief") },
      "a response that its responder did not sign",
    ],
  ] as const)("%s", (_, spec, expected) => {
    expect(said(byResponse(spec))).toBe(expected)
  })

  it("by a delegate that a list speaks for, or against", () => {
    const responses = [response(delegated({ extensions: [eku], serial: 9 }))]
    const forIt = status({ responses, lists: [list({ thisUpdate: "2025-12-30T00:00:00Z" })] })
    expect(forIt).toMatchObject({ kind: "good", source: "ocsp" })
    const entries = [{ serial: 9, at: "2025-01-01T00:00:00Z" }]
    const against = status({
      responses,
      lists: [
        list({ entries, thisUpdate: "2025-01-02T00:00:00Z", nextUpdate: "2025-01-03T00:00:00Z" }),
      ],
    })
    expect(said(against)).toContain("a responder that was revoked")
  })

  it("without an answer is told as such", () => {
    expect(parseOcspResponse(unsuccessful(3))).toEqual({ kind: "unsuccessful", status: "tryLater" })
    expect(parseOcspResponse(unsuccessful(4))).toMatchObject({ kind: "refused" })
  })
})

describe("several sources", () => {
  it("a revocation counts, whoever says good", () => {
    const both = status({ lists: [list({ entries: [REVOKED] })], responses: [response({})] })
    expect(both.kind).toBe("revoked")
    const other = status({
      lists: [list({})],
      responses: [response({ status: { at: REVOKED.at } })],
    })
    expect(other.kind).toBe("revoked")
  })

  it("the newest good statement counts", () => {
    const newer = { thisUpdate: "2026-03-01T00:00:00Z", nextUpdate: null }
    expect(status({ lists: [list({})], responses: [response(newer)] })).toMatchObject({
      source: "ocsp",
    })
  })

  it("none at all is unknown, and not asking is not checked", () => {
    expect(status({}).kind).toBe("unknown")
    const path = found({})
    expect(path.revocation.map(({ kind }) => kind)).toEqual(["unknown", "unknown"])
    expect(found(undefined).revocation.map(({ kind }) => kind)).toEqual([
      "not-checked",
      "not-checked",
    ])
  })
})

describe("revocationFault", () => {
  const root = (entries: ListSpec["entries"] = []): RevocationList =>
    list({ issuer: "Root", entries })
  const judged = (lists: readonly RevocationList[], at = AT): string | undefined =>
    revocationFault(found({ lists }, at), at)?.code

  it("finds nothing against a path that is good throughout", () => {
    expect(judged([list({}), root()])).toBeUndefined()
  })

  it("tells a revoked certificate, authority and silence apart", () => {
    expect(judged([list({ entries: [REVOKED] }), root()])).toBe("REVOKED")
    expect(judged([list({}), root([{ serial: 1, at: REVOKED.at }])])).toBe("REVOKED_CA_NO_POE")
    expect(judged([list({})])).toBe("TRY_LATER")
    expect(judged([list({ entries: [REVOKED] })])).toBe("REVOKED")
  })

  it("does not hold a later revocation against an earlier instant", () => {
    const lists = [list({ entries: [REVOKED] }), root()]
    expect(judged(lists, Date.parse("2025-05-31T23:59:59Z"))).toBeUndefined()
    expect(judged(lists, Date.parse("2025-06-01T00:00:00Z"))).toBe("REVOKED")
  })

  it("asks nobody where nobody was to be asked", () => {
    expect(revocationFault(found(undefined), AT)).toBeUndefined()
  })
})

interface Data {
  readonly lists?: readonly RevocationList[]
  readonly responses?: readonly OcspResponse[]
  readonly ca?: Partial<CertificateSpec>
}

function found(data: Data | undefined, at = AT): FoundPath {
  const place = distributionPoints(general.uri("http://a/"))
  const leaf = { ...LEAF, serial: SERIAL, extensions: [place] }
  const answer = findPath({
    certificate: certificateOf(makeCertificate(leaf)),
    intermediates: [certificateOf(makeCertificate({ ...authority("CA", "Root"), ...data?.ca }))],
    anchors: [toAnchor(certificateOf(makeCertificate(ROOT)))],
    at,
    purpose: "any",
    engines: [portableEngine],
    ...(data === undefined
      ? {}
      : { revocation: { lists: data.lists ?? [], responses: data.responses ?? [] } }),
  })
  if (answer.kind !== "path") throw new Error(answer.fault.reason)
  return answer
}

function status(data: Data): RevocationStatus {
  return found(data).revocation[0]!
}

function list(spec: Partial<ListSpec>): RevocationList {
  const answer = parseRevocationList(makeList({ issuer: "CA", ...spec }))
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.list
}

function response(spec: Partial<OcspSpec>): OcspResponse {
  const answer = parseOcspResponse(makeOcspResponse({ issuer: "CA", serial: SERIAL, ...spec }))
  if (answer.kind !== "response") throw new Error(answer.kind)
  return answer.response
}

function byList(spec: Partial<ListSpec>): RevocationStatus {
  return status({ lists: [list(spec)] })
}

function byResponse(spec: Partial<OcspSpec>): RevocationStatus {
  return status({ responses: [response(spec)] })
}

function said(answer: RevocationStatus): string {
  return answer.kind === "unknown" ? answer.reasons.join("; ") : answer.kind
}
