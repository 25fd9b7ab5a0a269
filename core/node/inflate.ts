/**
 * Inflating a compressed member, within the size that the archive states for it.
 *
 * What comes out is bounded by the stated size, whatever goes in; what is wrong with
 * the content is said at the end instead of being thrown.
 */
import { Readable } from "node:stream"
import { createInflateRaw, inflateRawSync } from "node:zlib"

export interface DeflatedSizes {
  readonly compressedBytes: number
  readonly sizeBytes: number
}

export const LARGER = "content larger than the archive records"
export const LEFT_OVER = "bytes after the end of the compressed content"

/** Content, or what is wrong with it. */
export type Inflated =
  | { readonly kind: "content"; readonly bytes: Uint8Array }
  | { readonly kind: "damaged"; readonly detail: string }

/** Inflates a small member in one step. */
export function inflateWhole(deflated: Uint8Array, sizes: DeflatedSizes): Inflated {
  try {
    const answer = inflateInfo(deflated, sizes.sizeBytes)
    if (answer.engine.bytesWritten !== sizes.compressedBytes) {
      return { kind: "damaged", detail: LEFT_OVER }
    }
    return { kind: "content", bytes: answer.buffer }
  } catch (cause) {
    return { kind: "damaged", detail: damage(cause) }
  }
}

/** Inflates what lies at the beginning of some bytes, and says how many of them it was. */
export function inflateFirst(
  deflated: Uint8Array,
  mostBytes: number,
): { readonly bytes: Uint8Array; readonly used: number } | undefined {
  try {
    const { buffer, engine } = inflateInfo(deflated, mostBytes)
    return { bytes: buffer, used: engine.bytesWritten }
  } catch {
    return undefined
  }
}

function inflateInfo(
  deflated: Uint8Array,
  mostBytes: number,
): { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } } {
  const options = { info: true, maxOutputLength: Math.max(1, mostBytes) } as const
  // With `info` Node answers an object of this shape; its types know only the plain answer.
  return inflateRawSync(deflated, options) as unknown as ReturnType<typeof inflateInfo>
}

/**
 * Inflates a member piece by piece.
 *
 * @param pieces - The compressed bytes in order; each piece is kept until it is used up.
 * @returns After the last piece: what is wrong with the content, if anything is.
 * @throws the system's error when reading the pieces fails.
 */
export async function* inflatePieces(
  pieces: Iterable<Uint8Array>,
  sizes: DeflatedSizes,
): AsyncGenerator<Uint8Array, string | undefined> {
  const compressed = Readable.from(pieces)
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 })
  compressed.once("error", (cause) => inflater.destroy(cause)).pipe(inflater)
  let sizeBytes = 0
  try {
    for await (const piece of inflater as AsyncIterable<Uint8Array>) {
      sizeBytes += piece.length
      if (sizeBytes > sizes.sizeBytes) return LARGER
      yield piece
    }
  } catch (cause) {
    if (isSystemError(cause)) throw cause
    return damage(cause)
  } finally {
    compressed.destroy()
    inflater.destroy()
  }
  return inflater.bytesWritten === sizes.compressedBytes ? undefined : LEFT_OVER
}

function isSystemError(cause: unknown): boolean {
  return cause instanceof Error && "syscall" in cause
}

function damage(cause: unknown): string {
  if (cause instanceof RangeError) return LARGER
  const detail = cause instanceof Error ? cause.message : "unknown error"
  return `content that does not decompress: ${detail}`
}
