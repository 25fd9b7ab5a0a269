/** Which of the files that are dropped or opened are reports to be checked, and no evidence. */
import { closeSync, openSync, readSync } from "node:fs"

/** Bytes in which a report shows what it is. */
const HEAD_BYTES = 64
const REPORT = /^(?:%PDF-|\s*\{\s*"schema":\s*"sealwright\.result\/1")/

/** False also for what cannot be read: opening it as evidence says why. */
export function isReportFile(path: string): boolean {
  try {
    const file = openSync(path, "r")
    try {
      const head = Buffer.alloc(HEAD_BYTES)
      const count = readSync(file, head, 0, HEAD_BYTES, 0)
      return REPORT.test(head.toString("latin1", 0, count))
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}
