/**
 * The examiner as main sees it: work that is asked for, followed, stopped, and that may crash.
 *
 * Core runs in a process of its own, so that neither a long examination nor a crash reaches
 * the window. One process serves everything; when it ends, whatever it was doing is answered
 * with `crashed`, and the next work starts another.
 */
import type { FailureCode, Saying } from "../../core/index.ts"
import type { ExaminationProgress } from "../contract/examination.ts"
import type { FromExaminer, ToExaminer, WorkAnswer, WorkAsk, WorkName } from "./examiner-work.ts"

/** A started examiner process, whatever starts it. */
export interface ExaminerProcess {
  readonly post: (message: ToExaminer) => void
  readonly onMessage: (listener: (message: FromExaminer) => void) => void
  readonly onExit: (listener: () => void) => void
  readonly kill: () => void
}

export type Done<T> =
  | { readonly kind: "done"; readonly answer: T }
  | { readonly kind: "failed"; readonly code: FailureCode; readonly says: Saying }
  | { readonly kind: "cancelled" }
  | { readonly kind: "crashed" }

export interface Following {
  readonly signal?: AbortSignal
  /** Is given what holds this work, and lets it go on. */
  readonly onBegun?: (setHeld: (isHeld: boolean) => void) => void
  readonly onProgress?: (progress: ExaminationProgress) => void
}

export interface Examiner {
  readonly work: <N extends WorkName>(
    name: N,
    ask: WorkAsk<N>,
    following?: Following,
  ) => Promise<Done<WorkAnswer<N>>>
  /** Ends the process; nothing is started afterwards. */
  readonly close: () => void
}

/** A process that was told to stop and is deaf for so long is ended. */
const DEAF_AFTER_MS = 3000

interface Waiting {
  readonly following: Following
  readonly settle: (done: Done<unknown>) => void
}

/** @param start - Starts one process; called again after it ended. */
export function makeExaminer(start: () => ExaminerProcess): Examiner {
  const waiting = new Map<number, Waiting>()
  let process: ExaminerProcess | undefined
  let closed = false
  let lastId = 0

  const started = (): ExaminerProcess => {
    if (process !== undefined) return process
    const fresh = start()
    fresh.onMessage((message) => {
      const waiter = waiting.get(message.id)
      if (message.kind === "progress") waiter?.following.onProgress?.(message.progress)
      else waiter?.settle(toDone(message))
    })
    fresh.onExit(() => {
      if (process === fresh) process = undefined
      for (const { settle } of waiting.values()) settle({ kind: "crashed" })
    })
    return (process = fresh)
  }

  const work = (name: WorkName, ask: unknown, following: Following): Promise<Done<unknown>> => {
    if (closed || following.signal?.aborted === true) return Promise.resolve({ kind: "cancelled" })
    lastId += 1
    const id = lastId
    const examiner = started()
    const answered = new Promise<Done<unknown>>((resolve) => {
      const stopping = onStop(following.signal, examiner, id)
      const settle = (done: Done<unknown>): void => {
        waiting.delete(id)
        stopping.forget()
        // Whoever asked to stop is not surprised by an answer that had just been reached.
        resolve(following.signal?.aborted === true ? { kind: "cancelled" } : done)
      }
      waiting.set(id, { following, settle })
    })
    examiner.post({ kind: "work", id, name, ask })
    following.onBegun?.((isHeld) => {
      if (waiting.has(id)) examiner.post({ kind: isHeld ? "hold" : "release", id })
    })
    return answered
  }

  return {
    // The examiner answers each work with its own type; its table of work is the same Work.
    work: (name, ask, following = {}) =>
      work(name, ask, following) as Promise<Done<WorkAnswer<typeof name>>>,
    close: () => {
      closed = true
      process?.kill()
    },
  }
}

/** Tells the examiner to stop one work, and ends a process that does not listen. */
function onStop(
  signal: AbortSignal | undefined,
  examiner: ExaminerProcess,
  id: number,
): { readonly forget: () => void } {
  let deaf: NodeJS.Timeout | undefined
  const stop = (): void => {
    examiner.post({ kind: "stop", id })
    deaf = setTimeout(examiner.kill, DEAF_AFTER_MS)
  }
  signal?.addEventListener("abort", stop)
  return {
    forget: () => {
      clearTimeout(deaf)
      signal?.removeEventListener("abort", stop)
    },
  }
}

function toDone(message: Exclude<FromExaminer, { kind: "progress" }>): Done<unknown> {
  if (message.kind === "done") return { kind: "done", answer: message.answer }
  const { code, says } = message
  return { kind: "failed", code, says }
}
