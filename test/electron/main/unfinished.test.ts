import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ExaminationHandle, ExaminationState } from "../../../electron/contract/examination.ts"
import type { Request } from "../../../electron/main/queue.ts"
import { openStateFile, type StateFile } from "../../../electron/main/state-file.ts"
import { MOST_UNFINISHED } from "../../../electron/main/state-form.ts"
import { makeUnfinishedBook } from "../../../electron/main/unfinished.ts"
import { DEFAULT_TERMS, NOTHING_ONCE } from "../../../electron/main/named-terms.ts"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-unfinished-"))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const QUEUED: ExaminationState = { kind: "queued", ahead: 0 }
const DONE: ExaminationState = {
  ...{ kind: "done", verdict: "TOTAL-PASSED" },
  ...{ evaluatedAt: "2026-01-01T00:00:00Z", resultDigest: "ab" },
}

const handle = (number: number) => `examination-${number}` as ExaminationHandle

function request(path: string, more: Partial<Request> = {}): Request {
  const evidence = { handle: "evidence-1", name: path.slice(1), kind: "file" } as const
  const under = { trust: null, terms: DEFAULT_TERMS, ...NOTHING_ONCE }
  return { evidence: evidence as Request["evidence"], path, ...under, ...more }
}

const open = () => {
  const state = openStateFile(folder)
  return { state, book: makeUnfinishedBook(state, (path) => !path.startsWith("/tmp")) }
}

let former: StateFile | undefined
/** A session of its own over the same state file, after the former one has ended. */
const begin = () => {
  former?.close()
  const { state, book } = open()
  former = state
  return book
}

const kept = () =>
  begin()
    .left()
    .map(({ path, was }) => `${path} ${was}`)

describe("what had not ended", () => {
  it("is there at the next start, as it was when the app ended", () => {
    const book = begin()
    for (const [number, path] of ["/a", "/b", "/c", "/d", "/e"].entries()) {
      book.note(handle(number), request(path), QUEUED)
    }
    book.note(handle(0), request("/a"), DONE)
    book.note(handle(1), request("/b"), { kind: "failed", says: "Permission was denied." })
    book.note(handle(2), request("/c"), { kind: "cancelled" })
    book.note(handle(3), request("/d"), { kind: "crashed", says: "It ended." })
    expect(kept()).toEqual(["/c cancelled", "/d under-way", "/e waiting"])
    expect(book.left()).toEqual([])
  })

  it("stands there once, however often it was asked for, and not once it was answered", () => {
    const book = begin()
    book.note(handle(1), request("/a"), QUEUED)
    book.note(handle(1), request("/a"), { kind: "cancelled" })
    book.note(handle(2), request("/a"), QUEUED)
    expect(kept()).toEqual(["/a waiting"])
    const next = begin()
    next.note(handle(1), request("/a"), DONE)
    expect(kept()).toEqual([])
  })

  it("is another one under another trust file, or with another id that is expected", () => {
    const book = begin()
    book.note(handle(1), request("/a"), QUEUED)
    book.note(handle(2), request("/a", { trust: { path: "/trust", name: "trust" } }), QUEUED)
    book.note(handle(3), request("/a", { expected: "bag-1" }), QUEUED)
    expect(kept()).toHaveLength(3)
  })

  it("is forgotten when the person says so, and evidence of the session is never kept", () => {
    begin().note(handle(1), request("/a"), QUEUED)
    const next = begin()
    next.note(handle(1), request("/tmp/sample.bag"), QUEUED)
    expect(kept()).toEqual(["/a waiting"])
    next.forget(next.left())
    expect(kept()).toEqual([])
  })

  it("is not what another window has that is open, until that one ends", () => {
    const [one, other] = [open(), open()]
    one.book.note(handle(1), request("/a"), QUEUED)
    other.book.note(handle(1), request("/b"), QUEUED)
    other.book.forget(one.state.lists().unfinished)
    expect([one.book.left(), other.book.left()]).toEqual([[], []])
    one.state.close()
    expect(other.book.left().map(({ path }) => path)).toEqual(["/a"])
    // Taken up by the other, it is that one's.
    other.book.note(handle(2), request("/a"), QUEUED)
    other.state.close()
    expect(kept()).toEqual(["/b waiting", "/a waiting"])
  })

  it("is that of each window, where both examine the same", () => {
    const [one, other] = [open(), open()]
    one.book.note(handle(1), request("/a"), QUEUED)
    other.book.note(handle(1), request("/a"), QUEUED)
    other.book.note(handle(1), request("/a"), DONE)
    one.state.close()
    expect(other.book.left().map(({ path }) => path)).toEqual(["/a"])
    other.state.close()
  })

  it("keeps the latest where there are too many", () => {
    const book = begin()
    for (let number = 0; number <= MOST_UNFINISHED; number += 1) {
      book.note(handle(number), request(`/${number}`), QUEUED)
    }
    expect(kept()).toHaveLength(MOST_UNFINISHED)
    expect(kept().at(-1)).toBe(`/${MOST_UNFINISHED} waiting`)
  })
})
