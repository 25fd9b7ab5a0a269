/**
 * Walking the log once, line by line: is it unbroken, complete and in order?
 *
 * The walker reads the links. What a line says is parsed by whoever knows the format,
 * and what the events mean together is decided in core/merkle and core/custody, to
 * which the caller passes the same lines.
 */
import { toHex, type Refused } from "../base/index.ts"
import type { DigestAlgorithm, EventClaim } from "../claims/index.ts"
import type { Outcome } from "../findings/index.ts"
import type { DigestEngine, Hasher } from "../hashing/index.ts"
import { makeLineLinks, NO_LINE } from "./line-links.ts"
import { makeLineSplitter, type SplitLine } from "./line-splitter.ts"

export interface LogWalkOptions {
  /** Path of the log, for findings. */
  readonly path: string
  readonly digests: DigestEngine
  /** The event that a line states, or why it states none. */
  readonly parse: (line: Uint8Array) => EventClaim | Refused
  /** Numbers of lines at which the state of the log is wanted; in any order. */
  readonly marks?: readonly number[]
  /** Algorithms by which the log is digested at every mark, besides SHA-256. */
  readonly markAlgorithms?: readonly DigestAlgorithm[]
  /**
   * Called for every line in order, with its bytes without LF (valid only during the call),
   * its index from 0 and its event. Not called for a line beyond the limit.
   */
  readonly onLine?: (line: Uint8Array, index: number, event: EventClaim | undefined) => void
  /** Called for every mark, after `onLine` of the last line it covers. */
  readonly onMark?: (mark: LogMark) => void
}

/** The log as it was when it had `size` lines. */
export interface LogMark {
  readonly size: number
  /** Length of those lines with their LF. */
  readonly bytes: number
  /** SHA-256 (hex) of the last of them without LF; 64 zeros for none. */
  readonly head: string
  /** SHA-256 (hex) of all of them with their LF. */
  readonly sha256: string
  /** Other digests (hex) of the same, by those algorithms that were asked for. */
  readonly otherDigests: LogDigests
}

export type LogDigests = Readonly<Partial<Record<DigestAlgorithm, string>>>

export interface LogObserved {
  /** Number of lines, whatever they hold. */
  readonly events: number
  readonly bytes: number
  /** SHA-256 (hex) of the whole file. */
  readonly sha256: string
  /** SHA-256 (hex) of the last line without LF; 64 zeros for an empty log. */
  readonly head: string
  /** The marks that the log reaches, by size. */
  readonly marks: readonly LogMark[]
  /** Lines whose number and `prev` both follow from the line before. */
  readonly linksHeld: number
  /** Lines that must: all of them. */
  readonly linksExpected: number
  /** Lines beyond the limit, which no one was shown; a root without them is not the log's. */
  readonly unread: number
}

export interface LogWalked {
  readonly observed: LogObserved
  /** The check "chain". */
  readonly outcome: Outcome
}

export interface LogWalker {
  /** Takes the next bytes of the log; the chunk may be reused afterwards. */
  push(chunk: Uint8Array): void
  /** Ends the log; to be called once. */
  end(): LogWalked
}

/** Builds a walker at the beginning of a log (docs/evidence-bag.md, sections 5 and 6). */
export function makeLogWalker(options: LogWalkOptions): LogWalker {
  const { digests, onLine } = options
  const splitter = makeLineSplitter(digests)
  const links = makeLineLinks(options)
  const marks = makeMarks(options)
  const whole = makeWhole(options)
  let bytes = 0

  const take = (line: SplitLine, terminated: boolean): void => {
    const index = links.count()
    const taken = links.take(line, terminated)
    if (taken.bytes !== undefined) onLine?.(taken.bytes, index, taken.event)
  }
  return {
    push: (chunk) => {
      let digested = 0
      splitter.split(chunk, (line, end) => {
        take(line, true)
        if (!marks.isAt(links.count())) return
        whole.update(chunk.subarray(digested, end))
        digested = end
        marks.record({ head: links.head(), bytes: bytes + end, ...whole.digestsSoFar() })
      })
      whole.update(chunk.subarray(digested))
      bytes += chunk.length
    },
    end: () => {
      const rest = splitter.rest()
      if (rest !== undefined) take(rest, false)
      const events = links.count()
      const { held, checked, unread, findings } = links.end()
      const digestsOfAll = { sha256: whole.digestsSoFar().sha256, head: toHex(links.head()) }
      const counts = { linksHeld: held, linksExpected: events, unread }
      return {
        observed: { events, bytes, ...digestsOfAll, marks: marks.all(), ...counts },
        outcome: { check: "chain", population: { expected: events, checked }, findings },
      }
    },
  }
}

interface Whole {
  update(bytes: Uint8Array): void
  digestsSoFar(): Pick<LogMark, "sha256" | "otherDigests">
}

/** All bytes so far in every algorithm that is wanted of them. */
function makeWhole({ digests, markAlgorithms = [] }: LogWalkOptions): Whole {
  const sha256 = digests.hasher("sha256")
  const others = new Map<DigestAlgorithm, Hasher>()
  for (const algorithm of markAlgorithms) {
    if (algorithm !== "sha256") others.set(algorithm, digests.hasher(algorithm))
  }
  return {
    update: (bytes) => {
      sha256.update(bytes)
      for (const hasher of others.values()) hasher.update(bytes)
    },
    digestsSoFar: () => ({
      sha256: toHex(sha256.digestSoFar()),
      otherDigests: Object.fromEntries(
        [...others].map(([algorithm, hasher]) => [algorithm, toHex(hasher.digestSoFar())]),
      ),
    }),
  }
}

interface Marks {
  /** True when the state after so many lines is wanted. */
  isAt(size: number): boolean
  /** Keeps the state at the wanted size that `isAt` was true for. */
  record(state: Omit<LogMark, "size" | "head"> & { readonly head: Uint8Array }): void
  all(): readonly LogMark[]
}

function makeMarks(options: LogWalkOptions): Marks {
  const { marks = [], onMark } = options
  const wanted = [...new Set(marks)].sort((a, b) => a - b)
  const reached: LogMark[] = []
  const record: Marks["record"] = ({ head, ...state }) => {
    const mark = { size: wanted[reached.length] ?? 0, ...state, head: toHex(head) }
    reached.push(mark)
    onMark?.(mark)
  }
  if (wanted[0] === 0) record({ head: NO_LINE, bytes: 0, ...makeWhole(options).digestsSoFar() })
  return { isAt: (size) => wanted[reached.length] === size, record, all: () => reached }
}
