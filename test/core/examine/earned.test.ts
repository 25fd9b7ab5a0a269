/** Green must be earned: nothing that was not shown is TOTAL-PASSED, by the name of what is lacking. */
import { createHash } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { toBase64, toUtf8 } from "../../../core/base/index.ts"
import { writeDerBitString, writeDerOid, writeDerSequence } from "../../../core/encodings/index.ts"
import type { Result } from "../../../core/index.ts"
import { parsePolicy, parseTrust } from "../../../core/trust/index.ts"
import { CHECK_IDS } from "../../../core/findings/index.ts"
import { weigh } from "../../../core/verdict/index.ts"
import {
  changed,
  examineFiles,
  EXPORTER,
  pinned,
  rehashed,
  sealedBag,
  STRANGER,
  TRUST,
  type Files,
} from "../../support/evidence.ts"

let bag: Files

beforeAll(async () => {
  bag = await sealedBag()
})

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** A plain bag whose manifest is the given text. */
function plainBag(manifest: string, name = "manifest-sha256.txt"): Files {
  return new Map([
    ["bagit.txt", toUtf8("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")],
    [name, toUtf8(manifest)],
    ["data/a", toUtf8("a")],
  ])
}

const statusOf = ({ checks }: Result, id: string): string | undefined =>
  checks.find((check) => check.id === id)?.status

