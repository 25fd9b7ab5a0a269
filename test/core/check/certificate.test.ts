import { describe, expect, it } from "vitest"
import { fromUtf8, toBase64, type JsonObject } from "../../../core/base/index.ts"
import { checkPrimitive, type CheckAnswer } from "../../../core/check.ts"
import { writePem } from "../../../core/encodings/index.ts"
import { portableEngine } from "../../../core/signatures/index.ts"
import { makeCertificate, signerOf, type CertificateSpec } from "../../support/certificates.ts"
import { makeList, makeOcspResponse, unsuccessful } from "../../support/revocation.ts"
import { authority, LEAF, ROOT } from "../certificates/chains.ts"

const CA = authority("CA", "Root")
const der = (spec: CertificateSpec): string => toBase64(makeCertificate(spec))
const pem = (spec: CertificateSpec): string =>
  fromUtf8(writePem({ label: "CERTIFICATE", bytes: makeCertificate(spec) })) ?? ""

const REQUEST = {
  id: "c1",
  certificate: der(LEAF),
  intermediates: [der(CA)],
  anchors: [der(ROOT)],
  at: "2026-01-01T00:00:00Z",
} as const satisfies JsonObject

const REVOKED_LEAF = [{ serial: 1, at: "2025-06-01T00:00:00Z", reason: 1 }]
const list = (issuer: string, entries = [] as typeof REVOKED_LEAF): string =>
  toBase64(makeList({ issuer, entries }))
const response = (spec: Partial<Parameters<typeof makeOcspResponse>[0]>): string =>
  toBase64(makeOcspResponse({ issuer: "CA", ...spec }))

function check(changes: JsonObject): CheckAnswer {
  return checkPrimitive("certificate", { ...REQUEST, ...changes }, [portableEngine])
}

describe("check certificate", () => {
  it("passes a good chain, names the path and says that nobody asked about revocation", () => {
    expect(check({})).toEqual({
      id: "c1",
      status: "PASSED",
      code: null,
      reason: "whether a certificate was revoked was not asked",
      path: ["CN=Leaf", "CN=CA", "CN=Root"],
      revocation: ["not asked", "not asked"],
    })
  })

  it("takes PEM as well, several certificates in one text among it", () => {
    const all = {
      certificate: pem(LEAF),
      intermediates: [`${pem(CA)}${pem(ROOT)}`],
      anchors: [pem(ROOT)],
    }
    expect(check(all).status).toBe("PASSED")
  })

  it("passes where a list and a response say that nothing was revoked", () => {
    expect(check({ crls: [list("Root")], ocsp: [response({})] })).toEqual({
      id: "c1",
      status: "PASSED",
      code: null,
      path: ["CN=Leaf", "CN=CA", "CN=Root"],
      revocation: [
        "good (ocsp of 2025-12-31T00:00:00.000Z)",
        "good (crl of 2025-12-31T00:00:00.000Z)",
      ],
    })
  })

  it("remarks on what deviates", () => {
    const negative = { ...LEAF, serial: Uint8Array.of(0x80) }
    expect(check({ certificate: der(negative) })).toMatchObject({
      status: "PASSED",
      remarks: ["CN=Leaf: its serial number is negative"],
    })
  })

  it("names a certificate that is itself an anchor once", () => {
    expect(check({ anchors: [der(LEAF)] })).toMatchObject({ status: "PASSED", path: ["CN=Leaf"] })
  })

  const verdicts: Readonly<Record<string, readonly [JsonObject, string, string]>> = {
    "no anchor": [{ anchors: [] }, "INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND"],
    "no intermediate": [{ intermediates: [] }, "INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND"],
    "a forged certificate": [
      { certificate: der({ ...LEAF, signer: signerOf("thief") }) },
      "INDETERMINATE",
      "NO_CERTIFICATE_CHAIN_FOUND",
    ],
    "an issuer that is no authority": [
      { intermediates: [der({ subject: "CA", issuer: "Root" })] },
      "INDETERMINATE",
      "CHAIN_CONSTRAINTS_FAILURE",
    ],
    "another purpose": [{ purpose: "timestamping" }, "INDETERMINATE", "CHAIN_CONSTRAINTS_FAILURE"],
    "a certificate that ran out": [{ at: "2041-01-01T00:00:00Z" }, "FAILED", "EXPIRED"],
    "a certificate of later": [{ at: "2019-01-01T00:00:00+01:00" }, "FAILED", "NOT_YET_VALID"],
    "a revoked certificate": [
      { crls: [list("CA", REVOKED_LEAF), list("Root")] },
      "FAILED",
      "REVOKED",
    ],
    "a revoked certificate, by OCSP": [
      { ocsp: [response({ status: { at: "2025-06-01T00:00:00Z" } })], crls: [list("Root")] },
      "FAILED",
      "REVOKED",
    ],
    "a revoked authority": [
      { crls: [list("CA"), list("Root", REVOKED_LEAF)] },
      "INDETERMINATE",
      "REVOKED_CA_NO_POE",
    ],
    "no list for the authority": [{ crls: [list("CA")] }, "INDETERMINATE", "TRY_LATER"],
    "an empty list of lists": [{ crls: [] }, "INDETERMINATE", "TRY_LATER"],
    "a responder without an answer": [
      { ocsp: [toBase64(unsuccessful(3))] },
      "INDETERMINATE",
      "TRY_LATER",
    ],
    "no certificate": [{ certificate: 1 }, "FAILED", "FORMAT_FAILURE"],
    "two certificates": [{ certificate: `${pem(LEAF)}${pem(CA)}` }, "FAILED", "FORMAT_FAILURE"],
    "a certificate that is cut short": [
      { certificate: REQUEST.certificate.slice(0, 40) },
      "FAILED",
      "FORMAT_FAILURE",
    ],
    "a list that is none": [{ crls: ["MAA="] }, "FAILED", "FORMAT_FAILURE"],
    "a response that is none": [{ ocsp: ["MAA="] }, "FAILED", "FORMAT_FAILURE"],
    "anchors that are no list": [{ anchors: "x" }, "FAILED", "FORMAT_FAILURE"],
    "more anchors than anybody has": [
      { anchors: Array<string>(1_001).fill("") },
      "FAILED",
      "FORMAT_FAILURE",
    ],
    "an instant that is none": [{ at: "yesterday" }, "FAILED", "FORMAT_FAILURE"],
    "a purpose that is none": [{ purpose: "toString" }, "FAILED", "FORMAT_FAILURE"],
  }
  it.each(Object.entries(verdicts))("answers %s", (_, [changes, status, code]) => {
    expect(check(changes)).toMatchObject({ id: "c1", status, code })
  })

  it("says where a certificate stops being one", () => {
    expect(check({ certificate: REQUEST.certificate.slice(0, 40) }).reason).toBe(
      "certificate: a value is longer than the data (at byte 0)",
    )
  })

  it("does not hold a revocation against an earlier instant", () => {
    const crls = [list("CA", REVOKED_LEAF), list("Root")]
    expect(check({ crls, at: "2025-05-01T00:00:00Z" })).toMatchObject({
      status: "PASSED",
      revocation: [
        "revoked at 2025-06-01T00:00:00.000Z, keyCompromise (crl of 2025-12-31T00:00:00.000Z)",
        "good (crl of 2025-12-31T00:00:00.000Z)",
      ],
    })
  })
})
