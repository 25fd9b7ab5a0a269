/**
 * Refusals: what a parser answers when bytes are not what they should be.
 *
 * A refusal is data, never thrown. Its code is a word of the finding table, so that
 * whoever reads evidence can state a finding from it without translating.
 */

/** The finding codes (core/findings) that parsing alone can give rise to. */
export type RefusalCode =
  | "FORMAT_FAILURE"
  | "DUPLICATE_KEY"
  | "JSON_AMBIGUOUS"
  | "LIMIT_EXCEEDED"
  | "CANON_DIALECT_MISMATCH"
  | "EVENT_INVALID"

export interface Refused {
  readonly kind: "refused"
  readonly code: RefusalCode
  /** Where in the parsed bytes, counting from 0; absent when no single place is to blame. */
  readonly offset?: number
  /** One plain phrase without text from the evidence, such as "a comma is missing". */
  readonly reason: string
}

/** Builds a refusal of something that does not follow its format. */
export function refused(reason: string, offset?: number): Refused {
  return refusedAs("FORMAT_FAILURE", reason, offset)
}

/** Builds a refusal with another code than FORMAT_FAILURE. */
export function refusedAs(code: RefusalCode, reason: string, offset?: number): Refused {
  return offset === undefined
    ? { kind: "refused", code, reason }
    : { kind: "refused", code, offset, reason }
}

/** The reason with its place, for a sentence: "a comma is missing (at byte 17)". */
export function reasonAndPlace({ reason, offset }: Pick<Refused, "reason" | "offset">): string {
  return offset === undefined ? reason : `${reason} (at byte ${String(offset)})`
}
