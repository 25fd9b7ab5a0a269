/** Progress on standard error, and only on a terminal: never a conclusion, only an amount. */
import type { Io } from "./io.ts"

const EVERY_MS = 200
const MIB = 1024 * 1024

export interface Progress {
  /** Adds bytes that were read. */
  readonly onBytes: (bytes: number) => void
  /** Wipes the line, before anything else is printed. */
  readonly clear: () => void
}

/**
 * Draws "examining: 1,234 MiB" over itself, at most five times a second.
 *
 * @param doing - What is being done, in one word.
 */
export function drawProgress(io: Io, doing = "examining"): Progress {
  if (!io.progress) return { onBytes: () => undefined, clear: () => undefined }
  const started = io.now()
  let bytes = 0
  let drawn = started
  return {
    onBytes: (more) => {
      bytes += more
      const now = io.now()
      if (now - drawn < EVERY_MS) return
      drawn = now
      const rate = Math.round(bytes / MIB / ((now - started) / 1000))
      io.err(`\r\u001B[K${doing}: ${String(Math.round(bytes / MIB))} MiB, ${String(rate)} MiB/s`)
    },
    clear: () => {
      if (drawn !== started) io.err("\r\u001B[K")
    },
  }
}
