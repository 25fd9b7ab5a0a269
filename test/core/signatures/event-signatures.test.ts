/** Signatures over single events: what counts, what is noted, what is broken. */
import { describe, expect, it, vi } from "vitest"
import { LIMITS, toUtf8 } from "../../../core/base/index.ts"
import { writeEventLine, type EventSignatureClaim } from "../../../core/claims/index.ts"
import { pae } from "../../../core/encodings/index.ts"
import {
  checkEventSignatures,
  EVENT_PAYLOAD_TYPE,
  portableEngine,
  signedLines,
  type KnownKey,
  type SignatureEngine,
  type Signer,
} from "../../../core/signatures/index.ts"
import { ARCHIVIST, context, EXPORTER, flipped, pin, STRANGER } from "./evidence.ts"

const LINE = lineBy("releaser-1")
const RELEASER = pin("releaser-1", EXPORTER, ["witness"])

/** The line of an event with this one agent. */
function lineBy(id: string): Uint8Array {
  return writeEventLine({
    id: "hand-over-1",
    type: "https://sealwright.org/ns/event/custodyRelease",
    time: "2026-11-21T09:30:00.000Z",
    clock: "platform",
    agents: [{ id, role: "releaser", kind: "person" }],
    objects: [{ uri: "urn:item:disk" }],
    outcome: "success",
    seq: 0,
    prev: "0".repeat(64),
  })
}

function signatureBy(
  signer: Signer,
  { payload = LINE, payloadType = EVENT_PAYLOAD_TYPE, line = 3 } = {},
): EventSignatureClaim {
  const sig = signer.sign(pae(payloadType, payload))
  return { line, payloadType, payload, signature: { keyid: signer.publicKey.fingerprint, sig } }
}

const PATH = "custody/signatures.jsonl"

function checkAll(
  signatures: readonly EventSignatureClaim[],
  by = context(RELEASER),
  isInForce: (pin: KnownKey) => boolean = () => true,
) {
  const lines = signedLines([LINE, lineBy("releaser-1 of Acme"), lineBy("eve")].map(asSigned))
  return checkEventSignatures({ ...by, path: PATH, signatures, lines, isInForce }).findings
}

function asSigned(payload: Uint8Array): EventSignatureClaim {
  return signatureBy(STRANGER, { payload })
}

function codes(signature: EventSignatureClaim, by = context(RELEASER)): readonly string[] {
  return checkAll([signature], by).map(({ code }) => code)
}

