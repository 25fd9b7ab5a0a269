/**
 * Whoever the pack itself says is gone proves nothing: authorities for time and issuers that a
 * list withdraws, or whose key is known to be in other hands under whichever pin.
 */
import { describe, expect, it } from "vitest"
import { judgeSignedFile } from "../../../core/index.ts"
import { toUtf8 } from "../../../core/base/index.ts"
import { DER_TAG, writeDer } from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import {
  EMPTY_TRUST,
  type PinnedAnchor,
  type PinnedKey,
  type Policy,
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
const TOKEN = makeToken({ info: tstInfo({ bytes: SIGNATURE, genTime: STAMPED_AT }) })
const SAID = { reason: "burglary", by: "A. Archivist" }
const LOST = { compromised: { certainty: "known", ...SAID } } as const
/** The signer's key ended after the token, so that only the token lets its signature pass. */
const ENDED = pinned(EXPORTER, ["exporter"], { validUntil: Date.parse("2026-04-01T00:00:00Z") })
const TSA_SERIAL = 77
const LATER = "2026-05-01T00:00:00Z"

const KEY_COMPROMISE = 1
const SUPERSEDED = 4

/** What the authority's issuer says at the time of the stamp, so that it is known to be good then. */
const GOOD_THEN: ListSpec = {
  issuer: "Stamp Root",
  thisUpdate: "2026-03-02T00:00:00Z",
  nextUpdate: "2026-03-09T00:00:00Z",
}
const withdraws = (reason: number, more: Partial<ListSpec> = {}): ListSpec => ({
  issuer: "Stamp Root",
  ...CURRENT,
  entries: [{ serial: TSA_SERIAL, at: LATER, reason }],
  ...more,
})

describe("a time-stamp by an authority that is pinned as a certificate for time", () => {
  const itself = anchor("tsa", AUTHORITY)

  it("proves the time while nothing is said against it", () => {
    expect(stamped([itself])).toBe("TOTAL-PASSED")
    expect(stamped([itself], [withdraws(SUPERSEDED)])).toBe("TOTAL-PASSED")
  })

  it("proves nothing once any list in its issuer's name says that its key is lost", () => {
    const thief = signerOf("somebody")
    expect(stamped([itself], [withdraws(KEY_COMPROMISE)])).toBe("INDETERMINATE COMPROMISED_NO_POE")
    expect(stamped([itself], [withdraws(KEY_COMPROMISE, { signer: thief })])).toBe(
      "INDETERMINATE COMPROMISED_NO_POE",
    )
  })
})

describe("a time-stamp by an authority under a pinned one", () => {
  const root = anchor("root", ROOT)

  it("proves nothing once its key is compromised under a pin of another role", () => {
    const tsa = pinned(signerOf("Stamp Authority"), ["archivist"], { id: "other" })
    expect(stamped([root], [], [tsa])).toBe("TOTAL-PASSED")
    expect(stamped([root], [], [{ ...tsa, ...LOST }])).toBe("INDETERMINATE COMPROMISED_NO_POE")
  })

  it("proves nothing once the pinned one is compromised under a pin of another purpose", () => {
    const signing = { ...anchor("office", ROOT), purposes: ["signing"] } as const
    expect(stamped([root, signing])).toBe("TOTAL-PASSED")
    expect(stamped([root, { ...signing, ...LOST }])).toBe("INDETERMINATE COMPROMISED_NO_POE")
  })

  it("proves nothing once a list by a new key of its issuer says that its key is lost", () => {
    const renewed = withdraws(KEY_COMPROMISE, { signer: signerOf("Stamp Root, next key") })
    expect(stamped([root], [GOOD_THEN])).toBe("TOTAL-PASSED")
    expect(stamped([root], [GOOD_THEN, renewed])).toBe("INDETERMINATE COMPROMISED_NO_POE")
  })

  it("has one answer for two withdrawals, in whichever order their lists came", () => {
    const [superseded, lost] = [withdraws(SUPERSEDED), withdraws(KEY_COMPROMISE)]
    const both = { entries: [SUPERSEDED, KEY_COMPROMISE].map(entry) }
    for (const lists of [[superseded, lost], [lost, superseded], [withdraws(0, both)]]) {
      expect(stamped([root], lists)).toBe("TOTAL-FAILED REVOKED")
    }
  })
})

describe("a signer whose certificate is withdrawn twice", () => {
  const signer = (entries: ListSpec["entries"], stampedIt = false) =>
    judge({
      keys: [certified()],
      anchors: [anchor("office", OFFICE, "signing"), anchor("tsa", AUTHORITY)],
      lists: [{ issuer: "Office", ...CURRENT, entries: entries ?? [] }],
      isStamped: stampedIt,
    })

  it("is lost, and not only superseded, whichever came first", () => {
    // After the evaluation: only a loss can stand against the signature.
    const at = "2026-07-01T00:00:00Z"
    const superseded = { serial: 9, at, reason: SUPERSEDED }
    expect(signer([superseded])).toBe("TOTAL-PASSED")
    const lost = { serial: 9, at: "2026-08-01T00:00:00Z", reason: KEY_COMPROMISE }
    expect(signer([superseded, lost])).toBe("INDETERMINATE COMPROMISED_NO_POE")
    expect(signer([lost, superseded])).toBe("INDETERMINATE COMPROMISED_NO_POE")
  })

  it("is lost from the invalidity date on, where the issuer names an earlier one", () => {
    const entry = { serial: 9, at: LATER, reason: KEY_COMPROMISE }
    expect(signer([entry], true)).toBe("TOTAL-PASSED")
    const value = writeDer(DER_TAG.generalizedTime, toUtf8("20260201000000Z"))
    const since = { ...entry, extensions: [{ oid: "2.5.29.24", value }] }
    expect(signer([since], true)).toBe("INDETERMINATE COMPROMISED_NO_POE")
  })
})

describe("that a certificate was not withdrawn, where a policy asks", () => {
  const asked = (office: Partial<PinnedAnchor>, lists: readonly ListSpec[] = []) =>
    judge({
      keys: [certified()],
      anchors: [{ ...anchor("office", OFFICE, "signing"), ...office }],
      lists: [{ issuer: "Office", ...CURRENT }, ...lists],
      revocation: "required",
    })

  it("counts from an issuer that is good itself", () => {
    expect(asked({})).toBe("TOTAL-PASSED")
  })

  it("counts no more once that issuer is compromised, revoked, or withdrawn by a list", () => {
    const unknown = "INDETERMINATE TRY_LATER"
    expect(asked(LOST)).toBe(unknown)
    expect(asked({ revoked: { at: Date.parse(LATER), ...SAID } })).toBe(unknown)
    const entries = [{ serial: 5, at: LATER, reason: KEY_COMPROMISE }]
    expect(asked({}, [{ issuer: "Above", ...CURRENT, entries }])).toBe(unknown)
  })
})

const OFFICE = officeCertificate({ issuer: "Above", serial: 5 })

function certified(): PinnedKey {
  return pinned(EXPORTER, ["exporter"], { certificate: certifiedByOffice(EXPORTER) })
}

function entry(reason: number): NonNullable<ListSpec["entries"]>[number] {
  return { serial: TSA_SERIAL, at: LATER, reason }
}

function anchor(
  id: string,
  certificate: Uint8Array,
  purpose: PinnedAnchor["purposes"][number] = "timestamp",
): PinnedAnchor {
  return { id, certificate, subject: id, purposes: [purpose], roles: [], names: [] }
}

function stamped(
  anchors: readonly PinnedAnchor[],
  lists: readonly ListSpec[] = [],
  others: readonly PinnedKey[] = [],
): string {
  return judge({ keys: [ENDED, ...others], anchors, lists, isStamped: true })
}

interface Case {
  readonly keys: readonly PinnedKey[]
  readonly anchors: readonly PinnedAnchor[]
  readonly lists: readonly ListSpec[]
  readonly revocation?: Policy["pinnedKeys"]["revocation"]
  readonly isStamped?: boolean
}

/** The verdict, and the first code that weighs. */
function judge({ keys, anchors, lists, revocation = "not-required", isStamped = false }: Case) {
  const digest = new Uint8Array(32)
  const crls = lists.map(makeList)
  const { verdict, findings } = judgeSignedFile(
    { path: "minutes.txt", bytes: FILE },
    { path: "minutes.sig", bytes: SIGNATURE },
    {
      trust: { ...EMPTY_TRUST, keys, anchors, revocation: { crls, ocsp: [] }, digest },
      policy: policyAsking(revocation),
      evaluatedAt: AT,
      signatures: [nativeEngine],
      ...(isStamped ? { timestamps: [{ path: "minutes.tsr", bytes: TOKEN }] } : {}),
    },
  )
  const [weighing] = findings.filter(({ severity }) => severity !== "noted")
  return weighing === undefined ? verdict : `${verdict} ${weighing.code}`
}
