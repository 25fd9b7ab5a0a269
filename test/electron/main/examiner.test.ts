import { describe, expect, it, vi } from "vitest"
import { phrase } from "../../../core/index.ts"
import { makeExaminer, type ExaminerProcess } from "../../../electron/main/examiner.ts"
import type { FromExaminer, ToExaminer } from "../../../electron/main/examiner-work.ts"

/** Processes that do only what the test tells them to. */
function fakeProcesses() {
  const started: { said: ToExaminer[]; tell: (m: FromExaminer) => void; end: () => void }[] = []
  const start = (): ExaminerProcess => {
    const said: ToExaminer[] = []
    let tell: (message: FromExaminer) => void = () => undefined
    let end = (): void => undefined
    started.push({
      said,
      tell: (message) => {
        tell(message)
      },
      end: () => {
        end()
      },
    })
    return {
      post: (message) => said.push(message),
      onMessage: (listener) => {
        tell = listener
      },
      onExit: (listener) => {
        end = listener
      },
      kill: () => {
        end()
      },
    }
  }
  return { started, start }
}

const ASK = { folder: "/somewhere" }

describe("the examiner", () => {
  it("gives each answer to whoever asked for it", async () => {
    const { started, start } = fakeProcesses()
    const examiner = makeExaminer(start)
    const first = examiner.work("make-sample", ASK)
    const second = examiner.work("try-ways-out", null)
    started[0]!.tell({ kind: "done", id: 2, answer: [] })
    started[0]!.tell({
      kind: "failed",
      id: 1,
      code: "UNWRITABLE",
      says: phrase("the disk is full"),
    })
    await expect(second).resolves.toEqual({ kind: "done", answer: [] })
    await expect(first).resolves.toEqual({
      kind: "failed",
      code: "UNWRITABLE",
      says: phrase("the disk is full"),
    })
    expect(started).toHaveLength(1)
  })

  it("answers everything with a crash when the process ends, and starts another for what follows", async () => {
    const { started, start } = fakeProcesses()
    const examiner = makeExaminer(start)
    const waiting = [examiner.work("make-sample", ASK), examiner.work("try-ways-out", null)]
    started[0]!.end()
    expect(await Promise.all(waiting)).toEqual([{ kind: "crashed" }, { kind: "crashed" }])
    const next = examiner.work("try-ways-out", null)
    started[1]!.tell({ kind: "done", id: 3, answer: [] })
    await expect(next).resolves.toEqual({ kind: "done", answer: [] })
  })

  it("asks to stop, and says that it was cancelled", async () => {
    const { started, start } = fakeProcesses()
    const controller = new AbortController()
    const work = makeExaminer(start).work("make-sample", ASK, { signal: controller.signal })
    controller.abort()
    expect(started[0]!.said.at(-1)).toEqual({ kind: "stop", id: 1 })
    started[0]!.tell({ kind: "failed", id: 1, code: "INTERRUPTED", says: phrase("stopped") })
    await expect(work).resolves.toEqual({ kind: "cancelled" })
  })

  it("ends a process that does not listen", async () => {
    vi.useFakeTimers()
    try {
      const controller = new AbortController()
      const { start } = fakeProcesses()
      const work = makeExaminer(start).work("make-sample", ASK, { signal: controller.signal })
      controller.abort()
      await vi.advanceTimersByTimeAsync(3000)
      await expect(work).resolves.toEqual({ kind: "cancelled" })
    } finally {
      vi.useRealTimers()
    }
  })

  it("starts nothing for what was stopped before it began, or after it was closed", async () => {
    const { started, start } = fakeProcesses()
    const examiner = makeExaminer(start)
    const signal = AbortSignal.abort()
    await expect(examiner.work("try-ways-out", null, { signal })).resolves.toEqual({
      kind: "cancelled",
    })
    examiner.close()
    await expect(examiner.work("try-ways-out", null)).resolves.toEqual({ kind: "cancelled" })
    expect(started).toEqual([])
  })
})
