/**
 * Times: were the keys inside their windows at the time that is proven?
 *
 * Nothing in this version proves a time, so windows are judged at the instant of the
 * evaluation. What a seal says about its own time is a claim: it can contradict
 * something, and it can never rescue anything.
 */
import { parseInstant, toInstant } from "../base/index.ts"
import type { TimestampClaim } from "../claims/index.ts"
import { finding, type Finding, type Observed, type Outcome } from "../findings/index.ts"
import { isWithinWindow, type GoodSeal } from "./pins.ts"
import type { PinnedKey } from "./store.ts"

/** Whose windows are judged, and what else claims a time. */
export interface TimedSigners {
  /** The seals that fill the policy's places. */
  readonly counted: readonly GoodSeal[]
  /** The pinned key that signed the checkpoint, when one did. */
  readonly checkpoint?: { readonly path: string; readonly signer: PinnedKey }
  /** Tokens in the evidence; none is checked, and that is said. */
  readonly timestamps: readonly TimestampClaim[]
}

/** @param evaluatedAt - Milliseconds since 1970. */
export function checkTimes(
  { counted, checkpoint, timestamps }: TimedSigners,
  evaluatedAt: number,
): Outcome {
  return {
    check: "times",
    population: { expected: counted.length, checked: counted.length },
    findings: [
      ...counted.flatMap((good) => windowFindings(good, evaluatedAt)),
      ...(checkpoint === undefined ? [] : outsideFindings(checkpoint, evaluatedAt)),
      ...timestamps.map(({ path }) => finding("TIMESTAMP_NOT_CHECKED", path)),
    ],
  }
}

function windowFindings({ seal, signer }: GoodSeal, evaluatedAt: number): readonly Finding[] {
  const outside = outsideFindings({ path: seal.path, signer }, evaluatedAt)
  if (outside.length > 0) return outside
  const claimed = parseInstant(seal.statement.sealedAt)
  if (claimed === undefined || (claimed <= evaluatedAt && isWithinWindow(signer, claimed)))
    return []
  return [
    finding("TIME_ANOMALY", seal.path, {
      ...windowOf(signer),
      sealedAt: seal.statement.sealedAt,
      evaluatedAt: toInstant(evaluatedAt),
    }),
  ]
}

function outsideFindings(
  { path, signer }: { readonly path: string; readonly signer: PinnedKey },
  evaluatedAt: number,
): readonly Finding[] {
  if (isWithinWindow(signer, evaluatedAt)) return []
  const observed = { ...windowOf(signer), evaluatedAt: toInstant(evaluatedAt) }
  return [finding("OUT_OF_BOUNDS_NO_POE", path, observed)]
}

function windowOf({ id, validFrom, validUntil }: PinnedKey): Observed {
  return {
    key: id,
    ...(validFrom === undefined ? {} : { validFrom: toInstant(validFrom) }),
    ...(validUntil === undefined ? {} : { validUntil: toInstant(validUntil) }),
  }
}
