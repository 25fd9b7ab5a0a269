/** Checkpoints that witnesses cosigned: what they prove of whom, and when they prove nothing. */
import { createHash } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { parseSignedNote, writeSignedNote } from "../../../core/encodings/index.ts"
import type { Result } from "../../../core/index.ts"
import { EMPTY_TRUST, type PinnedKey, type TrustStore } from "../../../core/trust/index.ts"
import {
  AT,
  codesOf,
  examineFiles,
  EXPORTER,
  pinned,
  sealedBag,
  signer,
  type Files,
} from "../../support/evidence.ts"
import { cosigned, type TestWitness } from "../../support/witnesses.ts"

const LOG_KEY = signer(20)
const DAY = 86_400_000
/** When the log's key ended, before the evaluation. */
const ENDED = AT - 30 * DAY

const WITNESSES = [21, 22, 23].map((seed) => signer(seed))
const PINS: readonly PinnedKey[] = [
  pinned(EXPORTER, ["exporter"]),
  pinned(LOG_KEY, ["log"], { validUntil: ENDED }),
  ...WITNESSES.map((key, n) => pinned(key, ["witness"], { subject: `Witness ${String(n)}` })),
]
const IDS = WITNESSES.map(({ publicKey }) => publicKey.fingerprint.slice(0, 8))

let bag: Files
let checkpoint: Uint8Array
beforeAll(async () => {
  bag = await sealedBag({ logSigner: LOG_KEY })
  checkpoint = bag.get("custody/checkpoint")!
})

const by = (n: number, at: number, name = `w${String(n)}.example`): TestWitness => ({
  name,
  key: WITNESSES[n]!,
  time: at / 1000,
})

async function examined(
  witnesses: readonly TestWitness[],
  more: Partial<TrustStore> = {},
  keys = PINS,
): Promise<Result> {
  const path = `timestamps/${createHash("sha256").update(checkpoint).digest("hex")}.note`
  const files =
    witnesses.length === 0 ? bag : new Map([...bag, [path, cosigned(checkpoint, witnesses)]])
  const trust = {
    ...EMPTY_TRUST,
    witnesses: { keys: IDS, quorum: 2 },
    ...more,
    keys,
    digest: new Uint8Array(32),
  }
  return examineFiles(files, { terms: { trust } })
}

const BEFORE = ENDED - DAY
const AFTER = ENDED + DAY

