/**
 * The bytes of an archive, changed in places, without a copy of the rest.
 */
import type { ByteSource, Container } from "../container/index.ts"
import { insertedAt, type Splice } from "./changes.ts"

/** Most that is held in memory at once for one attack. */
export const MOST_HELD_BYTES = 64 * 1024 * 1024

/** A changed archive that still knows where its untouched bytes were. */
export interface ArchiveView extends ByteSource {
  /** Offset of a range in the untouched archive; `undefined` when any of it was changed. */
  origin(offset: number, length: number): number | undefined
}

/** Random access through splices, which are in order and do not overlap. */
export function splicedSource(source: ByteSource, splices: readonly Splice[]): ArchiveView {
  const pieces = piecesOf(source, splices)
  const last = pieces.at(-1)
  const sizeBytes = last === undefined ? 0 : last.start + last.length
  return {
    sizeBytes,
    origin: (offset, length) => {
      const piece = pieces.find(
        (one) => one.start <= offset && offset + length <= one.start + one.length,
      )
      return piece?.base === undefined ? undefined : piece.base + (offset - piece.start)
    },
    read: (offset, length) => {
      const end = Math.min(sizeBytes, offset + length)
      const parts: Uint8Array[] = []
      for (const { start, length: size, read } of pieces) {
        const [from, to] = [Math.max(start, offset), Math.min(start + size, end)]
        if (from < to) parts.push(read(from - start, to - from).slice())
      }
      const [only] = parts
      return parts.length === 1 && only !== undefined ? only : joinAll(parts)
    },
  }
}

interface Piece {
  /** Offset in the spliced archive. */
  readonly start: number
  readonly length: number
  /** Offset in the untouched archive, of bytes that are still its own. */
  readonly base?: number
  readonly read: (offset: number, length: number) => Uint8Array
}

function piecesOf(source: ByteSource, splices: readonly Splice[]): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let taken = 0
  const add = (piece: Omit<Piece, "start">): void => {
    if (piece.length > 0) pieces.push({ start, ...piece })
    start += piece.length
  }
  const keep = (base: number, length: number): void => {
    add({ length, base, read: (offset, size) => source.read(base + offset, size) })
  }
  for (const one of splices) {
    const bytes = insertedAt(one, source.read(one.from, 1)[0])
    keep(taken, one.from - taken)
    add({
      length: bytes.length,
      read: (offset, size) => bytes.subarray(offset, offset + size),
    })
    taken = one.to
  }
  keep(taken, source.sizeBytes - taken)
  return pieces
}

/** A whole file of a container; the caller has looked at its size. */
export async function readWhole(container: Container, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of container.read(path)) chunks.push(chunk.slice())
  return joinAll(chunks)
}

/** All parts in order; there may be more of them than a function takes arguments. */
export function joinAll(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
