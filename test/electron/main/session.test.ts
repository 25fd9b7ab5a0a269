import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { dispatch } from "../../../electron/main/dispatch.ts"
import { makeHandlers } from "../../../electron/main/handlers.ts"
import { beginSession } from "../../../electron/main/session.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { passedResult } from "../../support/sample-results.ts"
import { AS_USUAL } from "../../support/terms.ts"

const EXAMINED = { result: passedResult(), vouching: { groups: [], groupOf: [] } }

let folder: string
const at = (name: string): string => join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-begun-"))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Examines what lies at these paths. @returns what is remembered of it for later sessions. */
async function remembered(names: readonly string[]): Promise<readonly string[]> {
  for (const name of names) mkdirSync(at(name), { recursive: true })
  const state = openStateFile(at("user"))
  const session = beginSession({
    state,
    builtFolder: folder,
    sessionFolder: at("session"),
    examiner: {
      work: () => Promise.resolve({ kind: "done", answer: EXAMINED } as never),
      close: () => undefined,
    },
    desktop: {
      chooseEvidence: () => Promise.resolve([]),
      chooseFile: () => Promise.resolve(undefined),
      chooseSaveAs: () => Promise.resolve(undefined),
      chooseOutFolder: () => Promise.resolve(undefined),
      showInFolder: () => undefined,
      setZoom: () => Promise.resolve(),
      setLanguage: () => undefined,
      writeClipboard: () => Promise.resolve(),
      tell: () => undefined,
      runtime: [],
      tryWaysOut: () => Promise.resolve([]),
    },
  })
  const handlers = makeHandlers(session)
  await dispatch(handlers, "evidence:dropped", names.map(at))
  const evidence = names.map((_, index) => `evidence-${String(index + 1)}`)
  await dispatch(handlers, "examination:start", {
    evidence,
    trust: null,
    expected: null,
    ...AS_USUAL,
  })
  await expect
    .poll(() => session.queue.list().every(({ state: s }) => s.kind === "done"))
    .toBe(true)
  return state.lists().recent.map(({ path }) => path)
}

describe("a session", () => {
  it("forgets what was made for it, and nothing whose name only begins like its folder", async () => {
    expect(await remembered(["session/sample", "session-2/evidence", "session2"])).toEqual([
      at("session2"),
      at("session-2/evidence"),
    ])
  })
})
