/**
 * Lines of a log that arrives in chunks: LF ends a line, and no line is held beyond a limit.
 */
import { LIMITS } from "../base/index.ts"
import type { DigestEngine, Hasher } from "../hashing/index.ts"

const LF = 0x0a

/** One line without its LF. */
export type SplitLine =
  /** The bytes are valid only until the next line is split. */
  | { readonly kind: "line"; readonly bytes: Uint8Array }
  /** Too long to be held; its SHA-256 was computed as it went by. */
  | { readonly kind: "too-long"; readonly length: number; readonly digest: Uint8Array }

export interface LineSplitter {
  /** Calls back for every line that ends in this chunk, with the offset just after its LF. */
  split(chunk: Uint8Array, each: (line: SplitLine, end: number) => void): void
  /** What follows the last LF; `undefined` when nothing does. */
  rest(): SplitLine | undefined
}

/** @param limit - Bytes of the longest line that is held. */
export function makeLineSplitter(
  digests: DigestEngine,
  limit: number = LIMITS.logLineBytes,
): LineSplitter {
  const held = makeHeldLine(digests, limit)
  return {
    split: (chunk, each) => {
      let start = 0
      for (let lf = chunk.indexOf(LF); lf >= 0; lf = chunk.indexOf(LF, start)) {
        const part = chunk.subarray(start, lf)
        start = lf + 1
        if (held.isEmpty() && part.length <= limit) {
          each({ kind: "line", bytes: part }, start)
        } else {
          held.add(part)
          each(held.take(), start)
        }
      }
      if (start < chunk.length) held.add(chunk.subarray(start))
    },
    rest: () => (held.isEmpty() ? undefined : held.take()),
  }
}

interface HeldLine {
  readonly isEmpty: () => boolean
  readonly add: (part: Uint8Array) => void
  readonly take: () => SplitLine
}

/** The beginning of a line whose end is in a later chunk: at most `limit` bytes of it. */
function makeHeldLine(digests: DigestEngine, limit: number): HeldLine {
  let bytes = new Uint8Array(4096)
  let length = 0
  let tooLong: Hasher | undefined

  const grow = (size: number): void => {
    if (size <= bytes.length) return
    const larger = new Uint8Array(Math.min(limit, 2 * size))
    larger.set(bytes.subarray(0, length))
    bytes = larger
  }
  const add = (part: Uint8Array): void => {
    if (tooLong === undefined && length + part.length > limit) {
      tooLong = digests.hasher("sha256")
      tooLong.update(bytes.subarray(0, length))
    }
    if (tooLong === undefined) {
      grow(length + part.length)
      bytes.set(part, length)
    } else {
      tooLong.update(part)
    }
    length += part.length
  }
  const take = (): SplitLine => {
    const line: SplitLine =
      tooLong === undefined
        ? { kind: "line", bytes: bytes.subarray(0, length) }
        : { kind: "too-long", length, digest: tooLong.digest() }
    length = 0
    tooLong = undefined
    return line
  }
  return { isEmpty: () => length === 0, add, take }
}
