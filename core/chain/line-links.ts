/**
 * One line after the other: does it state an event, with an id of its own, that follows
 * from the line before?
 */
import { LIMITS, type Refused } from "../base/index.ts"
import type { EventClaim } from "../claims/index.ts"
import {
  finding,
  makeCappedFindings,
  type CappedFindings,
  type Finding,
  type FindingCode,
  type Observed,
} from "../findings/index.ts"
import { SHA256_BYTES, type DigestEngine } from "../hashing/index.ts"
import { breakFindings } from "./break-findings.ts"
import { makeBreakList, type BreakList } from "./breaks.ts"
import { makeIdRegister, type IdRegister } from "./id-register.ts"
import type { SplitLine } from "./line-splitter.ts"
import { isHexOf, makeRecentLines, type RecentLines } from "./recent-lines.ts"

/** What the first line names as the one before it: 64 zeros (docs/evidence-bag.md, section 5). */
export const NO_LINE = new Uint8Array(SHA256_BYTES)

export interface LineLinksOptions {
  readonly path: string
  readonly digests: DigestEngine
  readonly parse: (line: Uint8Array) => EventClaim | Refused
}

/** What one line was seen to be. */
export interface TakenLine {
  /** Absent for a line beyond the limit. */
  readonly bytes: Uint8Array | undefined
  readonly event: EventClaim | undefined
}

export interface LineLinks {
  /** Number of lines so far. */
  count(): number
  /** SHA-256 of the last line; zeros before the first. */
  head(): Uint8Array
  /** @param terminated - False for what follows the last LF. */
  take(line: SplitLine, terminated: boolean): TakenLine
  end(): LinksSeen
}

export interface LinksSeen {
  readonly held: number
  /** Lines of which it could be said whether they follow. */
  readonly checked: number
  /** Lines beyond the limit. */
  readonly unread: number
  readonly findings: readonly Finding[]
}

export function makeLineLinks(options: LineLinksOptions): LineLinks {
  const log: LogSoFar = {
    ...options,
    findings: makeCappedFindings(options.path),
    ids: makeIdRegister(),
    breaks: makeBreakList(),
    recent: makeRecentLines(),
    head: NO_LINE,
    seq: -1,
    count: 0,
    held: 0,
    checked: 0,
    unread: 0,
  }
  return {
    count: () => log.count,
    head: () => log.head,
    take: (line, terminated) => {
      const digest = line.kind === "line" ? log.digests.sha256(line.bytes) : line.digest
      const event = line.kind === "line" ? readLine(log, line.bytes, terminated) : undefined
      if (line.kind === "too-long") skipLine(log, line.length)
      if (event === undefined) passOver(log)
      else followLink(log, event, digest)
      log.recent.add(log.count, digest)
      log.head = digest
      log.count += 1
      return { bytes: line.kind === "line" ? line.bytes : undefined, event }
    },
    end: () => seen(log),
  }
}

interface LogSoFar extends LineLinksOptions {
  readonly findings: CappedFindings
  readonly ids: IdRegister
  readonly breaks: BreakList
  readonly recent: RecentLines
  head: Uint8Array
  /** Number of the last line, as stated or as its place suggests. */
  seq: number
  count: number
  held: number
  checked: number
  unread: number
}

function readLine(log: LogSoFar, bytes: Uint8Array, terminated: boolean): EventClaim | undefined {
  const parsed = log.parse(bytes)
  if ("kind" in parsed) {
    const reason = terminated ? lineFault(bytes) : "the log ends within a line"
    // A line that is not JSON at all is, to the log, a line that is no event.
    const code = parsed.code === "FORMAT_FAILURE" ? "EVENT_INVALID" : parsed.code
    const what = code === "CANON_DIALECT_MISMATCH" ? { what: "re-serialised" } : {}
    state(log, code, { ...what, reason: reason ?? parsed.reason })
    return undefined
  }
  if (!terminated) state(log, "EVENT_INVALID", { reason: "the last line does not end with LF" })
  if (!log.ids.add(parsed.id)) {
    state(log, "EVENT_INVALID", { reason: "an earlier event has the same id", id: parsed.id })
  }
  return parsed
}

/** What is wrong with the line before any reading of it, in words that say more than a parser's. */
function lineFault(line: Uint8Array): string | undefined {
  if (line.length === 0) return "the line is empty"
  if (line.at(-1) === 0x0d) return "the line ends with CR LF"
  return line.includes(0) ? "the line holds NUL bytes" : undefined
}

function skipLine(log: LogSoFar, length: number): void {
  log.unread += 1
  state(log, "LIMIT_EXCEEDED", { limit: String(LIMITS.logLineBytes), lineBytes: String(length) })
}

/** Goes past a line that states no number, so that nobody can say whether it follows. */
function passOver(log: LogSoFar): void {
  const { count: index, seq: before } = log
  log.seq += 1
  log.breaks.add({ kind: "unread", index, seq: log.seq, before, linkHolds: false })
}

function followLink(log: LogSoFar, event: EventClaim, digest: Uint8Array): void {
  const { count: index, seq: before, recent } = log
  const { seq } = event
  const linkHolds = isHexOf(event.prev, log.head)
  log.checked += 1
  log.seq = seq
  if (linkHolds && seq === before + 1) {
    log.held += 1
    return
  }
  const follows = linkHolds ? undefined : recent.indexOfHex(event.prev)
  const copyOf = recent.indexOf(digest)
  const relatives = {
    ...(follows !== undefined && { follows }),
    ...(copyOf !== undefined && { copyOf }),
  }
  log.breaks.add({ kind: "broken", index, seq, before, linkHolds, ...relatives })
}

function seen({ path, findings, breaks, count, held, checked, unread }: LogSoFar): LinksSeen {
  if (count === 0) findings.add(finding("LOG_EMPTY", path))
  if (count > LIMITS.events) {
    const observed = { reason: "more events than the limit", events: String(count) }
    findings.add(finding("LIMIT_EXCEEDED", path, observed))
  }
  const broken = breaks.end(count)
  for (const found of breakFindings(path, broken)) findings.add(found)
  return { held, checked, unread, findings: findings.all() }
}

function state(log: LogSoFar, code: FindingCode, observed: Observed): void {
  log.findings.add(finding(code, { path: log.path, line: log.count + 1 }, observed))
}
