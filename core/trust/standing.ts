/**
 * Standing: was this key good when it signed, as far as that time is proven?
 *
 * Windows, revocations, compromises and the end of an algorithm are all judged at one
 * instant: the earliest at which something proves that the signature existed, else that of
 * the evaluation. What a signer says of the time weighs nothing here.
 *
 * @see ETSI EN 319 102-1 §5.2.6 and §5.5 (past signature validation), docs/trust.md
 */
import { toInstant } from "../base/index.ts"
import { finding, severityOf, type Finding, type Observed, type Place } from "../findings/index.ts"
import type { Lifetime, PinnedKey, Sunset } from "./store.ts"

/** What shows that a signature existed: a time-stamp, a quorum of witnesses, or nothing. */
export type ProofKind = "rfc3161" | "witnesses" | "none"

/** The best-signature-time of ETSI EN 319 102-1: the signature existed no later than this. */
export interface SigningTime {
  /** Milliseconds since 1970; the instant of the evaluation where nothing proves an earlier one. */
  readonly noLaterThan: number
  readonly proof: ProofKind
  /** Path of the proof in the evidence. */
  readonly path?: string
  /** Who gave it, as pinned. */
  readonly by?: string
}

/** One signature by a pinned key, with what is known of its time. */
export interface TimedSignature {
  readonly at: Place
  readonly signer: PinnedKey
  readonly time: SigningTime
}

/** What keys are judged by, besides what was pinned of each. */
export interface StandingRules {
  /** Instants after which algorithms prove nothing by themselves any more. */
  readonly sunsets: readonly Sunset[]
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number
}

/** The time of a signature of which no proof is at hand. */
export function unproven(evaluatedAt: number): SigningTime {
  return { noLaterThan: evaluatedAt, proof: "none" }
}

/** The earlier of two; the first where they are equal. */
export function earlier(a: SigningTime, b: SigningTime): SigningTime {
  return b.noLaterThan < a.noLaterThan ? b : a
}

/** What stands against this key at that time; empty or merely noted when it was good. */
export function standingFindings(
  signature: TimedSignature,
  rules: StandingRules,
): readonly Finding[] {
  const { at, signer, time } = signature
  const against = [...lifetimeFindings(signer, time, at), ...sunsetFindings(signature, rules)]
  return against.length > 0 ? against : endedSince(signature, rules)
}

/** Compromise, revocation and window of a pin, at that time. */
export function lifetimeFindings(pin: Pin, time: SigningTime, at: Place): readonly Finding[] {
  return [compromiseFindings, revocationFindings, windowFindings].flatMap((findings) =>
    findings(at, pin, time),
  )
}

/** Whoever states an instant by its own word, such as a time-stamp authority or a witness. */
export interface StatedInstant {
  readonly at: Place
  readonly pin: Pin
  /** Milliseconds since 1970. */
  readonly instant: number
  /** Digests and signatures that keep others from stating it. */
  readonly algorithms: readonly string[]
}

/**
 * What stands against taking somebody's word for an instant.
 *
 * Nothing but that word says when it was given. So a compromise voids it whatever it states,
 * and so does an algorithm that can be forged by the time of the evaluation.
 */
export function wordFindings(
  { at, pin, instant, algorithms }: StatedInstant,
  { sunsets, evaluatedAt }: StandingRules,
): readonly Finding[] {
  const time: SigningTime = { noLaterThan: instant, proof: "none" }
  const against = lifetimeFindings(pin, time, at).map((found) => stating(found, instant))
  const ended = endedAlgorithms(algorithms, sunsets, evaluatedAt).map((observed) =>
    finding("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", at, { key: pin.id, ...observed }),
  )
  return [...against, ...ended]
}

/** The instant is what was stated, not that of any evaluation. */
function stating({ code, at, observed }: Finding, instant: number): Finding {
  const { evaluatedAt: _, ...rest } = observed
  return finding(code, at, { ...rest, states: toInstant(instant) })
}

/** True when nothing that weighs stands against the key at that time. */
export function isInGoodStanding(signature: TimedSignature, rules: StandingRules): boolean {
  return standingFindings(signature, rules).every((found) => severityOf(found) === "noted")
}

type Pin = Lifetime & { readonly id: string }

