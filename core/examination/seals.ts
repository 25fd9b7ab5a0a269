/**
 * The checks `checkpoint`, `seals`, `pins` and `times` of the current state.
 *
 * A seal vouches for the key of the checkpoint, and the checkpoint's key is one of the
 * things a seal states; so seals are attributed first and compared last.
 */
import type { StatedEnd } from "../chain/index.ts"
import type { Claims, GenerationClaim } from "../claims/index.ts"
import type { Entry } from "../container/index.ts"
import {
  finding,
  severityOf,
  type Finding,
  type FindingCode,
  type Outcome,
} from "../findings/index.ts"
import type { InventoryItem } from "../hashing/index.ts"
import {
  attributeSeals,
  checkCheckpoint,
  checkSeals,
  sealedLogKeys,
  type AttributedSeal,
  type CheckpointChecked,
  type SealFacts,
  type SealsChecked,
  type SignatureContext,
} from "../signatures/index.ts"
import {
  checkPins,
  checkTimes,
  inForce,
  isInGoodStanding,
  thresholdFindings,
  type GoodSeal,
  type PinnedKey,
  type TimedSignature,
} from "../trust/index.ts"
import { toHex } from "../base/index.ts"
import { payloadFiles } from "./files.ts"
import type { LogAt, LogRead } from "./log.ts"
import { noObject } from "./no-object.ts"
import { timeOfSeal, timeOfSealed, type Proofs } from "./proofs.ts"
import { standingRules } from "./standing-rules.ts"
import type { ExaminationTerms } from "./terms.ts"

/** Codes of a signature about which nothing can be said either way. */
const OPEN_SIGNATURE: ReadonlySet<FindingCode> = new Set([
  "ENGINES_DISAGREE",
  "SIGNATURE_NOT_CHECKED",
])

/** Where the checkpoint lies (docs/evidence-bag.md, section 1). */
const CHECKPOINT = "custody/checkpoint"

/** Keys, engines and allowed algorithms, all from outside the evidence. */
export function signatureContext(terms: ExaminationTerms): SignatureContext<PinnedKey> {
  return {
    pinned: terms.trust?.keys ?? [],
    engines: terms.signatures,
    allowed: terms.policy.signatureAlgorithms,
  }
}

/** Who signed in one state of the bag: the current one or a kept generation. */
export interface SignersChecked {
  readonly attributed: readonly AttributedSeal<PinnedKey>[]
  readonly checkpoint: CheckpointChecked
  readonly seals: SealsChecked<PinnedKey>
}

/** What a state of the bag is, recomputed, as far as its seals speak of it. */
export interface StateFacts {
  /** "" for the current state, else the folder of a kept generation. */
  readonly folder: string
  readonly claims: Pick<Claims & GenerationClaim, "manifests" | "seals"> &
    Partial<Pick<Claims, "checkpoint" | "bagId" | "logId" | "exporter" | "generation">>
  /** Payload files of this state. */
  readonly files: { readonly count: number; readonly bytes: number }
  readonly digestOf: (path: string) => string | undefined
  readonly log: LogAt | undefined
}

/** Checks checkpoint and seals of one state. */
export function checkSigners(
  facts: StateFacts,
  context: SignatureContext<PinnedKey>,
): SignersChecked {
  const { claims } = facts
  const attributed = attributeSeals(claims.seals, context)
  const checkpoint = checkCheckpoint({
    ...context,
    checkpoint: claims.checkpoint,
    exporter: claims.exporter,
    logId: claims.logId,
    sealed: sealedLogKeys(attributed),
  })
  const seals = checkSeals(attributed, sealFacts(facts, checkpoint))
  return { attributed, checkpoint, seals }
}

function sealFacts(facts: StateFacts, checkpoint: CheckpointChecked): SealFacts {
  const { claims, folder, files, log, digestOf } = facts
  const own = claims.manifests.map(({ path }) => path)
  return {
    folder,
    manifests: own.map((path) => ({
      name: folder === "" ? path : path.slice(folder.length + 1),
      sha256: digestOf(path) ?? "",
    })),
    bagId: claims.bagId,
    logId: claims.logId,
    generation: claims.generation,
    files,
    log: {
      events: log?.size ?? 0,
      bytes: log?.bytes ?? 0,
      head: log?.head,
      root: log === undefined ? undefined : toHex(log.root),
      origin: claims.checkpoint?.origin,
      key: checkpoint.verified?.vkey,
      isKeyOpen: checkpoint.outcome.findings.some(({ code }) => OPEN_SIGNATURE.has(code)),
    },
  }
}

interface CurrentFacts {
  readonly claims: Claims
  readonly entries: readonly Entry[]
  readonly items: readonly InventoryItem[]
  readonly log: LogRead | undefined
}

