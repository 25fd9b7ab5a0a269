/**
 * Files of the evidence, opened for reading and never otherwise.
 *
 * A file is opened only when its last component is no link, and its state before and
 * after tells whether one state of it was seen.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs"
import type { ByteSource } from "../container/index.ts"

/** What must be the same before and after reading for one state of the file to have been seen. */
export interface FileState {
  readonly sizeBytes: number
  readonly modifiedMs: number
  readonly inode: number
}

export function stateOf(stats: Stats): FileState {
  return { sizeBytes: stats.size, modifiedMs: stats.mtimeMs, inode: stats.ino }
}

/** True when the open file is still the regular file in the state that was noted. */
export function isInState(fd: number, state: FileState): boolean {
  const stats = fstatSync(fd)
  return (
    stats.isFile() &&
    stats.size === state.sizeBytes &&
    stats.mtimeMs === state.modifiedMs &&
    stats.ino === state.inode
  )
}

// Windows knows neither flag; its links are resolved by the walk, which opens none.
const {
  O_RDONLY,
  O_NOFOLLOW = 0,
  O_NONBLOCK = 0,
} = constants as Partial<typeof constants> & {
  readonly O_RDONLY: number
}

/**
 * Opens a file for reading without following a link, and without waiting should it have
 * become a pipe.
 *
 * @throws the system's error; ELOOP when the path is a link.
 */
export function openFile(path: string): number {
  return openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
}

/** What can be read at any place: an open file, or bytes that were read already. */
export type OpenBytes = number | Uint8Array

/**
 * Reads until the buffer is full or the bytes end.
 *
 * @param position - Where to begin, in bytes.
 * @returns Number of bytes read.
 */
export function readInto(from: OpenBytes, buffer: Uint8Array, position: number): number {
  if (typeof from !== "number") {
    const part = from.subarray(position, position + buffer.length)
    buffer.set(part)
    return part.length
  }
  let filled = 0
  while (filled < buffer.length) {
    const read = readSome(from, buffer.subarray(filled), position + filled)
    if (read === 0) break
    filled += read
  }
  return filled
}

/** One read; a signal that comes in between (on some network disks) is no fault of the disk. */
function readSome(fd: number, room: Uint8Array, position: number): number {
  for (;;) {
    try {
      return readSync(fd, room, 0, room.length, position)
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EINTR")) throw cause
    }
  }
}

/** A range of bytes, to be read anywhere. */
export interface ByteRange {
  readonly bytes: OpenBytes
  /** Where the range begins. */
  readonly start: number
  readonly sizeBytes: number
}

/** A range as random access bytes; one buffer serves all short reads. */
export function rangeSource({ bytes, start, sizeBytes }: ByteRange): ByteSource {
  let buffer = new Uint8Array(64 * 1024)
  return {
    sizeBytes,
    read: (offset, length) => {
      const wanted = Math.max(0, Math.min(length, sizeBytes - offset))
      if (wanted > buffer.length) buffer = new Uint8Array(wanted)
      return buffer.subarray(0, readInto(bytes, buffer.subarray(0, wanted), start + offset))
    },
  }
}

/** The state of the file at a path as opening finds it, and its open descriptor. */
export function openNoted(path: string): { readonly fd: number; readonly state: FileState } {
  const fd = openFile(path)
  try {
    return { fd, state: stateOf(fstatSync(fd)) }
  } catch (cause) {
    closeSync(fd)
    throw cause
  }
}
