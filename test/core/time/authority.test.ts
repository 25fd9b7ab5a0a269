/** Whose word a time-stamp is, when pins end and certificates are revoked. */
import { describe, expect, it } from "vitest"
import { toBase64 } from "../../../core/base/index.ts"
import { parseRevocationList } from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import { checkTimestamp, type TimestampTrust } from "../../../core/time/index.ts"
import { timestampTrust } from "../../../core/trust/index.ts"
import { signerOf } from "../../support/certificates.ts"
import { keyEntry, packOf, storeOf } from "../../support/packs.ts"
import { makeList, type EntrySpec } from "../../support/revocation.ts"
import {
  AUTHORITY,
  BYTES,
  makeToken,
  ROOT,
  STAMPED_AT,
  trustIn,
} from "../../support/time-stamps.ts"

const BEFORE = "2026-02-01T00:00:00Z"
const AFTER = "2026-04-01T00:00:00Z"
/** Of RFC 5280 §5.3.1. */
const REASON = { keyCompromise: 1, superseded: 4 } as const

describe("a pin that ended", () => {
  const [pin] = trustIn(ROOT).anchors
  const at = { validFrom: Date.parse(AFTER), validUntil: Date.parse(BEFORE) }
  const cases: Readonly<Record<string, readonly [given: object, answer: string]>> = {
    "revoked after the stamp was made": [{ revokedAt: Date.parse(AFTER) }, "proven"],
    "revoked before": [{ revokedAt: Date.parse(BEFORE) }, "open REVOKED_NO_POE"],
    "revoked in that very instant": [{ revokedAt: Date.parse(STAMPED_AT) }, "open REVOKED_NO_POE"],
    "that begins later": [{ validFrom: at.validFrom }, "open OUT_OF_BOUNDS_NO_POE"],
    "that ended before": [{ validUntil: at.validUntil }, "open OUT_OF_BOUNDS_NO_POE"],
    "that ends with that instant": [{ validUntil: Date.parse(STAMPED_AT) }, "proven"],
    "whose key others may have had, at whatever time": [
      { isCompromised: true },
      "open COMPROMISED_NO_POE",
    ],
  }
  for (const [what, [given, answer]] of Object.entries(cases)) {
    it(`${what}, of an authority above: ${answer}`, () => {
      expect(check({ keys: [], anchors: [{ ...pin!, ...given }] })).toBe(answer)
    })
    it(`${what}, of the authority's own key: ${answer}`, () => {
      const { fingerprint } = signerOf("Stamp Authority").publicKey
      expect(check({ keys: [{ id: "k", fingerprint, ...given }], anchors: [] })).toBe(answer)
    })
  }
})

describe("a certificate that was revoked", () => {
  const cases: Readonly<Record<string, readonly [entry: EntrySpec[], answer: string]>> = {
    "not at all": [[], "proven"],
    "later, because it was replaced": [
      [{ serial: 77, at: AFTER, reason: REASON.superseded }],
      "proven",
    ],
    "later, because its key was in other hands": [
      [{ serial: 77, at: AFTER, reason: REASON.keyCompromise }],
      "broken REVOKED",
    ],
    "later, without a reason (RFC 3161 §4)": [[{ serial: 77, at: AFTER }], "broken REVOKED"],
    "before the stamp": [[{ serial: 77, at: BEFORE, reason: REASON.superseded }], "broken REVOKED"],
  }
  for (const [what, [entries, answer]] of Object.entries(cases)) {
    it(`${what}: ${answer}`, () => {
      expect(check({ ...trustIn(ROOT), revocation: listed(entries) })).toBe(answer)
    })
  }

  it("is not known from a list that is older than the stamp", () => {
    const window = { thisUpdate: "2026-01-01T00:00:00Z", nextUpdate: "2026-01-08T00:00:00Z" }
    const revocation = listed([], window)
    expect(check({ ...trustIn(ROOT), revocation })).toBe("open TRY_LATER")
  })
})

describe("timestampTrust", () => {
  const der = toBase64(ROOT)
  const anchor = { id: "root", certificate: der, subject: "Stamp Root" }
  const signing = { roles: ["exporter"], names: ["CN=Stamp Authority"] }
  const pins: Readonly<Record<string, readonly [members: object, answer: string]>> = {
    "an anchor for time": [{ anchors: [{ ...anchor, purposes: ["timestamp"] }] }, "proven"],
    "an anchor for signers only (c2pa-rs#1608)": [
      { anchors: [{ ...anchor, purposes: ["signing"], ...signing }] },
      "open KEY_NOT_PINNED",
    ],
    "an anchor that was revoked before": [
      {
        anchors: [
          {
            ...anchor,
            purposes: ["timestamp"],
            revoked: { at: BEFORE, reason: "closed", by: "A. Archivist" },
          },
        ],
      },
      "open REVOKED_NO_POE",
    ],
    "a list that revokes the authority": [
      {
        anchors: [{ ...anchor, purposes: ["timestamp"] }],
        revocation: { crls: [toBase64(listDer([{ serial: 77, at: BEFORE }]))] },
      },
      "broken REVOKED",
    ],
    "the authority's key in the role of one": [{ keys: [authorityKey(["timestamp"])] }, "proven"],
    "the authority's key in another role": [
      { keys: [authorityKey(["exporter"])] },
      "open KEY_NOT_PINNED",
    ],
  }
  for (const [what, [members, answer]] of Object.entries(pins)) {
    it(`${what}: ${answer}`, () => {
      const pack = packOf(members as Parameters<typeof packOf>[0])
      expect(check(timestampTrust(storeOf(pack)))).toBe(answer)
    })
  }
})

function authorityKey(roles: readonly string[]) {
  const { publicKey } = signerOf("Stamp Authority")
  const { spki, fingerprint } = publicKey
  return keyEntry(7, { id: "tsa", publicKey: toBase64(spki), fingerprint, roles: [...roles] })
}

function check(trust: TimestampTrust): string {
  const answer = checkTimestamp({
    token: makeToken({ certificates: [AUTHORITY] }),
    stamped: { kind: "bytes", bytes: BYTES },
    trust,
    certificates: [],
    allowsWeakAlgorithms: false,
    engines: [nativeEngine],
  })
  return answer.kind === "proven" ? "proven" : `${answer.kind} ${answer.code}`
}

function listDer(entries: readonly EntrySpec[], window: object = {}): Uint8Array {
  const usual = { thisUpdate: "2026-05-01T00:00:00Z", nextUpdate: "2026-06-01T00:00:00Z" }
  return makeList({ issuer: "Stamp Root", entries, ...usual, ...window })
}

function listed(entries: readonly EntrySpec[], window: object = {}) {
  const read = parseRevocationList(listDer(entries, window))
  if (read.kind === "refused") throw new Error(read.reason)
  return { lists: [read.list], responses: [] }
}
