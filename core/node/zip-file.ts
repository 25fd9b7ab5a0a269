/**
 * A .zip file on disk as a container: listed by two readers, read in place, never unpacked.
 */
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
  isDecided,
  toEntries,
  unreadable,
  type ArchiveFile,
  type OpenArchive,
} from "./archive-file.ts"
import { rangeSource } from "./file-source.ts"
import { inflatePieces } from "./inflate.ts"
import { makeMeasure } from "./measure.ts"
import { readPieces } from "./measure-one.ts"
import type { Content } from "./measure-task.ts"

/**
 * Lists an archive.
 *
 * An archive that does not parse is evidence, too: it has findings and no entries.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export async function openZip(file: ArchiveFile): Promise<OpenArchive> {
  const { path } = file
  const source = rangeSource(file)
  const directory = guarded(path, () => readZipDirectory(source))
  const second = isDecided(directory.findings) ? [] : await secondOpinion(source, directory)
  const members = new Map(directory.entries.map((entry) => [entry.path, entry]))
  const contentAt = (name: string): Content | undefined => contentOf(file, members.get(name))
  return {
    container: {
      kind: "zip",
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

/** The library is loaded only when there is an archive to read. */
async function secondOpinion(
  source: ByteSource,
  directory: ZipDirectory,
): Promise<readonly Finding[]> {
  const { compareWithLibrary } = await import("./library-zip.ts")
  return compareWithLibrary(source, directory)
}

function contentOf(file: ArchiveFile, entry: ZipEntry | undefined): Content | undefined {
  if (entry === undefined) return undefined
  if (entry.unreadable !== undefined) return { kind: "refused", detail: entry.unreadable }
  if (entry.kind !== "file") return { kind: "refused", detail: "not a regular file" }
  const { compressedBytes, sizeBytes, crc32 } = entry
  const deflated = entry.method === DEFLATED
  const dataOffset = file.start + entry.dataOffset
  const place = { holder: file.bytes, dataOffset, compressedBytes }
  return { kind: "member", deflated, ...place, sizeBytes, crc32 }
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
