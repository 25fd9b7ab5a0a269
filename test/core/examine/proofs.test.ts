/** The table of docs/trust.md on real bags: a key's state, a time-stamp's time, and the verdict. */
import { createHash } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import type { Result } from "../../../core/index.ts"
import {
  EMPTY_TRUST,
  type PinnedAnchor,
  type PinnedKey,
  type Policy,
  type Threshold,
  type TrustStore,
} from "../../../core/trust/index.ts"
import {
  ARCHIVIST,
  AT,
  changed,
  codesOf,
  examineFiles,
  EXPORTER,
  extended,
  event,
  pinned,
  sealedBag,
  signer,
  withSeal,
  type Files,
} from "../../support/evidence.ts"
import {
  certifiedByOffice,
  officeCertificate,
  policyAsking,
} from "../../support/certifying-office.ts"
import { makeList, type ListSpec } from "../../support/revocation.ts"
import { authorityCertificate, makeToken, ROOT, tstInfo } from "../../support/time-stamps.ts"

const DAY = 86_400_000
/** When the key ended, in every row of the table. */
const END = Date.UTC(2026, 3, 1)
const BEFORE = new Date(END - DAY).toISOString()
const AFTER = new Date(END + DAY).toISOString()

const SEAL = "seals/exporter.dsse.json"
const REASON = { reason: "test", by: "Somebody" }

const TSA: PinnedAnchor = {
  id: "tsa",
  certificate: ROOT,
  subject: "Stamp Office",
  purposes: ["timestamp"],
  roles: [],
  names: [],
}

let bag: Files
beforeAll(async () => {
  bag = await sealedBag()
})

/** The bag with a token over one of its seals, or over other bytes under that seal's name. */
function stamped(files: Files, genTime: string, path = SEAL, bytes = files.get(path)!): Files {
  const name = createHash("sha256").update(files.get(path)!).digest("hex")
  const token = makeToken({ info: tstInfo({ bytes, genTime }) })
  return new Map([...files, [`timestamps/${name}.tsr`, token]])
}

function examined(files: Files, trust: Partial<TrustStore>, at = AT): Promise<Result> {
  const store = { ...EMPTY_TRUST, anchors: [TSA], ...trust, digest: new Uint8Array(32) }
  return examineFiles(files, { terms: { trust: store, evaluatedAt: at } })
}

const exporter = (more: Partial<PinnedKey> = {}) => pinned(EXPORTER, ["exporter"], more)

/** "One archivist, who is not the exporter": what this bag with one seal does not meet. */
const ONE_ARCHIVIST: Threshold = { roles: ["archivist"], count: 1, notAlso: ["exporter"] }

interface Row {
  readonly state: string
  readonly trust: Partial<TrustStore>
  /** Verdict and weighing codes with a proof from before, from after, and with none. */
  readonly cells: readonly [string, string, string]
}

const PASSED = "TOTAL-PASSED"
const open = (codes: string) => `INDETERMINATE ${codes}`
const three = (cell: string) => [cell, cell, cell] as const

const TABLE: readonly Row[] = [
  { state: "valid", trust: { keys: [exporter()] }, cells: three(PASSED) },
  {
    state: "expired",
    trust: { keys: [exporter({ validUntil: END })] },
    cells: [PASSED, open("OUT_OF_BOUNDS_NO_POE"), open("OUT_OF_BOUNDS_NO_POE")],
  },
  {
    state: "revoked",
    trust: { keys: [exporter({ revoked: { at: END, ...REASON } })] },
    cells: [PASSED, open("REVOKED_NO_POE"), open("REVOKED_NO_POE")],
  },
  {
    state: "compromised",
    trust: {
      keys: [exporter({ compromised: { from: END, certainty: "known", ...REASON } })],
    },
    cells: [PASSED, open("COMPROMISED_NO_POE"), open("COMPROMISED_NO_POE")],
  },
  {
    state: "unknown",
    trust: { keys: [pinned(signer(77), ["exporter"])] },
    cells: three(open("KEY_NOT_PINNED")),
  },
  {
    state: "in the wrong role",
    trust: { keys: [pinned(EXPORTER, ["archivist"])] },
    cells: three(open("SIG_CONSTRAINTS_FAILURE")),
  },
  {
    state: "below the threshold",
    trust: {
      keys: [exporter(), pinned(ARCHIVIST, ["archivist"])],
      thresholds: [ONE_ARCHIVIST],
    },
    cells: three(open("THRESHOLD_NOT_MET")),
  },
]

