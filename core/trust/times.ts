/**
 * The check `times`: were the keys good at the time that is proven?
 *
 * A time-stamp or a quorum of witnesses proves a time; where neither does, keys are judged
 * at the instant of the evaluation. What a seal says about its own time is a claim: it can
 * contradict something, and it can never rescue anything.
 */
import { parseInstant, toInstant } from "../base/index.ts"
import { finding, severityOf, type Finding, type Outcome } from "../findings/index.ts"
import type { GoodSeal } from "./pins.ts"
import { seen, standingFindings, type StandingRules, type TimedSignature } from "./standing.ts"

/** Whose standing is judged. */
export interface TimedSigners {
  /** The seals that fill the policy's places. */
  readonly counted: readonly GoodSeal[]
  /** The signature of the checkpoint, when a pinned key made it. */
  readonly checkpoint?: TimedSignature
}

export function checkTimes({ counted, checkpoint }: TimedSigners, rules: StandingRules): Outcome {
  return {
    check: "times",
    population: { expected: counted.length, checked: counted.length },
    findings: [
      ...counted.flatMap((good) => sealFindings(good, rules)),
      ...(checkpoint === undefined ? [] : standingFindings(checkpoint, rules)),
    ],
  }
}

function sealFindings(good: GoodSeal, rules: StandingRules): readonly Finding[] {
  const { seal, signer, time } = good
  const signature = { at: { path: seal.path }, signer, time }
  const standing = standingFindings(signature, rules)
  // Where the key was not good anyway, what its owner says of the time is beside the point.
  const isGood = standing.every((found) => severityOf(found) === "noted")
  return isGood ? [...standing, ...claimFindings(good, rules)] : standing
}

/** What the seal says of its own time, where that cannot be. */
function claimFindings(
  { seal, signer, time }: GoodSeal,
  { evaluatedAt }: StandingRules,
): readonly Finding[] {
  const { sealedAt } = seal.statement
  const claimed = parseInstant(sealedAt)
  const { validFrom = -Infinity, validUntil = Infinity } = signer
  if (claimed === undefined) return []
  const isPossible = claimed <= Math.min(evaluatedAt, time.noLaterThan)
  if (isPossible && claimed >= validFrom && claimed <= validUntil) return []
  const observed = {
    key: signer.id,
    ...(signer.validFrom === undefined ? {} : { validFrom: toInstant(signer.validFrom) }),
    ...(signer.validUntil === undefined ? {} : { validUntil: toInstant(signer.validUntil) }),
    sealedAt,
    ...seen(time),
  }
  return [finding("TIME_ANOMALY", seal.path, observed)]
}
