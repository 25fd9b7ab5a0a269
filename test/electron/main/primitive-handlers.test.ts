/** The handlers of one primitive: a request opened from a file, asked of the examiner, and told. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { answerRequest, type CheckKind, type RequestAnswered } from "../../../core/index.ts"
import { nativeFirst } from "../../../core/node/index.ts"
import type { EvidenceHandle } from "../../../electron/contract/evidence.ts"
import { checkBatch } from "../../../electron/main/check-batch.ts"
import { dispatch } from "../../../electron/main/dispatch.ts"
import { makeHandlers } from "../../../electron/main/handlers.ts"
import { beginSession, type Session } from "../../../electron/main/session.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { run } from "../../support/terminal.ts"

let folder: string
let session: Session
let asked: unknown[]
/** What the person chooses, and what they were asked for. */
let chosen: string | undefined
let kinds: string[]

const at = (name: string): string => join(folder, name)

function begin(done: unknown, saveAs?: string): void {
  session = beginSession({
    state: openStateFile(at("user")),
    ...{ builtFolder: folder, sessionFolder: at("session") },
    examiner: {
      work: (name, ask) => {
        asked.push([name, ask])
        return Promise.resolve(done as never)
      },
      close: () => undefined,
    },
    desktop: {
      tell: () => undefined,
      chooseSaveAs: () => Promise.resolve(saveAs),
      chooseFile: (kind: string) => {
        kinds.push(kind)
        return Promise.resolve(chosen)
      },
    } as never,
  })
}

function answering(answered: RequestAnswered): void {
  begin({ kind: "done", answer: answered })
}

const check = (kind: CheckKind, request: string, file: EvidenceHandle | null = null) =>
  makeHandlers(session)["primitive:check"]({ kind, request, file })
const open = () => makeHandlers(session)["primitive:open"](null)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-primitive-"))
  asked = []
  kinds = []
  chosen = undefined
  answering({ answer: { id: 1, status: "PASSED", code: null } })
})
afterEach(() => {
  session.state.close()
  rmSync(folder, { recursive: true, force: true })
})

describe("a primitive that is re-performed", () => {
  it("is asked of the examiner as it was typed, and told as the command prints it", async () => {
    expect(await check("mac", ' {"id": 1}')).toEqual({
      ...{ kind: "answered", status: "PASSED" },
      json: '{\n  "id": 1,\n  "status": "PASSED",\n  "code": null\n}',
      command: "sealwright check mac request.json",
    })
    expect(asked).toEqual([["check-primitive", { kind: "mac", request: ' {"id": 1}' }]])
  })

  it("keeps an integer that no double holds", async () => {
    const request = '{"id": 9007199254740993}'
    answering(answerRequest("note", new TextEncoder().encode(request), nativeFirst))
    expect(await check("note", request)).toMatchObject({
      json: expect.stringContaining('"id": 9007199254740993,') as unknown,
    })
  })

  it("is told as not passed where it was not", async () => {
    answering({ answer: { id: null, status: "FAILED", code: "SIG_CRYPTO_FAILURE" } })
    expect(await check("jws", "{}")).toMatchObject({ kind: "answered", status: "FAILED" })
    answering({ answer: { id: null, status: "INDETERMINATE", code: "ALG_UNSUPPORTED" } })
    expect(await check("jws", "{}")).toMatchObject({ kind: "answered", status: "INDETERMINATE" })
  })

  it.each(["", "{", '{"id":1,"id":2}', "[]", "nothing"])(
    "is refused in one sentence where the request is %j",
    async (request) => {
      const answered = answerRequest("mac", new TextEncoder().encode(request), nativeFirst)
      answering(answered)
      const told = await check("mac", request)
      if (answered.unread === undefined) expect(told).toMatchObject({ status: "FAILED" })
      else {
        const says = expect.stringMatching(/^The request cannot be read as JSON: .+\.$/) as unknown
        expect(told).toMatchObject({ kind: "refused", says })
      }
    },
  )

  it("is refused in German where the window is", async () => {
    session.state.change({
      preferences: { ...session.state.read().preferences, language: "de" },
    })
    const answered = answerRequest("mac", new TextEncoder().encode("{"), nativeFirst)
    answering(answered)
    const says = expect.stringMatching(/^Die Anforderung .+\.$/) as unknown
    expect(await check("mac", "{")).toMatchObject({ kind: "refused", says })
  })

  it("is refused where the examiner failed or ended", async () => {
    begin({ kind: "failed", code: "UNREADABLE", says: { code: "there is no log", values: {} } })
    expect(await check("mac", "{}")).toMatchObject({ kind: "refused", says: "There is no log." })
    begin({ kind: "crashed" })
    expect(await check("mac", "{}")).toMatchObject({ kind: "refused" })
  })

  it("names the file that the request came from, and takes none that was never given", async () => {
    const file = session.evidence.give({ path: at("-a.json"), name: "-a.json", kind: "file" })
    expect(await check("mac", "{}", file)).toMatchObject({
      command: "sealwright check mac ./-a.json",
    })
    asked = []
    await expect(check("mac", "{}", "evidence-9" as EvidenceHandle)).rejects.toThrow(RangeError)
    expect(asked).toEqual([])
  })

  it.each([
    ["a kind that there is not", { kind: "checksum", request: "{}", file: null }],
    ["a request that is no text", { kind: "mac", request: {}, file: null }],
    ["a path in the place of a file", { kind: "mac", request: "{}", file: "/etc/passwd" }],
    ["nothing", null],
  ])("is not asked with %s", async (_, ask) => {
    const handlers = makeHandlers(session)
    await expect(dispatch(handlers, "primitive:check", ask)).rejects.toThrow(TypeError)
    expect(asked).toEqual([])
  })
})

