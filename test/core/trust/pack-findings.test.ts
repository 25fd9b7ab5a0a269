/** What is said about the trust itself, beside any evidence. */
import { beforeAll, describe, expect, it } from "vitest"
import type { JsonObject } from "../../../core/base/index.ts"
import type { Finding } from "../../../core/findings/index.ts"
import type { Result } from "../../../core/index.ts"
import { withEntry } from "../../../core/trust/journal.ts"
import {
  DEFAULT_POLICY_JSON,
  EMPTY_TRUST,
  parsePolicy,
  trustFindings,
  type Policy,
  type SeenHead,
  type TrustInForce,
} from "../../../core/trust/index.ts"
import { examineFiles, sealedBag, TRUST, type Files } from "../../support/evidence.ts"
import { ENTRY, keyEntry, packOf, storeOf } from "../../support/packs.ts"
import { bytesOf } from "../../support/packs.ts"

const WINDOW = { validFrom: "2026-01-01T00:00:00Z", validUntil: "2027-01-01T00:00:00Z" }
const KEY = keyEntry(7, WINDOW)
const NOW = Date.UTC(2026, 5, 1)

const read = parsePolicy(bytesOf(JSON.parse(DEFAULT_POLICY_JSON)))
if (read.kind === "refused") throw new Error(read.reason)
const POLICY: Policy = read.policy

function inForce(pack: JsonObject, more: Partial<TrustInForce> = {}): TrustInForce {
  return { ...storeOf(pack), digest: new Uint8Array(32), ...more }
}

function findings(trust: TrustInForce, evaluatedAt = NOW): readonly Finding[] {
  return trustFindings(trust, { policy: POLICY, evaluatedAt })
}

const codes = (found: readonly Finding[]) => found.map(({ code }) => code)

const OLD = packOf({ keys: [KEY] })
const REVOKED = {
  ...OLD,
  keys: [{ ...KEY, revoked: { at: "2026-04-01T00:00:00Z", reason: "left", by: "Ann" } }],
}
const NEW = withEntry(REVOKED, { ...ENTRY, op: "revoke", keys: ["key-7"] })
const OTHER = packOf({ keys: [KEY] }, { by: "Somebody else" })

function headOf(pack: JsonObject, from: SeenHead["from"]): SeenHead {
  const { journal } = storeOf(pack)
  if (journal === undefined) throw new Error("a pack has a journal")
  return { id: journal.id, entries: journal.entries.length, head: journal.head, from }
}

