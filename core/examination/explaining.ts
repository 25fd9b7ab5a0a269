/** What an explanation of findings is made from, and what it is. */
import type { Claims } from "../claims/index.ts"
import type { Container } from "../container/index.ts"
import type { Finding, Observed } from "../findings/index.ts"
import type { SealResult } from "../verdict/index.ts"
import type { ExaminationTerms } from "./terms.ts"

export interface Explaining {
  readonly claims: Claims
  readonly container: Container
  readonly terms: ExaminationTerms
  /** As they stand once guesses were withdrawn. */
  readonly seals: readonly SealResult[]
}

/** Says what happened in one finding; nothing where that cannot be shown. */
export type Explains = (found: Finding) => Promise<Observed | undefined> | Observed | undefined
