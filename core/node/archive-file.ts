/**
 * What all archives on disk share: where their bytes are, and one sentence for whatever
 * the system says against reading them.
 */
import { closeSync } from "node:fs"
import { setImmediate } from "node:timers/promises"
import { Failure, phrase, say } from "../base/index.ts"
import type { Container, Entry } from "../container/index.ts"
import { finding, severityOf, type Finding } from "../findings/index.ts"
import type { Measure } from "../hashing/index.ts"
import { isInState, openNoted, readInto, type ByteRange } from "./file-source.ts"
import type { MeasureOptions } from "./measure.ts"
import type { Content } from "./measure-task.ts"
import { systemReason } from "./own-file.ts"

/** The bytes of an archive: a file, or a range of one, or what was read of one. */
export interface ArchiveFile extends ByteRange {
  /** As the user is told of it. */
  readonly path: string
  /** True when the file is no longer as it was when it was opened. */
  readonly isChanged: () => boolean
  /** Lets go of what was opened for this archive alone. */
  readonly release: () => void
}

/** An archive that was opened; paths are the archive's own. */
export interface OpenArchive {
  readonly container: Container
  readonly measure: (options: MeasureOptions) => Measure
  /** Where the content of a member lies; `undefined` when it has no place of its own. */
  readonly contentAt: (path: string) => Content | undefined
}

export type OpensArchive = (file: ArchiveFile) => Promise<OpenArchive>

/**
 * Opens a file and lists it through `open`; on a throw the file is closed again.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export async function openArchiveFile<T>(
  path: string,
  open: (file: ArchiveFile) => Promise<T>,
): Promise<T> {
  const { fd, state } = guarded(path, () => openNoted(path))
  const release = (): void => {
    closeSync(fd)
  }
  try {
    const isChanged = (): boolean => !isInState(fd, state)
    return await open({ path, bytes: fd, start: 0, sizeBytes: state.sizeBytes, isChanged, release })
  } catch (cause) {
    release()
    throw cause
  }
}

const PIECE_BYTES = 1024 * 1024

/** The bytes of the archive file itself, in order; a piece shares memory with the next. */
export async function* wholeFile({
  path,
  bytes,
  start,
  sizeBytes,
}: ArchiveFile): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(Math.min(PIECE_BYTES, sizeBytes))
  for (let done = 0; done < sizeBytes;) {
    const wanted = buffer.subarray(0, Math.min(buffer.length, sizeBytes - done))
    const read = guarded(path, () => readInto(bytes, wanted, start + done))
    if (read === 0) return
    done += read
    // Reading is synchronous; waiting here lets an interruption be heard between two pieces.
    await setImmediate()
    yield wanted.subarray(0, read)
  }
}

/** The finding for a file that is no longer as it was when it was opened. */
export function changesOf(file: ArchiveFile): readonly Finding[] {
  const reason = "the archive changed while it was read"
  return file.isChanged() ? [finding("EVIDENCE_CHANGED", "", { reason })] : []
}

/** The entries of a container from those of an archive's directory. */
export function toEntries(entries: readonly Entry[]): readonly Entry[] {
  return entries.map(({ path, kind, sizeBytes, modifiedMs, unreadable }) => ({
    path,
    kind,
    sizeBytes: kind === "file" ? sizeBytes : 0,
    ...(modifiedMs === undefined ? {} : { modifiedMs }),
    ...(unreadable === undefined ? {} : { unreadable }),
  }))
}

/**
 * True when a second opinion could change nothing: our own reader refuses already, or it
 * stopped at a limit and has no whole list that could be compared.
 */
export function isDecided(findings: readonly Finding[]): boolean {
  return findings.some(
    (found) =>
      severityOf(found) === "broken" || (found.code === "LIMIT_EXCEEDED" && found.at.path === ""),
  )
}

/** True when a directory was read to its end without anything against it. */
export function isUndoubted(findings: readonly Finding[]): boolean {
  return findings.every((found) => severityOf(found) === "noted")
}

/** Turns the system's refusal into one sentence about the archive. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

export function unreadable(path: string, cause: unknown): Failure {
  if (cause instanceof Failure) return cause
  const message = say("the archive cannot be read: {reason}", {
    reason: phrase(systemReason(cause)),
  })
  return new Failure("UNREADABLE", message, { path, cause })
}