describe("trustFindings", () => {
  it("says nothing about a pack that leaves nothing open", () => {
    expect(findings(inForce(OLD))).toEqual([])
    expect(findings(inForce(NEW, { seen: [headOf(NEW, "named"), headOf(OLD, "beside")] }))).toEqual(
      [],
    )
  })

  it.each(["named", "beside", "earlier"] as const)(
    "fails a pack that was rolled back behind a head that is %s",
    (from) => {
      const found = findings(inForce(OLD, { seen: [headOf(NEW, from)] }))
      expect(codes(found)).toEqual(["TRUST_STORE_ROLLBACK"])
      expect(found[0]?.observed["known"]).toBe(`2:${String(storeOf(NEW).journal?.head)}`)
    },
  )

  it("fails a pack whose history parts from the one that is known", () => {
    const forked = withEntry({ ...OLD, name: "Fork" }, ENTRY)
    for (const from of ["named", "beside", "earlier"] as const) {
      expect(codes(findings(inForce(forked, { seen: [headOf(NEW, from)] })))).toEqual([
        "TRUST_STORE_ROLLBACK",
      ])
    }
  })

  it("fails a file without history where a head is known", () => {
    const without = { ...EMPTY_TRUST, digest: new Uint8Array(32) }
    for (const from of ["named", "beside", "earlier"] as const) {
      expect(codes(findings({ ...without, seen: [headOf(OLD, from)] }))).toEqual([
        "TRUST_STORE_ROLLBACK",
      ])
    }
  })

  it("notes that an earlier result was about another pack, and fails another one in its place", () => {
    expect(codes(findings(inForce(NEW, { seen: [headOf(OTHER, "earlier")] })))).toEqual([
      "TRUST_PACK_OTHER",
    ])
    expect(codes(findings(inForce(NEW, { seen: [headOf(OTHER, "named")] })))).toEqual([
      "TRUST_STORE_ROLLBACK",
    ])
  })

  it("doubts a stale pack, from the instant after its date", () => {
    const dated = inForce(packOf({ keys: [KEY], staleAfter: "2026-06-01T00:00:00Z" }))
    expect(findings(dated)).toEqual([])
    expect(codes(findings(dated, NOW + 1))).toEqual(["TRUST_PACK_STALE"])
  })

  it("notes signatures that nobody is held to", () => {
    const found = findings(inForce(OLD, { signing: { kind: "unjudged", signatures: 2 } }))
    expect(codes(found)).toEqual(["TRUST_PACK_SIGNER_UNNAMED"])
    expect(findings(inForce(OLD, { signing: { kind: "unsigned" } }))).toEqual([])
  })

  it("notes keys without an end or a beginning, by name and no more than ten", () => {
    const open = Array.from({ length: 12 }, (_, n) =>
      keyEntry(n + 1, { validFrom: WINDOW.validFrom }),
    )
    const found = findings(inForce(packOf({ keys: [KEY, ...open].slice(0, 3) })))
    expect(found).toMatchObject([
      { code: "KEY_WITHOUT_WINDOW", observed: { keys: "key-1, key-2" } },
    ])
    const many = open.map((key) => (key["id"] === "key-7" ? { ...key, id: "seventh" } : key))
    expect(findings(inForce(packOf({ keys: many })))[0]?.observed["keys"]).toMatch(
      /key-10 and 2 more$/,
    )
  })

  it("notes a pin that waits for a second person", () => {
    const pending = [{ key: keyEntry(8), proposed: { at: WINDOW.validFrom, by: "Ann" } }]
    expect(findings(inForce(packOf({ keys: [KEY], pending })))).toMatchObject([
      { code: "KEY_PIN_PENDING", observed: { keys: "key-8" } },
    ])
  })

  it("notes an algorithm that the policy allows past its sunset", () => {
    const sunsets = [{ algorithm: "ed25519", notAfter: "2026-05-01T00:00:00Z" }]
    const trust = inForce(packOf({ keys: [KEY], sunsets }))
    expect(findings(trust)).toMatchObject([
      { code: "WEAK_ALGORITHM_ALLOWED", observed: { algorithms: "ed25519", keys: "key-7" } },
    ])
    expect(findings(trust, Date.UTC(2026, 4, 1))).toEqual([])
    const others = POLICY.signatureAlgorithms.filter((algorithm) => algorithm !== "ed25519")
    const narrow = { ...POLICY, signatureAlgorithms: others }
    expect(trustFindings(trust, { policy: narrow, evaluatedAt: NOW })).toEqual([])
  })
})

describe("an examination under a pack", () => {
  let bag: Files
  beforeAll(async () => {
    bag = await sealedBag()
  })

  const under = (pack: JsonObject, seen: readonly SeenHead[]): Promise<Result> =>
    examineFiles(bag, { terms: { trust: { ...inForce(pack, { seen }), keys: TRUST } } })

  it("passes when the pack grew out of the one that was seen, and names where its history stands", async () => {
    const result = await under(NEW, [headOf(OLD, "beside")])
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.trust).toMatchObject({
      schema: "sealwright.trust/2",
      signing: "unsigned",
      journal: { id: storeOf(OLD).journal?.id, entries: 2, head: storeOf(NEW).journal?.head },
    })
  })

  it("fails in its origin when the pack was rolled back", async () => {
    const result = await under(OLD, [headOf(NEW, "beside")])
    expect(result.verdict).toBe("TOTAL-FAILED")
    expect(result.statements.origin.status).toBe("FAILED")
    expect(result.statements.integrity.status).toBe("PASSED")
  })

  it("is told of a rollback by the result of an earlier examination", async () => {
    const { trust, items, resultDigest } = await under(NEW, [])
    const journal = trust?.journal
    if (journal === undefined) throw new Error("a pack has a journal")
    const earlier = { items, resultDigest, journal }
    const rolledBack = { ...inForce(OLD), keys: TRUST }
    const again = await examineFiles(bag, { terms: { earlier, trust: rolledBack } })
    expect(again.verdict).toBe("TOTAL-FAILED")
    expect(codes(again.findings)).toContain("TRUST_STORE_ROLLBACK")
  })

  it("is indeterminate under a stale pack", async () => {
    const stale = packOf({ keys: [KEY], staleAfter: "2020-01-01T00:00:00Z" })
    const result = await under(stale, [])
    expect(result.verdict).toBe("INDETERMINATE")
    expect(codes(result.findings)).toContain("TRUST_PACK_STALE")
  })
})
