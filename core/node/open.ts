/**
 * Opening evidence: a folder, an archive, or a single file, whatever the user points at.
 */
import { realpathSync, statSync } from "node:fs"
import { Failure, phrase, say } from "../base/index.ts"
import type { Container } from "../container/index.ts"
import type { NestedArchives } from "../examination/index.ts"
import type { Measure } from "../hashing/index.ts"
import { openArchiveFile, type OpenArchive } from "./archive-file.ts"
import { archiveKind } from "./archive-kind.ts"
import { openArchive } from "./archive-openers.ts"
import { openFolder, openSingleFile } from "./folder.ts"
import { makeMeasure, type MeasureOptions } from "./measure.ts"
import { nestedArchives } from "./nested.ts"
import { systemReason } from "./own-file.ts"

export interface OpenEvidence {
  /** An archive is seen from inside its one top-level folder, where it has one. */
  readonly container: Container
  /** Builds the measure over this container's files. */
  readonly measure: (options: MeasureOptions) => Measure
  /** The archives among this container's files, to be examined by themselves. */
  readonly nested: (options: MeasureOptions) => NestedArchives
}

/**
 * Opens what lies at a path, for reading only.
 *
 * A file that is named or begins like an archive is opened as one, sound or not. Any other
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
    const message = say("the evidence is neither a folder nor a regular file; choose one of these")
    throw new Failure("UNREADABLE", message, { path })
  }
  const kind = asNamed(path, () => archiveKind(path, real))
  if (kind === undefined) return fromFolder(openSingleFile(real, stats))
  return withNested(await openArchiveFile(real, (file) => openArchive(kind, file)))
}

function fromFolder({ container, contentAt }: ReturnType<typeof openFolder>): OpenEvidence {
  const contents = { at: contentAt, changed: () => false }
  return withNested({ container, contentAt, measure: (options) => makeMeasure(contents, options) })
}

function withNested(opened: OpenArchive): OpenEvidence {
  const { container, measure } = opened
  return { container, measure, nested: (options) => nestedArchives(opened, options) }
}

/** Names the path as the user did, whatever it resolves to. */
function asNamed<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    const message = say(
      "the evidence cannot be read: {reason}; check the path and its permissions",
      { reason: phrase(systemReason(cause)) },
    )
    throw new Failure("UNREADABLE", message, { path, cause })
  }
}