describe("not TOTAL-PASSED is", () => {
  it("evidence of nothing at all", async () => {
    const result = await examineFiles(new Map())
    expect(result.verdict).toBe("INDETERMINATE")
    expect(result.findings.map(({ code }) => code)).toContain("FORMAT_UNKNOWN")
  })

  it("a bag with no payload and an empty manifest", async () => {
    const files = new Map([...plainBag("")].filter(([path]) => path !== "data/a"))
    const result = await examineFiles(files)
    expect(result.verdict).not.toBe("TOTAL-PASSED")
    expect(statusOf(result, "fixity")).not.toBe("PASSED")
  })

  it.each(["", "# only a comment\n"])("a checksum list of no records, %j", async (list) => {
    const result = await examineFiles(new Map([["SHA256SUMS", toUtf8(list)]]))
    expect(result.verdict).toBe("INDETERMINATE")
  })

  it("a log of no records", async () => {
    const empty = rehashed(changed(bag, "custody/events.jsonl", () => ""))
    expect((await examineFiles(empty)).verdict).toBe("TOTAL-FAILED")
  })

  it("a sealed bag whose payload and manifest were emptied together", async () => {
    const files = new Map([...bag].filter(([path]) => !path.startsWith("data/")))
    expect((await examineFiles(rehashed(files))).verdict).toBe("TOTAL-FAILED")
  })

  it("an examination in which no check ran, under any policy", () => {
    const policy = parsePolicy(
      toUtf8(
        JSON.stringify({
          schema: "sealwright.policy/1",
          id: "empty",
          version: "1",
          mandatory: [],
          algorithms: { signatures: ["ed25519"] },
          seals: [{ roles: ["exporter"], count: 1 }],
        }),
      ),
    )
    if (policy.kind === "refused") throw new Error(policy.reason)
    const { verdict, checks } = weigh([], policy.policy)
    expect(verdict).toBe("INDETERMINATE")
    expect(checks.map(({ status }) => status)).not.toContain("PASSED")
  })

  it.each(CHECK_IDS)(
    "an outcome of %s with nothing to look at, or not all of it looked at",
    (check) => {
      const policy = {
        mandatory: [],
        signatureAlgorithms: [],
        leastRsaBits: 2048,
        seals: [],
        erasureRoles: [],
        pinnedKeys: { revocation: "not-required" as const },
      }
      const terms = { ...policy, id: "p", version: "1", digest: new Uint8Array(32) }
      const verdictOf = (expected: number, checked: number) =>
        weigh([{ check, population: { expected, checked }, findings: [] }], terms).verdict
      expect([verdictOf(0, 0), verdictOf(3, 2), verdictOf(3, 3)]).toEqual([
        "INDETERMINATE",
        "INDETERMINATE",
        "TOTAL-PASSED",
      ])
    },
  )

  it("a policy that asks for no seal: there is no such policy", () => {
    const policy = `{"schema":"sealwright.policy/1","id":"p","version":"1","mandatory":[],"algorithms":{"signatures":[]},"seals":[]}`
    expect(parsePolicy(toUtf8(policy))).toMatchObject({ kind: "refused" })
  })

  it("a bag by a key that nobody pinned, with trust of none and without any", async () => {
    for (const keys of [[], undefined, [pinned(STRANGER, ["exporter"])]]) {
      const result = await examineFiles(bag, { keys })
      expect(result.verdict).toBe("INDETERMINATE")
      expect(result.statements.origin.status).toBe("INDETERMINATE")
    }
  })

  it("a bag whose key is pinned for everything but sealing", async () => {
    const roles = ["witness", "examiner", "timestamp", "log"] as const
    const result = await examineFiles(bag, { keys: [pinned(EXPORTER, roles)] })
    expect(result.verdict).not.toBe("TOTAL-PASSED")
  })

  it("a bag with a time-stamp that cannot be read, or a cosigned checkpoint without witnesses", async () => {
    // Both are named after what they are about (docs/evidence-bag.md, section 9).
    const named = (path: string) => createHash("sha256").update(bag.get(path)!).digest("hex")
    const token = Uint8Array.of(0x30, 0x02, 0x05, 0x00)
    const stamped = `timestamps/${named("seals/exporter.dsse.json")}.tsr`
    const broken = await examineFiles(new Map([...bag, [stamped, token]]))
    expect(broken.verdict).toBe("TOTAL-FAILED")
    const cosigned = `timestamps/${named("custody/checkpoint")}.note`
    const open = await examineFiles(new Map([...bag, [cosigned, bag.get("custody/checkpoint")!]]))
    expect(open.verdict).toBe("INDETERMINATE")
    expect(open.findings.map(({ code }) => code)).toContain("WITNESS_QUORUM_NOT_MET")
  })

  it("a bag under a policy that allows none of its algorithms", async () => {
    const result = await examineFiles(bag, {
      keys: TRUST,
      terms: {
        policy: {
          id: "p",
          version: "1",
          mandatory: [],
          signatureAlgorithms: ["ecdsa-p384-sha384"],
          leastRsaBits: 2048,
          seals: [{ roles: ["exporter"], count: 1 }],
          erasureRoles: [],
          pinnedKeys: { revocation: "not-required" },
          digest: new Uint8Array(32),
        },
      },
    })
    expect(result.verdict).not.toBe("TOTAL-PASSED")
    expect(result.findings.map(({ code }) => code)).toContain("ALG_NOT_ALLOWED")
  })

  it("a bag that no engine here could check", async () => {
    const engine = { name: "none", supports: () => false, verify: () => true }
    const result = await examineFiles(bag, { terms: { signatures: [engine] } })
    expect(result.verdict).not.toBe("TOTAL-PASSED")
    expect(result.findings.map(({ code }) => code)).toContain("SIGNATURE_NOT_CHECKED")
  })

  it("a bag that no engine was given for", async () => {
    expect((await examineFiles(bag, { terms: { signatures: [] } })).verdict).not.toBe(
      "TOTAL-PASSED",
    )
  })

  it("a manifest of an unknown algorithm", async () => {
    const files = plainBag(`${"ab".repeat(64)}  data/a\n`, "manifest-blake2b512.txt")
    const result = await examineFiles(files)
    expect(result.verdict).not.toBe("TOTAL-PASSED")
    expect(statusOf(result, "fixity")).not.toBe("PASSED")
    expect(result.findings.map(({ code }) => code)).toContain("NOT_SUPPORTED")
  })

  it("a sound plain bag, which nobody vouches for", async () => {
    const result = await examineFiles(plainBag(`${sha256("a")}  data/a\n`))
    expect([statusOf(result, "fixity"), result.verdict]).toEqual(["PASSED", "INDETERMINATE"])
  })

  it("a file that only an earlier result vouches for", async () => {
    const files: Files = new Map([["a", toUtf8("a")]])
    const items = [{ path: "a", sizeBytes: 1, sha256: sha256("a") }]
    const terms = { earlier: { resultDigest: "", items } }
    expect((await examineFiles(files, { terms })).verdict).toBe("INDETERMINATE")
  })
})

describe("a trust file that pins what cannot be checked", () => {
  const pin = (algorithm: string, spki: Uint8Array): string =>
    JSON.stringify({
      schema: "sealwright.trust/1",
      keys: [{ id: "k", algorithm, publicKey: toBase64(spki), subject: "S", roles: ["exporter"] }],
    })
  const ed448 = writeDerSequence(
    writeDerSequence(writeDerOid("1.3.101.113")),
    writeDerBitString(new Uint8Array(57).fill(3)),
  )

  it.each([
    ["a key of an algorithm that is not ours", pin("ed448", ed448)],
    ["such a key under the name of another", pin("ed25519", ed448)],
    [
      "a key under an algorithm that is not its own",
      pin("ecdsa-p256-sha256", EXPORTER.publicKey.spki),
    ],
    ["an algorithm that does not exist", pin("none", EXPORTER.publicKey.spki)],
  ])("is refused whole: %s", (_, text) => {
    expect(parseTrust(toUtf8(text)).kind).toBe("refused")
  })

  it("but not when it pins the same key rightly", () => {
    expect(parseTrust(toUtf8(pin("ed25519", EXPORTER.publicKey.spki))).kind).toBe("trust")
  })
})
