/** The checks `pins` and `times`: whose keys made the seals, and were these good when they signed? */
import type { Claims } from "../claims/index.ts"
import { finding, type Finding, type Outcome } from "../findings/index.ts"
import type { SealSummary } from "../signatures/index.ts"
import {
  checkPins,
  checkTimes,
  earlier,
  inForce,
  isInGoodStanding,
  isSound,
  thresholdFindings,
  type GoodSeal,
  type SealJudge,
  type SigningTime,
  type TimedSignature,
} from "../trust/index.ts"
import { noObject } from "./no-object.ts"
import { timeOfSeal, timeOfSealed, type Proofs } from "./proofs.ts"
import type { SignersChecked } from "./seals.ts"
import { standingRules } from "./standing-rules.ts"
import type { ExaminationTerms } from "./terms.ts"
import { unknownRevocation } from "./unknown-revocation.ts"

/** Where the checkpoint lies (docs/evidence-bag.md, section 1). */
const CHECKPOINT = "custody/checkpoint"

/** Whose keys made the seals, and whether they were good. */
export interface StandingChecked {
  readonly pins: Outcome
  readonly times: Outcome
  /** The seals that show an origin. */
  readonly vouching: readonly GoodSeal[]
  /** Seals that would show one, and do not, for what stands against their keys or is open about them. */
  readonly reserved: readonly GoodSeal[]
  /** Every signature by a pinned key that holds, with its best-signature-time. */
  readonly timed: readonly TimedSignature[]
}

export interface StandingRequest {
  readonly signers: SignersChecked
  readonly claims: Claims
  readonly proofs: Proofs
  /** Ids of pinned certificates that their issuer says were not withdrawn. */
  readonly current: ReadonlySet<string>
  readonly terms: ExaminationTerms
}

/** The checks `pins` and `times`. */
export function checkStanding(request: StandingRequest): StandingChecked {
  const { signers, claims, proofs, current, terms } = request
  const { policy } = terms
  const { seals } = signers
  const keys = terms.trust?.keys ?? []
  const rules = standingRules(terms)
  const countOf = (asked: SealSummary["standing"]): number =>
    seals.seals.filter(({ standing }) => standing === asked).length
  const broken = countOf("broken")
  const undecided = countOf("undecided")
  const judge: SealJudge = {
    isSound: (one) => isSound(one, rules),
    vouches: (one) => isSound(one, rules) && !isOpen(placed(one), request),
  }
  const good = seals.verified.map((one) =>
    inForce({ ...one, time: timeOfSeal(proofs, one.seal.sha256, terms) }, keys, judge),
  )
  const { outcome, counted, vouching, reserved } = checkPins(
    { good, broken, undecided },
    policy,
    judge,
  )
  if (claims.format !== "evidence-bag") return unsealed(claims, outcome)
  const thresholds = terms.trust?.thresholds ?? []
  const pins = withThresholds(
    outcome,
    thresholds.map((threshold) => thresholdFindings(threshold, good, { keys, ...judge })),
  )
  const checkpoint = checkpointSignature(request)
  const signed = checkpoint === undefined ? {} : { checkpoint }
  const asked = [...counted.map(placed), ...Object.values(signed)]
  const unknown = unknownRevocation(asked, { current, policy })
  return {
    pins: { ...pins, findings: [...pins.findings, ...unknown] },
    times: checkTimes({ counted, ...signed }, rules),
    vouching,
    reserved,
    timed: [...good.map(placed), ...Object.values(signed)],
  }
}

/** The policy asks whether the key was withdrawn, and nobody says. */
function isOpen(one: TimedSignature, { current, terms }: StandingRequest): boolean {
  return unknownRevocation([one], { current, policy: terms.policy }).length > 0
}

function placed({ seal, signer, time }: GoodSeal): TimedSignature {
  return { at: { path: seal.path }, signer, time }
}

/** A threshold is one thing to be looked at, met or not. */
function withThresholds(outcome: Outcome, each: readonly (readonly Finding[])[]): Outcome {
  const { population, findings } = outcome
  const { expected, checked } = population
  return {
    ...outcome,
    population: { expected: expected + each.length, checked: checked + each.length },
    findings: [...findings, ...each.flat()],
  }
}

/** What has no seals shows no origin, whoever was pinned. */
function unsealed(claims: Claims, pins: Outcome): StandingChecked {
  const manifests = claims.manifests.map(({ path }) => path)
  const [first] = manifests
  const nobody = { times: noObject("times", "seal"), vouching: [], reserved: [], timed: [] }
  if (first === undefined) return { pins, ...nobody }
  const found = finding("MANIFEST_UNSIGNED", first, { manifests: manifests.join(", ") })
  return { pins: { ...pins, findings: [found] }, ...nobody }
}

/** When everything that was sealed existed at the latest, as far as that is proven. */
export function sealedBy({
  signers,
  proofs,
  terms,
}: Pick<StandingRequest, "signers" | "proofs" | "terms">): SigningTime {
  const agreeing = signers.seals.verified.map(({ seal }) => seal.sha256)
  return timeOfSealed(proofs, agreeing, terms)
}

/** The signature of the checkpoint by a pinned key: by the pin that was good, where there are two. */
function checkpointSignature(request: StandingRequest): TimedSignature | undefined {
  const { verified } = request.signers.checkpoint
  if (verified?.source !== "pinned") return undefined
  const { terms } = request
  const rules = standingRules(terms)
  const sealed = sealedBy(request)
  const time = earlier(sealed, request.proofs.witnessed ?? sealed)
  const signatures = (terms.trust?.keys ?? [])
    .filter(({ key }) => key.fingerprint === verified.fingerprint)
    .map((signer) => ({ at: { path: CHECKPOINT }, signer, time }))
  const good = signatures.filter((one) => isInGoodStanding(one, rules))
  return good.find((one) => !isOpen(one, request)) ?? good[0] ?? signatures[0]
}