describe("a batch of requests", () => {
  const batch = (kind: CheckKind) => makeHandlers(session)["primitive:batch"](kind)
  const doing = (signal: AbortSignal) => ({ signal, onProgress: () => undefined }) as never
  const never = new AbortController().signal
  const lines = ['{"id": 1}', "", "{", '{"id": 2}'].join("\n")

  it("is answered line by line as the command answers it", async () => {
    writeFileSync(at("in.jsonl"), lines)
    const ask = { kind: "note", path: at("in.jsonl"), to: at("out.jsonl") } as const
    const counts = await checkBatch(ask, doing(never))
    const { out } = await run(["check", "note", "--batch", at("in.jsonl")])
    const written = readFileSync(at("out.jsonl"), "utf8")
    expect(written).toBe(out)
    expect(written.split("\n")).toHaveLength(5)
    expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(4)
  })

  it("leaves nothing where it is stopped, and replaces nothing", async () => {
    writeFileSync(at("in.jsonl"), '{"id": 1}\n'.repeat(50_000))
    const ask = { kind: "note", path: at("in.jsonl"), to: at("out.jsonl") } as const
    await expect(checkBatch(ask, doing(AbortSignal.abort()))).rejects.toThrow("stopped")
    expect(existsSync(at("out.jsonl"))).toBe(false)
    writeFileSync(at("in.jsonl"), lines)
    writeFileSync(at("out.jsonl"), "mine")
    await expect(checkBatch(ask, doing(never))).rejects.toThrow()
    expect(readFileSync(at("out.jsonl"), "utf8")).toBe("mine")
  })

  it("is asked of the examiner, and told with the command that does the same", async () => {
    const counts = { PASSED: 1, FAILED: 2, INDETERMINATE: 0 }
    chosen = at("in.jsonl")
    begin({ kind: "done", answer: counts }, at("out put.jsonl"))
    expect(await batch("mac")).toMatchObject({
      ...{ kind: "batch", name: "in.jsonl", counts, saved: "out put.jsonl" },
      command: "sealwright check mac --batch in.jsonl > 'out put.jsonl'",
    })
    const ask = { kind: "mac", path: chosen, to: at("out put.jsonl") }
    expect(asked).toEqual([["check-batch", ask]])
    // The requests count as evidence, so nothing is written over them.
    expect(session.evidence.entries().map(([, { path }]) => path)).toEqual([chosen])
  })

  it("is nothing where the person cancels, and refused by names alone", async () => {
    expect(await batch("mac")).toEqual({ kind: "cancelled" })
    const says = { code: "{what} cannot be read", values: { what: at("in.jsonl") } }
    chosen = at("in.jsonl")
    begin({ kind: "failed", code: "UNREADABLE", says }, at("out.jsonl"))
    const told = await batch("mac")
    expect(told).toMatchObject({ kind: "refused" })
    expect(JSON.stringify(told)).not.toContain(folder)
  })
})

describe("a request that is opened", () => {
  it("is given as text, and counts as evidence, so that nothing is written over it", async () => {
    chosen = at("mac.json")
    writeFileSync(chosen, '{"id": "ä"}\n')
    const opened = await open()
    expect(opened).toMatchObject({ kind: "opened", name: "mac.json", text: '{"id": "ä"}\n' })
    if (opened.kind !== "opened") throw new Error(opened.kind)
    expect(JSON.stringify(opened)).not.toContain(folder)
    expect(session.evidence.get(opened.file)).toEqual({
      ...{ path: chosen, name: "mac.json", kind: "file" },
    })
    expect(kinds).toEqual(["single-file"])
  })

  it("is none where the person cancels", async () => {
    expect(await open()).toEqual({ kind: "cancelled" })
    expect(session.evidence.entries()).toEqual([])
  })

  it("is refused where it is no text, or larger than any request", async () => {
    chosen = at("request.bin")
    writeFileSync(chosen, Uint8Array.of(0x7b, 0xff, 0x7d))
    const says = "This file is no request: it is too large, or no text in UTF-8."
    expect(await open()).toMatchObject({ kind: "refused", says })
    writeFileSync(chosen, "")
    truncateSync(chosen, 16 * 1024 * 1024 + 1)
    expect(await open()).toMatchObject({ kind: "refused", says })
    expect(session.evidence.entries()).toEqual([])
  })

  it("is refused by its name alone where it is gone, or a folder", async () => {
    for (const name of ["gone.json", "folder"]) {
      mkdirSync(at("folder"), { recursive: true })
      chosen = at(name)
      const told = await open()
      expect(told).toMatchObject({ kind: "refused" })
      expect(JSON.stringify(told)).not.toContain(folder)
    }
  })
})