const CELLS = TABLE.flatMap(({ state, trust, cells }) => [
  [state, "a proof from before", BEFORE, trust, cells[0]] as const,
  [state, "a proof from after", AFTER, trust, cells[1]] as const,
  [state, "no proof", undefined, trust, cells[2]] as const,
])

describe("a seal whose key is", () => {
  it.each(CELLS)("%s, with %s", async (...[, , genTime, trust, expected]) => {
    const files = genTime === undefined ? bag : stamped(bag, genTime)
    const result = await examined(files, trust)
    const codes = codesOf(result).filter((code) => code !== "TRUST_PACK_STALE")
    expect([result.verdict, ...codes].join(" ")).toBe(expected)
  })
})

describe("a time-stamp", () => {
  const expired = { keys: [exporter({ validUntil: END })] }

  it("is told with its time and whose word it is", async () => {
    const result = await examined(stamped(bag, BEFORE), expired)
    expect(result.signatures.entries).toContainEqual({
      path: SEAL,
      key: exporter().id,
      noLaterThan: BEFORE,
      proof: "rfc3161",
      proofAt: expect.stringMatching(/^timestamps\/[0-9a-f]{64}\.tsr$/) as string,
      by: "Stamp Office",
      standing: "good",
    })
    expect(result.limits.join(" ")).toContain(`how long before ${BEFORE} it was sealed`)
  })

  it("over other bytes than the seal fails, whatever it proves of them", async () => {
    for (const path of ["manifest-sha256.txt", "tagmanifest-sha256.txt", "custody/checkpoint"]) {
      const result = await examined(stamped(bag, BEFORE, SEAL, bag.get(path)), expired)
      expect([result.verdict, ...codesOf(result)]).toEqual([
        "TOTAL-FAILED",
        "HASH_FAILURE",
        "OUT_OF_BOUNDS_NO_POE",
      ])
    }
  })

  it("by an authority that nobody pinned for time is never passed over", async () => {
    const signing: PinnedAnchor = {
      ...TSA,
      purposes: ["signing"],
      roles: ["exporter"],
      names: ["CN=Stamp Authority"],
    }
    for (const anchors of [[], [signing]]) {
      const result = await examined(stamped(bag, BEFORE), { keys: [exporter()], anchors })
      expect([result.verdict, ...codesOf(result)]).toEqual(["INDETERMINATE", "KEY_NOT_PINNED"])
    }
  })

  it("by an authority that is compromised proves nothing, since it could state any time", async () => {
    const compromised = { from: END, certainty: "suspected", ...REASON } as const
    const result = await examined(stamped(bag, BEFORE), {
      keys: [exporter()],
      anchors: [{ ...TSA, compromised }],
    })
    expect([result.verdict, ...codesOf(result)]).toEqual(["INDETERMINATE", "COMPROMISED_NO_POE"])
  })

  it("counts from before the authority's pin was withdrawn, and not from after", async () => {
    const anchors = [{ ...TSA, revoked: { at: END, ...REASON } }]
    const before = await examined(stamped(bag, BEFORE), { ...expired, anchors })
    expect(before.verdict).toBe("TOTAL-PASSED")
    const after = await examined(stamped(bag, AFTER), { ...expired, anchors })
    expect(codesOf(after)).toContain("REVOKED_NO_POE")
  })

  it("counts to the end of the accuracy that it states", async () => {
    const name = createHash("sha256").update(bag.get(SEAL)!).digest("hex")
    const info = tstInfo({ bytes: bag.get(SEAL)!, genTime: BEFORE, accuracySeconds: 2 * 86_400 })
    const files = new Map([...bag, [`timestamps/${name}.tsr`, makeToken({ info })]])
    expect(codesOf(await examined(files, expired))).toEqual(["OUT_OF_BOUNDS_NO_POE"])
  })

  it("from after the evaluation proves nothing for it", async () => {
    const at = END + DAY
    const late = stamped(bag, new Date(at + DAY).toISOString())
    const { signatures, verdict } = await examined(late, { keys: [exporter()] }, at)
    expect(verdict).toBe("TOTAL-PASSED")
    expect(signatures.entries.map(({ proof }) => proof)).toContain("none")
    expect(signatures.entries.map(({ proof }) => proof)).not.toContain("rfc3161")
  })

  it("whose digest has had its day proves nothing", async () => {
    const sunsets = [{ algorithm: "sha256", notAfter: END }] as const
    const result = await examined(stamped(bag, BEFORE), { keys: [exporter()], sunsets })
    expect(codesOf(result)).toContain("CRYPTO_CONSTRAINTS_FAILURE_NO_POE")
    expect(result.verdict).toBe("INDETERMINATE")
  })

  it("whose certificate is not for time-stamping fails", async () => {
    const certificate = authorityCertificate({ extensions: [] })
    const name = createHash("sha256").update(bag.get(SEAL)!).digest("hex")
    const info = tstInfo({ bytes: bag.get(SEAL)!, genTime: BEFORE })
    const token = makeToken({ info, certificate })
    const result = await examined(new Map([...bag, [`timestamps/${name}.tsr`, token]]), expired)
    expect([result.verdict, ...codesOf(result)]).toContain("TIMESTAMP_INVALID")
    expect(result.verdict).toBe("TOTAL-FAILED")
  })
})

