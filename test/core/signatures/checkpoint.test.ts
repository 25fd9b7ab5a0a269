/** The check `checkpoint`: of which log it is, and whose key signed it. */
import { describe, expect, it } from "vitest"
import type { CheckpointClaim } from "../../../core/claims/index.ts"
import { statusOf, type Outcome } from "../../../core/findings/index.ts"
import {
  attributeSeals,
  checkCheckpoint,
  noteKeyId,
  portableEngine,
  sealedLogKeys,
  vkeyOf,
  type CheckpointChecked,
  type KnownKey,
  type SealedLogKey,
  type SignatureContext,
} from "../../../core/signatures/index.ts"
import {
  ARCHIVIST,
  checkpointBy,
  context,
  EXPORTER,
  flipped,
  LOG,
  ORIGIN,
  pin,
  sealBy,
  STATEMENT,
  STRANGER,
} from "./evidence.ts"

const LOG_PIN = pin("log-key", LOG, ["log"])
const VKEY = vkeyOf(ORIGIN, LOG.publicKey)

function check(
  checkpoint: CheckpointClaim | undefined,
  by: SignatureContext<KnownKey>,
  sealed: readonly SealedLogKey[] = [],
): CheckpointChecked {
  return checkCheckpoint({ ...by, checkpoint, exporter: "acme", logId: "log-1", sealed })
}

const codes = ({ findings }: Outcome) => findings.map(({ code }) => code)

describe("a checkpoint of this log", () => {
  it.each(["log", "exporter", "archivist"])("passes by a key pinned as %s", (role) => {
    const { outcome, verified } = check(checkpointBy(LOG), context(pin("k", LOG, [role])))
    expect(statusOf(outcome)).toBe("PASSED")
    expect(outcome.population).toEqual({ expected: 1, checked: 1 })
    const { fingerprint } = LOG.publicKey
    expect(verified).toEqual({ vkey: VKEY, fingerprint, source: "pinned", keyId: "k" })
  })

  it("passes by a key that a seal by a pinned exporter names", () => {
    const by = context(pin("exporter-1", EXPORTER, ["exporter"]))
    const sealed = sealedLogKeys(attributeSeals([sealBy(EXPORTER)], by))
    expect(sealed).toEqual([{ vkey: VKEY, vouchedFor: true }])
    const { outcome, verified } = check(checkpointBy(LOG), by, sealed)
    expect(statusOf(outcome)).toBe("PASSED")
    expect(verified?.source).toBe("sealed")
  })
})

describe("whose seals vouch for a log key", () => {
  const vouched = (roles: readonly string[], origins?: readonly string[]) => {
    const by = context(pin("k", EXPORTER, roles, origins))
    return sealedLogKeys(attributeSeals([sealBy(EXPORTER)], by))[0]?.vouchedFor
  }

  it("those by exporters and archivists, of this log", () => {
    expect(vouched(["exporter"])).toBe(true)
    expect(vouched(["archivist"], [ORIGIN])).toBe(true)
  })

  it("not those by witnesses and examiners, nor by keys for another log", () => {
    expect(vouched(["witness", "examiner", "log", "timestamp"])).toBe(false)
    expect(vouched(["exporter"], ["acme/log-2"])).toBe(false)
  })

  it("not those by an algorithm that the policy does not allow, nor by strangers", () => {
    const by = context(pin("k", EXPORTER, ["exporter"]))
    const narrow = { ...by, allowed: ["ecdsa-p256-sha256"] as const }
    expect(sealedLogKeys(attributeSeals([sealBy(EXPORTER)], narrow))[0]?.vouchedFor).toBe(false)
    expect(sealedLogKeys(attributeSeals([sealBy(STRANGER)], by))[0]?.vouchedFor).toBe(false)
  })

  it("the vouched for come first", () => {
    const by = context(pin("k", EXPORTER, ["exporter"]))
    const log = { ...STATEMENT.log, key: vkeyOf(ORIGIN, STRANGER.publicKey) }
    const byStranger = sealBy(STRANGER, { statement: { ...STATEMENT, log } })
    const keys = sealedLogKeys(attributeSeals([byStranger, sealBy(EXPORTER)], by))
    expect(keys.map(({ vouchedFor }) => vouchedFor)).toEqual([true, false])
  })
})

