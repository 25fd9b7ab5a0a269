/** The handler of the drill: what it asks of the examiner, and what it tells of the answer. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import {
  printableJson,
  say,
  type Attack,
  type AttackReport,
  type Saying,
} from "../../../core/index.ts"
import type { DrillAsk, Drilled, DrillHandle } from "../../../electron/contract/drill.ts"
import type { KeyHandle } from "../../../electron/contract/report.ts"
import type { PolicyHandle } from "../../../electron/contract/terms.ts"
import type { ToldHandlers } from "../../../electron/main/dispatch.ts"
import { makeHandlers } from "../../../electron/main/handlers.ts"
import { beginSession, type Session } from "../../../electron/main/session.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { failedResult } from "../../support/sample-results.ts"
import { AS_USUAL } from "../../support/terms.ts"

const NONE = { operators: 0, attempts: 0, caught: 0, missed: 0, equivalent: 0, skipped: 0 }
const REPORT: AttackReport = {
  ...{ schema: "sealwright.attack/1", seed: 1 },
  evidence: { digest: "ab".repeat(32), verdict: "TOTAL-PASSED" },
  score: { ...NONE, operators: 2, attempts: 3, caught: 1, missed: 2, skipped: 3 },
  layers: [{ layer: "bytes", ...NONE, operators: 2, attempts: 3, caught: 1, missed: 2 }],
  attacks: [
    { operator: "cut", layer: "bytes", outcome: "caught", codes: ["CONTAINER_DAMAGED"] },
    {
      operator: "blind-flip",
      layer: "bytes",
      outcome: "missed",
      codes: [],
      at: { path: "data/a" },
    },
    { operator: "blind-flip", layer: "bytes", outcome: "missed", codes: ["NAME_COLLISION"] },
    {
      operator: "seals-stripped",
      layer: "seals",
      outcome: "skipped",
      codes: [],
      reason: "there is no seal",
    },
    {
      operator: "y",
      layer: "times",
      outcome: "skipped",
      codes: [],
      reason: "there is no time-stamp",
    },
    { operator: "z", layer: "seals", outcome: "skipped", codes: [], reason: "there is no seal" },
  ],
}

/** As they are told, in both languages. */
const FLIP = {
  id: "blind-flip",
  does: {
    en: "One byte, anywhere, was changed at random.",
    de: "Ein Byte an beliebiger Stelle wurde zufällig verändert.",
  },
}
const SEALS_GONE = {
  id: "seals-stripped",
  does: { en: "All seals were taken away.", de: "Alle Siegel wurden weggenommen." },
}

const SECRET = "seven secret words"

let folder: string
let session: Session
let asked: unknown[]
/** Where the person wants it. */
let saveAs: string | undefined

function begin(answer: Attack, warnings: readonly Saying[] = []): void {
  answerWith({ kind: "done", answer: { attack: answer, warnings } })
}

function answerWith(done: unknown): void {
  asked = []
  saveAs = undefined
  session = beginSession({
    state: openStateFile(join(folder, "user")),
    builtFolder: folder,
    sessionFolder: join(folder, "session"),
    examiner: {
      work: (name, ask) => {
        asked.push([name, ask])
        return Promise.resolve(done as never)
      },
      close: () => undefined,
    },
    desktop: { tell: () => undefined, chooseSaveAs: () => Promise.resolve(saveAs) } as never,
  })
}

function drill(more: Partial<DrillAsk> = {}): Promise<Drilled> {
  return drillBy(makeHandlers(session), more)
}

function drillBy(handlers: ToldHandlers, more: Partial<DrillAsk> = {}): Promise<Drilled> {
  const evidence = session.evidence.give({ path: "/home/c/-a.bag", name: "-a.bag", kind: "folder" })
  const trust = session.trusts.give({ path: "/home/c/trust.json", name: "trust.json" })
  const { terms } = AS_USUAL
  const ask = { evidence, trust, terms, stolen: [], seed: 1, flips: 1000 }
  return handlers["evidence:drill"]({ ...ask, ...more })
}

