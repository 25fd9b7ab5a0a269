/**
 * A state that is not the one an event left, and records that are missing between the two: what
 * changed the object may stand in them.
 */
import type { Finding, Outcome } from "../findings/index.ts"
import type { Explains } from "./explaining.ts"

type Records = NonNullable<Finding["at"]["range"]>

export function missingBetweenIn(outcomes: readonly Outcome[]): Explains {
  const missing = outcomes
    .flatMap(({ findings }) => findings.flatMap(missingRecords))
    .toSorted((one, other) => one.first - other.first)
  return ({ code, at }) => {
    const { range } = at
    if (code !== "VALUE_CHAIN_BREAK" || range === undefined) return undefined
    // A log may have as many gaps as events, and as many states that do not follow.
    const from = firstBehind(missing, range.first)
    const [first, other] = [missing[from], missing[from + 1]]
    if (first === undefined || first.last >= range.last) return undefined
    const isOne = other === undefined || other.last >= range.last
    return { missingBetween: `${written(first)}${isOne ? "" : " and others"}` }
  }
}

/** Place of the first of these, which ascend, that begins behind a record. */
function firstBehind(missing: readonly Records[], record: number): number {
  let [from, to] = [0, missing.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((missing[middle]?.first ?? 0) > record) to = middle
    else from = middle + 1
  }
  return from
}

/** As core/chain says that records were deleted. */
function missingRecords({ code, at, observed }: Finding): readonly Records[] {
  const isDeleted = code === "SEQUENCE_GAP" && observed["what"] === "deleted"
  return isDeleted && at.range !== undefined ? [at.range] : []
}

function written({ first, last }: Records): string {
  return first === last ? `record ${first}` : `records ${first} to ${last}`
}
