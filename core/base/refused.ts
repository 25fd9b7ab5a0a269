/**
 * Refusals: what a parser answers when bytes are not what they should be.
 *
 * A refusal is data, never thrown. Its code is a word of the finding table, so that
 * whoever reads evidence can state a finding from it without translating.
 */

import { reasoned, reasonSaid, say, type Reasoned, type Saying } from "./saying.ts"

/** The finding codes (core/findings) that parsing alone can give rise to. */
export type RefusalCode =
  | "FORMAT_FAILURE"
  | "DUPLICATE_KEY"
  | "JSON_AMBIGUOUS"
  | "LIMIT_EXCEEDED"
  | "CANON_DIALECT_MISMATCH"
  | "EVENT_INVALID"

export interface Refused extends Reasoned {
  readonly kind: "refused"
  readonly code: RefusalCode
  /** Where in the parsed bytes, counting from 0; absent when no single place is to blame. */
  readonly offset?: number
  /** One plain phrase without text from the evidence, such as "a comma is missing". */
  readonly reason: string
  /** The same as data, where the phrase holds numbers or names. */
  readonly saying?: Saying
}

/** Builds a refusal of something that does not follow its format. */
export function refused(reason: string | Saying, offset?: number): Refused {
  return refusedAs("FORMAT_FAILURE", reason, offset)
}

/** Builds a refusal with another code than FORMAT_FAILURE. */
export function refusedAs(code: RefusalCode, why: string | Saying, offset?: number): Refused {
  const said = typeof why === "string" ? { reason: why } : reasoned(why)
  return offset === undefined
    ? { kind: "refused", code, ...said }
    : { kind: "refused", code, offset, ...said }
}

/** The same as data. */
export function saidWithPlace(answer: Reasoned & Pick<Refused, "offset">): Saying {
  const reason = reasonSaid(answer)
  return answer.offset === undefined
    ? reason
    : say("{reason} (at byte {offset})", { reason, offset: answer.offset })
}

/** The reason with its place, for a sentence: "a comma is missing (at byte 17)". */
export function reasonAndPlace({ reason, offset }: Pick<Refused, "reason" | "offset">): string {
  return offset === undefined ? reason : `${reason} (at byte ${String(offset)})`
}
