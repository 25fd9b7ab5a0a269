/**
 * What proves a time: tokens over seals, and witnesses below a checkpoint.
 *
 * A proof serves a signature only if it covers that signature's bytes. A token over a seal
 * covers that seal, every seal whose digest it names, and through the manifests that it
 * states everything that was sealed: the checkpoint and the signatures of events with it.
 * A token over anything else serves no signature.
 *
 * @see docs/trust.md
 */
import type { Claims, SealClaim } from "../claims/index.ts"
import type { Finding, Outcome } from "../findings/index.ts"
import { earlier, unproven, type GoodSeal, type SigningTime } from "../trust/index.ts"
import type { ExaminationTerms } from "./terms.ts"

/** Proven times, by what they are of. */
export interface Proofs {
  /** The part of the check `times` that judges the proofs themselves. */
  readonly outcome: Outcome
  /** By SHA-256 (hex) of the seal's file. */
  readonly seals: ReadonlyMap<string, SigningTime>
  /** Of the checkpoint of the current state, by its witnesses. */
  readonly witnessed?: SigningTime
}

/** The earliest time at which a seal is known to have existed. */
export function timeOfSeal(
  { seals }: Proofs,
  { sha256 }: SealClaim,
  { evaluatedAt }: ExaminationTerms,
): SigningTime {
  return earlier(unproven(evaluatedAt), seals.get(sha256) ?? unproven(evaluatedAt))
}
