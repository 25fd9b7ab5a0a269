/** Opening an archive by its kind, and seeing it from inside its one top-level folder. */
import { rerooted, topFolder } from "../container/index.ts"
import { wholeFile, type ArchiveFile, type OpenArchive, type OpensArchive } from "./archive-file.ts"
import type { ArchiveKind } from "./archive-kind.ts"
import { openTar } from "./tar-file.ts"
import { openTarGz } from "./tar-gz-file.ts"
import { openZip } from "./zip-file.ts"

const OPENERS: Readonly<Record<ArchiveKind, OpensArchive>> = {
  zip: openZip,
  tar: openTar,
  "tar.gz": openTarGz,
}

/**
 * Lists an archive of a kind; where all of it lies in one folder, as if that were the archive.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export async function openArchive(kind: ArchiveKind, file: ArchiveFile): Promise<OpenArchive> {
  const opened = await OPENERS[kind](file)
  const readWhole = (): AsyncIterable<Uint8Array> => wholeFile(file)
  const archive = { ...opened, container: { ...opened.container, readWhole } }
  const top = topFolder(archive.container)
  if (top === undefined) return archive
  return {
    container: { ...rerooted(archive.container), readWhole },
    contentAt: (path) => archive.contentAt(`${top}/${path}`),
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
