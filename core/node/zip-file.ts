/**
 * A .zip file on disk as a container: listed by two readers, read in place, never unpacked.
 */
import { closeSync } from "node:fs"
import { Failure } from "../base/index.ts"
import {
  DEFLATED,
  readZipDirectory,
  type ByteSource,
  type Container,
  type ZipDirectory,
  type ZipEntry,
} from "../container/index.ts"
import { severityOf, type Finding } from "../findings/index.ts"
import { fileSource, isInState, openNoted, readInto } from "./file-source.ts"
import { inflatePieces } from "./inflate.ts"
import { readPieces } from "./measure-one.ts"
import type { Content } from "./measure-task.ts"
import { systemReason } from "./own-file.ts"

export interface OpenZip {
  readonly container: Container
  /** The content at a path; `undefined` for a path that is not listed. */
  readonly contentAt: (path: string) => Content | undefined
  /** True when the file is no longer as it was when it was opened. */
  readonly changed: () => boolean
}

/**
 * Opens an archive and lists it.
 *
 * An archive that does not parse is evidence, too: it has findings and no entries.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export async function openZip(path: string): Promise<OpenZip> {
  const { fd, state } = guarded(path, () => openNoted(path))
  let directory: ZipDirectory
  let second: readonly Finding[]
  try {
    const source = fileSource(fd, state.sizeBytes)
    directory = guarded(path, () => readZipDirectory(source))
    // Where our own reader refuses already, a second opinion could change nothing.
    second = isBroken(directory) ? [] : await secondOpinion(source, directory)
  } catch (cause) {
    closeSync(fd)
    throw cause
  }
  const members = new Map(directory.entries.map((entry) => [entry.path, entry]))
  return {
    container: {
      kind: "zip",
      entries: directory.entries.map(({ path: name, kind, sizeBytes }) => ({
        path: name,
        kind,
        sizeBytes: kind === "file" ? sizeBytes : 0,
      })),
      findings: [...directory.findings, ...second],
      read: (name) => readMember(path, fd, members.get(name)),
      close: () => {
        closeSync(fd)
        return Promise.resolve()
      },
    },
    contentAt: (name) => contentOf(fd, members.get(name)),
    changed: () => !isInState(fd, state),
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

function isBroken({ findings }: ZipDirectory): boolean {
  return findings.some((found) => severityOf(found) === "broken")
}

/** Turns the system's refusal into one sentence about the archive. */
function guarded<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    const message = `the archive cannot be read: ${systemReason(cause)}`
    throw new Failure("UNREADABLE", message, { path, cause })
  }
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
async function* readMember(
  path: string,
  fd: number,
  entry: ZipEntry | undefined,
): AsyncGenerator<Uint8Array> {
  const content = contentOf(fd, entry)
  if (content === undefined) throw new Failure("INTERNAL", "no such member to read", { path })
  if (content.kind !== "member") return
  try {
    yield* content.deflated ? inflatePieces(readPieces(content), content) : readPieces(content)
  } catch (cause) {
    const message = `the archive cannot be read: ${systemReason(cause)}`
    throw new Failure("UNREADABLE", message, { path, cause })
  }
}

/** True when a file begins as archives do, whatever its name is. */
export function looksLikeZip(path: string): boolean {
  const { fd } = openNoted(path)
  try {
    const first = new Uint8Array(2)
    return readInto(fd, first, 0) === 2 && first[0] === 0x50 && first[1] === 0x4b
  } finally {
    closeSync(fd)
  }
}
