/** Closing an examination: what is asked before, and that nothing of it is left in main. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ExaminationHandle } from "../../../electron/contract/examination.ts"
import { dispatch } from "../../../electron/main/dispatch.ts"
import { makeHandlers } from "../../../electron/main/handlers.ts"
import { beginSession, type Session } from "../../../electron/main/session.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { passedResult } from "../../support/sample-results.ts"
import { AS_USUAL } from "../../support/terms.ts"

const EXAMINED = { result: passedResult(), vouching: { groups: [], groupOf: [], logEnd: null } }

let folder: string
let session: Session
let handlers: ReturnType<typeof makeHandlers>
let answers: readonly unknown[]
let asked: unknown[]
const at = (name: string): string => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-close-"))
  asked = []
  answers = [{ kind: "done", answer: EXAMINED }]
  session = beginSession({
    state: openStateFile(at("user")),
    builtFolder: folder,
    sessionFolder: at("session"),
    examiner: {
      work: (name, ask) => {
        asked.push([name, ask])
        return (answers[0] ?? new Promise(() => undefined)) as never
      },
      close: () => undefined,
    },
    desktop: {
      chooseEvidence: () => Promise.resolve([]),
      chooseFile: () => Promise.resolve(undefined),
      chooseSaveAs: (name) => Promise.resolve(at(name)),
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
  handlers = makeHandlers(session)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Begins to examine what lies at this name. */
async function examine(name: string, earlier: string | null = null): Promise<ExaminationHandle> {
  mkdirSync(at(name), { recursive: true })
  const offer = (await dispatch(handlers, "evidence:dropped", [at(name)])) as {
    readonly evidence: readonly { readonly handle: string }[]
  }
  const evidence = offer.evidence.map(({ handle }) => handle)
  const start = { evidence, trust: null, expected: null, ...AS_USUAL, earlier }
  await dispatch(handlers, "examination:start", start)
  return session.queue.list().at(-1)!.handle
}

async function examined(name: string, earlier: string | null = null): Promise<ExaminationHandle> {
  const handle = await examine(name, earlier)
  await expect.poll(() => session.queue.state(handle)?.kind).toBe("done")
  return handle
}

const close = (examination: ExaminationHandle, isSure = false): Promise<unknown> =>
  dispatch(handlers, "examination:close", { examination, isSure })

const NOTHING = { kind: "loses", result: false, draft: false, comparedBy: [] }

describe("closing an examination", () => {
  it("asks where its result exists nowhere else, and drops it when that is wanted", async () => {
    const handle = await examined("evidence")
    expect(await close(handle)).toEqual({ ...NOTHING, result: true })
    expect(session.queue.list()).toHaveLength(1)
    expect(await close(handle, true)).toEqual({ kind: "closed" })
    expect(session.queue.list()).toEqual([])
    expect(session.queue.get(handle)).toBeUndefined()
    // The copy of its log goes, too.
    expect(asked.at(-1)).toEqual(["close-log", { folder: at(`session/log-${handle}`) }])
    // Nothing else ever has its handle.
    expect(await examined("other")).not.toBe(handle)
  })

  it("asks nothing once the result is saved, and asks again when that file is gone", async () => {
    const first = await examined("evidence")
    const saved = (await dispatch(handlers, "result:save", first)) as { readonly name: string }
    rmSync(at(saved.name))
    expect(await close(first)).toMatchObject({ kind: "loses", result: true })
    writeFileSync(at(saved.name), "{}")
    expect(await close(first)).toEqual({ kind: "closed" })
  })

  it("says that a draft is lost, unless the evidence was examined again", async () => {
    const handle = await examined("evidence")
    await dispatch(handlers, "result:save", handle)
    const caseFile = { caseNumber: "12 b" }
    const draft = { language: "en", caseFile }
    await dispatch(handlers, "report:preview", { examination: handle, draft })
    expect(await close(handle)).toEqual({ ...NOTHING, draft: true })
    const again = await examined("evidence")
    await dispatch(handlers, "examination:cancel", again)
    expect(await close(handle)).toEqual({ kind: "closed" })
    expect(await dispatch(handlers, "report:draft", again)).toMatchObject({ draft: { caseFile } })
    await dispatch(handlers, "case:save", again)
    expect(await close(again)).toEqual({ kind: "closed" })
  })

  it("names what was compared with a result that no file has", async () => {
    const first = await examined("evidence")
    const named = (await dispatch(handlers, "terms:name-earlier", first)) as {
      readonly earlier: { readonly handle: string }
    }
    await examined("later", named.earlier.handle)
    expect(await close(first)).toMatchObject({ result: true, comparedBy: ["later"] })
  })

  it("leaves one that has not ended, and closes one that was stopped without a question", async () => {
    answers = []
    const running = await examine("evidence")
    await expect.poll(() => session.queue.state(running)?.kind).toBe("running")
    const waiting = await examine("other")
    expect(await close(running, true)).toMatchObject({ says: "It has not ended yet." })
    expect(await close(waiting, true)).toMatchObject({ kind: "refused" })
    session.queue.cancel(waiting)
    expect(await close(waiting)).toEqual({ kind: "closed" })
    expect(session.queue.list().map(({ handle }) => handle)).toEqual([running])
  })
})

describe("the key of the sample", () => {
  it("signs no report about anything but the sample", async () => {
    const own = await examined("evidence")
    const ofSample = await examined("session/sample-1/fund.bag")
    const key = session.keys.give(at("session/sample-1/keys/examiner.key"))
    const ask = { key, passphrase: "words", since: "unknown" }
    const says =
      "This is the key of the sample, whose passphrase is public: it signs only reports about the sample."
    const save = (examination: ExaminationHandle) =>
      dispatch(handlers, "report:save", { ...ask, examination })
    expect(await save(own)).toMatchObject({ kind: "refused", says })
    expect(await save(ofSample)).toMatchObject({ kind: "changed" })
  })
})
