/** A drill: evidence tampered with in memory in every known way, and whether each was caught. */
import type { AttackLayer, AttackScore, Language, Verdict } from "../../core/index.ts"
import type { Cancelled, Refusal } from "./answers.ts"
import type { EvidenceHandle } from "./evidence.ts"
import type { TrustHandle } from "./settings.ts"

export interface DrillAsk {
  readonly evidence: EvidenceHandle
  /** Null trusts nobody. */
  readonly trust: TrustHandle | null
}

export interface DrillMissed {
  readonly operator: string
  /** Path in the evidence; empty for the evidence as a whole. */
  readonly path: string
  /** Codes that were found, none of which was announced for this change. */
  readonly codes: readonly string[]
}

export interface DrillNotTried {
  readonly reason: Readonly<Record<Language, string>>
  readonly operators: readonly string[]
}

export type Drilled =
  | {
      readonly kind: "drilled"
      readonly name: string
      /** Hex, as in the result of an examination. */
      readonly digest: string
      readonly score: AttackScore
      readonly layers: readonly ({ readonly layer: AttackLayer } & AttackScore)[]
      readonly missed: readonly DrillMissed[]
      readonly notTried: readonly DrillNotTried[]
      /** The command line that repeats it. */
      readonly command: string
    }
  /** The untouched evidence did not pass, so nothing can be learned from attacking it. */
  | { readonly kind: "no-baseline"; readonly name: string; readonly verdict: Verdict }
  | Cancelled
  | Refusal
