/**
 * A private copy of a log, of which any line is read at once: where does each line begin?
 *
 * Evidence may lie in an archive, on a slow disk, or be gone in a minute. The copy is read
 * once, its digest says whether it is what was examined, and from then on a window over it
 * costs what it shows.
 */
import { closeSync, openSync, readSync } from "node:fs"
import { Failure, LIMITS, phrase, say, toHex } from "../../base/index.ts"
import { nativeDigests } from "../native-digests.ts"
import { writeSpool } from "../spool.ts"
import { systemReason } from "../own-file.ts"

const LF = 0x0a
/** Each line costs eight bytes of memory here, and eight more where its time is kept. */
const MOST_LINES = 20_000_000
const AHEAD_BYTES = 256 * 1024

/** Lines that follow each other, and where their bytes lie. */
export interface Stretch {
  readonly first: number
  readonly lines: number
  /** Offset of the first byte. */
  readonly start: number
  /** Offset behind the last byte; the LF of the last line is left out. */
  readonly end: number
}

export interface LogCopy {
  readonly path: string
  /** Number of lines; a last one without LF counts. */
  readonly lines: number
  /** SHA-256 (hex) of all bytes. */
  readonly sha256: string
  /**
   * The bytes of a line without its LF; `undefined` for one longer than the limit of the
   * format (docs/evidence-bag.md, section 15) and for one that is not there. They may be
   * overwritten by the next read: copy what must outlive it.
   *
   * @throws Failure UNREADABLE when the system refuses.
   */
  line(index: number): Uint8Array | undefined
  /**
   * The lines from `first` on, at most so many and of so many bytes together, but at least one;
   * `undefined` when there is none.
   */
  stretch(
    first: number,
    most: { readonly lines: number; readonly bytes: number },
  ): Stretch | undefined
  close(): void
}

/** Lets other work go on; called often, and throws when the copy is not wanted any more. */
export type Pause = () => Promise<void>

/**
 * Copies a log into a new file.
 *
 * @throws Failure UNWRITABLE when there is no room, UNREADABLE beyond 20 million lines, and
 *   whatever reading throws.
 */
export async function copyLog(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  pause: Pause,
): Promise<LogCopy> {
  const starts = makeStarts()
  const digest = nativeDigests.hasher("sha256")
  await writeSpool(path, async (append) => {
    for await (const chunk of chunks) {
      starts.add(chunk)
      digest.update(chunk)
      await append(chunk)
      await pause()
    }
  })
  return openCopy(path, starts, toHex(digest.digest()))
}

interface Starts {
  add(chunk: Uint8Array): void
  /** Number of lines. */
  count(): number
  /** Where a line begins and ends, its LF left out; only for lines that are there. */
  place(index: number): { readonly start: number; readonly end: number }
}

function makeStarts(): Starts {
  let starts = new Float64Array(1024)
  let count = 0
  let total = 0
  let isOpen = false

  const begin = (at: number): void => {
    if (count === MOST_LINES) {
      const message = say(
        "the log has more than {most} lines, which is more than can be shown; all of it was examined",
        { most: MOST_LINES },
      )
      throw new Failure("UNREADABLE", message)
    }
    if (count === starts.length) {
      const more = new Float64Array(2 * count)
      more.set(starts)
      starts = more
    }
    starts[count] = at
    count += 1
  }
  return {
    add: (chunk) => {
      for (let at = 0; at < chunk.length;) {
        if (!isOpen) begin(total + at)
        const end = chunk.indexOf(LF, at)
        isOpen = end < 0
        at = isOpen ? chunk.length : end + 1
      }
      total += chunk.length
    },
    count: () => count,
    place: (index) => {
      const next = index + 1 < count ? starts[index + 1] : undefined
      return { start: starts[index] ?? 0, end: (next ?? (isOpen ? total + 1 : total)) - 1 }
    },
  }
}

function openCopy(path: string, starts: Starts, sha256: string): LogCopy {
  const fd = openSync(path, "r")
  const lines = starts.count()
  const read = makeReader(fd)
  return {
    path,
    lines,
    sha256,
    line: (index) => {
      if (index < 0 || index >= lines) return undefined
      const { start, end } = starts.place(index)
      if (end - start > LIMITS.logLineBytes) return undefined
      const bytes = read(start, end - start)
      if (bytes.length === end - start) return bytes
      throw new Failure("UNREADABLE", say("the copy of the log was cut"))
    },
    stretch: (first, most) => {
      if (first < 0 || first >= lines) return undefined
      const { start } = starts.place(first)
      let last = first
      while (last + 1 < lines && last + 1 - first < most.lines) {
        if (starts.place(last + 1).end - start > most.bytes) break
        last += 1
      }
      return { first, lines: last + 1 - first, start, end: starts.place(last).end }
    },
    close: () => {
      closeSync(fd)
    },
  }
}

/** Reads ahead while one place follows the other; a million single reads take seconds. */
function makeReader(fd: number): (start: number, length: number) => Uint8Array {
  const ahead = new Uint8Array(AHEAD_BYTES)
  let from = 0
  let held = 0
  let next = 0
  return (start, length) => {
    const isNext = start === next
    next = start + length + 1
    if (start >= from && start + length <= from + held) {
      return ahead.subarray(start - from, start - from + length)
    }
    if (!isNext || length > AHEAD_BYTES) {
      const bytes = new Uint8Array(length)
      return bytes.subarray(0, readAt(fd, bytes, start))
    }
    from = start
    held = readAt(fd, ahead, start)
    return ahead.subarray(0, Math.min(length, held))
  }
}

function readAt(fd: number, bytes: Uint8Array, position: number): number {
  try {
    return readSync(fd, bytes, 0, bytes.length, position)
  } catch (cause) {
    const message = say("the copy of the log cannot be read: {reason}", {
      reason: phrase(systemReason(cause)),
    })
    throw new Failure("UNREADABLE", message, { cause })
  }
}
