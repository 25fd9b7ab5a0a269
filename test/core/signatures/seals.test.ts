/** The check `seals`: who signed, what was said, and everything that can be wrong with either. */
import { describe, expect, it } from "vitest"
import { statusOf, type Finding } from "../../../core/findings/index.ts"
import {
  attributeSeals,
  checkSeals,
  portableEngine,
  type KnownKey,
  type SealFacts,
  type SealsChecked,
  type SignatureContext,
} from "../../../core/signatures/index.ts"
import type { SealClaim, SealStatement } from "../../../core/claims/index.ts"
import {
  ARCHIVIST,
  context,
  EXPORTER,
  FACTS,
  flipped,
  pin,
  sealBy,
  STATEMENT,
  STRANGER,
} from "./evidence.ts"

const EXPORTER_PIN = pin("exporter-1", EXPORTER, ["exporter"])
const ARCHIVIST_PIN = pin("archivist-1", ARCHIVIST, ["archivist"])
const PINNED = context(EXPORTER_PIN, ARCHIVIST_PIN)
const NOBODY = context()

const ARCHIVED = "seals/archivist.dsse.json"

function check(
  seals: readonly SealClaim[],
  by: SignatureContext<KnownKey> = PINNED,
  facts: SealFacts = FACTS,
): SealsChecked<KnownKey> {
  return checkSeals(attributeSeals(seals, by), facts)
}

const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code)
const standings = ({ seals }: SealsChecked<KnownKey>) => seals.map(({ standing }) => standing)

describe("a seal that a pinned key made and that agrees", () => {
  it("passes, and is handed on with its pin", () => {
    const seal = sealBy(EXPORTER)
    const checked = check([seal])
    expect(checked.outcome).toEqual({
      check: "seals",
      population: { expected: 1, checked: 1 },
      findings: [],
    })
    expect(statusOf(checked.outcome)).toBe("PASSED")
    expect(checked.verified).toEqual([{ seal, signer: EXPORTER_PIN }])
    expect(checked.seals).toEqual([
      {
        path: seal.path,
        sha256: seal.sha256,
        keyid: EXPORTER.publicKey.fingerprint,
        role: "exporter",
        sealedAt: "2026-11-21T09:30:00.000Z",
        reason: "export",
        standing: "valid",
        key: {
          id: "exporter-1",
          subject: "exporter-1 of Acme",
          algorithm: "ed25519",
          fingerprint: EXPORTER.publicKey.fingerprint,
        },
      },
    ])
  })

  it("is found by its signature whatever key it names, and a false name is a mismatch", () => {
    for (const keyid of ["", "nonsense", ARCHIVIST.publicKey.fingerprint]) {
      const checked = check([sealBy(EXPORTER, { keyid })])
      expect(checked.seals[0]?.key?.id).toBe("exporter-1")
      expect(checked.outcome.findings).toMatchObject([
        { code: "SEAL_MISMATCH", observed: { member: "keyid", sealed: keyid } },
      ])
    }
  })

  it("may be by an ECDSA key", () => {
    expect(check([sealBy(ARCHIVIST)]).verified[0]?.signer.id).toBe("archivist-1")
  })

  it("is attributed to the pin that holds the role, when one key is pinned twice", () => {
    const asWitness = pin("witness-1", EXPORTER, ["witness"])
    const elsewhere = pin("exporter-0", EXPORTER, ["exporter"], ["other/log"])
    const checked = check([sealBy(EXPORTER)], context(asWitness, elsewhere, EXPORTER_PIN))
    expect(checked.verified[0]?.signer.id).toBe("exporter-1")
  })
})

