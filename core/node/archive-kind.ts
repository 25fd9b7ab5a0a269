/** Which files are archives, by their names and by how they begin. */
import { closeSync } from "node:fs"
import { openNoted, readInto } from "./file-source.ts"

export type ArchiveKind = "zip" | "tar" | "tar.gz"

const NAMES = [
  [/\.zip$/i, "zip"],
  [/\.tar$/i, "tar"],
  [/\.(?:tar\.gz|tgz)$/i, "tar.gz"],
] as const

/** What the name of a file says it is. */
export function namedKind(path: string): ArchiveKind | undefined {
  return NAMES.find(([pattern]) => pattern.test(path))?.[1]
}

/**
 * What a file is taken for: what its name says, or else what it begins like.
 *
 * A .gz without the name may hold anything, and is a file like others.
 *
 * @throws the system's error when the file cannot be read.
 */
export function archiveKind(name: string, location: string): ArchiveKind | undefined {
  const named = namedKind(name)
  if (named !== undefined) return named
  const { fd } = openNoted(location)
  try {
    const start = new Uint8Array(262)
    const read = readInto(fd, start, 0)
    const text = (from: number, to: number): string =>
      String.fromCharCode(...start.subarray(from, to))
    if (read >= 2 && text(0, 2) === "PK") return "zip"
    return text(257, 262) === "ustar" ? "tar" : undefined
  } finally {
    closeSync(fd)
  }
}
