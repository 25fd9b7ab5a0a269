/** `check timestamp`: does this token prove a time for these bytes, on a pinned authority's word? */
import { member, parseRfc3339, toInstant, type JsonObject } from "../base/index.ts"
import { toAnchor } from "../certificates/index.ts"
import type { Certificate } from "../encodings/index.ts"
import type { SignatureEngine } from "../signatures/index.ts"
import { checkTimestamp, type TimestampAnswer, type TimestampTrust } from "../time/index.ts"
import { withNotes, type Answer } from "./answer.ts"
import { bytesOf, certificatesOf, textOf, Unusable } from "./request.ts"

/**
 * Answers {token, data | imprint, anchors, certificates?, request?, at?}.
 *
 * The anchors are pinned as time-stamp authorities by being given: each an authority's own
 * certificate, or one above it. Without `at` certificates must be valid at the stated time.
 * Weak digests are noted and not failed: what they are worth is the policy's to say.
 */
export function answerTimestamp(request: JsonObject, engines: readonly SignatureEngine[]): Answer {
  const asked = member(request, "request")
  const at = member(request, "at")
  const answer = checkTimestamp({
    token: bytesOf(request, "token"),
    stamped: stampedIn(request),
    trust: trustIn(certificatesOf(request, "anchors")),
    certificates: certificatesOf(request, "certificates"),
    ...(asked === undefined ? {} : { request: bytesOf(request, "request") }),
    ...(at === undefined ? {} : { at: instantIn(request) }),
    allowsWeakAlgorithms: true,
    engines,
  })
  return { ...verdictOf(answer), ...timesOf(answer) }
}

function stampedIn(request: JsonObject): Parameters<typeof checkTimestamp>[0]["stamped"] {
  const [data, imprint] = [member(request, "data"), member(request, "imprint")]
  if ((data === undefined) === (imprint === undefined)) {
    throw new Unusable("exactly one of data and imprint is needed")
  }
  return data === undefined
    ? { kind: "digest", digest: bytesOf(request, "imprint") }
    : { kind: "bytes", bytes: bytesOf(request, "data") }
}

function trustIn(anchors: readonly Certificate[]): TimestampTrust {
  return {
    keys: [],
    anchors: anchors.map((one) => ({ id: one.subject.text, anchor: toAnchor(one) })),
  }
}

function instantIn(request: JsonObject): number {
  const instant = parseRfc3339(textOf(request, "at"))
  if (instant === undefined) throw new Unusable("at is not an RFC 3339 time")
  return instant
}

function verdictOf(answer: TimestampAnswer): Answer {
  switch (answer.kind) {
    case "proven": {
      const notes = [...new Set(answer.notes.map(({ code }) => code))]
      return withNotes({ status: "PASSED", code: null, tsa: answer.tsa.subject }, notes)
    }
    case "broken":
      return { status: "FAILED", code: answer.code, reason: answer.reason }
    case "open":
      return { status: "INDETERMINATE", code: answer.code, reason: answer.reason }
  }
}

function timesOf({ stated }: TimestampAnswer): Pick<Answer, "genTime" | "earliest" | "latest"> {
  if (stated === undefined) return {}
  return {
    genTime: instantText(stated.genTime),
    earliest: instantText(stated.earliest),
    latest: instantText(stated.latest),
  }
}

/** An accuracy of millennia reaches beyond what can be written; the end of what can be is told. */
function instantText(ms: number): string {
  return toInstant(Math.min(Math.max(ms, FIRST_MS), LAST_MS))
}

const FIRST_MS = -62_167_219_200_000
const LAST_MS = 253_402_300_799_999
