/** What the window is shown of a log: which events there are, and how each of them is proven. */
import type { ExaminationHandle } from "./examination.ts"

/** By what events are told apart; `automation` is every agent that is no person. */
export type EventFacet = "person" | "automation" | "object" | "kind" | "correlation"

/** Milliseconds since 1970, both included. */
export interface TimeSpan {
  readonly fromMs: number
  readonly toMs: number
}

/** Which events; everything that is given must hold, and without anything all lines fit. */
export interface LogQuery {
  /** Words, at most 1,000 characters. */
  readonly text: string
  /** What some of the words mean in the language of the window; at most 50. */
  readonly named: readonly NamedKinds[]
  /** The number of a record, where the text is one. */
  readonly record: number | null
  readonly facets: Readonly<Partial<Record<EventFacet, string>>>
  readonly between: TimeSpan | null
}

/** Kinds of events that some of the words name, and the other words. */
export interface NamedKinds {
  /** Names of types in the vocabularies that the format knows; at most 100. */
  readonly kinds: readonly string[]
  readonly rest: string
}

export interface TimelineAsk {
  readonly examination: ExaminationHandle
  readonly query: LogQuery
  /** Into how many equal stretches of time the events are counted, 1 to 500. */
  readonly bins: number
  /** Lines whose times are asked for, at most 1,000; numbers from 0. */
  readonly marks: readonly number[]
}

export interface Timeline {
  readonly kind: "timeline"
  /** Path of the log inside the evidence. */
  readonly path: string
  /** Lines of the log. */
  readonly total: number
  /** Lines whose times and words are known so far; all else in this answer is about these. */
  readonly known: number
  /** One sentence where words and values cannot be looked for; null where they can. */
  readonly noSearch: string | null
  /** Lines that fit. */
  readonly matching: number
  /** Null while no event with a time is known. */
  readonly density: Density | null
  /** The longest stretches of time without an event, the longest first. */
  readonly gaps: readonly TimeGap[]
  readonly marks: readonly TimeMark[]
}

/** Events counted by when they are said to have happened. */
export interface Density extends TimeSpan {
  readonly all: readonly number[]
  readonly matching: readonly number[]
}

/** From the event before to the one at `line`, which ends it. */
export interface TimeGap extends TimeSpan, RecordAt {}

export interface TimeMark extends RecordAt {
  /** Null where no time is known. */
  readonly ms: number | null
}

/** Records are missing in a log, or stand twice: its number says not in which line one stands. */
export interface RecordAt {
  /** Number of the line, from 0. */
  readonly line: number
  /** Number of the record in it; null where it states none. Only the first ten marks have it. */
  readonly seq: number | null
}

export interface LogRowsAsk {
  readonly examination: ExaminationHandle
  readonly query: LogQuery
  /** Number of the first row among those that fit, from 0. */
  readonly first: number
  /** At most 500. */
  readonly count: number
}

export interface LogRows {
  readonly kind: "rows"
  readonly first: number
  readonly rows: readonly LogRow[]
}

export interface LogRow {
  /** Number of the line, from 0. */
  readonly line: number
  /** Null for a line that states no event. */
  readonly event: EventSummary | null
}

/** Texts are cut at 200 characters. */
export interface EventSummary {
  readonly seq: number
  readonly time: string
  readonly type: string
  readonly outcome: string
  /** The first one, and how many there are. */
  readonly agent: { readonly id: string; readonly kind: string }
  readonly agents: number
  readonly object: string | null
  readonly objects: number
}

export interface LogRecordAsk {
  readonly examination: ExaminationHandle
  readonly number: number
}

export interface LogRecord {
  readonly kind: "record"
  /**
   * Lines that state it, from 0, at most ten; one alone where the index has not come yet, and
   * none where it is not in the log or cannot be found before.
   */
  readonly lines: readonly number[]
}

export interface LogValuesAsk {
  readonly examination: ExaminationHandle
  readonly facet: EventFacet
  /** Only values that contain it. */
  readonly part: string
}

export interface LogValues {
  readonly kind: "values"
  /** At most 200, the most frequent first. */
  readonly values: readonly { readonly value: string; readonly events: number }[]
  readonly hasMore: boolean
}

export interface LogProofAsk {
  readonly examination: ExaminationHandle
  /** Number of the line, from 0. */
  readonly line: number
  /** Size of the tree. */
  readonly size: number
}

/** What leads from one line to the root; the window computes the way itself. */
export interface LogProof {
  readonly kind: "proof"
  readonly line: number
  readonly size: number
  /** Bytes of the line as text, without LF; null when they are no UTF-8. */
  readonly text: string | null
  /** Sibling hashes (hex), the lowest first (RFC 9162 section 2.1.3.1). */
  readonly path: readonly string[]
}

/** What the evidence recorded about its log, beside what its lines give. */
export interface Checkpoints {
  readonly kind: "checkpoints"
  /** Lines of the log. */
  readonly lines: number
  /** The latest first. */
  readonly entries: readonly RecordedCheckpoint[]
}

export interface RecordedCheckpoint {
  readonly path: string
  /** Number of the generation in which it was sealed; null when that is not known. */
  readonly generation: number | null
  readonly origin: string
  readonly size: number
  /** Root (hex) that it states. */
  readonly root: string
  /** Root (hex) over as many lines of the log; null when it has fewer. */
  readonly computed: string | null
  /** Names and ids (hex) of the keys below it; whether they hold is in the result. */
  readonly signatures: readonly { readonly name: string; readonly keyId: string }[]
}