/** Everything beyond the default that a drill can be asked for. */
function everything(): Partial<DrillAsk> {
  const policy = { path: "/home/c/strict.json", name: "strict.json", sha256: "cd".repeat(32) }
  return {
    terms: {
      policy: session.terms.policies.give(policy),
      signers: [session.terms.signers.give({ fingerprint: "ef".repeat(32), file: null })],
      head: session.terms.heads.give("3:aa"),
      ...{ engine: "both", at: "2026-11-21T09:30:00Z", jobs: 2 },
    },
    stolen: ["/home/c/keys/eve.key", "/home/c/keys/log.key"].map((path) => ({
      key: session.keys.give(path),
      passphrase: SECRET,
    })),
    ...{ seed: 0, flips: 7 },
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-drill-"))
})
afterEach(() => {
  session.state.close()
  rmSync(folder, { recursive: true, force: true })
})

describe("the drill", () => {
  it("tells what escaped, and each reason for which nothing was tried, once", async () => {
    begin({ kind: "report", report: REPORT })
    const { command, ...told } = (await drill()) as { readonly command: string }
    expect(told).toEqual({
      ...{ kind: "drilled", handle: "drill-1", name: "-a.bag", digest: "ab".repeat(32) },
      ...{ score: REPORT.score, layers: REPORT.layers, warnings: [] },
      missed: [
        { operator: FLIP, path: "data/a", codes: [] },
        { operator: FLIP, path: "", codes: ["NAME_COLLISION"] },
      ],
      notTried: [
        {
          reason: { en: "there is no seal", de: "es gibt kein Siegel" },
          operators: [SEALS_GONE, { id: "z", does: { en: "", de: "" } }],
        },
        {
          reason: { en: "there is no time-stamp", de: "es gibt keinen Zeitstempel" },
          operators: [{ id: "y", does: { en: "", de: "" } }],
        },
      ],
    })
    const [[name, ask]] = asked as [[string, { readonly terms: { readonly at: number } }]]
    const at = new Date(ask.terms.at).toISOString()
    expect([name, ask]).toMatchObject([
      "drill",
      { path: "/home/c/-a.bag", seed: 1, flips: 1000, trust: { name: "trust.json" }, stolen: [] },
    ])
    expect(command.replace(".000Z", "Z")).toBe(
      `sealwright attack ./-a.bag --trust trust.json --at ${at} --seed 1 --flips 1000`.replace(
        ".000Z",
        "Z",
      ),
    )
  })

  it("takes place under the terms, the stolen keys and the numbers that were given", async () => {
    begin({ kind: "report", report: REPORT })
    const { command } = (await drill(everything())) as { readonly command: string }
    expect(asked).toEqual([
      [
        "drill",
        {
          ...{ path: "/home/c/-a.bag", name: "-a.bag", seed: 0, flips: 7 },
          trust: { path: "/home/c/trust.json", name: "trust.json" },
          terms: {
            policy: expect.objectContaining({ path: "/home/c/strict.json" }) as unknown,
            signers: [{ fingerprint: "ef".repeat(32), file: null }],
            ...{ head: "3:aa", engine: "both", jobs: null },
            at: Date.UTC(2026, 10, 21, 9, 30),
          },
          stolen: [
            { keyPath: "/home/c/keys/eve.key", passphrase: SECRET },
            { keyPath: "/home/c/keys/log.key", passphrase: SECRET },
          ],
        },
      ],
    ])
    expect(command).toBe(
      `sealwright attack ./-a.bag --trust trust.json --trust-signer ${"ef".repeat(32)} --trust-head 3:aa --policy strict.json --engine both --at 2026-11-21T09:30:00.000Z --stolen-key eve.key --stolen-key log.key --seed 0 --flips 7`,
    )
  })

  it("saves the report as the command prints it, over nothing and never into evidence", async () => {
    begin({ kind: "report", report: REPORT })
    const handlers = makeHandlers(session)
    const told = await drillBy(handlers, everything())
    if (told.kind !== "drilled") throw new Error(told.kind)
    saveAs = join(folder, "drill.json")
    const saving = () => handlers["drill:save"](told.handle)
    expect(await saving()).toMatchObject({ kind: "saved", name: "drill.json" })
    const written = readFileSync(saveAs, "utf8")
    expect(written).toBe(`${printableJson(REPORT, 2)}\n`)
    expect(JSON.stringify(told) + written).not.toContain(SECRET)
    expect(await saving()).toMatchObject({ kind: "refused" })
    expect(readFileSync(saveAs, "utf8")).toBe(written)
    mkdirSync(join(folder, "case.bag"))
    await handlers["evidence:dropped"]([join(folder, "case.bag")])
    saveAs = join(folder, "case.bag", "drill.json")
    expect(await saving()).toMatchObject({ kind: "refused" })
    saveAs = undefined
    expect(await saving()).toEqual({ kind: "cancelled" })
    expect(readdirSync(join(folder, "case.bag"))).toEqual([])
  })

  it("concludes nothing from evidence that does not pass untouched, which can be saved", async () => {
    begin({ kind: "no-baseline", result: failedResult() })
    const handlers = makeHandlers(session)
    const told = await drillBy(handlers, { seed: 5 })
    expect(told).toMatchObject({
      ...{ kind: "no-baseline", handle: "drill-1", name: "-a.bag", verdict: "TOTAL-FAILED" },
      command: expect.stringMatching(/^sealwright attack .* --seed 5 --flips 1000$/) as unknown,
    })
    saveAs = join(folder, "drill.json")
    await handlers["drill:save"]("drill-1" as DrillHandle)
    const { input } = failedResult()
    const { digest, bagId } = input
    expect(JSON.parse(readFileSync(saveAs, "utf8"))).toEqual({
      ...{ schema: "sealwright.attack/1", seed: 5 },
      evidence: { digest, verdict: "TOTAL-FAILED", ...(bagId === undefined ? {} : { bagId }) },
      reason: expect.stringMatching(/^the untouched evidence is TOTAL-FAILED, so/) as unknown,
    })
  })

  it("names a stolen key by its file and never by its path", async () => {
    const says = say(
      '{path} lies in clear: put it under a passphrase with "openssl pkcs8 -topk8"',
      {
        path: "/home/c/keys/eve.key",
      },
    )
    begin({ kind: "report", report: REPORT }, [says])
    expect(await drill(everything())).toMatchObject({
      warnings: [expect.stringMatching(/^[Ee]ve\.key lies in clear/)],
    })
    const failed = say("{path}: no", { path: "/home/c/keys/log.key" })
    answerWith({ kind: "failed", code: "MALFORMED", says: failed })
    expect(await drill(everything())).toMatchObject({ kind: "refused", says: "log.key: no." })
  })

  it("tells that it was stopped, and that the examiner ended", async () => {
    answerWith({ kind: "cancelled" })
    expect(await drill()).toEqual({ kind: "cancelled" })
    answerWith({ kind: "crashed" })
    expect(await drill()).toMatchObject({ kind: "refused" })
  })

  it("takes no key, policy or drill that was never given", async () => {
    begin({ kind: "report", report: REPORT })
    const stolen = [{ key: "key-9" as KeyHandle, passphrase: SECRET }]
    await expect(drill({ stolen })).rejects.toThrow(RangeError)
    const terms = { ...AS_USUAL.terms, policy: "policy-9" as PolicyHandle }
    await expect(drill({ terms })).rejects.toThrow(RangeError)
    const save = makeHandlers(session)["drill:save"]
    await expect(Promise.resolve().then(() => save("drill-9" as DrillHandle))).rejects.toThrow(
      RangeError,
    )
    expect(asked).toEqual([])
  })
})
