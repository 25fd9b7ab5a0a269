/** Each file of a bag in turn cannot be read: the bag is neither passed nor failed for it. */
import { beforeAll, describe, expect, it } from "vitest"
import { Failure, toUtf8 } from "../../core/base/index.ts"
import { memoryContainer, type Container } from "../../core/container/index.ts"
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
import { EMPTY_TRUST } from "../../core/trust/index.ts"

let bag: Files
let sound: Result

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

/** Examines a bag whose disk has one bad spot, as a drill would: id and earlier result at hand. */
async function examineWithout(unread: string, files: Files = bag): Promise<Result> {
  const whole = memoryContainer([...files].map(([path, bytes]) => ({ path, bytes })))
  const container: Container = {
    ...whole,
    read: async function* (path) {
      if (path === unread) throw new Failure("UNREADABLE", "the disk reports an error", { path })
      yield* whole.read(path)
    },
  }
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
