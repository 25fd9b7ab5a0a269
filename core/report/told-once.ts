/**
 * What several checks found of one thing in one place: told once, with all of these checks.
 *
 * Fixity states again what the check of the format found, since a bag that does not follow its
 * standard is not valid. The result lists both; for a reader it is one place.
 */
import type { CheckId } from "../findings/index.ts"
import type { FindingResult } from "../verdict/index.ts"

export interface ToldFinding extends Omit<FindingResult, "check"> {
  readonly checks: readonly CheckId[]
}

/** In the order in which each came first; only findings that agree in everything are one. */
export function toldOnce(findings: readonly FindingResult[]): readonly ToldFinding[] {
  const groups = Map.groupBy(findings, ({ code, at, observed }) =>
    JSON.stringify([code, at.path, at.line, at.range, Object.entries(observed)]),
  )
  return [...groups.values()].flatMap(([first, ...others]): readonly ToldFinding[] => {
    if (first === undefined) return []
    const { check, ...found } = first
    return [{ ...found, checks: [...new Set([check, ...others.map((one) => one.check)])] }]
  })
}
