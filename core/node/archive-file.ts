/**
 * What all archives on disk share: where their bytes are, and one sentence for whatever
 * the system says against reading them.
 */
import { closeSync } from "node:fs"
import { Failure } from "../base/index.ts"
import type { Container, Entry } from "../container/index.ts"
import { finding, severityOf, type Finding } from "../findings/index.ts"
import type { Measure } from "../hashing/index.ts"
import { isInState, openNoted, type FileState } from "./file-source.ts"
import type { MeasureOptions } from "./measure.ts"
import { systemReason } from "./own-file.ts"

/** An open file that holds an archive. */
export interface ArchiveFile {
  /** As the user is told of it. */
  readonly path: string
  readonly fd: number
  readonly state: FileState
}

/** An archive that was opened; paths are the archive's own. */
export interface OpenArchive {
  readonly container: Container
  readonly measure: (options: MeasureOptions) => Measure
}

/**
 * Opens the file and lists it through `open`; on a throw the file is closed again.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export async function withArchive<T>(
  path: string,
  open: (file: ArchiveFile) => Promise<T>,
): Promise<T> {
  const file = guarded(path, () => ({ path, ...openNoted(path) }))
  try {
    return await open(file)
  } catch (cause) {
    closeSync(file.fd)
    throw cause
  }
}

/** True when the file is no longer as it was when it was opened. */
export function isChanged({ fd, state }: ArchiveFile): boolean {
  return !isInState(fd, state)
}

/** The finding for a file that is no longer as it was when it was opened. */
export function changesOf(file: ArchiveFile): readonly Finding[] {
  const reason = "the archive changed while it was read"
  return isChanged(file) ? [finding("EVIDENCE_CHANGED", "", { reason })] : []
}

/** The entries of a container from those of an archive's directory. */
export function toEntries(entries: readonly Entry[]): readonly Entry[] {
  return entries.map(({ path, kind, sizeBytes, modifiedMs }) => ({
    path,
    kind,
    sizeBytes: kind === "file" ? sizeBytes : 0,
    ...(modifiedMs === undefined ? {} : { modifiedMs }),
  }))
}

/** Where our own reader refuses already, a second opinion could change nothing. */
export function isBroken(findings: readonly Finding[]): boolean {
  return findings.some((found) => severityOf(found) === "broken")
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
  const message = `the archive cannot be read: ${systemReason(cause)}`
  return new Failure("UNREADABLE", message, { path, cause })
}
