/** A policy that asks whether pinned keys were withdrawn: whom it asks about, on a real bag. */
import { describe, expect, it } from "vitest"
import type { Result } from "../../../core/index.ts"
import { toUtf8 } from "../../../core/base/index.ts"
import { pae, writeEnvelopeLine } from "../../../core/encodings/index.ts"
import { EVENT_PAYLOAD_TYPE } from "../../../core/signatures/index.ts"
import {
  EMPTY_TRUST,
  type PinnedAnchor,
  type PinnedKey,
  type Policy,
  type Threshold,
} from "../../../core/trust/index.ts"
import {
  certifiedByOffice,
  CURRENT,
  officeCertificate,
  policyAsking,
} from "../../support/certifying-office.ts"
import {
  ARCHIVIST,
  examineFiles,
  EXPORTER,
  pinned,
  rehashed,
  sealedBag,
  signer,
  text,
  withSeal,
  type Files,
} from "../../support/evidence.ts"
import { makeList } from "../../support/revocation.ts"

const OFFICE: PinnedAnchor = {
  id: "office",
  certificate: officeCertificate(),
  subject: "Certifying Office",
  purposes: ["signing"],
  roles: [],
  names: [],
}
const LIST = makeList({ issuer: "Office", ...CURRENT })
const AGENT = signer(30)
const LOG = signer(31)

const certified = (key: typeof EXPORTER, serial: number) => ({
  certificate: certifiedByOffice(key, { subject: `holder ${String(serial)}`, serial }),
})
const exporter = pinned(EXPORTER, ["exporter"], certified(EXPORTER, 9))

describe("a policy that asks whether pinned keys were withdrawn", () => {
  it("asks about the key of the checkpoint as about that of a seal", async () => {
    const files = await sealedBag({ logSigner: LOG })
    const raw = await asked(files, [exporter, pinned(LOG, ["log"], { id: "log" })])
    expect(raw).toEqual(["custody/checkpoint log"])
    expect(await asked(files, [exporter, pinned(LOG, ["log"], certified(LOG, 10))])).toEqual([])
  })

  it("asks once about each key that signed events", async () => {
    const files = withSignedEvents(await sealedBag(), 2)
    const raw = await asked(files, [exporter, pinned(AGENT, ["witness"], { id: "flow-7" })])
    expect(raw).toEqual(["custody/signatures.jsonl flow-7"])
    const known = pinned(AGENT, ["witness"], { id: "flow-7", ...certified(AGENT, 11) })
    expect(await asked(files, [exporter, known])).toEqual([])
  })

  it("draws no further seal as good whose key nobody answers for", async () => {
    const files = await withSeal(await sealedBag(), ARCHIVIST, "archivist")
    const archivist = pinned(ARCHIVIST, ["archivist"], { id: "archive" })
    const standings = async (revocation: Policy["pinnedKeys"]["revocation"]) => {
      const result = await examinedWith(files, [exporter, archivist], revocation)
      expect(result.verdict).toBe("TOTAL-PASSED")
      const ofSeals = result.signatures.entries.filter(({ path }) => path.startsWith("seals/"))
      return ofSeals.map(({ path, standing }) => `${path} ${standing}`)
    }
    expect(await standings("not-required")).toEqual([
      "seals/archivist.dsse.json good",
      "seals/exporter.dsse.json good",
    ])
    expect(await standings("required")).toEqual([
      "seals/archivist.dsse.json open",
      "seals/exporter.dsse.json good",
    ])
  })

  it("lets no such seal fill a threshold of the pack", async () => {
    const files = await withSeal(await sealedBag(), ARCHIVIST, "archivist")
    const two = { roles: ["exporter", "archivist"], count: 2, notAlso: [] } as const
    const judged = async (more: Partial<PinnedKey>) => {
      const archivist = pinned(ARCHIVIST, ["archivist"], {
        id: "archive",
        subject: "City",
        ...more,
      })
      const { verdict, findings } = await examinedWith(files, [exporter, archivist], "required", [
        two,
      ])
      return [verdict, findings.some(({ code }) => code === "THRESHOLD_NOT_MET")]
    }
    expect(await judged({})).toEqual(["INDETERMINATE", true])
    expect(await judged(certified(ARCHIVIST, 12))).toEqual(["TOTAL-PASSED", false])
  })

  it("takes the pin that is answered for, in whatever order one key is pinned twice", async () => {
    const files = await sealedBag()
    const raw = pinned(EXPORTER, ["exporter"], { id: "raw" })
    for (const keys of [
      [raw, exporter],
      [exporter, raw],
    ]) {
      const { verdict, seals } = await examinedWith(files, keys, "required")
      expect([verdict, seals.map(({ standing }) => standing)]).toEqual(["TOTAL-PASSED", ["valid"]])
    }
  })

  it("asks nothing where it does not say so", async () => {
    const files = withSignedEvents(await sealedBag({ logSigner: LOG }), 1)
    const keys = [exporter, pinned(LOG, ["log"]), pinned(AGENT, ["witness"], { id: "flow-7" })]
    expect(await asked(files, keys, "not-required")).toEqual([])
  })
})

/** The bag with its first events signed by their agent; its seal holds no more. */
function withSignedEvents(files: Files, count: number): Files {
  const lines = text(files, "custody/events.jsonl").split("\n").slice(0, count).map(toUtf8)
  const signed = lines.map((payload) => {
    const sig = AGENT.sign(pae(EVENT_PAYLOAD_TYPE, payload))
    const signature = { keyid: AGENT.publicKey.fingerprint, sig }
    const envelope = { payloadType: EVENT_PAYLOAD_TYPE, payload, signature }
    return `${new TextDecoder().decode(writeEnvelopeLine(envelope))}\n`
  })
  return rehashed(new Map([...files, ["custody/signatures.jsonl", toUtf8(signed.join(""))]]))
}

/** Where and about whom it is not known. */
async function asked(
  files: Files,
  keys: readonly PinnedKey[],
  revocation: Policy["pinnedKeys"]["revocation"] = "required",
): Promise<readonly string[]> {
  const { findings } = await examinedWith(files, keys, revocation)
  return findings
    .filter(({ code }) => code === "TRY_LATER")
    .map(({ at, observed }) => `${at.path} ${observed["key"] ?? ""}`)
}

function examinedWith(
  files: Files,
  keys: readonly PinnedKey[],
  revocation: Policy["pinnedKeys"]["revocation"],
  thresholds: readonly Threshold[] = [],
): Promise<Result> {
  const digest = new Uint8Array(32)
  const trust = { ...EMPTY_TRUST, keys, thresholds, anchors: [OFFICE], digest }
  return examineFiles(files, {
    terms: {
      trust: { ...trust, revocation: { crls: [LIST], ocsp: [] } },
      policy: policyAsking(revocation),
    },
  })
}
