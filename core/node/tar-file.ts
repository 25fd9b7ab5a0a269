/**
 * A .tar file on disk as a container: listed by two readers, read in place, never unpacked.
 */
import { closeSync } from "node:fs"
import { readTarDirectory, type TarEntry } from "../container/index.ts"
import {
  changesOf,
  guarded,
  isChanged,
  isUndoubted,
  toEntries,
  withArchive,
  type ArchiveFile,
  type OpenArchive,
} from "./archive-file.ts"
import { fileSource } from "./file-source.ts"
import { makeMeasure } from "./measure.ts"
import type { Content } from "./measure-task.ts"
import { readMember } from "./zip-file.ts"

/**
 * Opens an archive and lists it.
 *
 * An archive that does not parse is evidence, too: it has findings and what was read of it.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export function openTar(path: string): Promise<OpenArchive> {
  return withArchive(path, openTarFile)
}

async function openTarFile(file: ArchiveFile): Promise<OpenArchive> {
  const { path, fd, state } = file
  const source = fileSource(fd, state.sizeBytes)
  const directory = guarded(path, () => readTarDirectory(source))
  // The library is loaded only when there is an archive to read.
  const second = isUndoubted(directory.findings)
    ? await (await import("./library-tar.ts")).compareWithLibrary(source, directory)
    : []
  const members = new Map(directory.entries.map((entry) => [entry.path, entry]))
  const contents = {
    at: (name: string) => contentOf(fd, members.get(name)),
    changed: () => isChanged(file),
  }
  return {
    container: {
      kind: "tar",
      entries: toEntries(directory.entries),
      findings: [...directory.findings, ...second],
      read: (name) => readMember(path, contents.at(name)),
      changes: () => changesOf(file),
      close: () => {
        closeSync(fd)
        return Promise.resolve()
      },
    },
    measure: (options) => makeMeasure(contents, options),
  }
}

function contentOf(fd: number, entry: TarEntry | undefined): Content | undefined {
  if (entry === undefined) return undefined
  const { kind, dataOffset, sizeBytes } = entry
  if (entry.unreadable !== undefined) return { kind: "refused", detail: entry.unreadable }
  if (kind !== "file") return { kind: "refused", detail: "not a regular file" }
  return { kind: "member", fd, deflated: false, dataOffset, compressedBytes: sizeBytes, sizeBytes }
}
