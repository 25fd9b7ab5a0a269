/** From a value that a finding tells to what it names: the page of a file, or that of an event. */
import type { Place } from "./session.ts"
import type { Fact, Result } from "../../core/index.ts"
import type { Examined, ToldObservation } from "./examined.ts"

type OfExamination = Extract<Place, { readonly kind: "examination" }>

/** Members that name files, as a finding observes them. */
const FILES = /^(?:file[0-9]*|manifest|namedBy|notListedBy|statedIn|proofAt)$/u
/** Members that name one record by its number. */
const RECORDS: readonly string[] = ["leftBy", "from"]

/** The page of a file that was read; undefined for any other text. */
export function wayToFile(
  { examination: { handle }, outcome: { result } }: Examined,
  path: string,
): OfExamination | undefined {
  return pathsOf(result.items).has(path)
    ? { kind: "examination", handle, view: "files", file: path }
    : undefined
}

const PATHS = new WeakMap<Result["items"], ReadonlySet<string>>()

/** An event may name thousands of files, and evidence hold hundreds of thousands. */
function pathsOf(items: Result["items"]): ReadonlySet<string> {
  const known = PATHS.get(items)
  if (known !== undefined) return known
  const paths = new Set(items.map(({ path }) => path))
  PATHS.set(items, paths)
  return paths
}

/** The page of the event of a record. */
export function wayToRecord({ examination: { handle } }: Examined, record: number): OfExamination {
  return { kind: "examination", handle, view: "timeline", record }
}

/** @param name - As the result calls what was observed. */
function wayOf(examined: Examined, name: string, value: string): OfExamination | undefined {
  if (FILES.test(name)) return wayToFile(examined, value)
  const isRecord = RECORDS.includes(name) && /^\d{1,15}$/u.test(value)
  return isRecord && examined.outcome.result.input.log !== undefined
    ? wayToRecord(examined, Number(value))
    : undefined
}

/** What was observed with where each value leads; back to the page that it stands on leads none. */
export function withWays(
  examined: Examined,
  told: readonly ToldObservation[],
  here?: string,
): readonly (Fact & { readonly to: Place | undefined })[] {
  return told.map(({ member, value, fact }) => ({
    ...fact,
    to: value === here ? undefined : wayOf(examined, member, value),
  }))
}
