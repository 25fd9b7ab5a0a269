/**
 * Measuring on this machine: in this thread when there is little to read, in workers
 * when there is much. The results are the same either way.
 */
import { availableParallelism } from "node:os"
import { setImmediate as nextTurn } from "node:timers/promises"
import { Failure, whileHeld } from "../base/index.ts"
import type { Measure, MeasureProgress } from "../hashing/index.ts"
import { hexDigests } from "./measure-digests.ts"
import { makeMeasurer } from "./measure-one.ts"
import { measureInPool } from "./measure-pool.ts"
import {
  problem,
  taskBytes,
  type Content,
  type DigestEngineName,
  type MeasureTask,
  type TaskResult,
} from "./measure-task.ts"

/** Starting workers costs some 30 ms; below this much work one thread is done sooner. */
const POOL_BYTES = 32 * 1024 * 1024
const POOL_FILES = 2000

/** More workers than this wait for the disk rather than for a core. */
const MOST_DEFAULT_JOBS = 4

/** After so many bytes this thread looks up, so that Ctrl-C is heard. */
const TURN_BYTES = 64 * 1024 * 1024

export interface MeasureOptions {
  readonly engine: DigestEngineName
  /** Number of workers; the number of cores, at most four, when absent. */
  readonly jobs?: number
}

/** Where the content of the evidence is. */
export interface Contents {
  /** The content at a path that the container lists; `undefined` for any other path. */
  readonly at: (path: string) => Content | undefined
  /** True when the file that holds everything is no longer as it was opened. */
  readonly changed: () => boolean
}

/** Builds a `Measure` over the contents of one container. */
export function makeMeasure(contents: Contents, { engine, jobs }: MeasureOptions): Measure {
  const workers = jobs ?? Math.min(availableParallelism(), MOST_DEFAULT_JOBS)
  return async (wanted, progress = {}) => {
    const tasks = wanted.map(({ path, algorithms }) => {
      const content = contents.at(path)
      if (content === undefined)
        throw new Failure("INTERNAL", `no file ${path} to measure`, { path })
      return { algorithms, content }
    })
    const results =
      (workers > 1 || mustBeHeard(tasks, progress)) && paysForPool(tasks)
        ? await measureInPool(tasks, { engine, jobs: workers, progress })
        : await measureHere(tasks, engine, progress)
    const changed = contents.changed()
    return wanted.map(({ path }, i) => ({
      path,
      ...(changed
        ? problem("changed", "the archive changed while it was read")
        : resultAt(results, i)),
    }))
  }
}

function resultAt(results: readonly TaskResult[], index: number): TaskResult {
  const result = results[index]
  if (result === undefined) throw new Failure("INTERNAL", "a digest task has no result")
  return result
}

/** This thread hears of nothing within a file, so a worker reads what can be held, or takes long. */
function mustBeHeard(tasks: readonly MeasureTask[], { held, signal }: MeasureProgress): boolean {
  const isLong = tasks.some((task) => taskBytes(task) > TURN_BYTES)
  return held !== undefined || (signal !== undefined && isLong)
}

function paysForPool(tasks: readonly MeasureTask[]): boolean {
  // Bytes in memory would have to be copied to every worker.
  if (
    tasks.some(({ content }) => content.kind === "member" && typeof content.holder !== "number")
  ) {
    return false
  }
  const bytes = tasks.reduce((sum, task) => sum + taskBytes(task), 0)
  return bytes > POOL_BYTES || tasks.length > POOL_FILES
}

async function measureHere(
  tasks: readonly MeasureTask[],
  engine: DigestEngineName,
  progress: MeasureProgress,
): Promise<readonly TaskResult[]> {
  const measurer = makeMeasurer(await hexDigests(engine))
  const results: TaskResult[] = []
  let sinceTurn = 0
  for (const task of tasks) {
    await whileHeld(progress.held)
    if (progress.signal?.aborted === true) {
      throw new Failure("INTERRUPTED", "stopped before all digests were computed")
    }
    const result = measurer.measure(task, (bytes) => {
      sinceTurn += bytes
      progress.onBytes?.(bytes)
    })
    results.push(result instanceof Promise ? await result : result)
    if (sinceTurn < TURN_BYTES) continue
    sinceTurn = 0
    await nextTurn()
  }
  return results
}
