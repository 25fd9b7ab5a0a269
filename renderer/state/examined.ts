/** What a screen about an ended examination is given. */
import type { FindingCode } from "../../core/index.ts"
import type { Examination, Outcome } from "../../electron/contract/examination.ts"

export interface Examined {
  readonly examination: Examination
  readonly outcome: Extract<Outcome, { readonly kind: "done" }>
}

/** What a code means, in the language of the view; empty where the examination found no such thing. */
export function sayingOf({ outcome }: Examined, code: FindingCode): string {
  return outcome.view.findings.find((group) => group.code === code)?.says ?? ""
}
