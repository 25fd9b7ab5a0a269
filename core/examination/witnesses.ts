/**
 * Witnesses: has a quorum of those that the pack names cosigned the checkpoint, and when?
 *
 * Each witness states its own time. The instant that is proven is the one at which the last
 * of a quorum had seen the tree: a witness that lies about the time can make it earlier only
 * together with as many others as the quorum asks for.
 */
import type { CheckpointClaim, Claims, CosignedClaim } from "../claims/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import { checkCosignatures, type Cosignature } from "../signatures/index.ts"
import {
  peopleAmong,
  wordFindings,
  type PinnedKey,
  type SigningTime,
  type StandingRules,
  type TrustStore,
} from "../trust/index.ts"
import { standingRules } from "./standing-rules.ts"
import type { ProofTerms } from "./terms.ts"

export interface WitnessesChecked {
  readonly findings: readonly Finding[]
  /** Of the checkpoint of the current state, when a quorum is there. */
  readonly time?: SigningTime
}

/** Judges every cosigned checkpoint; only that of the current state proves a time here. */
export function checkWitnesses(
  claims: Pick<Claims, "cosigned"> & { readonly checkpoint?: Pick<CheckpointClaim, "path"> },
  terms: ProofTerms,
): WitnessesChecked {
  const each = claims.cosigned.map((claim) => ({ claim, ...checkOne(claim, terms) }))
  const current = each.find(({ claim }) => claim.checkpoint === claims.checkpoint?.path)
  return {
    findings: each.flatMap(({ findings }) => findings),
    ...(current?.time === undefined ? {} : { time: current.time }),
  }
}

function checkOne({ path, note }: CosignedClaim, terms: ProofTerms): WitnessesChecked {
  const witnesses = witnessesOf(terms.trust)
  const quorum = terms.trust?.witnesses?.quorum ?? Infinity
  const checked = checkCosignatures({ note, witnesses, engines: terms.signatures }, { path })
  const rules = standingRules(terms)
  const timed = checked.verified.map((one) => standingAt(one, path, rules))
  const good = timed.flatMap(({ at, witness, findings }) =>
    at === undefined || findings.length > 0 ? [] : [{ at, witness }],
  )
  const times = earliestOfEach(good, peopleAmong(terms.trust?.keys ?? []))
  const reached = times[quorum - 1]
  if (reached === undefined) {
    const observed = {
      required: Number.isFinite(quorum) ? String(quorum) : "(the trust file names no witnesses)",
      found: String(times.length),
    }
    const against = timed.flatMap(({ findings }) => findings)
    const unmet = finding("WITNESS_QUORUM_NOT_MET", path, observed)
    return { findings: [...checked.findings, ...against, unmet] }
  }
  const by = `${String(times.length)} witnesses`
  // Witnesses that do not count are no doubt where enough others do.
  return {
    findings: checked.findings,
    time: { noLaterThan: reached, proof: "witnesses", path, by },
  }
}

/** One time for each person, in order: a second key of one witness is no second witness. */
function earliestOfEach(
  stated: readonly { readonly at: number; readonly witness: PinnedKey }[],
  personOf: (pin: PinnedKey) => string,
): readonly number[] {
  const latestFirst = stated.toSorted((a, b) => b.at - a.at)
  return [...new Map(latestFirst.map(({ at, witness }) => [personOf(witness), at])).values()].sort(
    (a, b) => a - b,
  )
}

function witnessesOf(trust: TrustStore | undefined): readonly PinnedKey[] {
  const ids = new Set(trust?.witnesses?.keys)
  return (trust?.keys ?? []).filter(({ id, roles }) => ids.has(id) && roles.includes("witness"))
}

interface StatedTime {
  readonly at?: number
  readonly witness: PinnedKey
  readonly findings: readonly Finding[]
}

/** What stands against a witness at the time it states; without a time it shows none. */
function standingAt(
  { witness, claimedTime }: Cosignature<PinnedKey>,
  path: string,
  rules: StandingRules,
): StatedTime {
  if (claimedTime === undefined) return { witness, findings: [] }
  const at = Number(claimedTime) * 1000
  // A time that no clock of ours can tell is none.
  if (!Number.isSafeInteger(at)) return { witness, findings: [] }
  const algorithms = [witness.key.algorithm, "sha256"]
  const word = { at: { path }, pin: witness, instant: at, algorithms }
  return { at, witness, findings: wordFindings(word, rules) }
}
