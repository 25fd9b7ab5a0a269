/**
 * Measuring what can only be read from front to back: all members in one passage of the
 * stream, in this thread.
 */
import { Failure, whileHeld } from "../base/index.ts"
import type { TarEntry } from "../container/index.ts"
import type { Measure, MeasureJob, MeasureProgress } from "../hashing/index.ts"
import { makeStart } from "./archive-kind.ts"
import { gunzip, type GzipContent } from "./gzip.ts"
import type { MeasureOptions } from "./measure.ts"
import { hexDigests, type HexDigests } from "./measure-digests.ts"
import { problem, type TaskResult } from "./measure-task.ts"
import { systemReason } from "./own-file.ts"
import { overlap } from "./tar-gz-reading.ts"

export interface StreamMembers {
  /** Absent when nothing can be decompressed. */
  readonly content: GzipContent | undefined
  readonly entryAt: (path: string) => TarEntry | undefined
  /** Why a member must not be read. */
  readonly refusal: (entry: TarEntry) => string | undefined
  /** True when the file is no longer as it was opened. */
  readonly changed: () => boolean
}

/** Builds a `Measure` over the members of a stream; it has no use for workers. */
export function makeStreamMeasure(members: StreamMembers): (options: MeasureOptions) => Measure {
  return ({ engine }) =>
    async (wanted, progress = {}) => {
      const digests = await hexDigests(engine)
      const results = new Map<string, TaskResult>()
      const open = wanted
        .flatMap((job) => openTask(job, members, results))
        .toSorted((a, b) => a.entry.dataOffset - b.entry.dataOffset)
      await passOnce({ members, digests, progress, results }, open)
      const changed = members.changed()
      return wanted.map(({ path }) => ({
        path,
        ...(changed
          ? problem("changed", "the archive changed while it was read")
          : (results.get(path) ?? problem("damaged", "the archive breaks off before its end"))),
      }))
    }
}

interface Task {
  readonly job: MeasureJob
  readonly entry: TarEntry
}

/** A job whose member will pass; what must not be read is answered at once. */
function openTask(
  job: MeasureJob,
  { entryAt, refusal }: StreamMembers,
  results: Map<string, TaskResult>,
): readonly Task[] {
  const { path } = job
  const entry = entryAt(path)
  if (entry === undefined) throw new Failure("INTERNAL", `no file ${path} to measure`, { path })
  const refused = refusal(entry)
  if (refused === undefined) return [{ job, entry }]
  results.set(path, problem("unreadable", refused))
  return []
}

interface Passing {
  readonly members: StreamMembers
  readonly digests: HexDigests
  readonly progress: MeasureProgress
  readonly results: Map<string, TaskResult>
}

async function passOnce(passing: Passing, tasks: readonly Task[]): Promise<void> {
  const { content } = passing.members
  if (content === undefined || tasks.length === 0) return
  const { progress, results } = passing
  const take = makeTaker(passing, tasks)
  try {
    for await (const piece of gunzip(content)) {
      await whileHeld(progress.held)
      if (progress.signal?.aborted === true) {
        throw new Failure("INTERRUPTED", "stopped before all digests were computed")
      }
      if (take(piece) === "all taken") return
    }
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    const refused = problem("unreadable", systemReason(cause))
    const left = tasks.filter(({ job }) => !results.has(job.path))
    for (const { job } of left) results.set(job.path, refused)
  }
}

/** Takes the pieces of the stream in order and completes one task after the other. */
function makeTaker(
  { digests, progress, results }: Passing,
  tasks: readonly Task[],
): (piece: Uint8Array) => "all taken" | "more" {
  let index = 0
  let start = 0
  let hashers = begin(digests, tasks[0])
  let first = makeStart()
  return (piece) => {
    for (let task = tasks[index]; task !== undefined; task = tasks[index]) {
      const { entry, job } = task
      const part = overlap(piece, start, entry)
      for (const { state } of hashers) state.update(part)
      first.see(part)
      progress.onBytes?.(part.length)
      if (start + piece.length < entry.dataOffset + entry.sizeBytes) break
      results.set(job.path, {
        sizeBytes: entry.sizeBytes,
        digests: Object.fromEntries(
          hashers.map(({ algorithm, state }) => [algorithm, state.hex()]),
        ),
        ...first.begins(),
      })
      index += 1
      first = makeStart()
      hashers = begin(digests, tasks[index])
    }
    start += piece.length
    return index < tasks.length ? "more" : "all taken"
  }
}

function begin(
  digests: HexDigests,
  task: Task | undefined,
): readonly {
  readonly algorithm: MeasureJob["algorithms"][number]
  readonly state: ReturnType<HexDigests["hasher"]>
}[] {
  const algorithms = task?.job.algorithms ?? []
  return algorithms.map((algorithm) => ({ algorithm, state: digests.hasher(algorithm) }))
}
