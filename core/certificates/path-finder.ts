/**
 * Finding many paths: the same question about the same certificates is answered once.
 *
 * An answer holds between two instants at which anything that it rests on begins or ends, so
 * ten thousand signatures under one chain cost one search.
 */
import type { Certificate } from "../encodings/index.ts"
import { findPath, type PathAnswer, type PathRequest } from "./find-path.ts"
import { certificateFingerprint } from "./fingerprints.ts"

/** What stays the same for all that are asked. */
export type PathPool = Pick<
  PathRequest,
  "anchors" | "revocation" | "engines" | "allowed" | "policies"
>

export type PathQuestion = Pick<PathRequest, "certificate" | "intermediates" | "at" | "purpose">

export interface PathFinder {
  /** As `findPath`, remembering. */
  find(question: PathQuestion): PathAnswer
}

interface Remembered {
  /** Milliseconds since 1970: from the first, before the second. */
  readonly from: number
  readonly until: number
  readonly answer: PathAnswer
}

/** Answers that are kept; beyond them all are forgotten, which costs time and nothing else. */
const MAX_REMEMBERED = 10_000

/** A finder for one pool; what it remembers is gone with it. */
export function makePathFinder(pool: PathPool): PathFinder {
  const remembered = new Map<string, readonly Remembered[]>()
  return {
    find: (question) => {
      const key = keyOf(question)
      const known = remembered.get(key) ?? []
      const { at } = question
      const before = known.find(({ from, until }) => from <= at && at < until)
      if (before !== undefined) return before.answer
      const request = { ...pool, ...question }
      const answer = findPath(request)
      if (remembered.size >= MAX_REMEMBERED) remembered.clear()
      // The same list must not grow without end under instants that are all different.
      const kept = known.length >= MAX_REMEMBERED ? [] : known
      remembered.set(key, [...kept, { ...windowAround(at, request), answer }])
      return answer
    },
  }
}

function keyOf({ certificate, intermediates, purpose }: PathQuestion): string {
  return [purpose, certificate, ...intermediates]
    .map((one) => (typeof one === "string" ? one : certificateFingerprint(one)))
    .join(" ")
}

function windowAround(at: number, request: PathRequest): Omit<Remembered, "answer"> {
  const changes = changesOf(request)
  return {
    from: changes.filter((one) => one <= at).reduce((a, b) => Math.max(a, b), -Infinity),
    until: changes.filter((one) => one > at).reduce((a, b) => Math.min(a, b), Infinity),
  }
}

/** Every instant from which on another answer may be right. */
function changesOf(request: PathRequest): readonly number[] {
  const { certificate, intermediates, anchors, revocation } = request
  const pinned = anchors.flatMap((anchor) => anchor.certificate ?? [])
  const { lists = [], responses = [] } = revocation ?? {}
  const singles = responses.flatMap((response) => response.responses)
  return [
    ...[certificate, ...intermediates, ...pinned].flatMap(windowOf),
    ...[...lists, ...singles].flatMap(({ thisUpdate, nextUpdate }) => [
      thisUpdate + 1,
      ...(nextUpdate === undefined ? [] : [nextUpdate + 1]),
    ]),
  ]
}

/** The last second belongs to the validity as a whole. */
function windowOf({ notBefore, notAfter }: Certificate): readonly number[] {
  return [notBefore, notAfter + 1000]
}
