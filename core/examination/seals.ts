/**
 * The checks `checkpoint` and `seals` of one state of the bag.
 *
 * A seal vouches for the key of the checkpoint, and the checkpoint's key is one of the
 * things a seal states; so seals are attributed first and compared last.
 */
import type { StatedEnd } from "../chain/index.ts"
import type { Claims, GenerationClaim } from "../claims/index.ts"
import type { Entry } from "../container/index.ts"
import { severityOf, type FindingCode, type Outcome } from "../findings/index.ts"
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
import type { PinnedKey } from "../trust/index.ts"
import { toHex } from "../base/index.ts"
import { payloadFiles } from "./files.ts"
import type { LogAt, LogRead } from "./log.ts"
import { noObject } from "./no-object.ts"
import type { ExaminationTerms } from "./terms.ts"

/** Codes of a signature about which nothing can be said either way. */
const OPEN_SIGNATURE: ReadonlySet<FindingCode> = new Set([
  "ENGINES_DISAGREE",
  "SIGNATURE_NOT_CHECKED",
])

/** Keys, engines and allowed algorithms, all from outside the evidence. */
export function signatureContext(terms: ExaminationTerms): SignatureContext<PinnedKey> {
  return {
    pinned: terms.trust?.keys ?? [],
    engines: terms.signatures,
    allowed: terms.policy.signatureAlgorithms,
    leastRsaBits: terms.policy.leastRsaBits,
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
export function statedEnds(
  attributed: readonly AttributedSeal<PinnedKey>[],
  claims: Pick<Claims, "bagId" | "logId">,
): readonly StatedEnd[] {
  const pinned = attributed.filter(({ attribution }) => attribution.kind === "signed")
  return (pinned.length > 0 ? pinned : attributed).map(({ seal, attribution }) => {
    const { events, head } = seal.statement.log
    const holds =
      attribution.kind === "signed" &&
      attribution.findings.every((found) => severityOf(found) === "noted")
    const { bagId, logId } = seal.statement
    const ofAnother = bagId !== claims.bagId || logId !== claims.logId
    return { path: seal.path, events, head, pinned: holds, ...(ofAnother ? { ofAnother } : {}) }
  })
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
