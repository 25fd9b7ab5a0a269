/** Every signature by a pinned key that holds, with its best-signature-time, for the result. */
import { toInstant } from "../base/index.ts"
import { severityOf } from "../findings/index.ts"
import { standingFindings, type StandingRules, type TimedSignature } from "../trust/index.ts"
import type { SignatureResult, SignaturesResult } from "../verdict/index.ts"
import { unknownRevocation, type RevocationAsked } from "./unknown-revocation.ts"

/** Enough for every seal, and for the hand-overs of a long life. */
const MOST = 10_000

export interface StandingAsked extends RevocationAsked {
  readonly rules: StandingRules
}

export function listSignatures(
  timed: readonly TimedSignature[],
  asked: StandingAsked,
): SignaturesResult {
  return { total: timed.length, entries: timed.slice(0, MOST).map((one) => entry(one, asked)) }
}

function entry(signature: TimedSignature, asked: StandingAsked): SignatureResult {
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
    standing: standingOf(signature, asked),
  }
}

function standingOf(signature: TimedSignature, asked: StandingAsked): SignatureResult["standing"] {
  const found = [
    ...standingFindings(signature, asked.rules),
    ...unknownRevocation([signature], asked),
  ]
  const severities = found.map(severityOf)
  if (severities.includes("broken")) return "failed"
  return severities.includes("doubtful") ? "open" : "good"
}
