/** The handler of the drill: what it asks of the examiner, and what it tells of the answer. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Attack, AttackReport } from "../../../core/index.ts"
import { makeHandlers } from "../../../electron/main/handlers.ts"
import { beginSession, type Session } from "../../../electron/main/session.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { failedResult } from "../../support/sample-results.ts"

const NONE = { operators: 0, attempts: 0, caught: 0, missed: 0, equivalent: 0, skipped: 0 }
const REPORT: AttackReport = {
  ...{ schema: "sealwright.attack/1", seed: 1 },
  evidence: { digest: "ab".repeat(32), verdict: "TOTAL-PASSED" },
  score: { ...NONE, operators: 2, attempts: 3, caught: 1, missed: 2, skipped: 3 },
  layers: [{ layer: "bytes", ...NONE, operators: 2, attempts: 3, caught: 1, missed: 2 }],
  attacks: [
    { operator: "cut", layer: "bytes", outcome: "caught", codes: ["CONTAINER_DAMAGED"] },
    { operator: "flip", layer: "bytes", outcome: "missed", codes: [], at: { path: "data/a" } },
    { operator: "flip", layer: "bytes", outcome: "missed", codes: ["NAME_COLLISION"] },
    { operator: "x", layer: "seals", outcome: "skipped", codes: [], reason: "there is no seal" },
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

let folder: string
let session: Session
let asked: unknown[]

function begin(answer: Attack): void {
  asked = []
  session = beginSession({
    state: openStateFile(join(folder, "user")),
    builtFolder: folder,
    sessionFolder: join(folder, "session"),
    examiner: {
      work: (name, ask) => {
        asked.push([name, ask])
        return Promise.resolve({ kind: "done", answer } as never)
      },
      close: () => undefined,
    },
    desktop: { tell: () => undefined } as never,
  })
}

function drill() {
  const evidence = session.evidence.give({ path: "/home/c/-a.bag", name: "-a.bag", kind: "folder" })
  const trust = session.trusts.give({ path: "/home/c/trust.json", name: "trust.json" })
  return makeHandlers(session)["evidence:drill"]({ evidence, trust })
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
      ...{ kind: "drilled", name: "-a.bag", digest: "ab".repeat(32) },
      ...{ score: REPORT.score, layers: REPORT.layers },
      missed: [
        { operator: "flip", path: "data/a", codes: [] },
        { operator: "flip", path: "", codes: ["NAME_COLLISION"] },
      ],
      notTried: [
        {
          reason: { en: "there is no seal", de: "es gibt kein Siegel" },
          operators: ["x", "z"],
        },
        {
          reason: { en: "there is no time-stamp", de: "es gibt keinen Zeitstempel" },
          operators: ["y"],
        },
      ],
    })
    const [[name, ask]] = asked as [[string, { readonly at: number }]]
    const at = new Date(ask.at).toISOString()
    expect([name, ask]).toMatchObject([
      "drill",
      { path: "/home/c/-a.bag", seed: 1, flips: 1000, trust: { name: "trust.json" } },
    ])
    expect(command.replace(".000Z", "Z")).toBe(
      `sealwright attack ./-a.bag --trust trust.json --at ${at} --seed 1 --flips 1000`.replace(
        ".000Z",
        "Z",
      ),
    )
  })

  it("concludes nothing from evidence that does not pass untouched", async () => {
    begin({ kind: "no-baseline", result: failedResult() })
    expect(await drill()).toEqual({ kind: "no-baseline", name: "-a.bag", verdict: "TOTAL-FAILED" })
  })
})
