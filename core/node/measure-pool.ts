/**
 * A pool of workers for measuring: shares the tasks out in batches, large files first,
 * and gathers the results in the order of the tasks.
 */
import { Worker } from "node:worker_threads"
import { Failure } from "../base/index.ts"
import type { MeasureProgress } from "../hashing/index.ts"
import {
  taskBytes,
  type DigestEngineName,
  type MeasureTask,
  type TaskResult,
} from "./measure-task.ts"
import type { WorkerData, WorkerMessage } from "./measure-worker.ts"

/** A file of this size is a batch of its own, and such batches come first. */
const LARGE_BYTES = 8 * 1024 * 1024

/** Small files are sent together until a batch has so many bytes or so many files. */
const BATCH_BYTES = 4 * 1024 * 1024
const BATCH_FILES = 256

export interface PoolOptions {
  readonly engine: DigestEngineName
  /** Number of workers. */
  readonly jobs: number
  readonly progress: MeasureProgress
}

/** Indices of tasks that go to a worker together. */
type Batch = readonly number[]

/**
 * Measures all tasks in workers.
 *
 * @throws Failure INTERRUPTED when the signal is aborted, INTERNAL when a worker dies.
 */
export async function measureInPool(
  tasks: readonly MeasureTask[],
  { engine, jobs, progress }: PoolOptions,
): Promise<readonly TaskResult[]> {
  const queue = makeBatches(tasks)
  const results: TaskResult[] = []
  const { held } = progress
  const data: WorkerData = { engine, ...(held === undefined ? {} : { held }) }
  const workers = Array.from(
    { length: Math.min(jobs, queue.length) },
    () => new Worker(new URL("./measure-worker.ts", import.meta.url), { workerData: data }),
  )
  const interrupted = onAbort(progress)
  try {
    const work = workers.map((worker) =>
      runWorker(worker, { tasks, queue, results, onBytes: progress.onBytes }),
    )
    await Promise.race([Promise.all(work), interrupted.happened])
    return results
  } finally {
    interrupted.forget()
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** Large files one by one, the largest first, so that they go to different workers; then the rest as listed. */
function makeBatches(tasks: readonly MeasureTask[]): Batch[] {
  const sizes = tasks.map(taskBytes)
  const size = (index: number): number => sizes[index] ?? 0
  const all = tasks.map((_, index) => index)
  const large = all.filter((index) => size(index) >= LARGE_BYTES)
  const batches: number[][] = large.sort((a, b) => size(b) - size(a)).map((index) => [index])
  let batch: number[] = []
  let bytes = 0
  for (const index of all) {
    if (size(index) >= LARGE_BYTES) continue
    if (batch.length === 0) batches.push(batch)
    batch.push(index)
    bytes += size(index)
    if (batch.length < BATCH_FILES && bytes < BATCH_BYTES) continue
    batch = []
    bytes = 0
  }
  return batches
}

interface Work {
  readonly tasks: readonly MeasureTask[]
  /** Shared by all workers; each takes from its front. */
  readonly queue: Batch[]
  readonly results: TaskResult[]
  readonly onBytes: ((bytes: number) => void) | undefined
}

/** Feeds one worker until the queue is empty. */
function runWorker(worker: Worker, { tasks, queue, results, onBytes }: Work): Promise<void> {
  return new Promise((resolve, reject) => {
    let current: Batch = []
    const next = (): void => {
      const batch = queue.shift()
      if (batch === undefined) {
        resolve()
        return
      }
      current = batch
      worker.postMessage(batch.map((index) => tasks[index]))
    }
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "read") {
        onBytes?.(message.bytes)
        return
      }
      current.forEach((index, i) => {
        const result = message.results[i]
        if (result !== undefined) results[index] = result
      })
      next()
    })
    worker.on("error", (cause) => {
      reject(new Failure("INTERNAL", "a worker that computes digests failed", { cause }))
    })
    worker.on("exit", () => {
      reject(new Failure("INTERNAL", "a worker that computes digests ended early"))
    })
    next()
  })
}

/** A promise that rejects when the user stops the work. */
function onAbort({ signal }: MeasureProgress): {
  readonly happened: Promise<never>
  readonly forget: () => void
} {
  const { promise, reject } = Promise.withResolvers<never>()
  // Nobody waits for it once the work is done.
  promise.catch(() => undefined)
  const stop = (): void => {
    reject(new Failure("INTERRUPTED", "stopped before all digests were computed"))
  }
  if (signal?.aborted === true) stop()
  signal?.addEventListener("abort", stop)
  return { happened: promise, forget: () => signal?.removeEventListener("abort", stop) }
}
