/**
 * A state that is not the one an event left, and records that are missing between the two: what
 * changed the object may stand in them.
 */
import type { Finding, Outcome } from "../findings/index.ts"
import type { Explains } from "./explaining.ts"

type Records = NonNullable<Finding["at"]["range"]>

export function missingBetweenIn(outcomes: readonly Outcome[]): Explains {
  const missing = outcomes.flatMap(({ findings }) => findings.flatMap(missingRecords))
  return ({ code, at }) => {
    const { range } = at
    if (code !== "VALUE_CHAIN_BREAK" || range === undefined) return undefined
    const [first, ...others] = missing.filter(
      (gap) => gap.first > range.first && gap.last < range.last,
    )
    if (first === undefined) return undefined
    return { missingBetween: `${written(first)}${others.length === 0 ? "" : " and others"}` }
  }
}

/** As core/chain says that records were deleted. */
function missingRecords({ code, at, observed }: Finding): readonly Records[] {
  const isDeleted = code === "SEQUENCE_GAP" && observed["what"] === "deleted"
  return isDeleted && at.range !== undefined ? [at.range] : []
}

function written({ first, last }: Records): string {
  return first === last ? `record ${first}` : `records ${first} to ${last}`
}
