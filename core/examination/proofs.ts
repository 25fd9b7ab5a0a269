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
import { severityOf, type Outcome } from "../findings/index.ts"
import { earlier, unproven, type SigningTime } from "../trust/index.ts"
import type { ExaminationTerms } from "./terms.ts"
import { checkTokens, type StampedSeal } from "./tokens.ts"
import { checkWitnesses } from "./witnesses.ts"

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
export function checkProofs(claims: Claims, terms: ExaminationTerms): Proofs {
  const tokens = checkTokens(claims.timestamps, terms)
  const witnesses = checkWitnesses(claims, terms)
  const findings = [...tokens.findings, ...witnesses.findings]
  const proofs = claims.timestamps.length + claims.cosigned.length
  const open = new Set(
    findings.filter((found) => severityOf(found) !== "noted").map(({ at }) => at.path),
  )
  return {
    outcome: {
      check: "times",
      population: { expected: proofs, checked: proofs - open.size },
      findings,
    },
    seals: spread(tokens.stamped, [
      ...claims.seals,
      ...claims.generations.flatMap(({ seals }) => seals),
    ]),
    ...(witnesses.time === undefined ? {} : { witnessed: witnesses.time }),
  }
}

/**
 * Every seal with the earliest proof of it: its own, or that of a seal which names its digest.
 *
 * Seals name only what was there before them, so this ends; a forged circle of names ends
 * because a time only ever gets earlier.
 */
function spread(
  stamped: readonly StampedSeal[],
  seals: readonly SealClaim[],
): ReadonlyMap<string, SigningTime> {
  const bySha256 = new Map(seals.map((seal) => [seal.sha256, seal]))
  const times = new Map<string, SigningTime>()
  const waiting = [...stamped]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const known = times.get(one.sealSha256)
    if (known !== undefined && known.noLaterThan <= one.time.noLaterThan) continue
    times.set(one.sealSha256, one.time)
    const { time } = one
    const follows = bySha256.get(one.sealSha256)?.statement.follows ?? []
    waiting.push(...follows.map(({ sha256 }) => ({ sealSha256: sha256, time })))
  }
  return times
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
