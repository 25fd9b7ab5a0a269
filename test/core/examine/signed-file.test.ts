/** A signature over one file, judged by what the authorities in a trust pack say of the keys. */
import { describe, expect, it } from "vitest"
import { judgeSignedFile } from "../../../core/index.ts"
import { toUtf8 } from "../../../core/base/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import {
  EMPTY_TRUST,
  type PinnedAnchor,
  type PinnedKey,
  type Policy,
  type Purpose,
  type TrustStore,
} from "../../../core/trust/index.ts"
import { signerOf } from "../../support/certificates.ts"
import {
  certifiedByOffice,
  CURRENT,
  officeCertificate,
  policyAsking,
} from "../../support/certifying-office.ts"
import { AT, EXPORTER, pinned } from "../../support/evidence.ts"
import { makeList, type ListSpec } from "../../support/revocation.ts"
import { AUTHORITY, makeToken, ROOT, tstInfo } from "../../support/time-stamps.ts"

const FILE = toUtf8("the minutes of Friday")
const SIGNATURE = EXPORTER.sign(FILE)
const STAMPED_AT = "2026-03-01T12:00:00Z"
const SAID = { reason: "laptop stolen", by: "A. Archivist" }

const OFFICE = authority("office", officeCertificate(), "signing")
const CERTIFIED: PinnedKey = {
  ...pinned(EXPORTER, ["exporter"]),
  certificate: certifiedByOffice(EXPORTER),
}
const withdrawn = (serial: number, issuer: string, reason?: number): ListSpec => ({
  issuer,
  ...CURRENT,
  entries: [{ serial, at: "2026-05-01T00:00:00Z", ...(reason === undefined ? {} : { reason }) }],
})

describe("a signature by a key that was pinned as a certificate", () => {
  const under = (list: ListSpec, revocation: Policy["pinnedKeys"]["revocation"] = "not-required") =>
    judge({ keys: [CERTIFIED], anchors: [OFFICE], lists: [list], revocation })

  it("passes where its issuer withdrew another one", () => {
    expect(under(withdrawn(10, "Office"))).toEqual(["TOTAL-PASSED"])
  })

  it("does not vouch once its issuer withdrew it", () => {
    expect(under(withdrawn(9, "Office", 4))).toEqual(["INDETERMINATE", "REVOKED_NO_POE"])
    expect(under(withdrawn(9, "Office", 1))).toEqual(["INDETERMINATE", "COMPROMISED_NO_POE"])
  })

  it("does not vouch once a list in the name of its issuer withdrew it, whoever signed the list", () => {
    const nobody = { keys: [CERTIFIED], anchors: [], revocation: "not-required" } as const
    expect(judge({ ...nobody, lists: [withdrawn(9, "Office", 4)] })).toEqual([
      "INDETERMINATE",
      "REVOKED_NO_POE",
    ])
    expect(judge({ ...nobody, lists: [withdrawn(9, "Office", 1)] })).toEqual([
      "INDETERMINATE",
      "COMPROMISED_NO_POE",
    ])
    const another = { ...withdrawn(9, "Office", 4), signer: signerOf("Office, next key") }
    expect(under(another)).toEqual(["INDETERMINATE", "REVOKED_NO_POE"])
    expect(judge({ ...nobody, lists: [withdrawn(10, "Office")] })).toEqual(["TOTAL-PASSED"])
    expect(judge({ ...nobody, lists: [withdrawn(9, "Bureau")] })).toEqual(["TOTAL-PASSED"])
  })

  it("is shown as current only by an authority that was pinned", () => {
    const good = { issuer: "Office", ...CURRENT }
    const unpinned = { keys: [CERTIFIED], anchors: [], lists: [good] }
    expect(judge({ ...unpinned, revocation: "required" })).toEqual(["INDETERMINATE", "TRY_LATER"])
  })

  it("counts, where a policy asks, only while its issuer says that it was not withdrawn", () => {
    expect(under({ issuer: "Office", ...CURRENT }, "required")).toEqual(["TOTAL-PASSED"])
    expect(under({ issuer: "Office" }, "required")).toEqual(["INDETERMINATE", "TRY_LATER"])
    const raw = { keys: [pinned(EXPORTER, ["exporter"])], anchors: [], lists: [] }
    expect(judge({ ...raw, revocation: "required" })).toEqual(["INDETERMINATE", "TRY_LATER"])
    expect(judge({ ...raw, revocation: "not-required" })).toEqual(["TOTAL-PASSED"])
  })
})

describe("a time-stamp by an authority that was pinned as a certificate", () => {
  const stolen = { from: Date.parse("2026-04-01T00:00:00Z"), certainty: "known", ...SAID } as const
  const stamping: PinnedKey = {
    ...pinned(signerOf("Stamp Authority"), ["timestamp"]),
    id: "tsa",
    certificate: AUTHORITY,
  }
  const token = makeToken({ info: tstInfo({ bytes: SIGNATURE, genTime: STAMPED_AT }) })
  const under = (purpose: Purpose, list: ListSpec) =>
    judge({
      keys: [{ ...pinned(EXPORTER, ["exporter"]), compromised: stolen }, stamping],
      anchors: [authority("root", ROOT, purpose)],
      lists: [list],
      revocation: "not-required",
      token,
    })

  for (const purpose of ["signing", "timestamp"] as const) {
    it(`rescues nothing once an issuer pinned for ${purpose} says that its key is lost`, () => {
      expect(under(purpose, withdrawn(78, "Stamp Root", 1))[0]).toBe("TOTAL-PASSED")
      for (const reason of [1, 0, undefined]) {
        const answer = under(purpose, withdrawn(77, "Stamp Root", reason))
        expect(answer, String(reason)).toEqual([
          "INDETERMINATE",
          "COMPROMISED_NO_POE",
          "COMPROMISED_NO_POE",
        ])
      }
    })
  }

  it("still counts for earlier times when it was closed in good order (RFC 3161 §4)", () => {
    expect(under("timestamp", withdrawn(77, "Stamp Root", 5))[0]).toBe("TOTAL-PASSED")
  })
})

function authority(id: string, certificate: Uint8Array, purpose: Purpose): PinnedAnchor {
  const isSigning = purpose === "signing"
  return {
    id,
    certificate,
    subject: id,
    purposes: [purpose],
    roles: isSigning ? ["exporter"] : [],
    names: isSigning ? ["CN=Acme"] : [],
  }
}

interface Case {
  readonly keys: readonly PinnedKey[]
  readonly anchors: readonly PinnedAnchor[]
  readonly lists: readonly ListSpec[]
  readonly revocation: Policy["pinnedKeys"]["revocation"]
  readonly token?: Uint8Array
}

/** The verdict, and the codes of what weighs. */
function judge({ keys, anchors, lists, revocation, token }: Case): readonly string[] {
  const crls = lists.map(makeList)
  const trust: TrustStore = { ...EMPTY_TRUST, keys, anchors, revocation: { crls, ocsp: [] } }
  const result = judgeSignedFile(
    { path: "minutes.txt", bytes: FILE },
    { path: "minutes.sig", bytes: SIGNATURE },
    {
      trust: { ...trust, digest: new Uint8Array(32) },
      policy: policyAsking(revocation),
      evaluatedAt: AT,
      signatures: [nativeEngine],
      ...(token === undefined ? {} : { timestamps: [{ path: "minutes.tsr", bytes: token }] }),
    },
  )
  const weighing = result.findings.filter(({ severity }) => severity !== "noted")
  return [result.verdict, ...weighing.map(({ code }) => code)]
}
