/** What the window asked about a log, from unknown. */
import type { LogRangeAsk } from "../contract/contents.ts"
import type {
  EventFacet,
  LogProofAsk,
  LogQuery,
  LogRecordAsk,
  LogRowsAsk,
  LogValuesAsk,
  NamedKinds,
  TimelineAsk,
  TimeSpan,
} from "../contract/timeline.ts"
import {
  handle,
  integer,
  listOf,
  members,
  objectOf,
  oneOf,
  orNull,
  text,
  type Parsed,
  type Parser,
} from "./ask-parts.ts"

const QUERY_CHARACTERS = 1000
const VALUE_CHARACTERS = 65_536
const MOST_NAMED = 50
const MOST_KINDS = 100
const MOST_LINES = 1000
const MOST_ROWS = 500
const MOST_BINS = 500
const MOST_MARKS = 1000
/** What a Date can hold (ECMA-262, section 21.4.1.1). */
const FARTHEST_MS = 8.64e15

const FACETS: readonly EventFacet[] = ["person", "automation", "object", "kind", "correlation"]

export function parseLogRange(value: unknown): Parsed<LogRangeAsk> {
  const given = members(value)
  const examination = handle<LogRangeAsk["examination"]>(given["examination"])
  const first = integer(0, Number.MAX_SAFE_INTEGER - MOST_LINES)(given["first"])
  const count = integer(1, MOST_LINES)(given["count"])
  if (examination === undefined || first === undefined || count === undefined) return undefined
  return { ask: { examination: examination.ask, first: first.ask, count: count.ask } }
}

export function parseTimeline(value: unknown): Parsed<TimelineAsk> {
  const given = members(value)
  const examination = handle<TimelineAsk["examination"]>(given["examination"])
  const query = parseQuery(given["query"])
  const bins = integer(1, MOST_BINS)(given["bins"])
  const marks = listOf(integer(0, Number.MAX_SAFE_INTEGER), MOST_MARKS)(given["marks"])
  if (examination === undefined || query === undefined) return undefined
  if (bins === undefined || marks === undefined) return undefined
  return {
    ask: { examination: examination.ask, query: query.ask, bins: bins.ask, marks: marks.ask },
  }
}

export function parseLogRows(value: unknown): Parsed<LogRowsAsk> {
  const given = members(value)
  const examination = handle<LogRowsAsk["examination"]>(given["examination"])
  const query = parseQuery(given["query"])
  const first = integer(0, Number.MAX_SAFE_INTEGER - MOST_ROWS)(given["first"])
  const count = integer(1, MOST_ROWS)(given["count"])
  if (examination === undefined || query === undefined) return undefined
  if (first === undefined || count === undefined) return undefined
  return {
    ask: { examination: examination.ask, query: query.ask, first: first.ask, count: count.ask },
  }
}

export const parseLogRecord: Parser<LogRecordAsk> = objectOf({
  examination: handle<LogRecordAsk["examination"]>,
  number: integer(0, Number.MAX_SAFE_INTEGER),
})

export function parseLogValues(value: unknown): Parsed<LogValuesAsk> {
  const given = members(value)
  const examination = handle<LogValuesAsk["examination"]>(given["examination"])
  const facet = oneOf(...FACETS)(given["facet"])
  const part = text(QUERY_CHARACTERS)(given["part"])
  if (examination === undefined || facet === undefined || part === undefined) return undefined
  return { ask: { examination: examination.ask, facet: facet.ask, part: part.ask } }
}

export function parseLogProof(value: unknown): Parsed<LogProofAsk> {
  const given = members(value)
  const examination = handle<LogProofAsk["examination"]>(given["examination"])
  const line = integer(0, Number.MAX_SAFE_INTEGER)(given["line"])
  const size = integer(1, Number.MAX_SAFE_INTEGER)(given["size"])
  if (examination === undefined || line === undefined || size === undefined) return undefined
  return { ask: { examination: examination.ask, line: line.ask, size: size.ask } }
}

const parseNamed: Parser<NamedKinds> = objectOf({
  kinds: listOf(text(QUERY_CHARACTERS), MOST_KINDS),
  rest: text(QUERY_CHARACTERS),
})

const parseQuery: Parser<LogQuery> = objectOf({
  text: text(QUERY_CHARACTERS),
  named: listOf(parseNamed, MOST_NAMED),
  record: orNull(integer(0, Number.MAX_SAFE_INTEGER)),
  facets: (value) => parseFacets(value),
  between: orNull((value) => parseSpan(value)),
})

/** Facets that are left out do not matter. */
function parseFacets(value: unknown): Parsed<LogQuery["facets"]> {
  if (typeof value !== "object" || value === null) return undefined
  const given = members(value)
  const parse: Parser<string> = text(VALUE_CHARACTERS)
  const asked = FACETS.filter((facet) => given[facet] !== undefined)
  const parsed = asked.map((facet) => [facet, parse(given[facet])] as const)
  if (parsed.some(([, one]) => one === undefined)) return undefined
  return { ask: Object.fromEntries(parsed.map(([facet, one]) => [facet, one?.ask])) }
}

function parseSpan(value: unknown): Parsed<TimeSpan> {
  const given = members(value)
  const fromMs = integer(-FARTHEST_MS, FARTHEST_MS)(given["fromMs"])
  const toMs = integer(-FARTHEST_MS, FARTHEST_MS)(given["toMs"])
  if (fromMs === undefined || toMs === undefined || fromMs.ask > toMs.ask) return undefined
  return { ask: { fromMs: fromMs.ask, toMs: toMs.ask } }
}
