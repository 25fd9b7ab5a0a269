/** Each file and folder of a bag in turn cannot be read: the bag is neither passed nor failed for it. */
import { createHash } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { Failure, toUtf8 } from "../../core/base/index.ts"
import { memoryContainer, type Container } from "../../core/container/index.ts"
import { finding } from "../../core/findings/index.ts"
import { makePortableMeasure } from "../../core/hashing/index.ts"
import {
  DEFAULT_POLICY_JSON,
  examine,
  parsePolicy,
  portableEngine,
  type Result,
} from "../../core/index.ts"
import { nativeDigests } from "../../core/node/index.ts"
import {
  ARCHIVIST,
  AT,
  event,
  examineFiles,
  extended,
  sealedBag,
  TRUST,
  withSeal,
  type Files,
} from "../support/evidence.ts"
import { examinePath } from "../support/examine-path.ts"
import { buildZip } from "../support/zip-builder.ts"
import { EMPTY_TRUST } from "../../core/trust/index.ts"

let bag: Files
let sound: Result

/** A bag without a log and without seals. */
const plain: Files = new Map([
  ["bagit.txt", toUtf8("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")],
  ["bag-info.txt", toUtf8("Payload-Oxum: 1.1\n")],
  ["data/a", toUtf8("a")],
  ["manifest-sha256.txt", toUtf8(`${createHash("sha256").update("a").digest("hex")}  data/a\n`)],
])

beforeAll(async () => {
  bag = await extended(await withSeal(await sealedBag(), ARCHIVIST, "archivist"), [event(90)])
  sound = await examineFiles(bag)
})

describe("a file that cannot be read", () => {
  it("leaves the bag open, whichever it is and whatever else is asked", async () => {
    expect(sound.verdict).toBe("TOTAL-PASSED")
    for (const path of bag.keys()) {
      if (path === "custody/events.jsonl") continue
      const { verdict, findings } = await examineWithout(path)
      const broken = findings.filter(({ severity }) => severity === "broken")
      expect([path, verdict, broken]).toEqual([path, "INDETERMINATE", []])
      expect(findings.map(({ code, at }) => [code, at.path])).toContainEqual([
        "ENTRY_UNREADABLE",
        path,
      ])
    }
  })

  it("is an input that the system refuses when it is the log", async () => {
    const failure = { code: "UNREADABLE", path: "custody/events.jsonl" }
    await expect(examineWithout("custody/events.jsonl")).rejects.toMatchObject(failure)
  })

  it("hides nothing that was changed elsewhere", async () => {
    const changed = new Map([...bag, ["data/records/1.json", toUtf8("changed")]])
    const { verdict, findings } = await examineWithout("bag-info.txt", changed)
    expect(verdict).toBe("TOTAL-FAILED")
    expect(findings.map(({ code }) => code)).toContain("HASH_FAILURE")
  })
})

describe("a folder that nobody may look into", () => {
  const FOLDERS = ["data", "data/records", "custody", "custody/generations", "seals"]

  it.each(FOLDERS)("leaves the bag open: %s", async (folder) => {
    const { verdict, findings } = await examineUnseen(folder)
    const broken = findings.filter(({ severity }) => severity === "broken")
    expect([verdict, broken]).toEqual(["INDETERMINATE", []])
    expect(findings.map(({ code, at }) => [code, at.path])).toContainEqual([
      "ENTRY_UNREADABLE",
      folder,
    ])
  })

  it("leaves a bag of somebody else's open", async () => {
    const lists = [...plain.keys()].filter((path) => path.startsWith("data/"))
    expect(lists.length).toBeGreaterThan(0)
    expect((await examineFiles(plain)).findings.map(({ code }) => code)).not.toContain(
      "MANIFEST_MISSING",
    )
    const { verdict, findings } = await examineUnseen("data", plain)
    const broken = findings.filter(({ severity }) => severity === "broken")
    expect([verdict, broken]).toEqual(["INDETERMINATE", []])
  })

  it("is no excuse for what is missing or changed elsewhere", async () => {
    const short = new Map([...bag].filter(([path]) => path !== "data/records/1.json"))
    for (const files of [short, new Map([...bag, ["data/records/1.json", toUtf8("changed")]])]) {
      const { verdict, findings } = await examineUnseen("seals", files)
      expect(verdict).toBe("TOTAL-FAILED")
      expect(findings.map(({ at }) => at.path)).toContain("data/records/1.json")
    }
  })

  it("is no excuse for more than was sealed", async () => {
    const added = Array.from({ length: 20 }, (_, i) => [`data/${i}`, toUtf8("added")] as const)
    const { findings } = await examineUnseen("data/records", new Map([...bag, ...added]))
    const codes = findings.map(({ code }) => code)
    expect(codes).toContain("OXUM_MISMATCH")
    expect(codes).toContain("MANIFEST_EXTRA")
    expect(codes).toContain("UNSEALED_CONTENT")
  })

  it("is one that the system says it of: a member of an archive hides nothing by that", async () => {
    const { findings } = await examineUnseen("data/records", bag, "zip")
    expect(findings.map(({ code }) => code)).toContain("MANIFEST_MISSING")
  })
})