/**
 * Whoever holds a stolen key can sign at any time and claim any other, so only a proof from
 * before the theft helps; the instant of the evaluation never does, not even an early one.
 */
function compromiseFindings(at: Place, pin: Pin, time: SigningTime): readonly Finding[] {
  const { id, compromised } = pin
  if (compromised === undefined) return []
  const { from, certainty, reason, by } = compromised
  if (from !== undefined && time.proof !== "none" && time.noLaterThan < from) return []
  const observed = {
    compromised: from === undefined ? "at an unknown time" : toInstant(from),
    certainty,
    reason,
    saidBy: by,
  }
  return [finding("COMPROMISED_NO_POE", at, { key: id, ...observed, ...seen(time) })]
}

function revocationFindings(at: Place, pin: Pin, time: SigningTime): readonly Finding[] {
  const { id, revoked } = pin
  if (revoked === undefined || time.noLaterThan < revoked.at) return []
  const { reason, by } = revoked
  const observed = { key: id, revoked: toInstant(revoked.at), reason, saidBy: by }
  return [finding("REVOKED_NO_POE", at, { ...observed, ...seen(time) })]
}

function windowFindings(at: Place, pin: Pin, time: SigningTime): readonly Finding[] {
  const { validFrom = -Infinity, validUntil = Infinity } = pin
  const observed = { ...windowOf(pin), ...seen(time) }
  if (time.noLaterThan < validFrom && time.proof !== "none") {
    // A signature that was there before its key was good was not made in the key's window.
    return [finding("NOT_YET_VALID", at, observed)]
  }
  const isInside = time.noLaterThan >= validFrom && time.noLaterThan <= validUntil
  return isInside ? [] : [finding("OUT_OF_BOUNDS_NO_POE", at, observed)]
}

/** What every seal and checkpoint rests on besides its own algorithm (docs/evidence-bag.md, 3). */
const DIGEST = "sha256"

function sunsetFindings(
  { at, signer, time }: TimedSignature,
  { sunsets }: StandingRules,
): readonly Finding[] {
  const uses = [signer.key.algorithm, DIGEST]
  return endedAlgorithms(uses, sunsets, time.noLaterThan).map((observed) =>
    finding("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", at, {
      key: signer.id,
      ...observed,
      ...seen(time),
    }),
  )
}

/** Those of the algorithms whose sunset lies before the instant, milliseconds since 1970. */
export function endedAlgorithms(
  uses: readonly string[],
  sunsets: readonly Sunset[],
  instant: number,
): readonly { readonly algorithm: string; readonly notAfter: string }[] {
  return sunsets
    .filter(({ algorithm, notAfter }) => uses.includes(algorithm) && instant > notAfter)
    .map(({ algorithm, notAfter }) => ({ algorithm, notAfter: toInstant(notAfter) }))
}

/** A key that ended since is good for what it signed before; that a proof carries it is told. */
function endedSince(
  { at, signer, time }: TimedSignature,
  { evaluatedAt }: StandingRules,
): readonly Finding[] {
  const { id, validUntil = Infinity, revoked, compromised } = signer
  const ends = {
    ...(validUntil >= evaluatedAt ? {} : { validUntil: toInstant(validUntil) }),
    ...(revoked === undefined ? {} : { revoked: toInstant(revoked.at) }),
    ...(compromised?.from === undefined ? {} : { compromised: toInstant(compromised.from) }),
  }
  const hasEnded = Object.keys(ends).length > 0 && time.proof !== "none"
  return hasEnded ? [finding("KEY_ENDED_SINCE", at, { key: id, ...ends, ...seen(time) })] : []
}

/** The instant that was judged by, and what proves it. */
export function seen({ noLaterThan, proof, by, path }: SigningTime): Observed {
  return {
    ...(proof === "none"
      ? { evaluatedAt: toInstant(noLaterThan) }
      : { provenAt: toInstant(noLaterThan), proof }),
    ...(by === undefined ? {} : { by }),
    ...(path === undefined ? {} : { proofAt: path }),
  }
}

function windowOf({ id, validFrom, validUntil }: Pin): Observed {
  return {
    key: id,
    ...(validFrom === undefined ? {} : { validFrom: toInstant(validFrom) }),
    ...(validUntil === undefined ? {} : { validUntil: toInstant(validUntil) }),
  }
}
