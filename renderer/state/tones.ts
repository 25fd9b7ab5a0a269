/** How a verdict stands, before its result was fetched; the words come with the result. */
import type { Result, Tone, Verdict } from "../../core/index.ts"

export const TONE_OF_VERDICT: Readonly<Record<Verdict, Tone>> = {
  "TOTAL-PASSED": "passed",
  "TOTAL-FAILED": "failed",
  INDETERMINATE: "open",
}

export const TONE_OF_STATEMENT: Readonly<Record<Result["statements"]["origin"]["status"], Tone>> = {
  PASSED: "passed",
  FAILED: "failed",
  INDETERMINATE: "open",
}
