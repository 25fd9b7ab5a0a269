/** Opening evidence for a command: the container on disk and the way to measure it. */
import { Failure, type Evidence } from "../core/index.ts"
import { openEvidence, type EngineChoice, type MeasureOptions } from "../core/node/index.ts"

/**
 * Opens a folder or an archive for reading, and for nothing else.
 *
 * @throws Failure UNREADABLE when the system refuses the path itself; what is wrong
 *   inside is for the examination to find.
 */
export async function openForReading(
  path: string,
  how: { readonly engine: EngineChoice; readonly jobs: number | undefined },
): Promise<Evidence> {
  if (path === "") throw new Failure("USAGE", "an empty path names no evidence")
  const opened = await openEvidence(path)
  const options: MeasureOptions = {
    engine: how.engine === "portable" ? "portable" : "native",
    ...(how.jobs === undefined ? {} : { jobs: how.jobs }),
  }
  const { container, measure, nested } = opened
  return { path, container, measure: measure(options), nested: nested(options) }
}
