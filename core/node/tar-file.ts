/**
 * A .tar file on disk as a container: listed by two readers, read in place, never unpacked.
 */
import { readTarDirectory, type TarEntry } from "../container/index.ts"
import {
  changesOf,
  guarded,
  isUndoubted,
  toEntries,
  type ArchiveFile,
  type OpenArchive,
} from "./archive-file.ts"
import { rangeSource } from "./file-source.ts"
import { makeMeasure } from "./measure.ts"
import type { Content } from "./measure-task.ts"
import { readMember } from "./zip-file.ts"

/**
 * Lists an archive.
 *
 * An archive that does not parse is evidence, too: it has findings and what was read of it.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export async function openTar(file: ArchiveFile): Promise<OpenArchive> {
  const { path } = file
  const source = rangeSource(file)
  const directory = guarded(path, () => readTarDirectory(source))
  // The library is loaded only when there is an archive to read.
  const second = isUndoubted(directory.findings)
    ? await (await import("./library-tar.ts")).compareWithLibrary(source, directory)
    : []
  const members = new Map(directory.entries.map((entry) => [entry.path, entry]))
  const contentAt = (name: string): Content | undefined => contentOf(file, members.get(name))
  return {
    container: {
      kind: "tar",
      entries: toEntries(directory.entries),
      findings: [...directory.findings, ...second],
      read: (name) => readMember(path, contentAt(name)),
      changes: () => changesOf(file),
      close: () => {
        file.release()
        return Promise.resolve()
      },
    },
    measure: (options) => makeMeasure({ at: contentAt, changed: file.isChanged }, options),
    contentAt,
  }
}

function contentOf(file: ArchiveFile, entry: TarEntry | undefined): Content | undefined {
  if (entry === undefined) return undefined
  const { kind, sizeBytes } = entry
  if (entry.unreadable !== undefined) return { kind: "refused", detail: entry.unreadable }
  if (kind !== "file") return { kind: "refused", detail: "not a regular file" }
  const dataOffset = file.start + entry.dataOffset
  const place = { holder: file.bytes, dataOffset, compressedBytes: sizeBytes }
  return { kind: "member", deflated: false, ...place, sizeBytes }
}