/** The current state of the bag for `checkSigners`. */
export function currentState({ claims, entries, items, log }: CurrentFacts): StateFacts {
  const read = new Map(items.map((item) => [item.path, item]))
  // The size that was read where there is one: what a container states of a size is a claim.
  const payload = payloadFiles(entries).map((entry) => read.get(entry.path) ?? entry)
  return {
    folder: "",
    claims,
    files: { count: payload.length, bytes: sumBytes(payload) },
    digestOf: (path) => read.get(path)?.sha256,
    log: log === undefined ? undefined : wholeLog(log),
  }
}

function wholeLog({ observed, tree }: LogRead): LogAt {
  const { events, bytes, head, sha256 } = observed
  return { size: events, bytes, head, sha256, otherDigests: {}, root: tree.root }
}

function sumBytes(items: readonly { readonly sizeBytes: number }[]): number {
  return items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}

/**
 * The ends of the log that seals state: those of pinned keys, or of all seals where no
 * pinned key made one. What an unpinned seal says beside a pinned one weighs nothing.
 */
export function statedEnds(attributed: readonly AttributedSeal<PinnedKey>[]): readonly StatedEnd[] {
  const pinned = attributed.filter(({ attribution }) => attribution.kind === "signed")
  return (pinned.length > 0 ? pinned : attributed).map(({ seal, attribution }) => {
    const { events, head } = seal.statement.log
    const holds =
      attribution.kind === "signed" &&
      attribution.findings.every((found) => severityOf(found) === "noted")
    return { path: seal.path, events, head, pinned: holds }
  })
}

/** Whose keys made the seals, and whether they were good. */
export interface StandingChecked {
  readonly pins: Outcome
  readonly times: Outcome
  /** The seals that show an origin. */
  readonly vouching: readonly GoodSeal[]
  /** Every signature by a pinned key that holds, with its best-signature-time. */
  readonly timed: readonly TimedSignature[]
}

export interface StandingRequest {
  readonly signers: SignersChecked
  readonly claims: Claims
  readonly proofs: Proofs
  readonly terms: ExaminationTerms
}

/** The checks `pins` and `times`. */
export function checkStanding(request: StandingRequest): StandingChecked {
  const { signers, claims, proofs, terms } = request
  const { seals } = signers
  const keys = terms.trust?.keys ?? []
  const rules = standingRules(terms)
  const broken = seals.seals.filter(({ standing }) => standing === "broken").length
  const good = seals.verified.map((one) =>
    inForce({ ...one, time: timeOfSeal(proofs, one.seal, terms) }, keys, rules),
  )
  const { outcome, counted, vouching } = checkPins({ good, broken }, terms.policy, rules)
  if (claims.format !== "evidence-bag") return unsealed(claims, outcome)
  const thresholds = terms.trust?.thresholds ?? []
  const pins = withThresholds(
    outcome,
    thresholds.map((threshold) => thresholdFindings(threshold, good, { keys, rules })),
  )
  const checkpoint = checkpointSignature(request)
  const signed = checkpoint === undefined ? {} : { checkpoint }
  return {
    pins,
    times: checkTimes({ counted, ...signed }, rules),
    vouching,
    timed: [
      ...good.map(({ seal, signer, time }) => ({ at: { path: seal.path }, signer, time })),
      ...(checkpoint === undefined ? [] : [checkpoint]),
    ],
  }
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
  const nobody = { times: noObject("times", "seal"), vouching: [], timed: [] }
  if (first === undefined) return { pins, ...nobody }
  const found = finding("MANIFEST_UNSIGNED", first, { manifests: manifests.join(", ") })
  return { pins: { ...pins, findings: [found] }, ...nobody }
}

/** The signature of the checkpoint by a pinned key: by the pin that was good, where there are two. */
function checkpointSignature(request: StandingRequest): TimedSignature | undefined {
  const { verified } = request.signers.checkpoint
  if (verified?.source !== "pinned") return undefined
  const { terms } = request
  const rules = standingRules(terms)
  const time = timeOfSealed(request.proofs, request.signers, terms)
  const signatures = (terms.trust?.keys ?? [])
    .filter(({ key }) => key.fingerprint === verified.fingerprint)
    .map((signer) => ({ at: { path: CHECKPOINT }, signer, time }))
  return signatures.find((one) => isInGoodStanding(one, rules)) ?? signatures[0]
}

/** Outcomes of `checkpoint` and `seals`; formats without them have no object. */
export function signerOutcomes(
  { checkpoint, seals }: SignersChecked,
  claims: Claims,
): readonly [checkpoint: Outcome, seals: Outcome] {
  return claims.format === "evidence-bag"
    ? [checkpoint.outcome, seals.outcome]
    : [noObject("checkpoint", "checkpoint"), noObject("seals", "seal")]
}
