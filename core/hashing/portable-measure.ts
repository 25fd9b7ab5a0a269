/** Measuring in this thread, through any container: slow and everywhere the same. */
import { Failure, toHex, whileHeld } from "../base/index.ts"
import type { DigestAlgorithm } from "../claims/index.ts"
import type { Measure, Measured, MeasureJob, MeasureProgress } from "./measure.ts"
import type { DigestEngine } from "./sha256.ts"

/** As much of a container as measuring needs. */
export interface ByteStreams {
  read(path: string): AsyncIterable<Uint8Array>
}

/**
 * Measures one file after the other.
 *
 * @returns A `Measure` that rejects with Failure INTERRUPTED when its signal is aborted, and
 *   states a file that cannot be read as a problem of that file.
 */
export function makePortableMeasure(source: ByteStreams, digests: DigestEngine): Measure {
  return async (jobs, progress = {}) => {
    const measured: Measured[] = []
    for (const job of jobs) measured.push(await measureOne(job, { source, digests, progress }))
    return measured
  }
}

interface Means {
  readonly source: ByteStreams
  readonly digests: DigestEngine
  readonly progress: MeasureProgress
}

async function measureOne({ path, algorithms }: MeasureJob, means: Means): Promise<Measured> {
  const { source, digests, progress } = means
  const hashers = [...new Set(algorithms)].map((algorithm) => ({
    algorithm,
    hasher: digests.hasher(algorithm),
  }))
  let sizeBytes = 0
  try {
    stopIfAborted(progress)
    for await (const chunk of source.read(path)) {
      await whileHeld(progress.held)
      stopIfAborted(progress)
      sizeBytes += chunk.length
      for (const { hasher } of hashers) hasher.update(chunk)
      progress.onBytes?.(chunk.length)
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "UNREADABLE") throw error
    return { path, sizeBytes, digests: {}, problem: { kind: "unreadable", detail: error.message } }
  }
  const answers: Partial<Record<DigestAlgorithm, string>> = {}
  for (const { algorithm, hasher } of hashers) answers[algorithm] = toHex(hasher.digest())
  return { path, sizeBytes, digests: answers }
}

function stopIfAborted({ signal }: MeasureProgress): void {
  if (signal?.aborted === true) throw new Failure("INTERRUPTED", "the examination was interrupted")
}
