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
  /** From now on nothing is read, or it goes on; the time between counts for nothing. */
  readonly onHeld: (isHeld: boolean) => void
}

/** @param clock - Milliseconds since any fixed moment. */
export function followProgress(
  tell: (progress: ExaminationProgress) => void,
  clock: () => number = () => performance.now(),
): Following {
  const { now, isHeld, setHeld } = heldClock(clock)
  const started = now()
  let readingSince = started
  let toldAt = Number.NEGATIVE_INFINITY
  let files: number | null = null
  let total: number | null = null
  let done = 0
  let found: Found
  let latest: Stage = "opening"

  const told = (stage: Stage): void => {
    latest = stage
    toldAt = now()
    const rate = perSecond(done, toldAt - readingSince)
    // Archives inside the evidence are read once more by themselves, which nobody counted.
    const known = total !== null && done <= total ? total : null
    tell({
      ...{ stage, files, bytes: { done, total: known } },
      ...{ elapsedMs: toldAt - started, bytesPerSecond: rate },
      remainingMs: rate === null || known === null ? null : ((known - done) / rate) * 1000,
      ...(found === undefined ? {} : { found }),
      ...(isHeld() ? { isPaused: true } : {}),
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
      found = foundWith(found, outcomes)
      told("checking")
    },
    onBytes: (bytes) => {
      done += bytes
      const isRead = total !== null && done >= total
      if (isRead || now() - toldAt >= EVERY_MS) told(isRead ? "checking" : "reading")
    },
    onHeld: (held) => {
      setHeld(held)
      told(latest)
    },
  }
}

function perSecond(bytes: number, ms: number): number | null {
  return bytes === 0 || ms === 0 ? null : bytes / (ms / 1000)
}

type Found = ExaminationProgress["found"]

function foundWith(before: Found, outcomes: readonly Outcome[]): Found {
  const weights = outcomes.flatMap(({ findings }) => findings.map(severityOf))
  const of = (severity: Severity): number => weights.filter((one) => one === severity).length
  const { broken, doubtful } = before ?? { broken: 0, doubtful: 0 }
  return { broken: broken + of("broken"), doubtful: doubtful + of("doubtful") }
}

/** A clock that stands still while it is held. */
function heldClock(clock: () => number): {
  readonly now: () => number
  readonly isHeld: () => boolean
  readonly setHeld: (isHeld: boolean) => void
} {
  let since: number | undefined
  let heldMs = 0
  return {
    now: () => (since ?? clock()) - heldMs,
    isHeld: () => since !== undefined,
    setHeld: (isHeld) => {
      if (isHeld === (since !== undefined)) return
      if (since !== undefined) heldMs += clock() - since
      since = isHeld ? clock() : undefined
    },
  }
}

/**
 * Follows a drill, of which nobody knows beforehand how many changes it will try.
 *
 * @returns what takes the number of changes that were tried.
 */
export function followAttempts(
  tell: (progress: ExaminationProgress) => void,
  now: () => number = () => performance.now(),
): (attempts: number) => void {
  const started = now()
  let toldAt = Number.NEGATIVE_INFINITY
  return (attempts) => {
    if (now() - toldAt < EVERY_MS) return
    toldAt = now()
    const unknown = { files: null, bytesPerSecond: null, remainingMs: null }
    const bytes = { done: 0, total: null }
    tell({ stage: "tampering", attempts, bytes, elapsedMs: toldAt - started, ...unknown })
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