describe("what a seal says is recomputed, every value of it", () => {
  const log = STATEMENT.log
  const files = STATEMENT.files
  const [manifest, tagManifest] = STATEMENT.subjects
  const other = "f".repeat(64)
  const lies: readonly (readonly [string, Partial<SealStatement>])[] = [
    ["bagId", { bagId: "bag-2" }],
    ["logId", { logId: "log-2" }],
    ["generation", { generation: 1 }],
    ["files.count", { files: { ...files, count: 3 } }],
    ["files.bytes", { files: { ...files, bytes: 31 } }],
    ["log.events", { log: { ...log, events: 6 } }],
    ["log.bytes", { log: { ...log, bytes: 1 } }],
    ["log.head", { log: { ...log, head: other } }],
    ["log.root", { log: { ...log, root: other } }],
    ["log.origin", { log: { ...log, origin: "acme/log-2" } }],
    ["log.key", { log: { ...log, key: `${log.key}=` } }],
    ["subject manifest-sha256.txt", { subjects: [{ ...manifest!, sha256: other }, tagManifest!] }],
    ["subject tagmanifest-sha256.txt", { subjects: [manifest!] }],
    [
      "subject manifest-md5.txt",
      { subjects: [{ name: "manifest-md5.txt", sha256: other }, manifest!, tagManifest!] },
    ],
    ["subject", { subjects: [tagManifest!, manifest!] }],
    ["subject manifest-sha256.txt", { subjects: [manifest!, manifest!, tagManifest!] }],
  ]

  it.each(lies)("another %s is SEAL_MISMATCH, though a pinned key signed it", (member, lie) => {
    const checked = check([sealBy(EXPORTER, { statement: { ...STATEMENT, ...lie } })])
    expect(codes(checked.outcome.findings)).toEqual(["SEAL_MISMATCH"])
    expect(checked.outcome.findings[0]?.observed).toMatchObject({ member })
    expect(checked.outcome.findings[0]?.at.path).toBe("seals/exporter.dsse.json")
    expect(statusOf(checked.outcome)).toBe("FAILED")
    expect(standings(checked)).toEqual(["broken"])
    expect(checked.verified).toEqual([])
  })

  it("each differing value is a finding of its own, with both values", () => {
    const statement = { ...STATEMENT, bagId: "bag-2", generation: 7 }
    const { findings } = check([sealBy(EXPORTER, { statement })]).outcome
    expect(findings.map(({ observed }) => observed)).toEqual([
      { member: "bagId", sealed: "bag-2", recomputed: "bag-1" },
      { member: "generation", sealed: "7", recomputed: "0" },
    ])
  })

  it("a checkpoint that no key verified agrees with no seal", () => {
    const facts = { ...FACTS, log: { ...FACTS.log, key: undefined } }
    const { findings } = check([sealBy(EXPORTER)], PINNED, facts).outcome
    expect(findings.map(({ observed }) => observed["member"])).toEqual(["log.key"])
  })

  it("a bag that names no id agrees with no seal", () => {
    const facts = { ...FACTS, bagId: undefined }
    expect(codes(check([sealBy(EXPORTER)], PINNED, facts).outcome.findings)).toEqual([
      "SEAL_MISMATCH",
    ])
  })
})

