/**
 * Opening evidence: a folder, an archive, or a single file, whatever the user points at.
 */
import { realpathSync, statSync } from "node:fs"
import { Failure } from "../base/index.ts"
import { rerooted, topFolder, type Container } from "../container/index.ts"
import type { Measure } from "../hashing/index.ts"
import { openFolder, openSingleFile } from "./folder.ts"
import { makeMeasure, type Contents, type MeasureOptions } from "./measure.ts"
import { systemReason } from "./own-file.ts"
import { looksLikeZip, openZip } from "./zip-file.ts"

export interface OpenEvidence {
  /** An archive is seen from inside its one top-level folder, where it has one. */
  readonly container: Container
  /** Builds the measure over this container's files. */
  readonly measure: (options: MeasureOptions) => Measure
}

/**
 * Opens what lies at a path, for reading only.
 *
 * A file that is named or begins like a .zip is opened as one, sound or not. Any other
 * file is a folder with one file in it.
 *
 * @throws Failure UNREADABLE when there is nothing at the path or the system refuses.
 */
export async function openEvidence(path: string): Promise<OpenEvidence> {
  // A link to the evidence is the user's own; from here on none is followed.
  const { real, stats } = asNamed(path, () => {
    const target = realpathSync(path)
    return { real: target, stats: statSync(target) }
  })
  if (stats.isDirectory()) return fromFolder(openFolder(real))
  if (!stats.isFile()) {
    const message = "the evidence is neither a folder nor a regular file; choose one of these"
    throw new Failure("UNREADABLE", message, { path })
  }
  if (path.toLowerCase().endsWith(".zip") || asNamed(path, () => looksLikeZip(real))) {
    return openArchive(real)
  }
  return fromFolder(openSingleFile(real, stats))
}

function fromFolder({ container, contentAt }: ReturnType<typeof openFolder>): OpenEvidence {
  return withMeasure(container, { at: contentAt, changed: () => false })
}

async function openArchive(path: string): Promise<OpenEvidence> {
  const { container, contentAt, changed } = await openZip(path)
  const top = topFolder(container)
  const prefix = top === undefined ? "" : `${top}/`
  return withMeasure(rerooted(container), { at: (inside) => contentAt(prefix + inside), changed })
}

function withMeasure(container: Container, contents: Contents): OpenEvidence {
  return { container, measure: (options) => makeMeasure(contents, options) }
}

/** Names the path as the user did, whatever it resolves to. */
function asNamed<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    const message = `the evidence cannot be read: ${systemReason(cause)}; check the path and its permissions`
    throw new Failure("UNREADABLE", message, { path, cause })
  }
}
