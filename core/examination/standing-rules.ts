/** What keys are judged by in this examination, out of its terms. */
import type { StandingRules } from "../trust/index.ts"
import type { ProofTerms } from "./terms.ts"

export function standingRules({ trust, evaluatedAt }: ProofTerms): StandingRules {
  return { sunsets: trust?.sunsets ?? [], evaluatedAt }
}