describe("signatures that do not hold", () => {
  it("a seal that names a pinned key and was altered is SIG_CRYPTO_FAILURE", () => {
    const seal = sealBy(EXPORTER)
    const checked = check([{ ...seal, payload: flipped(seal.payload) }])
    expect(codes(checked.outcome.findings)).toEqual(["SIG_CRYPTO_FAILURE"])
    expect(statusOf(checked.outcome)).toBe("FAILED")
    expect(standings(checked)).toEqual(["broken"])
  })

  it("so is one that a stranger made in a pinned key's name", () => {
    const keyid = EXPORTER.publicKey.fingerprint
    const checked = check([sealBy(STRANGER, { keyid })])
    expect(codes(checked.outcome.findings)).toEqual(["SIG_CRYPTO_FAILURE"])
  })

  it("it fails the check beside a good seal too", () => {
    const forged = sealBy(STRANGER, { keyid: ARCHIVIST.publicKey.fingerprint, path: ARCHIVED })
    const checked = check([sealBy(EXPORTER), forged])
    expect(statusOf(checked.outcome)).toBe("FAILED")
    expect(standings(checked)).toEqual(["valid", "broken"])
  })

  it("a signature in a form that the standard forbids is SIG_NONCANONICAL", () => {
    const checked = check([sealBy(EXPORTER, { sig: new Uint8Array(63) })])
    expect(codes(checked.outcome.findings)).toEqual(["SIG_NONCANONICAL"])
  })

  it("a signature made for another kind of statement is CONTEXT_MISMATCH", () => {
    const payloadType = "application/vnd.sealwright.event+json"
    const checked = check([sealBy(EXPORTER, { payloadType })])
    expect(codes(checked.outcome.findings)).toEqual(["CONTEXT_MISMATCH"])
    expect(checked.outcome.findings[0]?.observed).toEqual({
      payloadType,
      expected: "application/vnd.in-toto+json",
    })
    expect(checked.verified).toEqual([])
  })

  it("an algorithm that the policy does not allow is ALG_NOT_ALLOWED", () => {
    const narrow = { ...PINNED, allowed: ["ecdsa-p256-sha256"] as const }
    const checked = check([sealBy(EXPORTER)], narrow)
    expect(codes(checked.outcome.findings)).toEqual(["ALG_NOT_ALLOWED"])
    expect(checked.verified).toEqual([])
    expect(standings(checked)).toEqual(["broken"])
  })

  it("a large s is noted and weighs nothing", () => {
    const seal = sealBy(ARCHIVIST)
    const high = { ...seal, signature: { ...seal.signature, sig: withLargeS(seal.signature.sig) } }
    const checked = check([high])
    expect(codes(checked.outcome.findings)).toEqual(["SIG_HIGH_S"])
    expect(statusOf(checked.outcome)).toBe("PASSED")
    expect(standings(checked)).toEqual(["valid"])
  })

  it("two engines that differ leave it open: ENGINES_DISAGREE, by name", () => {
    const liar = { name: "liar", supports: () => true, verify: () => false }
    const checked = check([sealBy(EXPORTER)], { ...PINNED, engines: [portableEngine, liar] })
    expect(codes(checked.outcome.findings)).toEqual(["ENGINES_DISAGREE"])
    expect(checked.outcome.findings[0]?.observed["engines"]).toBe("portable: valid, liar: invalid")
    expect(statusOf(checked.outcome)).toBe("INDETERMINATE")
    expect(checked.verified).toEqual([])
  })

  it("without an engine that answers it is open: SIGNATURE_NOT_CHECKED", () => {
    const checked = check([sealBy(EXPORTER)], { ...PINNED, engines: [] })
    expect(codes(checked.outcome.findings)).toEqual(["SIGNATURE_NOT_CHECKED"])
    expect(checked.outcome.population.checked).toBe(0)
    expect(statusOf(checked.outcome)).toBe("INDETERMINATE")
  })
})

describe("seals by keys that nobody pinned", () => {
  const lie = { ...STATEMENT, bagId: "bag-2" }
  const byStranger = sealBy(STRANGER, { path: "seals/witness.dsse.json" })

  it("are listed beside a good one and weigh nothing", () => {
    const checked = check([sealBy(EXPORTER), byStranger])
    expect(codes(checked.outcome.findings)).toEqual(["SEAL_UNATTRIBUTED"])
    expect(statusOf(checked.outcome)).toBe("PASSED")
    expect(standings(checked)).toEqual(["valid", "unattributed"])
    expect(checked.verified).toHaveLength(1)
  })

  it("may say something else beside a good one; that is told in the note", () => {
    const path = "seals/witness.dsse.json"
    const checked = check([sealBy(EXPORTER), sealBy(STRANGER, { path, statement: lie })])
    expect(checked.outcome.findings).toEqual([
      {
        code: "SEAL_UNATTRIBUTED",
        at: { path },
        observed: { keyid: STRANGER.publicKey.fingerprint, differs: "bagId" },
      },
    ])
    expect(statusOf(checked.outcome)).toBe("PASSED")
  })

  it("never pass alone: KEY_NOT_PINNED, and nothing counts as checked", () => {
    for (const by of [NOBODY, PINNED]) {
      const checked = check([byStranger], by)
      expect(codes(checked.outcome.findings)).toEqual(["SEAL_UNATTRIBUTED", "KEY_NOT_PINNED"])
      expect(checked.outcome.population).toEqual({ expected: 1, checked: 0 })
      expect(statusOf(checked.outcome)).toBe("INDETERMINATE")
      expect(checked.verified).toEqual([])
    }
  })

  it("fail alone when what they say is not so", () => {
    const checked = check([sealBy(STRANGER, { statement: lie })], NOBODY)
    expect(codes(checked.outcome.findings)).toContain("SEAL_MISMATCH")
    expect(statusOf(checked.outcome)).toBe("FAILED")
  })

  it("fail when the only pinned seal beside them is not good", () => {
    const pinnedLie = sealBy(EXPORTER, { statement: lie })
    const strangersLie = sealBy(STRANGER, { statement: lie, path: ARCHIVED })
    const mismatches = check([pinnedLie, strangersLie]).outcome.findings.filter(
      ({ code }) => code === "SEAL_MISMATCH",
    )
    expect(mismatches.map(({ at }) => at.path)).toEqual([pinnedLie.path, ARCHIVED])
  })
})

