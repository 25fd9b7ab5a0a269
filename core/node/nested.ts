/**
 * Archives inside evidence, opened where they lie: in a file, in a member that is stored as
 * it is, or, out of a compressed one, in memory. Never on disk.
 */
import { closeSync } from "node:fs"
import { LIMITS } from "../base/index.ts"
import type { Container } from "../container/index.ts"
import type { NestedArchives, NestedFile } from "../examination/index.ts"
import type { Measured } from "../hashing/index.ts"
import type { ArchiveFile, OpenArchive } from "./archive-file.ts"
import { namedKind, type ArchiveKind } from "./archive-kind.ts"
import { openArchive } from "./archive-openers.ts"
import { isInState, openNoted, type FileState } from "./file-source.ts"
import type { MeasureOptions } from "./measure.ts"

type Around = Pick<OpenArchive, "container" | "contentAt">

/** The archives among the files of opened evidence. */
export function nestedArchives(around: Around, options: MeasureOptions): NestedArchives {
  return archivesIn(around, options, { isLastLevel: false })
}

/** Archives lie inside one another as deep as anybody likes; here two levels are looked at. */
function archivesIn(
  around: Around,
  options: MeasureOptions,
  { isLastLevel }: Pick<NestedArchives, "isLastLevel">,
): NestedArchives {
  return {
    isLastLevel,
    among: (measured) => archivesAmong(around.container, measured),
    open: async ({ path, kind }) => {
      const file = await locate(around, path)
      if ("refused" in file) return file
      const opened = await openOrRelease(kind, file)
      const { container, measure } = opened
      return {
        path,
        container,
        measure: measure(options),
        ...(isLastLevel ? {} : { nested: archivesIn(opened, options, { isLastLevel: true }) }),
      }
    },
  }
}

function archivesAmong(
  { entries }: Container,
  measured: readonly Measured[],
): readonly NestedFile[] {
  const begins = new Map(measured.map((one) => [one.path, one.begins]))
  return entries.flatMap(({ path, kind: entryKind, sizeBytes }) => {
    const named = namedKind(path)
    const kind = named ?? begins.get(path)
    if (entryKind !== "file" || kind === undefined) return []
    return [{ path, sizeBytes, kind, isNamed: named !== undefined }]
  })
}

async function openOrRelease(kind: ArchiveKind, file: ArchiveFile): Promise<OpenArchive> {
  try {
    return await openArchive(kind, file)
  } catch (cause) {
    file.release()
    throw cause
  }
}

/** Where the bytes of an archive are, or why it is not opened. */
async function locate(
  { container, contentAt }: Around,
  path: string,
): Promise<ArchiveFile | { readonly refused: string }> {
  const content = contentAt(path)
  switch (content?.kind) {
    case "refused":
      return { refused: content.detail }
    case "file":
      return openListed(content)
    case "member":
      if (content.deflated) return hold(container, path)
      return {
        path,
        bytes: content.holder,
        start: content.dataOffset,
        sizeBytes: content.sizeBytes,
        isChanged: () => (container.changes?.() ?? []).length > 0,
        release: () => undefined,
      }
    case undefined:
      return hold(container, path)
  }
}

function openListed(listed: {
  readonly path: string
  readonly state: FileState
}): ArchiveFile | { readonly refused: string } {
  const { fd, state } = openNoted(listed.path)
  const release = (): void => {
    closeSync(fd)
  }
  if (!isInState(fd, listed.state)) {
    release()
    return { refused: "changed after it was listed" }
  }
  const isChanged = (): boolean => !isInState(fd, state)
  const { sizeBytes } = state
  return { path: listed.path, bytes: fd, start: 0, sizeBytes, isChanged, release }
}

/** Reads an archive out of a compressed one. */
async function hold(
  container: Container,
  path: string,
): Promise<ArchiveFile | { readonly refused: string }> {
  const sizeBytes = container.entries.find((entry) => entry.path === path)?.sizeBytes ?? 0
  if (sizeBytes > LIMITS.nestedBytes) {
    return { refused: "too large to be opened inside a compressed archive" }
  }
  const bytes = new Uint8Array(sizeBytes)
  let filled = 0
  for await (const piece of container.read(path)) {
    bytes.set(piece.subarray(0, sizeBytes - filled), filled)
    filled += Math.min(piece.length, sizeBytes - filled)
  }
  if (filled < sizeBytes) return { refused: "it could not be read to its end" }
  const file = { path, bytes, start: 0, sizeBytes }
  return { ...file, isChanged: () => false, release: () => undefined }
}
