/** Which files are archives, by their names and by how they begin. */
import { closeSync } from "node:fs"
import { constants, gunzipSync } from "node:zlib"
import type { Measured } from "../hashing/index.ts"
import { openNoted, readInto } from "./file-source.ts"

export type ArchiveKind = NonNullable<Measured["begins"]>

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
 * @throws the system's error when the file cannot be read.
 */
export function archiveKind(name: string, location: string): ArchiveKind | undefined {
  const named = namedKind(name)
  if (named !== undefined) return named
  const { fd } = openNoted(location)
  try {
    const start = new Uint8Array(START_BYTES)
    return beginsLike(start.subarray(0, readInto(fd, start, 0)))
  } finally {
    closeSync(fd)
  }
}

/** As much of a file as is looked at; the first block of a tar, deflated, is shorter than this. */
const START_BYTES = 1024

/** What a .zip begins with: a member, the end of an empty archive, or the mark of a split one. */
const ZIP = ["PK\u0003\u0004", "PK\u0005\u0006", "PK\u0007\u0008"] as const

/** The two first bytes of gzip, and its only method (RFC 1952, 2.3.1). */
const GZIP = "\u001F\u008B\u0008"

/** How and where both POSIX and GNU name a tar. */
const TAR = "ustar"
const TAR_OFFSET = 257

/**
 * What the first bytes of a file look like; `undefined` for no archive.
 *
 * A .gz may hold anything: it is an archive when what it holds begins like a tar.
 */
export function beginsLike(start: Uint8Array): ArchiveKind | undefined {
  if (ZIP.some((mark) => hasAt(start, 0, mark))) return "zip"
  if (hasAt(start, TAR_OFFSET, TAR)) return "tar"
  if (!hasAt(start, 0, GZIP)) return undefined
  return hasAt(inflatedStart(start.subarray(0, START_BYTES)), TAR_OFFSET, TAR)
    ? "tar.gz"
    : undefined
}

function hasAt(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    if (bytes[offset + i] !== text.charCodeAt(i)) return false
  }
  return true
}

/** What a gzip file holds at its beginning, as far as these bytes say. */
function inflatedStart(start: Uint8Array): Uint8Array {
  try {
    // The end of the file is not here, and nothing is concluded from that.
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return new Uint8Array(0)
  }
}

/** Gathers the first bytes of what passes in pieces. */
export function makeStart(): {
  readonly see: (piece: Uint8Array) => void
  readonly begins: () => Pick<Measured, "begins">
} {
  const start = new Uint8Array(START_BYTES)
  let filled = 0
  return {
    see: (piece) => {
      if (filled === START_BYTES) return
      const part = piece.subarray(0, START_BYTES - filled)
      start.set(part, filled)
      filled += part.length
    },
    begins: () => toBegins(start.subarray(0, filled)),
  }
}

/** The member of a measurement, where there is one to state. */
export function toBegins(start: Uint8Array): Pick<Measured, "begins"> {
  const begins = beginsLike(start)
  return begins === undefined ? {} : { begins }
}