describe("a checkpoint whose signer is not known", () => {
  it("is KEY_NOT_PINNED when no key given has its id", () => {
    const { outcome, verified } = check(checkpointBy(STRANGER), context(LOG_PIN))
    expect(codes(outcome)).toEqual(["KEY_NOT_PINNED"])
    expect(statusOf(outcome)).toBe("INDETERMINATE")
    expect(outcome.population.checked).toBe(0)
    expect(verified).toBeUndefined()
  })

  it("is KEY_NOT_PINNED when only a stranger's seal names the key; the key is still told", () => {
    const { outcome, verified } = check(checkpointBy(LOG), context(), [
      { vkey: VKEY, vouchedFor: false },
    ])
    expect(codes(outcome)).toEqual(["KEY_NOT_PINNED"])
    expect(statusOf(outcome)).toBe("INDETERMINATE")
    expect(verified).toMatchObject({ vkey: VKEY, source: "unattributed" })
  })

  it("is KEY_NOT_PINNED when the key is pinned for another role or another log", () => {
    const witness = pin("k", LOG, ["witness", "examiner", "timestamp"])
    const elsewhere = pin("k", LOG, ["log"], ["acme/log-2"])
    for (const pinned of [witness, elsewhere]) {
      expect(codes(check(checkpointBy(LOG), context(pinned)).outcome)).toEqual(["KEY_NOT_PINNED"])
    }
  })

  it("is KEY_NOT_PINNED when another key is pinned as the log's, whoever vouches", () => {
    const exporter = pin("exporter-1", EXPORTER, ["exporter"])
    const { outcome } = check(checkpointBy(STRANGER), context(exporter, LOG_PIN), [
      { vkey: vkeyOf(ORIGIN, STRANGER.publicKey), vouchedFor: true },
    ])
    expect(outcome.findings).toMatchObject([
      { code: "KEY_NOT_PINNED", observed: { required: "log-key" } },
    ])
    const byExporter = check(checkpointBy(EXPORTER), context(exporter, LOG_PIN)).outcome
    expect(codes(byExporter)).toEqual(["KEY_NOT_PINNED"])
  })
})

describe("a checkpoint that does not hold", () => {
  it("is SIG_CRYPTO_FAILURE when it was altered", () => {
    const good = checkpointBy(LOG)
    const altered = { ...good, note: { ...good.note, text: flipped(good.note.text) } }
    const { outcome, verified } = check(altered, context(LOG_PIN))
    expect(codes(outcome)).toEqual(["SIG_CRYPTO_FAILURE"])
    expect(statusOf(outcome)).toBe("FAILED")
    expect(verified).toBeUndefined()
  })

  it("is SIG_CRYPTO_FAILURE when a stranger signed in the key's name", () => {
    const forged = checkpointBy(STRANGER)
    const keyId = noteKeyId(ORIGIN, LOG.publicKey.raw)
    const signatures = forged.note.signatures.map((one) => ({ ...one, keyId }))
    const { outcome } = check({ ...forged, note: { ...forged.note, signatures } }, context(LOG_PIN))
    expect(codes(outcome)).toEqual(["SIG_CRYPTO_FAILURE"])
  })

  it("is SIG_NONCANONICAL when the signature has another length", () => {
    const good = checkpointBy(LOG)
    const signatures = good.note.signatures.map((one) => ({ ...one, signature: new Uint8Array(1) }))
    const { outcome } = check({ ...good, note: { ...good.note, signatures } }, context(LOG_PIN))
    expect(codes(outcome)).toEqual(["SIG_NONCANONICAL"])
  })

  it("is CHECKPOINT_ORIGIN_MISMATCH when it is of another log", () => {
    const { outcome } = check(checkpointBy(LOG, { origin: "acme/log-2" }), context(LOG_PIN))
    expect(codes(outcome)).toEqual(["CHECKPOINT_ORIGIN_MISMATCH"])
    expect(statusOf(outcome)).toBe("FAILED")
  })

  it("is CHECKPOINT_ORIGIN_MISMATCH when the signer's name is not the origin", () => {
    const { outcome } = check(checkpointBy(LOG, { name: "acme/other" }), context(LOG_PIN))
    expect(codes(outcome)).toContain("CHECKPOINT_ORIGIN_MISMATCH")
  })

  it("is FORMAT_FAILURE with two signature lines or none", () => {
    const good = checkpointBy(LOG)
    const [line] = good.note.signatures
    for (const signatures of [[line!, line!], []]) {
      const { outcome } = check({ ...good, note: { ...good.note, signatures } }, context(LOG_PIN))
      expect(codes(outcome)).toContain("FORMAT_FAILURE")
      expect(statusOf(outcome)).toBe("FAILED")
    }
  })

  it("is ALG_NOT_ALLOWED when the policy does not allow Ed25519", () => {
    const narrow = { ...context(LOG_PIN), allowed: ["ecdsa-p256-sha256"] as const }
    expect(codes(check(checkpointBy(LOG), narrow).outcome)).toEqual(["ALG_NOT_ALLOWED"])
  })

  it("is ENGINES_DISAGREE when two engines differ", () => {
    const liar = { name: "liar", supports: () => true, verify: () => false }
    const { outcome } = check(checkpointBy(LOG), {
      ...context(LOG_PIN),
      engines: [portableEngine, liar],
    })
    expect(codes(outcome)).toEqual(["ENGINES_DISAGREE"])
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })

  it("is not run when there is none", () => {
    const { outcome } = check(undefined, context(LOG_PIN))
    expect(statusOf(outcome)).toBe("NOT_RUN")
  })

  it("takes no key that is not Ed25519, and no malformed one from a seal", () => {
    const { outcome } = check(checkpointBy(LOG), context(pin("k", ARCHIVIST, ["log"], ["other"])), [
      { vkey: "nonsense", vouchedFor: true },
      { vkey: VKEY.replace(/\+[0-9a-f]{8}\+/, "+00000000+"), vouchedFor: true },
    ])
    expect(codes(outcome)).toEqual(["KEY_NOT_PINNED"])
  })
})