describe("a checkpoint whose key has ended since", () => {
  it("is open without witnesses", async () => {
    expect(codesOf(await examined([]))).toEqual(["OUT_OF_BOUNDS_NO_POE"])
  })

  it("holds when a quorum of witnesses cosigned it before, and says on whose word", async () => {
    const result = await examined([by(0, BEFORE), by(1, BEFORE + 1000)])
    expect(result.verdict).toBe("TOTAL-PASSED")
    const signature = result.signatures.entries.find(({ path }) => path === "custody/checkpoint")
    expect(signature).toMatchObject({
      noLaterThan: new Date(BEFORE + 1000).toISOString(),
      proof: "witnesses",
      by: "2 witnesses",
      standing: "good",
    })
    expect(result.findings.map(({ code }) => code)).toContain("KEY_ENDED_SINCE")
  })

  it("is as old as the last witness of the quorum says, whatever the first one says", async () => {
    const result = await examined([by(0, BEFORE - 900 * DAY), by(1, AFTER)])
    expect(codesOf(result)).toEqual(["OUT_OF_BOUNDS_NO_POE"])
  })

  it("needs as many witnesses as the quorum, different ones", async () => {
    const open = ["WITNESS_QUORUM_NOT_MET", "OUT_OF_BOUNDS_NO_POE"]
    expect(codesOf(await examined([by(0, BEFORE)]))).toEqual(open)
    expect(codesOf(await examined([by(0, BEFORE), by(0, BEFORE)]))).toEqual(open)
    expect(codesOf(await examined([by(0, BEFORE), by(0, BEFORE, "other.example")]))).toEqual(open)
  })

  it("counts a witness once, by however many keys", async () => {
    const pins = PINS.map((one) =>
      one.subject === "Witness 1" ? { ...one, subject: " witness 0" } : one,
    )
    const two = [by(0, BEFORE), by(1, BEFORE)]
    expect(codesOf(await examined(two, {}, pins))).toContain("WITNESS_QUORUM_NOT_MET")
    expect(codesOf(await examined([...two, by(2, BEFORE)], {}, pins))).not.toContain(
      "WITNESS_QUORUM_NOT_MET",
    )
  })

  it("does not count witnesses that the pack does not name as such", async () => {
    const named = { witnesses: { keys: IDS.slice(0, 2), quorum: 2 } }
    const result = await examined([by(0, BEFORE), by(2, BEFORE)], named)
    expect(codesOf(result)).toContain("WITNESS_QUORUM_NOT_MET")
  })

  it("shows nothing once the algorithm of its witnesses has had its day", async () => {
    const ed25519 = (notAfter: number) => ({
      sunsets: [{ algorithm: "ed25519", notAfter }] as const,
    })
    const two = [by(0, BEFORE), by(1, BEFORE)]
    expect(codesOf(await examined(two, ed25519(BEFORE)))).toContain("WITNESS_QUORUM_NOT_MET")
    expect(codesOf(await examined(two, ed25519(AFTER + 1000 * DAY)))).toEqual([])
  })

  it("does not count a witness that is compromised, or out of its window at its own time", async () => {
    const reason = { reason: "stolen", by: "Somebody" }
    const compromised = { from: AFTER, certainty: "known", ...reason } as const
    const replaced = (change: Partial<PinnedKey>) =>
      PINS.map((one) => (one.id === IDS[1] ? { ...one, ...change } : one))
    const two = [by(0, BEFORE), by(1, BEFORE)]
    for (const change of [
      { compromised },
      { validFrom: AFTER },
      { revoked: { at: 0, ...reason } },
    ]) {
      const result = await examined(two, {}, replaced(change))
      expect(codesOf(result)).toContain("WITNESS_QUORUM_NOT_MET")
      const three = await examined([...two, by(2, BEFORE)], {}, replaced(change))
      expect(three.verdict).toBe("TOTAL-PASSED")
    }
  })

  it("fails when a line names a pinned witness and does not hold", async () => {
    const forged = { ...by(1, BEFORE), time: BEFORE / 1000 }
    const stranger = { ...forged, key: signer(99) }
    const path = `timestamps/${createHash("sha256").update(checkpoint).digest("hex")}.note`
    const read = parseSignedNote(cosigned(checkpoint, [by(0, BEFORE), forged]))
    if (read.kind === "refused") throw new Error(read.reason)
    const last = read.note.signatures.at(-1)!
    // One bit of the signature itself: one of its base64 might no longer be base64.
    const signature = last.signature.with(-1, last.signature.at(-1)! ^ 1)
    const signatures = [...read.note.signatures.slice(0, -1), { ...last, signature }]
    const note = writeSignedNote({ ...read.note, signatures })
    const trust = {
      ...EMPTY_TRUST,
      witnesses: { keys: IDS, quorum: 1 },
      keys: PINS,
      digest: new Uint8Array(32),
    }
    const broken = await examineFiles(new Map([...bag, [path, note]]), {
      terms: { trust },
    })
    expect(broken.verdict).toBe("TOTAL-FAILED")
    expect(codesOf(broken)).toContain("SIG_CRYPTO_FAILURE")
    const unknown = await examined([by(0, BEFORE), stranger])
    expect(codesOf(unknown)).toContain("WITNESS_QUORUM_NOT_MET")
  })

  it("serves no seal: the witnesses saw the log, not the seal", async () => {
    const expired = PINS.map((one) =>
      one.roles.includes("exporter") ? { ...one, validUntil: ENDED } : one,
    )
    const result = await examined([by(0, BEFORE), by(1, BEFORE)], {}, expired)
    const open = result.findings.filter(({ severity }) => severity === "doubtful")
    expect(open.map(({ code, at }) => [code, at.path])).toEqual([
      ["OUT_OF_BOUNDS_NO_POE", "seals/exporter.dsse.json"],
    ])
  })
})
