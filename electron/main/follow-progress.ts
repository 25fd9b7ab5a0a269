/** How far an examination has come: amounts that are known, and never a conclusion. */
import { severityOf, type Outcome, type Severity } from "../../core/index.ts"
import type { ExaminationProgress, Stage } from "../contract/examination.ts"

/** A person sees no more than ten pictures a second, and the examination has other work. */
const EVERY_MS = 100

export interface Following {
  readonly opened: (
    entries: readonly { readonly kind: string; readonly sizeBytes: number }[],
  ) => void
  /** Counts what checks observed, by weight. */
  readonly onOutcomes: (outcomes: readonly Outcome[]) => void
  /** Adds bytes that were read. */
  readonly onBytes: (bytes: number) => void
}

/** @param now - Milliseconds since any fixed moment. */
export function followProgress(
  tell: (progress: ExaminationProgress) => void,
  now: () => number = () => performance.now(),
): Following {
  const started = now()
  let readingSince = started
  let toldAt = Number.NEGATIVE_INFINITY
  let files: number | null = null
  let total: number | null = null
  let done = 0
  let found: ExaminationProgress["found"]

  const told = (stage: Stage): void => {
    toldAt = now()
    const readingMs = toldAt - readingSince
    const rate = done === 0 || readingMs === 0 ? null : done / (readingMs / 1000)
    // Archives inside the evidence are read once more by themselves, which nobody counted.
    const known = total !== null && done <= total ? total : null
    tell({
      stage,
      bytes: { done, total: known },
      files,
      elapsedMs: toldAt - started,
      bytesPerSecond: rate,
      remainingMs: rate === null || known === null ? null : ((known - done) / rate) * 1000,
      ...(found === undefined ? {} : { found }),
    })
  }

  told("opening")
  return {
    opened: (entries) => {
      const found = entries.filter(({ kind }) => kind === "file")
      files = found.length
      total = found.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
      readingSince = now()
      told("reading")
    },
    onOutcomes: (outcomes) => {
      const weights = outcomes.flatMap(({ findings }) => findings.map(severityOf))
      const of = (severity: Severity): number => weights.filter((one) => one === severity).length
      const { broken, doubtful } = found ?? { broken: 0, doubtful: 0 }
      found = { broken: broken + of("broken"), doubtful: doubtful + of("doubtful") }
      told("checking")
    },
    onBytes: (bytes) => {
      done += bytes
      const isRead = total !== null && done >= total
      if (isRead || now() - toldAt >= EVERY_MS) told(isRead ? "checking" : "reading")
    },
  }
}

/**
 * Follows the writing of a bag, every byte of which is written once and read back once.
 *
 * @param total - Bytes of both, as far as they are known before; exceeded, they are not known.
 * @returns what takes each amount.
 */
export function followWriting(
  tell: (progress: ExaminationProgress) => void,
  total: number | null = null,
  now: () => number = () => performance.now(),
): (bytes: number) => void {
  const started = now()
  let toldAt = Number.NEGATIVE_INFINITY
  let done = 0
  return (bytes) => {
    done += bytes
    if (now() - toldAt < EVERY_MS) return
    toldAt = now()
    const known = total !== null && done <= total ? total : null
    const unknown = { files: null, bytesPerSecond: null, remainingMs: null }
    const elapsedMs = toldAt - started
    tell({ stage: "writing", bytes: { done, total: known }, elapsedMs, ...unknown })
  }
}
