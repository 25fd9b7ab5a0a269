/** Lines of the log of examined evidence, read again from its beginning for every range. */
import { Failure, fromUtf8, LIMITS, readClaims } from "../../core/index.ts"
import { linesOf, nativeDigests, openEvidence } from "../../core/node/index.ts"
import type { LogRange } from "../contract/contents.ts"
import type { Work } from "./examiner-work.ts"

/** @throws Failure UNREADABLE when the log is not there any more, or the system refuses. */
export async function readLogRange(ask: Work["log-range"]["ask"]): Promise<LogRange> {
  const { path, result, first, count } = ask
  const { container } = await openEvidence(path)
  try {
    const { claims } = await readClaims(container, nativeDigests)
    const { log } = claims
    const isThere = container.entries.some((one) => one.path === log && one.kind === "file")
    if (log === undefined || !isThere) throw new Failure("UNREADABLE", "the evidence has no log")
    const lines: (string | null)[] = []
    const tooLong = (line: number): Failure =>
      new Failure("UNREADABLE", `line ${line} of the log is longer than is read`)
    let number = 0
    for await (const line of linesOf(container.read(log), LIMITS.logLineBytes, tooLong)) {
      if (number >= first + count) break
      if (number >= first) lines.push(fromUtf8(line) ?? null)
      number += 1
    }
    return { kind: "log", total: result.input.log?.events ?? 0, first, lines }
  } finally {
    await container.close()
  }
}