describe("seals that must be there", () => {
  const first = sealBy(EXPORTER)
  const follows = [{ path: first.path, sha256: first.sha256 }]
  const second = sealBy(ARCHIVIST, { path: ARCHIVED, statement: { ...STATEMENT, follows } })

  it("no seal at all is SEAL_MISSING", () => {
    const checked = check([])
    expect(codes(checked.outcome.findings)).toEqual(["SEAL_MISSING"])
    expect(checked.outcome.findings[0]?.at.path).toBe("seals")
    expect(statusOf(checked.outcome)).toBe("FAILED")
  })

  it("a seal that follows one that is there passes", () => {
    expect(statusOf(check([second, first]).outcome)).toBe("PASSED")
  })

  it("one that was taken away is missed by the next", () => {
    const { findings } = check([second]).outcome
    expect(findings).toEqual([
      {
        code: "SEAL_MISSING",
        at: { path: first.path },
        observed: { namedBy: ARCHIVED, expected: first.sha256, found: "(none)" },
      },
    ])
  })

  it("one that was exchanged is missed too", () => {
    const exchanged = sealBy(EXPORTER, { statement: { ...STATEMENT, reason: "another reason" } })
    const { findings } = check([exchanged, second]).outcome
    expect(codes(findings)).toEqual(["SEAL_MISSING"])
    expect(findings[0]?.observed["found"]).toBe(exchanged.sha256)
  })

  it("a stranger's seal that misses one weighs nothing beside a good one", () => {
    const gone = [{ path: "seals/gone.dsse.json", sha256: "0".repeat(64) }]
    const path = "seals/witness.dsse.json"
    const stranger = sealBy(STRANGER, { path, statement: { ...STATEMENT, follows: gone } })
    expect(statusOf(check([first, stranger]).outcome)).toBe("PASSED")
    expect(codes(check([stranger], NOBODY).outcome.findings)).toContain("SEAL_MISSING")
  })

  it("in an earlier generation seals are looked up where they are kept", () => {
    const folder = "custody/generations/0"
    const facts = { ...FACTS, folder }
    const kept = [first, second].map((seal) => ({ ...seal, path: `${folder}/${seal.path}` }))
    expect(statusOf(check(kept, PINNED, facts).outcome)).toBe("PASSED")
    const { findings } = check(kept.slice(1), PINNED, facts).outcome
    expect(findings[0]).toMatchObject({
      code: "SEAL_MISSING",
      at: { path: `${folder}/${first.path}` },
    })
  })

  it("two seals of which neither follows the other are noted: SEAL_ORDER_UNPROVEN", () => {
    const apart = sealBy(ARCHIVIST, { path: ARCHIVED })
    const checked = check([first, apart])
    expect(checked.outcome.findings).toEqual([
      {
        code: "SEAL_ORDER_UNPROVEN",
        at: { path: ARCHIVED },
        observed: { others: first.path },
      },
    ])
    expect(statusOf(checked.outcome)).toBe("PASSED")
    expect(check([second, first]).outcome.findings).toEqual([])
    const unpinned = sealBy(STRANGER, { path: "seals/witness.dsse.json" })
    expect(codes(check([first, unpinned]).outcome.findings)).toEqual(["SEAL_UNATTRIBUTED"])
  })

  it("two seals by one key are noted: SEAL_DUPLICATE", () => {
    const statement = { ...STATEMENT, follows }
    const again = sealBy(EXPORTER, { path: "seals/exporter-2.dsse.json", statement })
    const checked = check([first, again])
    expect(checked.outcome.findings).toEqual([
      {
        code: "SEAL_DUPLICATE",
        at: { path: again.path },
        observed: { key: "exporter-1", first: first.path },
      },
    ])
    expect(statusOf(checked.outcome)).toBe("PASSED")
  })
})

/** The same signature with n - s for s, in DER; both verify. */
function withLargeS(der: Uint8Array): Uint8Array {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const at = 4 + der[3]!
  const s = [...der.subarray(at + 2)].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const large = (order - s).toString(16).padStart(64, "0")
  const bytes = [0, ...large.match(/../g)!.map((pair) => Number.parseInt(pair, 16))]
  const body = [...der.subarray(2, at), 0x02, bytes.length, ...bytes]
  return Uint8Array.from([0x30, body.length, ...body])
}
