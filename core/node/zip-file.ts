/**
 * A .zip file on disk as a container: listed by two readers, read in place, never unpacked.
 */
import { closeSync } from "node:fs"
import { Failure } from "../base/index.ts"
import {
  DEFLATED,
  readZipDirectory,
  type ByteSource,
  type ZipDirectory,
  type ZipEntry,
} from "../container/index.ts"
import type { Finding } from "../findings/index.ts"
import {
  changesOf,
  guarded,
  isBroken,
  isChanged,
  toEntries,
  unreadable,
  withArchive,
  type ArchiveFile,
  type OpenArchive,
} from "./archive-file.ts"
import { fileSource } from "./file-source.ts"
import { inflatePieces } from "./inflate.ts"
import { makeMeasure } from "./measure.ts"
import { readPieces } from "./measure-one.ts"
import type { Content } from "./measure-task.ts"

/**
 * Opens an archive and lists it.
 *
 * An archive that does not parse is evidence, too: it has findings and no entries.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export function openZip(path: string): Promise<OpenArchive> {
  return withArchive(path, openZipFile)
}

async function openZipFile(file: ArchiveFile): Promise<OpenArchive> {
  const { path, fd, state } = file
  const source = fileSource(fd, state.sizeBytes)
  const directory = guarded(path, () => readZipDirectory(source))
  const second = isBroken(directory.findings) ? [] : await secondOpinion(source, directory)
  const members = new Map(directory.entries.map((entry) => [entry.path, entry]))
  const contents = {
    at: (name: string) => contentOf(fd, members.get(name)),
    changed: () => isChanged(file),
  }
  return {
    container: {
      kind: "zip",
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

/** The library is loaded only when there is an archive to read. */
async function secondOpinion(
  source: ByteSource,
  directory: ZipDirectory,
): Promise<readonly Finding[]> {
  const { compareWithLibrary } = await import("./library-zip.ts")
  return compareWithLibrary(source, directory)
}

function contentOf(fd: number, entry: ZipEntry | undefined): Content | undefined {
  if (entry === undefined) return undefined
  if (entry.unreadable !== undefined) return { kind: "refused", detail: entry.unreadable }
  if (entry.kind !== "file") return { kind: "refused", detail: "not a regular file" }
  const { dataOffset, compressedBytes, sizeBytes, crc32 } = entry
  const deflated = entry.method === DEFLATED
  return { kind: "member", fd, deflated, dataOffset, compressedBytes, sizeBytes, crc32 }
}

/**
 * Streams a member as far as it is sound.
 *
 * What is wrong with its content is told when it is measured, as every file is; here a
 * damaged member simply ends.
 */
export async function* readMember(
  path: string,
  content: Content | undefined,
): AsyncGenerator<Uint8Array> {
  if (content === undefined) throw new Failure("INTERNAL", "no such member to read", { path })
  if (content.kind !== "member") return
  try {
    yield* content.deflated ? inflatePieces(readPieces(content), content) : readPieces(content)
  } catch (cause) {
    throw unreadable(path, cause)
  }
}