describe("checkEventSignatures", () => {
  it("says nothing of a signature by a pinned key that an agent of the event holds", () => {
    expect(codes(signatureBy(EXPORTER))).toEqual([])
    expect(codes(signatureBy(EXPORTER, { payload: lineBy("releaser-1 of Acme") }))).toEqual([])
  })

  it("notes EVENT_SIGNATURE_BY_OTHER for a pinned key of somebody the event does not name", () => {
    expect(checkAll([signatureBy(EXPORTER, { payload: lineBy("eve") })])).toEqual([
      {
        code: "EVENT_SIGNATURE_BY_OTHER",
        at: { path: PATH, line: 3 },
        observed: { key: "releaser-1", subject: "releaser-1 of Acme" },
      },
    ])
    const eve = pin("eve", EXPORTER, ["witness"])
    const twice = context(RELEASER, eve)
    expect(codes(signatureBy(EXPORTER, { payload: lineBy("eve") }), twice)).toEqual([])
  })

  it("notes EVENT_SIGNATURE_OUT_OF_WINDOW for a key of an agent that has run out", () => {
    const found = checkAll([signatureBy(EXPORTER)], context(RELEASER), () => false)
    expect(found.map(({ code, observed }) => [code, observed])).toEqual([
      ["EVENT_SIGNATURE_OUT_OF_WINDOW", { key: "releaser-1" }],
    ])
    const renewed = pin("renewed", EXPORTER, ["witness"])
    const pins = context(RELEASER, { ...renewed, subject: "releaser-1" })
    expect(checkAll([signatureBy(EXPORTER)], pins, ({ id }) => id === "renewed")).toEqual([])
  })

  it("notes a signature by a key that nobody pinned, with its line", () => {
    expect(checkAll([signatureBy(STRANGER)])).toEqual([
      {
        code: "EVENT_SIGNATURE_UNATTRIBUTED",
        at: { path: PATH, line: 3 },
        observed: { keyid: STRANGER.publicKey.fingerprint },
      },
    ])
  })

  it("calls one that names a pinned key and does not verify SIG_CRYPTO_FAILURE", () => {
    const good = signatureBy(EXPORTER)
    const bad = { ...good, signature: { ...good.signature, sig: flipped(good.signature.sig) } }
    // The last bit belongs to S, so the form stays right and only the equation fails.
    expect(codes(bad)).toEqual(["SIG_CRYPTO_FAILURE"])
  })

  it("tries other keys only where the envelope names no pinned one", () => {
    const { signature, ...rest } = signatureBy(EXPORTER)
    const nameless = { ...rest, signature: { ...signature, keyid: "0".repeat(64) } }
    expect(codes(nameless)).toEqual([])
    const pins = context(RELEASER, pin("archivist-1", ARCHIVIST, ["archivist"]))
    const misnamed = {
      ...rest,
      signature: { ...signature, keyid: ARCHIVIST.publicKey.fingerprint },
    }
    expect(codes(misnamed, pins)).not.toEqual([])
  })

  it("calls a payload that is no line of the log CONTEXT_MISMATCH", () => {
    expect(codes(signatureBy(EXPORTER, { payload: toUtf8("{}") }))).toEqual(["CONTEXT_MISMATCH"])
  })

  it("calls another payload type CONTEXT_MISMATCH, so that no seal passes for an event", () => {
    const payloadType = "application/vnd.in-toto+json"
    expect(codes(signatureBy(EXPORTER, { payloadType }))).toEqual(["CONTEXT_MISMATCH"])
  })

  it("does not count an algorithm that the policy does not allow", () => {
    const narrow = { ...context(RELEASER), allowed: ["ecdsa-p256-sha256"] as const }
    expect(codes(signatureBy(EXPORTER), narrow)).toEqual(["ALG_NOT_ALLOWED"])
  })

  it("says when engines disagree", () => {
    const engines = [
      { name: "yes", supports: () => true, verify: () => true },
      { name: "no", supports: () => true, verify: () => false },
    ]
    const by = { ...context(RELEASER), engines }
    expect(codes(signatureBy(EXPORTER), by)).toEqual(["ENGINES_DISAGREE"])
  })
})

describe("event signatures in hostile numbers", () => {
  it("are verified once where envelopes are the same, and told at the first line", () => {
    const verify = vi.fn<SignatureEngine["verify"]>((one) => portableEngine.verify(one))
    const by = { ...context(RELEASER), engines: [{ ...portableEngine, verify }] }
    const other = signatureBy(EXPORTER, { payload: lineBy("eve"), line: 1 })
    const same = Array.from({ length: 1_000 }, (_, n) => ({ ...other, line: n + 1 }))
    const findings = checkAll(same, by)
    expect(verify).toHaveBeenCalledTimes(1)
    expect(findings.map(({ code, at }) => [code, at.line])).toEqual([
      ["EVENT_SIGNATURE_BY_OTHER", 1],
    ])
  })

  it("are LIMIT_EXCEEDED beyond a hundred thousand, and those beyond are not looked at", () => {
    const good = signatureBy(EXPORTER)
    const most = Array.from({ length: LIMITS.eventSignatures }, () => good)
    expect(LIMITS.eventSignatures).toBe(100_000)
    expect(checkAll(most)).toEqual([])
    expect(checkAll([...most, signatureBy(STRANGER)]).map(({ code }) => code)).toEqual([
      "LIMIT_EXCEEDED",
    ])
  }, 30_000)

  it("are told a hundred times and counted", () => {
    const unnamed = Array.from({ length: 150 }, (_, n) => ({
      ...signatureBy(STRANGER),
      signature: { keyid: String(n), sig: new Uint8Array(64) },
    }))
    const findings = checkAll(unnamed)
    expect(findings).toHaveLength(101)
    expect(findings.at(-1)).toEqual({
      code: "EVENT_SIGNATURE_UNATTRIBUTED",
      at: { path: PATH },
      observed: { more: "50", total: "150" },
    })
  }, 30_000)
})
