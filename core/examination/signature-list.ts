/** Every signature by a pinned key that holds, with its best-signature-time, for the result. */
import { toInstant } from "../base/index.ts"
import { severityOf } from "../findings/index.ts"
import { standingFindings, type StandingRules, type TimedSignature } from "../trust/index.ts"
import type { SignatureResult, SignaturesResult } from "../verdict/index.ts"

/** Enough for every seal, and for the hand-overs of a long life. */
const MOST = 10_000

export function listSignatures(
  timed: readonly TimedSignature[],
  rules: StandingRules,
): SignaturesResult {
  return { total: timed.length, entries: timed.slice(0, MOST).map((one) => entry(one, rules)) }
}

function entry(signature: TimedSignature, rules: StandingRules): SignatureResult {
  const { at, signer, time } = signature
  const { noLaterThan, proof, path, by } = time
  return {
    path: at.path,
    ...(at.line === undefined ? {} : { line: at.line }),
    key: signer.id,
    noLaterThan: toInstant(noLaterThan),
    proof,
    ...(path === undefined ? {} : { proofAt: path }),
    ...(by === undefined ? {} : { by }),
    standing: standingOf(signature, rules),
  }
}

function standingOf(signature: TimedSignature, rules: StandingRules): SignatureResult["standing"] {
  const severities = standingFindings(signature, rules).map(severityOf)
  if (severities.includes("broken")) return "failed"
  return severities.includes("doubtful") ? "open" : "good"
}
