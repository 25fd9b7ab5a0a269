/**
 * Measuring: the digests and sizes of a population of files, in one pass over each.
 *
 * How the work is spread (workers, native or portable digests) is the business of
 * whoever implements `Measure`; the answer is the same for all of them.
 */
import type { Hold } from "../base/index.ts"
import type { DigestAlgorithm } from "../claims/index.ts"

export interface MeasureJob {
  readonly path: string
  /** At least one; every algorithm is computed in the same pass. */
  readonly algorithms: readonly DigestAlgorithm[]
}

export interface Measured {
  readonly path: string
  /** Bytes that were read and digested. */
  readonly sizeBytes: number
  /** Lower-case hex by algorithm; empty when there is a problem. */
  readonly digests: Readonly<Partial<Record<DigestAlgorithm, string>>>
  /** The kind of archive that the file begins like; absent for any other, or where nobody looked. */
  readonly begins?: "zip" | "tar" | "tar.gz"
  /** Set when the file could not be read to its end, or changed while it was read. */
  readonly problem?: {
    readonly kind: "unreadable" | "changed" | "damaged"
    readonly detail: string
  }
}

export interface MeasureProgress {
  /** Called with the number of bytes read since the last call. */
  readonly onBytes?: (bytes: number) => void
  readonly signal?: AbortSignal
  /** Asked between two pieces; nothing is read while it is held. */
  readonly held?: Hold
}

/** Measures every job; the answers come in the order of the jobs. */
export type Measure = (
  jobs: readonly MeasureJob[],
  progress?: MeasureProgress,
) => Promise<readonly Measured[]>
