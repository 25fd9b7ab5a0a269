/** The drill itself: what it does with stolen keys, terms and numbers is what `attack` does. */
import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { attackDocument, makeHold } from "../../../core/index.ts"
import { drillEvidence } from "../../../electron/main/drill-evidence.ts"
import type { Doing, DrillWork } from "../../../electron/main/examiner-work.ts"
import { DEFAULT_TERMS } from "../../../electron/main/named-terms.ts"
import { makeDrillBag } from "../../support/drill-bag.ts"
import { readFiles } from "../../support/evidence.ts"
import { run, runWith } from "../../support/terminal.ts"

const PASSPHRASE = "only for these tests"
const policyText = (): string =>
  JSON.stringify({
    ...{ schema: "sealwright.policy/1", id: "p", version: "1" },
    ...{
      mandatory: [],
      seals: [{ roles: ["exporter"], count: 1 }],
      algorithms: { signatures: ["ed25519"] },
    },
  })
const AT = Date.UTC(2026, 10, 21, 9, 30)

let folder: string
const at = (name: string): string => join(folder, name)

const doing = (): Doing => ({
  signal: new AbortController().signal,
  held: makeHold(),
  onHeld: () => undefined,
  onProgress: () => undefined,
})

function drill(more: Partial<DrillWork> = {}) {
  const work: DrillWork = {
    ...{ path: at("drill.bag"), name: "drill.bag", stolen: [], seed: 1, flips: 0 },
    trust: { path: at("drill.json"), name: "drill.json" },
    terms: { ...DEFAULT_TERMS, at: AT },
    ...more,
  }
  return drillEvidence(work, doing())
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-drills-"))
  await makeDrillBag(folder, PASSPHRASE)
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe("a drill with a stolen key", { timeout: 120_000 }, () => {
  it("is the drill of the command line, under the same terms and numbers", async () => {
    const before = readFiles(at("drill.bag"))
    const stolen = [{ keyPath: at("eve.key"), passphrase: PASSPHRASE }]
    const terms = { ...DEFAULT_TERMS, engine: "portable", at: AT } as const
    const { attack, warnings } = await drill({ stolen, terms, seed: 7, flips: 5 })
    const argv = ["attack", at("drill.bag"), "--trust", at("drill.json"), "--format", "json"]
    const more = ["--at", new Date(AT).toISOString(), "--engine", "portable", "--seed", "7"]
    const theft = ["--flips", "5", "--stolen-key", at("eve.key")]
    const { out } = await runWith(PASSPHRASE, [...argv, ...more, ...theft])
    expect(attackDocument(attack, 7)).toEqual(JSON.parse(out))
    if (attack.kind !== "report") throw new Error(attack.kind)
    const by = (operator: string) =>
      attack.report.attacks.filter((one) => one.operator === operator)
    expect(by("seal-key-rewrites-event")).toMatchObject([{ outcome: "caught" }])
    expect(by("blind-flip")).toHaveLength(5)
    expect(warnings).toEqual([])
    expect(readFiles(at("drill.bag"))).toEqual(before)
  })

  it("is refused where the passphrase does not open it", async () => {
    const stolen = [{ keyPath: at("eve.key"), passphrase: "another" }]
    await expect(drill({ stolen })).rejects.toThrow("the passphrase does not open this key")
  })
})

describe("the terms of a drill", () => {
  it("hold the trust file to its signer, which the command line does too", async () => {
    const signers = [{ fingerprint: "ab".repeat(32), file: null }]
    const says = "it is not signed, and a signer was named"
    await expect(drill({ terms: { ...DEFAULT_TERMS, at: AT, signers } })).rejects.toThrow(says)
    const held = ["--trust", at("drill.json"), "--trust-signer", "ab".repeat(32)]
    expect((await run(["attack", at("drill.bag"), ...held])).err).toContain(says)
  })

  it("are no policy that came with the evidence", async () => {
    mkdirSync(at("other.bag"))
    const [path, text] = [at("other.bag/policy.json"), policyText()]
    writeFileSync(path, text)
    const sha256 = createHash("sha256").update(text).digest("hex")
    const terms = { ...DEFAULT_TERMS, at: AT, policy: { path, name: "policy.json", sha256 } }
    await expect(drill({ path: at("other.bag"), terms })).rejects.toMatchObject({
      code: "TRUST_FROM_EVIDENCE",
    })
  })

  it("are no policy that was changed since it was chosen", async () => {
    writeFileSync(at("policy.json"), policyText())
    const policy = { path: at("policy.json"), name: "policy.json", sha256: "ab".repeat(32) }
    const terms = { ...DEFAULT_TERMS, at: AT, policy }
    await expect(drill({ terms })).rejects.toThrow("policy.json is not as it was")
  })
})
