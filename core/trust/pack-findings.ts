/**
 * What is to be said about the trust itself: is the pack the latest that is known, is it
 * too old, and what does it leave open?
 *
 * Nothing here looks at evidence. A verdict rests on the pack, so whoever reads the
 * verdict learns what the pack rests on.
 */
import { toInstant } from "../base/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import type { JournalHead } from "./journal-head.ts"
import { writeJournalHead } from "./journal-head.ts"
import type { Journal } from "./journal.ts"
import type { PackSigning } from "./open-trust.ts"
import type { Policy } from "./policy.ts"
import type { PinnedKey, TrustStore } from "./store.ts"

/** A head that somebody kept, and how it reached us. */
export interface SeenHead extends JournalHead {
  /** Digest of the first entry, where it was kept too. */
  readonly id?: string
  /** `earlier`: from an earlier result, which may have been about another pack altogether. */
  readonly from: "named" | "beside" | "earlier"
}

/** A trust file that is in force: what it says, which bytes it was, who signed it. */
export interface TrustInForce extends TrustStore {
  /** SHA-256 of the file. */
  readonly digest: Uint8Array
  readonly signing?: PackSigning
  /** Heads of its history that were kept elsewhere. */
  readonly seen?: readonly SeenHead[]
}

/** What a trust pack is judged by. */
export interface PackTerms {
  readonly policy: Policy
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number
}

/** States what a reader of the verdict must know about the trust it rests on. */
export function trustFindings(trust: TrustInForce, terms: PackTerms): readonly Finding[] {
  return [
    ...(trust.seen ?? []).flatMap((seen) => historyFindings(trust.journal, seen)),
    ...stalenessFindings(trust, terms),
    ...signingFindings(trust),
    ...openFindings(trust),
    ...algorithmFindings(trust, terms),
  ]
}

const FROM: Readonly<Record<SeenHead["from"], string>> = {
  named: "the head that was named",
  beside: "the head kept beside the trust file",
  earlier: "the earlier result",
}

/** True when the pack is the one of which the head was kept, or grew out of it. */
export function continues(journal: Journal | undefined, { entries, head }: JournalHead): boolean {
  return journal?.digests[entries - 1] === head
}

function historyFindings(journal: Journal | undefined, seen: SeenHead): readonly Finding[] {
  if (continues(journal, seen)) return []
  const observed = {
    knownFrom: FROM[seen.from],
    known: writeJournalHead(seen),
    shown:
      journal === undefined
        ? "no history"
        : writeJournalHead({ entries: journal.entries.length, head: journal.head }),
  }
  // Who compares with a result of somebody else's judges by a pack of their own.
  const isOther = seen.from === "earlier" && journal !== undefined && journal.id !== seen.id
  return [finding(isOther ? "TRUST_PACK_OTHER" : "TRUST_STORE_ROLLBACK", "", observed)]
}

function stalenessFindings(
  { staleAfter }: TrustStore,
  { evaluatedAt }: PackTerms,
): readonly Finding[] {
  if (staleAfter === undefined || evaluatedAt <= staleAfter) return []
  const observed = { staleAfter: toInstant(staleAfter), evaluatedAt: toInstant(evaluatedAt) }
  return [finding("TRUST_PACK_STALE", "", observed)]
}

function signingFindings({ signing }: TrustInForce): readonly Finding[] {
  if (signing?.kind !== "unjudged") return []
  return [finding("TRUST_PACK_SIGNER_UNNAMED", "", { signatures: String(signing.signatures) })]
}

function openFindings({ keys, pending }: TrustStore): readonly Finding[] {
  const open = keys.filter(
    ({ validFrom, validUntil }) => validFrom === undefined || validUntil === undefined,
  )
  return [
    ...(open.length === 0 ? [] : [finding("KEY_WITHOUT_WINDOW", "", { keys: listed(open) })]),
    ...(pending.length === 0
      ? []
      : [finding("KEY_PIN_PENDING", "", { keys: listed(pending.map(({ key }) => key)) })]),
  ]
}

/** Names of algorithms with a hash that collisions, or too few bits, make unfit for new signatures. */
const WEAK = /sha1$|224$|md5$/

function algorithmFindings(
  { sunsets, keys }: TrustStore,
  { policy, evaluatedAt }: PackTerms,
): readonly Finding[] {
  const past = sunsets
    .filter(({ notAfter }) => notAfter < evaluatedAt)
    .map(({ algorithm }) => algorithm)
  const isWeak = (algorithm: string) =>
    WEAK.test(algorithm) || past.some((one) => one === algorithm)
  const allowed = policy.signatureAlgorithms.filter(isWeak)
  if (allowed.length === 0) return []
  const using = keys.filter(({ key }) => isWeak(key.algorithm))
  return [
    finding("WEAK_ALGORITHM_ALLOWED", "", {
      algorithms: allowed.join(", "),
      ...(using.length === 0 ? {} : { keys: listed(using) }),
    }),
  ]
}

/** How many ids are named before the rest is counted. */
const NAMED = 10

function listed(keys: readonly PinnedKey[]): string {
  const named = keys
    .slice(0, NAMED)
    .map(({ id }) => id)
    .join(", ")
  return keys.length <= NAMED ? named : `${named} and ${String(keys.length - NAMED)} more`
}
