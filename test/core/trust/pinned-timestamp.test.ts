/** Whose word a time-stamp is, under what a trust pack pins and says of its pins. */
import { describe, expect, it } from "vitest"
import { toBase64, toInstant } from "../../../core/base/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import { checkPinnedTimestamp, type TrustStore } from "../../../core/trust/index.ts"
import { signerOf } from "../../support/certificates.ts"
import { keyEntry, packOf, storeOf } from "../../support/packs.ts"
import { makeList } from "../../support/revocation.ts"
import {
  AUTHORITY,
  BYTES,
  makeToken,
  ROOT,
  STAMPED_AT,
  tstInfo,
} from "../../support/time-stamps.ts"

const BEFORE = "2026-02-01T00:00:00Z"
const AFTER = "2026-04-01T00:00:00Z"
/** When all of this is judged. */
const EVALUATED_AT = Date.parse("2030-01-01T00:00:00Z")

const SAID = { reason: "closed", by: "A. Archivist" }
const ANCHOR = { id: "root", certificate: toBase64(ROOT), subject: "Stamp Office" }
const FOR_TIME = { ...ANCHOR, purposes: ["timestamp"] }
const FOR_SIGNERS = {
  ...ANCHOR,
  purposes: ["signing"],
  roles: ["exporter"],
  names: ["CN=Stamp Authority"],
}

describe("a pin that ended", () => {
  const cases: Readonly<Record<string, readonly [given: object, answer: string]>> = {
    "revoked after the stamp was made": [{ revoked: { at: AFTER, ...SAID } }, "proven"],
    "revoked before": [{ revoked: { at: BEFORE, ...SAID } }, "REVOKED_NO_POE"],
    "revoked in that very instant": [{ revoked: { at: STAMPED_AT, ...SAID } }, "REVOKED_NO_POE"],
    "that begins later": [{ validFrom: AFTER }, "OUT_OF_BOUNDS_NO_POE"],
    "that ended before": [{ validUntil: BEFORE }, "OUT_OF_BOUNDS_NO_POE"],
    "that ends with that instant": [{ validUntil: STAMPED_AT }, "proven"],
    "whose key others may have had only later": [
      { compromised: { from: AFTER, certainty: "suspected", ...SAID } },
      "COMPROMISED_NO_POE",
    ],
  }
  for (const [what, [given, answer]] of Object.entries(cases)) {
    it(`${what}, of an authority above: ${answer}`, () => {
      expect(judged({ anchors: [{ ...FOR_TIME, ...given }] })).toBe(answer)
    })
    it(`${what}, of the authority's own key: ${answer}`, () => {
      expect(judged({ keys: [authorityKey(["timestamp"], given)] })).toBe(answer)
    })
  }
})

describe("one key that is pinned twice", () => {
  const ended = { revoked: { at: BEFORE, ...SAID } }

  it("counts by the pin that was good at that time, in either order", () => {
    const keys = [
      authorityKey(["timestamp"], { id: "old", subject: "Old Office", ...ended }),
      authorityKey(["timestamp"], { id: "new", subject: "New Office" }),
    ]
    for (const given of [keys, keys.toReversed()]) {
      expect(check({ keys: given })).toMatchObject({ kind: "proven", by: "New Office" })
    }
    const anchors = [
      { ...FOR_TIME, id: "old", ...ended },
      { ...FOR_TIME, id: "new" },
    ]
    for (const given of [anchors, anchors.toReversed()]) {
      expect(judged({ anchors: given })).toBe("proven")
    }
  })

  it("counts for nothing when both pins had ended", () => {
    const anchors = [
      { ...FOR_TIME, id: "old", ...ended },
      { ...FOR_TIME, id: "new", validFrom: AFTER },
    ]
    expect(judged({ anchors })).toBe("REVOKED_NO_POE")
  })
})

describe("who is pinned", () => {
  const pins: Readonly<Record<string, readonly [members: object, answer: string]>> = {
    nobody: [{}, "KEY_NOT_PINNED"],
    "an anchor for time": [{ anchors: [FOR_TIME] }, "proven"],
    "an anchor for signers only (c2pa-rs#1608)": [{ anchors: [FOR_SIGNERS] }, "KEY_NOT_PINNED"],
    "a list that revokes the authority": [
      { anchors: [FOR_TIME], revocation: { crls: [toBase64(revokingList())] } },
      "REVOKED",
    ],
    "the authority's key in the role of one": [{ keys: [authorityKey(["timestamp"])] }, "proven"],
    "the authority's key in another role": [
      { keys: [authorityKey(["exporter"])] },
      "KEY_NOT_PINNED",
    ],
  }
  for (const [what, [members, answer]] of Object.entries(pins)) {
    it(`${what}: ${answer}`, () => {
      expect(judged(members)).toBe(answer)
    })
  }

  it("is told by the subject of the pin, and not by that of the certificate", () => {
    expect(check({ anchors: [FOR_TIME] })).toMatchObject({ by: "Stamp Office" })
  })
})

describe("an algorithm that has had its day", () => {
  // The imprint, the authority's signature, and the one on its certificate: all three in turn.
  for (const [algorithm, pins] of [
    ["sha256", { keys: [authorityKey(["timestamp"])] }],
    ["ed25519", { keys: [authorityKey(["timestamp"])] }],
    ["ed25519", { anchors: [FOR_TIME] }],
  ] as const) {
    const under = "keys" in pins ? "its own pin" : "an authority above"
    it(`voids a token that rests on ${algorithm} under ${under}, whatever time it states`, () => {
      const until = (notAfter: number) => [{ algorithm, notAfter: toInstant(notAfter) }]
      expect(judged({ ...pins, sunsets: until(EVALUATED_AT - 1) })).toBe(
        "CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
      )
      expect(judged({ ...pins, sunsets: until(EVALUATED_AT) })).toBe("proven")
    })
  }

  it("voids no token that rests on others", () => {
    const sunsets = [{ algorithm: "rsa-pkcs1-sha256", notAfter: BEFORE }]
    expect(judged({ anchors: [FOR_TIME], sunsets })).toBe("proven")
  })
})

function authorityKey(roles: readonly string[], more: object = {}) {
  const { spki, fingerprint } = signerOf("Stamp Authority").publicKey
  const own = { id: "tsa", publicKey: toBase64(spki), fingerprint, roles: [...roles] }
  return keyEntry(7, { ...own, ...more })
}

function revokingList(): Uint8Array {
  const window = { thisUpdate: "2026-05-01T00:00:00Z", nextUpdate: "2026-06-01T00:00:00Z" }
  return makeList({
    issuer: "Stamp Root",
    entries: [{ serial: 77, at: BEFORE, reason: 4 }],
    ...window,
  })
}

function judged(members: object): string {
  const answer = check(members)
  switch (answer.kind) {
    case "proven":
      return "proven"
    case "unreliable":
      return answer.against.map(({ code }) => code).join(" ")
    case "unproven":
      return answer.answer.code
  }
}

function check(members: object) {
  const trust: TrustStore = storeOf(packOf(members as Parameters<typeof packOf>[0]))
  const request = {
    token: makeToken({ certificates: [AUTHORITY], info: tstInfo({ bytes: BYTES }) }),
    stamped: { kind: "bytes", bytes: BYTES },
    certificates: [],
    allowsWeakAlgorithms: false,
    engines: [nativeEngine],
  } as const
  const at = { path: "timestamps/a.tsr" }
  return checkPinnedTimestamp(request, { trust, evaluatedAt: EVALUATED_AT, at })
}
