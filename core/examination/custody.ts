/** The check `custody`: what the log tells of hand-overs, states and digests, and who signed for it. */
import type { Claims } from "../claims/index.ts"
import type { Outcome } from "../findings/index.ts"
import type { InventoryItem } from "../hashing/index.ts"
import { checkEventSignatures } from "../signatures/index.ts"
import { isInGoodStanding, type SigningTime, type TimedSignature } from "../trust/index.ts"
import type { LogRead } from "./log.ts"
import { noObject } from "./no-object.ts"
import { signatureContext } from "./seals.ts"
import { standingRules } from "./standing-rules.ts"
import type { ExaminationTerms } from "./terms.ts"
import { unknownRevocation } from "./unknown-revocation.ts"
import type { CustodyResult } from "../verdict/index.ts"

/** Where signatures over single events lie (docs/evidence-bag.md, section 11). */
const EVENT_SIGNATURES = "custody/signatures.jsonl"

export interface CustodyRequest {
  readonly claims: Claims
  readonly items: readonly InventoryItem[]
  /** Files that are there and could not be read. */
  readonly unread: readonly string[]
  readonly log: LogRead | undefined
  /** Payload files that are lawfully gone. */
  readonly erased: ReadonlySet<string>
  /** When all that was sealed existed at the latest, as far as that is proven. */
  readonly sealed: SigningTime
  /** Ids of pinned certificates that their issuer says were not withdrawn. */
  readonly current: ReadonlySet<string>
  readonly terms: ExaminationTerms
}

export interface CustodyChecked {
  readonly outcome: Outcome
  readonly listed: CustodyResult
  /** Signatures of events by their agents, with the time that is proven of them. */
  readonly timed: readonly TimedSignature[]
}

export function checkCustody(request: CustodyRequest): CustodyChecked {
  const { claims, items, unread, log, erased, sealed, current, terms } = request
  if (log === undefined)
    return { outcome: withoutLog(claims), listed: { total: 0, entries: [] }, timed: [] }
  // What could not be read is told by fixity; here it can neither agree nor contradict.
  const absent = new Set([...erased, ...unread])
  const payload = new Map(items.map(({ path, sha256 }) => [path, sha256]))
  const { outcome, total, entries } = log.custody.end(payload, absent)
  const rules = standingRules(terms)
  const signed = checkEventSignatures({
    ...signatureContext(terms),
    path: EVENT_SIGNATURES,
    signatures: claims.eventSignatures,
    lines: log.signed,
    isInForce: (signer) =>
      isInGoodStanding({ at: { path: EVENT_SIGNATURES }, signer, time: sealed }, rules),
  })
  const { policy } = terms
  const unknown = unknownRevocation(
    signed.signed.map(({ signer }) => ({ at: { path: EVENT_SIGNATURES }, signer })),
    { current, policy },
  )
  return {
    outcome: { ...outcome, findings: [...outcome.findings, ...signed.findings, ...unknown] },
    listed: { total, entries },
    timed: signed.signed.map((one) => ({ ...one, time: sealed })),
  }
}

function withoutLog({ format }: Claims): Outcome {
  if (format !== "evidence-bag") return noObject("custody", "log of events")
  return {
    check: "custody",
    population: { expected: 0, checked: 0 },
    findings: [],
    notRun: "There is no log that can be read.",
  }
}