describe("a time-stamp over a later seal", () => {
  const LATER = "seals/archivist.dsse.json"
  const keys = [exporter({ validUntil: END }), pinned(ARCHIVIST, ["archivist"])]
  let twice: Files
  beforeAll(async () => {
    twice = await withSeal(bag, ARCHIVIST, "archivist")
  })
  const proofOf = (result: Result, path: string) =>
    result.signatures.entries.find((one) => one.path === path)?.proof

  it("covers the seal that it names as there before it", async () => {
    const result = await examined(stamped(twice, BEFORE, LATER), { keys })
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(proofOf(result, SEAL)).toBe("rfc3161")
  })

  it("is not covered by one over the earlier seal", async () => {
    const result = await examined(stamped(twice, BEFORE), { keys })
    expect(proofOf(result, SEAL)).toBe("rfc3161")
    expect(proofOf(result, LATER)).toBe("none")
  })

  it("covers nothing more when the seal that it names was exchanged", async () => {
    const forged = changed(twice, SEAL, (seal) => `${seal} `)
    const result = await examined(stamped(forged, BEFORE, LATER), { keys })
    expect(result.verdict).toBe("TOTAL-FAILED")
  })
})

describe("a time-stamp over the seal", () => {
  it("covers the checkpoint that it seals, whose own key has ended since", async () => {
    const log = signer(20)
    const files = await sealedBag({ logSigner: log })
    const keys = [exporter(), pinned(log, ["log"], { validUntil: END })]
    const unproven = await examined(files, { keys })
    expect(codesOf(unproven)).toEqual(["OUT_OF_BOUNDS_NO_POE"])
    const result = await examined(stamped(files, BEFORE), { keys })
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.signatures.entries).toMatchObject([
      { path: SEAL, proof: "rfc3161" },
      { path: "custody/checkpoint", proof: "rfc3161", standing: "good" },
    ])
  })

  it("stays with the bag through the next generation, and proves nothing of that", async () => {
    const next = await extended(stamped(bag, BEFORE), [event(50)])
    const result = await examined(next, { keys: [exporter()] })
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.signatures.entries).toMatchObject([
      { path: SEAL, proof: "none" },
      { path: "custody/checkpoint", proof: "none" },
    ])
  })
})

const AUTHORITY: PinnedAnchor = {
  id: "office",
  certificate: officeCertificate(),
  subject: "Certifying Office",
  purposes: ["signing"],
  roles: ["exporter"],
  names: ["CN=Acme"],
}
const CERTIFICATE = certifiedByOffice(EXPORTER)
const LIST: ListSpec = { issuer: "Office" }

