/** A drill: evidence tampered with in memory in every known way, and whether each was caught. */
import type { AttackLayer, AttackScore, Language, Verdict } from "../../core/index.ts"
import type { Cancelled, Refusal } from "./answers.ts"
import type { EvidenceHandle } from "./evidence.ts"
import type { KeyHandle } from "./report.ts"
import type { TrustHandle } from "./settings.ts"
import type { GivenTerms } from "./terms.ts"

/** Names what came of a drill, which can be saved while the session lasts. */
export type DrillHandle = string & { readonly brand: "DrillHandle" }

/** A private key of the evidence that insiders are to have stolen. */
export interface StolenKey {
  readonly key: KeyHandle
  /** Empty for a key in clear. */
  readonly passphrase: string
}

export interface DrillAsk {
  readonly evidence: EvidenceHandle
  /** Null trusts nobody. */
  readonly trust: TrustHandle | null
  /** The number of workers means nothing to a drill. */
  readonly terms: GivenTerms
  /** At most 100. */
  readonly stolen: readonly StolenKey[]
  /** Where chance begins, from 0 to 999,999,999, as the next. */
  readonly seed: number
  /** Number of blind byte flips. */
  readonly flips: number
}

/** A kind of change: its name, as one types it, and one sentence about it. */
export interface DrillKind {
  readonly id: string
  readonly does: Readonly<Record<Language, string>>
}

export interface DrillMissed {
  readonly operator: DrillKind
  /** Path in the evidence; empty for the evidence as a whole. */
  readonly path: string
  /** Codes that were found, none of which was announced for this change. */
  readonly codes: readonly string[]
}

export interface DrillNotTried {
  readonly reason: Readonly<Record<Language, string>>
  readonly operators: readonly DrillKind[]
}

export type Drilled =
  | {
      readonly kind: "drilled"
      readonly handle: DrillHandle
      readonly name: string
      /** Hex, as in the result of an examination. */
      readonly digest: string
      readonly score: AttackScore
      readonly layers: readonly ({ readonly layer: AttackLayer } & AttackScore)[]
      readonly missed: readonly DrillMissed[]
      readonly notTried: readonly DrillNotTried[]
      /** About the stolen keys, in the language of the window. */
      readonly warnings: readonly string[]
      /** The command line that repeats it. */
      readonly command: string
    }
  /** The untouched evidence did not pass, so nothing can be learned from attacking it. */
  | {
      readonly kind: "no-baseline"
      readonly handle: DrillHandle
      readonly name: string
      readonly verdict: Verdict
      readonly command: string
    }
  | Cancelled
  | Refusal
