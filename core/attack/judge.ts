/**
 * The judge: was a change caught, as it was announced, where it was made?
 *
 * A verdict that is merely not green is not enough: the finding must be one of those
 * announced, absent from the untouched evidence, and in the place that was altered.
 */
import type { FindingCode, Place } from "../findings/index.ts"
import type { FindingResult, Result } from "../verdict/index.ts"

export interface Announced {
  readonly codes: readonly FindingCode[]
  readonly places: readonly Place[]
}

/** The findings that catch the change; none when it was not caught. */
export function foundAsAnnounced(
  result: Result,
  baseline: Result,
  { codes, places }: Announced,
): readonly FindingResult[] {
  if (result.verdict === "TOTAL-PASSED") return []
  const before = new Set(baseline.findings.map(({ code }) => code))
  return result.findings.filter(
    ({ code, at, severity }) =>
      severity !== "noted" &&
      codes.includes(code) &&
      !before.has(code) &&
      places.some((place) => covers(place, at)),
  )
}

/** A place that names records is only met by a finding that names some of them. */
function covers(announced: Place, found: Place): boolean {
  const isFolder = announced.path.endsWith("/")
  const samePath = isFolder ? found.path.startsWith(announced.path) : found.path === announced.path
  if (!samePath || announced.range === undefined) return samePath
  const range = rangeOf(found)
  return (
    range !== undefined &&
    range.first <= announced.range.last &&
    announced.range.first <= range.last
  )
}

function rangeOf({ line, range }: Place): Place["range"] {
  if (range !== undefined) return range
  return line === undefined ? undefined : { first: line - 1, last: line - 1 }
}
