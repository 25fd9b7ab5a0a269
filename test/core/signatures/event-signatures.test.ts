/** Signatures over single events: what counts, what is noted, what is broken. */
import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import type { EventSignatureClaim } from "../../../core/claims/index.ts"
import { pae } from "../../../core/encodings/index.ts"
import {
  checkEventSignatures,
  EVENT_PAYLOAD_TYPE,
  signedLines,
  type Signer,
} from "../../../core/signatures/index.ts"
import { context, EXPORTER, flipped, pin, STRANGER } from "./evidence.ts"

const LINE = toUtf8('{"id":"hand-over-1"}')
const RELEASER = pin("releaser-1", EXPORTER, ["witness"])

function signatureBy(
  signer: Signer,
  { payload = LINE, payloadType = EVENT_PAYLOAD_TYPE } = {},
): EventSignatureClaim {
  const sig = signer.sign(pae(payloadType, payload))
  return {
    line: 3,
    payloadType,
    payload,
    signature: { keyid: signer.publicKey.fingerprint, sig },
  }
}

function check(signature: EventSignatureClaim, by = context(RELEASER)) {
  const lines = signedLines([signatureBy(EXPORTER)])
  const path = "custody/signatures.jsonl"
  const checked = checkEventSignatures({ ...by, path, signatures: [signature], lines })
  return { codes: checked.findings.map(({ code }) => code), ...checked }
}

describe("checkEventSignatures", () => {
  it("counts a signature by a pinned key over a line of the log", () => {
    const { findings, counted } = check(signatureBy(EXPORTER))
    expect(findings).toEqual([])
    const [lineSha256] = signedLines([signatureBy(EXPORTER)])
    expect(counted).toEqual([{ lineSha256, signer: RELEASER }])
  })

  it("notes a signature by a key that nobody pinned, with its line", () => {
    const { findings, counted } = check(signatureBy(STRANGER))
    expect(findings).toEqual([
      {
        code: "EVENT_SIGNATURE_UNATTRIBUTED",
        at: { path: "custody/signatures.jsonl", line: 3 },
        observed: { keyid: STRANGER.publicKey.fingerprint },
      },
    ])
    expect(counted).toEqual([])
  })

  it("calls one that names a pinned key and does not verify SIG_CRYPTO_FAILURE", () => {
    const good = signatureBy(EXPORTER)
    const bad = { ...good, signature: { ...good.signature, sig: flipped(good.signature.sig) } }
    // The last bit belongs to S, so the form stays right and only the equation fails.
    expect(check(bad).codes).toEqual(["SIG_CRYPTO_FAILURE"])
    expect(check(bad).counted).toEqual([])
  })

  it("calls a payload that is no line of the log CONTEXT_MISMATCH", () => {
    const { codes, counted } = check(signatureBy(EXPORTER, { payload: toUtf8("{}") }))
    expect(codes).toEqual(["CONTEXT_MISMATCH"])
    expect(counted).toEqual([])
  })

  it("calls another payload type CONTEXT_MISMATCH, so that no seal passes for an event", () => {
    const payloadType = "application/vnd.in-toto+json"
    const { codes, counted } = check(signatureBy(EXPORTER, { payloadType }))
    expect(codes).toEqual(["CONTEXT_MISMATCH"])
    expect(counted).toEqual([])
  })

  it("does not count an algorithm that the policy does not allow", () => {
    const narrow = { ...context(RELEASER), allowed: ["ecdsa-p256-sha256"] as const }
    const { codes, counted } = check(signatureBy(EXPORTER), narrow)
    expect(codes).toEqual(["ALG_NOT_ALLOWED"])
    expect(counted).toEqual([])
  })

  it("says when engines disagree", () => {
    const engines = [
      { name: "yes", supports: () => true, verify: () => true },
      { name: "no", supports: () => true, verify: () => false },
    ]
    const { codes, counted } = check(signatureBy(EXPORTER), { ...context(RELEASER), engines })
    expect(codes).toEqual(["ENGINES_DISAGREE"])
    expect(counted).toEqual([])
  })
})
