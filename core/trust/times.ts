/**
 * Times: were the keys inside their windows at the time that is proven?
 *
 * Nothing in this version proves a time, so windows are judged at the instant of the
 * evaluation. What a seal says about its own time is a claim: it can contradict
 * something, and it can never rescue anything.
 */
import { parseInstant, toInstant } from "../base/index.ts"
import type { TimestampClaim } from "../claims/index.ts"
import { finding, type Finding, type Outcome } from "../findings/index.ts"
import { isWithinWindow, type GoodSeal } from "./pins.ts"

/**
 * @param counted - The seals that fill the policy's places.
 * @param timestamps - Tokens in the evidence; none is checked, and that is said.
 * @param evaluatedAt - Milliseconds since 1970.
 */
export function checkTimes(
  counted: readonly GoodSeal[],
  timestamps: readonly TimestampClaim[],
  evaluatedAt: number,
): Outcome {
  return {
    check: "times",
    population: { expected: counted.length, checked: counted.length },
    findings: [
      ...counted.flatMap((good) => windowFindings(good, evaluatedAt)),
      ...timestamps.map(({ path }) => finding("TIMESTAMP_NOT_CHECKED", path)),
    ],
  }
}

function windowFindings({ seal, signer }: GoodSeal, evaluatedAt: number): readonly Finding[] {
  const window = {
    key: signer.id,
    ...(signer.validFrom === undefined ? {} : { validFrom: toInstant(signer.validFrom) }),
    ...(signer.validUntil === undefined ? {} : { validUntil: toInstant(signer.validUntil) }),
  }
  if (!isWithinWindow(signer, evaluatedAt)) {
    return [
      finding("OUT_OF_BOUNDS_NO_POE", seal.path, {
        ...window,
        evaluatedAt: toInstant(evaluatedAt),
      }),
    ]
  }
  const claimed = parseInstant(seal.statement.sealedAt)
  if (claimed === undefined || (claimed <= evaluatedAt && isWithinWindow(signer, claimed)))
    return []
  return [
    finding("TIME_ANOMALY", seal.path, {
      ...window,
      sealedAt: seal.statement.sealedAt,
      evaluatedAt: toInstant(evaluatedAt),
    }),
  ]
}
