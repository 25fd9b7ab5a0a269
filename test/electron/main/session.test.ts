import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { dispatch } from "../../../electron/main/dispatch.ts"
import { makeHandlers } from "../../../electron/main/handlers.ts"
import { beginSession, type Session } from "../../../electron/main/session.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { passedResult } from "../../support/sample-results.ts"
import { AS_USUAL } from "../../support/terms.ts"

const EXAMINED = { result: passedResult(), vouching: { groups: [], groupOf: [], logEnd: null } }

let folder: string
const at = (name: string): string => join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-begun-"))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function begun(): Session {
  return beginSession({
    state: openStateFile(at("user")),
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
}

/** Examines what lies at these paths. @returns what is remembered of it for later sessions. */
async function remembered(names: readonly string[]): Promise<readonly string[]> {
  for (const name of names) mkdirSync(at(name), { recursive: true })
  const session = begun()
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
  return session.state.lists().recent.map(({ path }) => path)
}

describe("a session", () => {
  it("forgets what was made for it, and nothing whose name only begins like its folder", async () => {
    expect(await remembered(["session/sample", "session-2/evidence", "session2"])).toEqual([
      at("session2"),
      at("session-2/evidence"),
    ])
  })
})

/** What a copy in the sample is told to be repeated by, under these terms and the trust there. */
async function repeated(
  trust: string | null,
  more: { readonly expected?: string; readonly isCompared?: true },
): Promise<unknown> {
  const names = ["session/sample-1/tampered/copy-1.bag"]
  for (const name of names) mkdirSync(at(name), { recursive: true })
  const session = begun()
  const handlers = makeHandlers(session)
  await dispatch(handlers, "evidence:dropped", names.map(at))
  const result = passedResult()
  const earlier = more.isCompared
    ? session.terms.earlier.give({ path: null, name: "before.json", resultDigest: "ab", result })
    : null
  const given = trust === null ? null : session.trusts.give({ path: at(trust), name: "t.json" })
  const asked = { evidence: ["evidence-1"], trust: given, expected: more.expected ?? null }
  await dispatch(handlers, "examination:start", { ...asked, ...AS_USUAL, earlier })
  const [examination] = session.queue.list()
  const outcome = () => handlers["examination:outcome"](examination!.handle)
  await expect.poll(async () => (await outcome()).kind).toBe("done")
  const told = await outcome()
  return told.kind === "done" ? [told.repeats, told.command] : told
}

describe("the command that repeats an examination of the sample", () => {
  const own = "session/sample-1/keys/trust.json"
  const { path } = passedResult().input
  const when = `--at ${passedResult().evaluatedAt}`

  it("makes the sample again, where nothing was asked that only this one has", async () => {
    const copy = "sealwright-demo/tampered/copy-1.bag"
    const trusted = "--trust sealwright-demo/keys/trust.json"
    expect(await repeated(own, {})).toEqual([
      "sample-made-again",
      `sealwright demo --out sealwright-demo\nsealwright verify ${copy} ${trusted} ${when}`,
    ])
    const untrusted = `sealwright demo --out sealwright-demo\nsealwright verify ${copy} ${when}`
    expect(await repeated(null, {})).toEqual(["sample-made-again", untrusted])
  })

  it("examines it as it lies, where its id, an earlier result or another pack was asked for", async () => {
    const verify = `sealwright verify ${path}`
    const beside = "--trust ../keys/trust.json"
    const kind = "sample-as-it-lies"
    const id = "ab".repeat(32)
    expect(await repeated(own, { expected: id })).toEqual([
      ...[kind, `${verify} ${beside} --expect ${id} ${when}`],
    ])
    expect(await repeated(own, { isCompared: true })).toEqual([
      ...[kind, `${verify} ${beside} --against before.json ${when}`],
    ])
    expect(await repeated("t.json", {})).toEqual([kind, `${verify} --trust t.json ${when}`])
  })
})
