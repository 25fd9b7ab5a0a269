/** Small logs for tests: built by the rule itself, then damaged by hand. */
import { createHash } from "node:crypto"
import { fromUtf8, toUtf8, type Refused } from "../../../core/base/index.ts"
import { makeLogWalker, type LogWalked, type LogWalkOptions } from "../../../core/chain/index.ts"
import { parseEvent, writeEventLine, type EventClaim } from "../../../core/claims/index.ts"
import type { Finding } from "../../../core/findings/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"

export const PATH = "custody/events.jsonl"
export const ZEROS = "0".repeat(64)

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

/** Event number `seq` of the plain log, with whatever is to be different. */
export function eventAt(seq: number, changes: Partial<EventClaim> = {}): EventClaim {
  return {
    id: `event-${seq}`,
    type: "https://sealwright.org/ns/event/recordUpdate",
    time: "2026-11-21T09:30:00.000Z",
    clock: "platform",
    agents: [{ id: "ada", role: "implementer", kind: "person" }],
    objects: [],
    outcome: "success",
    seq,
    prev: ZEROS,
    ...changes,
  }
}

export function lineOf(event: EventClaim): string {
  return fromUtf8(writeEventLine(event))?.replace(/\n$/, "") ?? ""
}

/** Numbers and links events as a sound writer does. */
export function chained(events: readonly Partial<EventClaim>[]): string[] {
  let prev = ZEROS
  return events.map((event, seq) => {
    const line = lineOf(eventAt(seq, { ...event, seq, prev }))
    prev = sha256Hex(line)
    return line
  })
}

/** The lines of a sound log of `size` events. */
export function soundLog(size: number): string[] {
  return chained(Array.from({ length: size }, () => ({})))
}

/** A line that carries on after `before` as a forger would write it. */
export function forgedLine(before: string, changes: Partial<EventClaim>): string {
  return lineOf(eventAt(0, { id: "forged", prev: sha256Hex(before), ...changes }))
}

/** Parses a line by JSON.parse and the form of an event; strictness is tested where it is decided. */
function parseTestLine(line: Uint8Array): EventClaim | Refused {
  try {
    return parseEvent(JSON.parse(fromUtf8(line) ?? "") as never) // whatever it is, it is checked
  } catch {
    return { kind: "refused", code: "FORMAT_FAILURE", reason: "not JSON" }
  }
}

export function walk(lines: readonly string[], options: Partial<LogWalkOptions> = {}): LogWalked {
  return walkText(lines.map((line) => `${line}\n`).join(""), options)
}

export function walkText(text: string, options: Partial<LogWalkOptions> = {}): LogWalked {
  return walkChunks([toUtf8(text)], options)
}

export function walkChunks(
  chunks: readonly Uint8Array[],
  options: Partial<LogWalkOptions> = {},
): LogWalked {
  const walker = makeLogWalker({
    path: PATH,
    digests: nativeDigests,
    parse: parseTestLine,
    ...options,
  })
  for (const chunk of chunks) walker.push(chunk)
  return walker.end()
}

/** Findings in short: code, what happened, records. */
export function inShort(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, at, observed }) => {
    const range = at.range === undefined ? "" : ` ${at.range.first}-${at.range.last}`
    return `${code} ${observed["what"] ?? observed["reason"] ?? ""}${range}`.trim()
  })
}
