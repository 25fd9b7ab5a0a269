/** The check `baseline`: what differs from an earlier result, and whether both are of one bag. */
import type { Claims } from "../claims/index.ts"
import type { Outcome } from "../findings/index.ts"
import type { InventoryItem } from "../hashing/index.ts"
import { baselineOutcome, compare, statedBag, type Comparison } from "../verdict/index.ts"
import { comparedLog, type LogRead } from "./log.ts"
import type { ExaminationTerms } from "./terms.ts"

interface BaselineRequest {
  readonly claims: Claims
  readonly items: readonly InventoryItem[]
  readonly log: LogRead | undefined
}

export function checkBaseline(
  { claims, items, log }: BaselineRequest,
  { earlier }: Pick<ExaminationTerms, "earlier">,
): { readonly outcome: Outcome; readonly comparison: Comparison | undefined } {
  const comparison = compare({ items, log: comparedLog(log) }, earlier)
  const bags = { now: statedBag(claims.bagId, claims.generation), then: earlier?.bag }
  return { outcome: baselineOutcome(comparison, bags), comparison }
}
