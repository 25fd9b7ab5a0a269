/**
 * The log in the making: numbers and links events, and keeps its facts while lines go by.
 *
 * Lines are handed back to be written and are not kept, so a log of a million events
 * needs no more memory than its ids.
 */
import {
  concat,
  fromUtf8,
  LIMITS,
  parseCanonicalJson,
  reasoned,
  say,
  toHex,
  toUtf8,
  type Reasoned,
  type Saying,
} from "../base/index.ts"
import { writeEventLine, type EventClaim } from "../claims/index.ts"
import type { DigestEngine } from "../hashing/index.ts"
import { makeTreeHasher } from "../merkle/index.ts"

/** An event before it has its place in a log. */
export type UnplacedEvent = Omit<EventClaim, "seq" | "prev">

/** What a checkpoint and a seal state about a log; digests in lower-case hex. */
export interface LogFacts {
  readonly events: number
  readonly bytes: number
  /** SHA-256 of the whole log, LF included. */
  readonly sha256: string
  /** SHA-256 of the last line without its LF; 64 zeros while there is none. */
  readonly head: string
  /** Root of the RFC 9162 tree over the lines without LF. */
  readonly root: string
}

export type Added =
  | { readonly kind: "added"; readonly event: EventClaim; readonly line: Uint8Array }
  | ({ readonly kind: "refused" } & Reasoned)

export interface LogComposer {
  /**
   * Takes over a line of an existing log, which the caller has verified.
   *
   * @param line - Without its LF.
   * @param id - The id of its event.
   */
  keep(line: Uint8Array, id: string): void
  /** Appends an event; answers it in its place and its line with LF, or why it cannot be part of this log. */
  add(event: UnplacedEvent): Added
  facts(): LogFacts
}

const NO_LINE = "0".repeat(64)
const LF = Uint8Array.of(0x0a)

/** Begins a log without events (docs/evidence-bag.md, sections 5 and 6). */
export function makeLogComposer(digests: DigestEngine): LogComposer {
  const ids = new Set<string>()
  const tree = makeTreeHasher(digests)
  const whole = digests.hasher("sha256")
  let bytes = 0
  let head = NO_LINE

  const keep = (line: Uint8Array, id: string): void => {
    ids.add(detached(id))
    tree.add(line)
    whole.update(line)
    whole.update(LF)
    bytes += line.length + 1
    head = toHex(digests.sha256(line))
  }
  return {
    keep,
    add: (event) => {
      if (ids.has(event.id)) return refused(say("another event has the id {id}", { id: event.id }))
      if (tree.size >= LIMITS.events)
        return refused(say("the log holds {events} events", { events: LIMITS.events }))
      const placed = { ...event, seq: tree.size, prev: head }
      const line = writeEventLine(placed)
      if (line.length > LIMITS.logLineBytes) {
        return refused(
          say("the event takes more than {bytes} bytes", { bytes: LIMITS.logLineBytes }),
        )
      }
      // Some numbers, such as 1e20, have a canonical form that no strict reader takes.
      if (parseCanonicalJson(line).kind !== "value") {
        return refused(
          say("the event holds a number whose canonical form no strict reader accepts"),
        )
      }
      keep(line, event.id)
      return { kind: "added", event: placed, line: concat(line, LF) }
    },
    facts: once(() => ({
      events: tree.size,
      bytes,
      sha256: toHex(whole.digest()),
      head,
      root: toHex(tree.root()),
    })),
  }
}

function refused(reason: Saying): Added {
  return { kind: "refused", ...reasoned(reason) }
}

/**
 * The same text in memory of its own.
 *
 * A text cut out of a line keeps the whole line in memory, and a million ids a million lines.
 */
function detached(text: string): string {
  return fromUtf8(toUtf8(text)) ?? text
}

/** A hasher answers once; the facts may be asked for again. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