describe("an archive that is encrypted, or compressed in a way unknown here", () => {
  it.each([
    ["encrypted", { flags: 0x801 }],
    ["compression method 12", { method: 12 }],
  ])("says nothing against the bag in it: %s", async (reason, both) => {
    const folder = mkdtempSync(join(tmpdir(), "unread-"))
    try {
      const members = [...bag].map(([name, content]) => ({
        name: `bag/${name}`,
        content,
        deflated: true,
        both,
      }))
      writeFileSync(join(folder, "bag.zip"), buildZip({ members }))
      const { verdict, findings } = await examinePath(join(folder, "bag.zip"))
      const broken = findings.filter(({ severity }) => severity === "broken")
      expect([verdict, broken]).toEqual(["INDETERMINATE", []])
      const unread = findings.find(({ at }) => at.path === "custody/events.jsonl")
      expect(unread).toMatchObject({ code: "ENTRY_UNREADABLE", observed: { reason } })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/** Examines a bag of which the system does not list one folder. */
function examineUnseen(
  folder: string,
  files: Files = bag,
  kind: Container["kind"] = "folder",
): Promise<Result> {
  const seen = [...files].filter(([path]) => !path.startsWith(`${folder}/`))
  const whole = memoryContainer(seen.map(([path, bytes]) => ({ path, bytes })))
  const entry = { path: folder, kind: "folder", sizeBytes: 0 } as const
  return examineContainer({
    ...whole,
    kind,
    entries: [...whole.entries, entry].sort((a, b) => (a.path < b.path ? -1 : 1)),
    findings: [finding("ENTRY_UNREADABLE", folder, { reason: "permission is missing" })],
  })
}

/** Examines a bag whose disk has one bad spot. */
function examineWithout(unread: string, files: Files = bag): Promise<Result> {
  const whole = memoryContainer([...files].map(([path, bytes]) => ({ path, bytes })))
  return examineContainer({
    ...whole,
    read: async function* (path) {
      if (path === unread) throw new Failure("UNREADABLE", "the disk reports an error", { path })
      yield* whole.read(path)
    },
  })
}

/** Examines as a drill would: id and earlier result at hand. */
async function examineContainer(container: Container): Promise<Result> {
  const policyBytes = toUtf8(DEFAULT_POLICY_JSON)
  const policy = parsePolicy(policyBytes)
  if (policy.kind === "refused") throw new Error(policy.reason)
  return examine(
    { path: "memory", container, measure: makePortableMeasure(container, nativeDigests) },
    {
      trust: { ...EMPTY_TRUST, keys: TRUST, digest: new Uint8Array(32) },
      policy: { ...policy.policy, digest: nativeDigests.sha256(policyBytes) },
      evaluatedAt: AT,
      expected: sound.input.bagId ?? "",
      earlier: { resultDigest: sound.resultDigest, items: sound.items },
      signatures: [portableEngine],
      digests: nativeDigests,
      trees: [],
      run: { platform: "test", runtime: "test", engine: "test" },
      clock: () => AT,
    },
  )
}
