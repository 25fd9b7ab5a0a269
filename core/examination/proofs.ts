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
import type { Claims } from "../claims/index.ts"
import { finding, type Outcome } from "../findings/index.ts"
import { earlier, unproven, type SigningTime } from "../trust/index.ts"
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

/** Judges every proof that lies in the evidence. */
export function checkProofs(claims: Claims): Proofs {
  return {
    outcome: {
      check: "times",
      population: { expected: 0, checked: 0 },
      findings: [...claims.timestamps, ...claims.cosigned].map(({ path }) =>
        finding("TIMESTAMP_NOT_CHECKED", path),
      ),
    },
    seals: new Map(),
  }
}

/** The earliest time at which a seal is known to have existed, from the digest of its file. */
export function timeOfSeal(
  { seals }: Proofs,
  sha256: string,
  { evaluatedAt }: ExaminationTerms,
): SigningTime {
  const now = unproven(evaluatedAt)
  return earlier(now, seals.get(sha256) ?? now)
}

/**
 * The earliest time at which everything that was sealed is known to have existed.
 *
 * @param agreeing - Digests of the seals whose whole statement agrees with the evidence.
 */
export function timeOfSealed(
  proofs: Proofs,
  agreeing: readonly string[],
  terms: ExaminationTerms,
): SigningTime {
  return agreeing
    .map((sha256) => timeOfSeal(proofs, sha256, terms))
    .reduce(earlier, unproven(terms.evaluatedAt))
}
