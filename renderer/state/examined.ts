/** What a screen about an ended examination is given. */
import type { Examination, Outcome } from "../../electron/contract/examination.ts"

export interface Examined {
  readonly examination: Examination
  readonly outcome: Extract<Outcome, { readonly kind: "done" }>
}
