/** Withdrawals as stated: what counts against a certificate, whoever signed it. */
import { describe, expect, it } from "vitest"
import { statedWithdrawals, type RevocationStatus } from "../../../core/certificates/index.ts"
import { toHex, toUtf8 } from "../../../core/base/index.ts"
import {
  DER_TAG,
  parseOcspResponse,
  parseRevocationList,
  writeDer,
  writeDerInteger,
} from "../../../core/encodings/index.ts"
import { makeCertificate, signerOf } from "../../support/certificates.ts"
import {
  issuingDistributionPoint,
  makeList,
  makeOcspResponse,
  type EntrySpec,
  type ListSpec,
  type OcspSpec,
} from "../../support/revocation.ts"
import { certificateOf } from "./chains.ts"

const SERIAL = 77
const AT = "2025-06-01T00:00:00Z"
const ENTRY = { serial: SERIAL, at: AT, reason: 4 }
const CERTIFICATE = certificateOf(
  makeCertificate({ subject: "Leaf", issuer: "CA", serial: SERIAL }),
)
const THIEF = signerOf("thief")
const WITHDRAWN = { source: "crl", revokedAt: Date.parse(AT), reason: "superseded" }

describe("a list", () => {
  it.each<[string, Partial<ListSpec>]>([
    ["by the issuer's key", { signer: signerOf("CA") }],
    ["by another key", {}],
    ["that is long out of date", { nextUpdate: "2020-01-01T00:00:00Z" }],
    ["that only says what changed", { extensions: [delta()] }],
    ["of another place", { extensions: [issuingDistributionPoint(2)] }],
  ])("%s states a withdrawal", (_, changes) => {
    expect(stated([{ entries: [ENTRY], ...changes }])).toEqual([WITHDRAWN])
  })

  it.each<[string, Partial<ListSpec>]>([
    ["of another serial number", { entries: [{ ...ENTRY, serial: SERIAL + 1 }] }],
    ["in another name", { issuer: "Other", entries: [ENTRY] }],
    ["of attribute certificates", { entries: [ENTRY], extensions: [issuingDistributionPoint(5)] }],
    ["that ends a hold", { entries: [{ ...ENTRY, reason: 8 }], extensions: [delta()] }],
  ])("%s states none", (_, changes) => {
    expect(stated([changes])).toEqual([])
  })
})

describe("a response", () => {
  const revoked = { at: AT, reason: 1 }

  it("states a withdrawal, by whichever key the issuer is named", () => {
    const expected = { source: "ocsp", revokedAt: Date.parse(AT), reason: "keyCompromise" }
    expect(stated([], [{ status: revoked }])).toEqual([expected])
    expect(stated([], [{ status: revoked, issuerKey: THIEF }])).toEqual([expected])
  })

  it("states one also where it names the issuer by a hash that is not known here", () => {
    const spec = { issuer: "CA", serial: SERIAL, signer: THIEF, status: revoked }
    const hex = toHex(makeOcspResponse(spec)).replace("06052b0e03021a", "06052b0e03021b")
    const read = parseOcspResponse(Uint8Array.from(Buffer.from(hex, "hex")))
    if (read.kind !== "response") throw new Error(read.kind)
    const { response } = read
    expect(response.responses[0]?.hashAlgorithm).toBe("1.3.14.3.2.27")
    const data = { lists: [], responses: [response] }
    expect(statedWithdrawals(CERTIFICATE, data, undefined)).toMatchObject([
      { reason: "keyCompromise" },
    ])
  })

  it("states none that says good, or is about another certificate", () => {
    expect(stated([], [{ status: "good" }])).toEqual([])
    expect(stated([], [{ status: "unknown" }])).toEqual([])
    expect(stated([], [{ status: revoked, serial: SERIAL + 1 }])).toEqual([])
    expect(stated([], [{ status: revoked, issuer: "Other" }])).toEqual([])
  })
})

it("gives all that is stated, the earliest first", () => {
  const earlier = "2025-05-01T00:00:00Z"
  const entries = [ENTRY, { ...ENTRY, reason: 1 }]
  expect(stated([{ entries }], [{ status: { at: earlier } }])).toEqual([
    { source: "ocsp", revokedAt: Date.parse(earlier), reason: "unspecified" },
    WITHDRAWN,
    { ...WITHDRAWN, reason: "keyCompromise" },
  ])
})

it("counts from the invalidity date where the issuer states an earlier one", () => {
  const since = Date.parse("2025-02-03T04:05:06Z")
  const entries = [{ ...ENTRY, extensions: [invalidity("20250203040506Z")] }]
  expect(stated([{ entries }])).toEqual([{ ...WITHDRAWN, revokedAt: since }])
  const later = [{ ...ENTRY, extensions: [invalidity("20260203040506Z")] }]
  expect(stated([{ entries: later }])).toEqual([WITHDRAWN])
})

it("lets only a later word of a pinned authority end a hold", () => {
  const hold = { entries: [{ ...ENTRY, reason: 6 }], thisUpdate: "2025-06-02T00:00:00Z" }
  const good = {
    kind: "good",
    source: "crl",
    thisUpdate: Date.parse("2025-07-01T00:00:00Z"),
  } as const
  expect(stated([hold])).toHaveLength(1)
  expect(stated([hold], [], good)).toEqual([])
  expect(
    stated([hold], [], { ...good, thisUpdate: Date.parse("2025-06-01T00:00:00Z") }),
  ).toHaveLength(1)
  expect(stated([{ ...hold, entries: [ENTRY] }], [], good)).toHaveLength(1)
})

function invalidity(time: string): NonNullable<EntrySpec["extensions"]>[number] {
  return { oid: "2.5.29.24", value: writeDer(DER_TAG.generalizedTime, toUtf8(time)) }
}

function delta(): NonNullable<ListSpec["extensions"]>[number] {
  return { oid: "2.5.29.27", critical: true, value: writeDerInteger(1) }
}

function stated(
  lists: readonly Partial<ListSpec>[],
  responses: readonly Partial<OcspSpec>[] = [],
  shown?: RevocationStatus,
): ReturnType<typeof statedWithdrawals> {
  return statedWithdrawals(
    CERTIFICATE,
    {
      lists: lists.map((spec) => {
        const read = parseRevocationList(makeList({ issuer: "CA", signer: THIEF, ...spec }))
        if (read.kind === "refused") throw new Error(read.reason)
        return read.list
      }),
      responses: responses.map((spec) => {
        const read = parseOcspResponse(
          makeOcspResponse({ issuer: "CA", serial: SERIAL, signer: THIEF, ...spec }),
        )
        if (read.kind !== "response") throw new Error(read.kind)
        return read.response
      }),
    },
    shown,
  )
}
