/** The two answers that mean that nothing was done. */
import type { Language } from "../../core/index.ts"

/** One sentence in every language of the window, for what is kept while the language may change. */
export type Told = Readonly<Record<Language, string>>

/** Something expected stood in the way; `says` is one sentence for the person, without paths. */
export interface Refusal {
  readonly kind: "refused"
  readonly says: string
  /** The same in every language; absent from what the window refuses itself. */
  readonly told?: Told
}

export interface Cancelled {
  readonly kind: "cancelled"
}
