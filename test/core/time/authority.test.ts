/** Whose word a time-stamp is, when certificates of its authority are revoked. */
import { describe, expect, it } from "vitest"
import { parseRevocationList } from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import { checkTimestamp, type TimestampTrust } from "../../../core/time/index.ts"
import { makeList, type EntrySpec } from "../../support/revocation.ts"
import { AUTHORITY, BYTES, makeToken, ROOT, trustIn } from "../../support/time-stamps.ts"

const BEFORE = "2026-02-01T00:00:00Z"
const AFTER = "2026-04-01T00:00:00Z"
/** Of RFC 5280 §5.3.1. */
const REASON = { keyCompromise: 1, superseded: 4 } as const

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
