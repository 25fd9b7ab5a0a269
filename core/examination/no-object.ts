/** Checks that have no object in a format: said plainly, so that nobody takes them for passed. */
import type { CheckId, Outcome } from "../findings/index.ts"

/** A check without an object, because this format has no such thing. */
export function noObject(check: CheckId, thing: string): Outcome {
  return {
    check,
    population: { expected: 0, checked: 0 },
    findings: [],
    notApplicable: `This format has no ${thing} that is checked.`,
  }
}
