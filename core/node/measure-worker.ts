/** The worker of measuring: takes batches of tasks, answers each batch with its results. */
import { parentPort, workerData } from "node:worker_threads"
import { blockWhileHeld, isHeld, type Hold } from "../base/index.ts"
import { hexDigests } from "./measure-digests.ts"
import { makeMeasurer } from "./measure-one.ts"
import type { DigestEngineName, MeasureTask, TaskResult } from "./measure-task.ts"

export interface WorkerData {
  readonly engine: DigestEngineName
  readonly held?: Hold
}

export type WorkerMessage =
  | { readonly kind: "read"; readonly bytes: number }
  | { readonly kind: "batch"; readonly results: readonly TaskResult[] }

/** So many bytes are read between two messages of progress. */
const PROGRESS_BYTES = 32 * 1024 * 1024

// The pool is the only one to start this file, and it gives exactly this.
const { engine, held } = workerData as WorkerData
const measurer = makeMeasurer(await hexDigests(engine))

let unreported = 0
function onRead(bytes: number): void {
  unreported += bytes
  if (unreported >= PROGRESS_BYTES) report()
  waitWhileHeld()
}

function waitWhileHeld(): void {
  if (held === undefined || !isHeld(held)) return
  report()
  blockWhileHeld(held)
}

function report(): void {
  if (unreported > 0) post({ kind: "read", bytes: unreported })
  unreported = 0
}

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}

async function measureBatch(tasks: readonly MeasureTask[]): Promise<void> {
  const results: TaskResult[] = []
  for (const task of tasks) {
    // Also before a file is opened: one that does not open has no bytes, and is a result too.
    waitWhileHeld()
    const result = measurer.measure(task, onRead)
    results.push(result instanceof Promise ? await result : result)
  }
  report()
  post({ kind: "batch", results })
}

parentPort?.on("message", (tasks: readonly MeasureTask[]) => {
  void measureBatch(tasks)
})
