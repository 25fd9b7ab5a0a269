import { beforeAll, describe, expect, it } from "vitest"
import { portableDigests, portableEngine, toUtf8 } from "../../../core/index.ts"
import { loadMerkletreeEngine, nativeDigests, nativeEngine } from "../../../core/node/index.ts"
import type { SignatureEngine } from "../../../core/signatures/index.ts"
import {
  ARCHIVIST,
  AT,
  codesOf,
  event,
  examineFiles,
  EXPORTER,
  extended,
  pinned,
  sealedBag,
  signer,
  TRUST,
  withSeal,
  type Files,
} from "../../support/evidence.ts"

/** SHA-256 of the letter a (`printf a | sha256sum`). */
const DIGEST_OF_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"

let bag: Files

beforeAll(async () => {
  bag = await sealedBag()
})

describe("a sound bag", () => {
  it("is TOTAL-PASSED with its exporter pinned", async () => {
    const result = await examineFiles(bag)
    expect(codesOf(result)).toEqual([])
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.input).toMatchObject({ format: "evidence-bag", exporter: "acme.example" })
  })

  it("covers every byte and event by digest, chain, tree and seal", async () => {
    const { coverage } = await examineFiles(bag)
    for (const { covered, total } of Object.values(coverage)) {
      expect(total).toBeGreaterThan(0)
      expect(covered).toBe(total)
    }
  })

  it("covers no byte of a file that is wrong, however many those are", async () => {
    const changedFiles = Array.from({ length: 150 }, (_, n) => `data/${String(n)}`)
    const listed = [...changedFiles, "data/good"]
    const { coverage, findings } = await examineFiles(
      new Map([
        ["bagit.txt", toUtf8("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")],
        ["manifest-sha256.txt", toUtf8(listed.map((one) => `${DIGEST_OF_A}  ${one}\n`).join(""))],
        ["data/good", toUtf8("a")],
        ...changedFiles.map((path) => [path, toUtf8("b")] as const),
      ]),
    )
    expect(findings.filter(({ code }) => code === "HASH_FAILURE")).toHaveLength(101)
    expect(coverage.bytesUnderDigest.covered).toBe(1)
  })

  it.each([
    ["backslashes between the names", "sub\\a.txt", "sub/a.txt"],
    ["another Unicode form", "M\u00e4rz.txt", "Ma\u0308rz.txt"],
  ])("counts a file that its list spells with %s", async (_how, listed, there) => {
    const { statements, coverage, findings } = await examineFiles(
      new Map([
        ["SHA256SUMS", toUtf8(`${DIGEST_OF_A}  ${listed}\n${DIGEST_OF_A}  plain.txt\n`)],
        [there, toUtf8("a")],
        ["plain.txt", toUtf8("a")],
      ]),
    )
    expect(findings.map(({ code }) => code)).toContain("NAME_NORMALIZED")
    // The third file is the list itself.
    expect(statements.integrity.says).toBe(
      "Every listed digest agrees for 2 files; the lists themselves are as strong as whoever kept them. Not judged, because no list names them: 1 file.",
    )
    expect(coverage.bytesUnderDigest.covered).toBe(2)
  })

  it("says what was not shown, always", async () => {
    const { limits } = await examineFiles(bag)
    expect(limits.join("\n")).toMatch(/latest or the intended bag/)
    expect(limits.join("\n")).toMatch(/when anything was signed/)
  })

  it("is INDETERMINATE, and whole, when nobody was pinned", async () => {
    for (const keys of [undefined, []]) {
      const result = await examineFiles(bag, { keys })
      expect(result.verdict).toBe("INDETERMINATE")
      expect(result.statements.integrity.status).toBe("PASSED")
      expect(result.statements.origin.status).toBe("INDETERMINATE")
      expect(result.statements.completeness.status).toBe("PASSED")
      expect(codesOf(result)).toEqual(["KEY_NOT_PINNED"])
    }
  })

  it.each(["witness", "examiner", "timestamp", "log"] as const)(
    "shows no origin to who pinned its exporter only as %s",
    async (role) => {
      const result = await examineFiles(bag, { keys: [pinned(EXPORTER, [role])] })
      expect(result.verdict).toBe("INDETERMINATE")
      expect(result.statements.origin.status).toBe("INDETERMINATE")
    },
  )

  it("shows no origin once the key has run out, whatever time the seal claims", async () => {
    const keys = [pinned(EXPORTER, ["exporter"], { validUntil: AT - 1 })]
    const result = await examineFiles(bag, { keys })
    expect(result.verdict).toBe("INDETERMINATE")
    expect(codesOf(result)).toEqual(["OUT_OF_BOUNDS_NO_POE"])
  })

  it("passes with a separate log key that its seal vouches for", async () => {
    const other = await sealedBag({ signer: ARCHIVIST, logSigner: signer(3) })
    const keys = [pinned(ARCHIVIST, ["exporter"])]
    expect((await examineFiles(other, { keys })).verdict).toBe("TOTAL-PASSED")
    const strict = [...keys, pinned(signer(4), ["log"])]
    const result = await examineFiles(other, { keys: strict })
    expect(result.verdict).toBe("INDETERMINATE")
    expect(codesOf(result)).toEqual(["KEY_NOT_PINNED"])
    expect(
      (await examineFiles(other, { keys: [...keys, pinned(signer(3), ["log"])] })).verdict,
    ).toBe("TOTAL-PASSED")
  })

  it("gives one result digest with every engine, path and clock", async () => {
    const native = await examineFiles(bag, { terms: { signatures: [nativeEngine] } })
    const both = await examineFiles(bag, {
      terms: {
        signatures: [portableEngine, nativeEngine],
        digests: portableDigests,
        trees: [await loadMerkletreeEngine(nativeDigests)],
        run: { platform: "elsewhere", runtime: "other", engine: "both" },
        clock: () => 0,
      },
    })
    expect(both.verdict).toBe("TOTAL-PASSED")
    expect(both.resultDigest).toBe(native.resultDigest)
  })

  it("says so when one engine lies", async () => {
    const liar: SignatureEngine = { name: "liar", supports: () => true, verify: () => false }
    const result = await examineFiles(bag, { terms: { signatures: [nativeEngine, liar] } })
    expect(result.verdict).toBe("INDETERMINATE")
    expect(codesOf(result)).toContain("ENGINES_DISAGREE")
  })

  it("says so when a tree engine lies", async () => {
    const liar = { name: "liar", root: () => new Uint8Array(32), path: () => [] }
    const result = await examineFiles(bag, { terms: { trees: [liar] } })
    expect(codesOf(result)).toContain("ENGINES_DISAGREE")
    expect(result.verdict).toBe("INDETERMINATE")
  })

  it("passes with a second seal, and with a third by a stranger that weighs nothing", async () => {
    const two = await withSeal(bag, ARCHIVIST, "archivist")
    expect((await examineFiles(two)).verdict).toBe("TOTAL-PASSED")
    const three = await withSeal(two, signer(9), "witness")
    const result = await examineFiles(three)
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.seals.map(({ standing }) => standing).toSorted()).toEqual([
      "unattributed",
      "valid",
      "valid",
    ])
  })

  it("passes as a further generation, which contains the former one", async () => {
    const next = await extended(bag, [event(100)])
    const result = await examineFiles(next)
    expect(codesOf(result)).toEqual([])
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.checks.find(({ id }) => id === "generations")?.status).toBe("PASSED")
    const again = await extended(next, [event(101)])
    expect((await examineFiles(again)).verdict).toBe("TOTAL-PASSED")
  })

  it("tells a lawful erasure in a later generation, and still passes", async () => {
    const { items } = await examineFiles(bag)
    const gone = items.find(({ path }) => path === "data/records/1.json")
    const erasure = event(200, {
      type: "http://id.loc.gov/vocabulary/preservation/eventType/del",
      agents: [{ id: "dpo", role: "data-protection-officer", kind: "person" }],
      objects: [{ uri: "data/records/1.json", digest: { sha256: gone?.sha256 } }],
      reason: "GDPR art. 17",
    })
    const next = await extended(bag, [erasure])
    expect(next.has("data/records/1.json")).toBe(false)
    const result = await examineFiles(next)
    expect(result.findings.map(({ code }) => code)).toContain("ERASED")
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.statements.completeness.says).toMatch(/1 file erased/)
  })

  it("compares the source's count with what was sealed", async () => {
    const all = await sealedBag({ sourceItems: 3 })
    const status = async (files: Files) =>
      (await examineFiles(files)).checks.find(({ id }) => id === "source-completeness")?.status
    expect(await status(all)).toBe("PASSED")
    expect(await status(await sealedBag({ sourceItems: 4 }))).toBe("INDETERMINATE")
    expect(await status(bag)).toBe("NOT_RUN")
  })

  it("is left open, and never failed, when a file of it cannot be read", async () => {
    const naming = await sealedBag({
      events: [
        event(0, {
          objects: [
            { uri: "data/records/1.json", digest: { sha256: digestOf("data/records/1.json") } },
          ],
        }),
      ],
      sourceItems: 3,
    })
    const result = await examineFiles(naming, { unreadable: ["data/records/1.json"] })
    expect(codesOf(result)).toEqual(["ENTRY_UNREADABLE"])
    expect(result.verdict).toBe("INDETERMINATE")
  })

  it("is not FAILED in its earlier generations for a file that cannot be read now", async () => {
    const next = await extended(bag, [event(100)])
    const result = await examineFiles(next, { unreadable: ["data/records/1.json"] })
    expect(codesOf(result)).toEqual(["ENTRY_UNREADABLE"])
    expect(result.verdict).toBe("INDETERMINATE")
  })

  it("counts one key once for a policy that asks for two seals", async () => {
    const twice = await withSeal(bag, EXPORTER, "exporter")
    expect((await examineFiles(twice)).verdict).toBe("TOTAL-PASSED")
    const { policy } = await policyOfTwo()
    const result = await examineFiles(twice, { terms: { policy } })
    expect(result.verdict).toBe("INDETERMINATE")
    const both = await withSeal(bag, ARCHIVIST, "archivist")
    expect((await examineFiles(both, { keys: TRUST, terms: { policy } })).verdict).toBe(
      "TOTAL-PASSED",
    )
  })
})

function digestOf(path: string): string {
  return Buffer.from(nativeDigests.sha256(bag.get(path) ?? new Uint8Array())).toString("hex")
}

async function policyOfTwo() {
  const { DEFAULT_POLICY_JSON, parsePolicy } = await import("../../../core/index.ts")
  const text = DEFAULT_POLICY_JSON.replace(`"count": 1`, `"count": 2`)
  const read = parsePolicy(toUtf8(text))
  if (read.kind === "refused") throw new Error(read.reason)
  return { policy: { ...read.policy, digest: new Uint8Array(32) } }
}