/** The bag under a pack that pins the exporter by a certificate, with lists of its issuer. */
function certified(
  lists: readonly ListSpec[],
  policy?: Policy & { readonly digest: Uint8Array },
): Promise<Result> {
  const trust: TrustStore = {
    ...EMPTY_TRUST,
    keys: [exporter({ certificate: CERTIFICATE })],
    anchors: [AUTHORITY],
    revocation: { crls: lists.map(makeList), ocsp: [] },
  }
  const terms = { trust: { ...trust, digest: new Uint8Array(32) } }
  return examineFiles(bag, { terms: policy === undefined ? terms : { ...terms, policy } })
}

describe("a key that was pinned as a certificate", () => {
  const withdrawn = (reason: number, more: Partial<ListSpec> = {}): ListSpec => ({
    ...LIST,
    entries: [{ serial: 9, at: "2026-01-01T00:00:00Z", reason }],
    ...more,
  })

  it("is withdrawn by a list of its issuer, also by one that is no longer current", async () => {
    for (const nextUpdate of ["2026-01-08T00:00:00Z", "2026-12-01T00:00:00Z"]) {
      const result = await certified([withdrawn(4, { nextUpdate })])
      expect([result.verdict, ...codesOf(result)]).toEqual(["INDETERMINATE", "REVOKED_NO_POE"])
    }
  })

  it("is told with how old what its issuer said is, and what of that cannot be read", async () => {
    const { limits } = await certified([{ ...LIST, thisUpdate: "2026-01-02T03:04:05Z" }])
    expect(limits.join(" ")).toContain(
      "since the revocation data in the trust file was issued (CN=Office, 2026-01-02T03:04:05.000Z)",
    )
    expect((await certified([])).limits.join(" ")).not.toContain("revocation data")
    const revocation = { crls: [Uint8Array.of(0x30, 0x00)], ocsp: [] }
    const trust = { ...EMPTY_TRUST, keys: [exporter()], revocation, digest: new Uint8Array(32) }
    const unread = await examineFiles(bag, { terms: { trust } })
    expect(unread.limits.join(" ")).toContain("Not read: 1 piece of revocation data")
  })

  it("is compromised where the list says so", async () => {
    expect(codesOf(await certified([withdrawn(1)]))).toEqual(["COMPROMISED_NO_POE"])
  })

  it("is not withdrawn by a list of another serial number or issuer", async () => {
    const other = { ...withdrawn(4), entries: [{ serial: 10, at: "2026-01-01T00:00:00Z" }] }
    const foreign = { ...withdrawn(4), issuer: "Another Office" }
    for (const list of [other, foreign]) {
      expect((await certified([list])).verdict).toBe("TOTAL-PASSED")
    }
  })

  it("vouches for nothing while a list of its issuer's name withdraws it, by whichever key", async () => {
    const result = await certified([{ ...withdrawn(4), signer: signer(66) }])
    expect([result.verdict, ...codesOf(result)]).toEqual(["INDETERMINATE", "REVOKED_NO_POE"])
    const found = result.findings.find(({ code }) => code === "REVOKED_NO_POE")
    expect(found?.observed).toMatchObject({
      saidBy: "a revocation list in the trust file, not shown to be the issuer's",
    })
  })
})

describe("a policy that asks whether pinned keys were withdrawn", () => {
  const strict = () => policyAsking("required")

  it("takes a pinned certificate of which its issuer says that it was not withdrawn", async () => {
    const good = [
      { ...LIST, thisUpdate: "2026-05-30T00:00:00Z", nextUpdate: "2026-06-08T00:00:00Z" },
    ]
    const result = await certified(good, strict())
    expect(result.verdict).toBe("TOTAL-PASSED")
    const stale = await certified([LIST], strict())
    expect([stale.verdict, ...codesOf(stale)]).toEqual(["INDETERMINATE", "TRY_LATER"])
  })

  it("takes no raw key, since nobody could say so", async () => {
    const trust = { ...EMPTY_TRUST, keys: [exporter()], digest: new Uint8Array(32) }
    const result = await examineFiles(bag, { terms: { trust, policy: strict() } })
    expect([result.verdict, ...codesOf(result)]).toEqual(["INDETERMINATE", "TRY_LATER"])
    expect(result.limits.join(" ")).not.toContain("Not asked: whether a pinned key")
    const lenient = await examineFiles(bag, { terms: { trust } })
    expect(lenient.verdict).toBe("TOTAL-PASSED")
    expect(lenient.limits.join(" ")).toContain("Not asked: whether a pinned key")
  })
})
