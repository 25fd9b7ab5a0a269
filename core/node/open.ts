/**
 * Opening evidence: a folder, an archive, or a single file, whatever the user points at.
 */
import { realpathSync, statSync } from "node:fs"
import { Failure } from "../base/index.ts"
import { rerooted, topFolder, type Container } from "../container/index.ts"
import type { Measure } from "../hashing/index.ts"
import { archiveKind, type ArchiveKind } from "./archive-kind.ts"
import { openArchiveFile, type OpenArchive, type OpensArchive } from "./archive-file.ts"
import { openFolder, openSingleFile } from "./folder.ts"
import { makeMeasure, type MeasureOptions } from "./measure.ts"
import { systemReason } from "./own-file.ts"
import { openTar } from "./tar-file.ts"
import { openTarGz } from "./tar-gz-file.ts"
import { openZip } from "./zip-file.ts"

export interface OpenEvidence {
  /** An archive is seen from inside its one top-level folder, where it has one. */
  readonly container: Container
  /** Builds the measure over this container's files. */
  readonly measure: (options: MeasureOptions) => Measure
}

const OPENERS: Readonly<Record<ArchiveKind, OpensArchive>> = {
  zip: openZip,
  tar: openTar,
  "tar.gz": openTarGz,
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
    const message = "the evidence is neither a folder nor a regular file; choose one of these"
    throw new Failure("UNREADABLE", message, { path })
  }
  const kind = asNamed(path, () => archiveKind(path, real))
  if (kind === undefined) return fromFolder(openSingleFile(real, stats))
  return fromInside(await openArchiveFile(real, OPENERS[kind]))
}

function fromFolder({ container, contentAt }: ReturnType<typeof openFolder>): OpenEvidence {
  const contents = { at: contentAt, changed: () => false }
  return { container, measure: (options) => makeMeasure(contents, options) }
}

/** An archive with one top-level folder, as if that folder were the archive. */
function fromInside(archive: OpenArchive): OpenEvidence {
  const top = topFolder(archive.container)
  if (top === undefined) return archive
  return {
    container: rerooted(archive.container),
    measure: (options) => {
      const measure = archive.measure(options)
      return async (jobs, progress) => {
        const outside = jobs.map((job) => ({ ...job, path: `${top}/${job.path}` }))
        const measured = await measure(outside, progress)
        return measured.map((one) => ({ ...one, path: one.path.slice(top.length + 1) }))
      }
    },
  }
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
