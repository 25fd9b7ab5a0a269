/**
 * Time-stamps on the word of whom the trust pack pins for time.
 *
 * core/time asks whether a token is sound and leads to a pin; here the pin is judged by the
 * same rules as every other. Whoever may seal, or certify those who seal, says nothing about
 * the time (c2pa-rs#1608).
 */
import { statedWithdrawals } from "../certificates/index.ts"
import { severityOf, type Finding, type Place } from "../findings/index.ts"
import {
  checkTimestamp,
  type AuthorityCertificate,
  type TimestampAnswer,
  type TimestampRequest,
  type TimestampTrust,
} from "../time/index.ts"
import { anchorsFor, revocationData } from "./pack-certificates.ts"
import { compromiseOfKey } from "./shared-compromises.ts"
import { wordFindings } from "./standing.ts"
import type { Lifetime, TrustStore } from "./store.ts"
import { lossOfKey, withWithdrawals } from "./withdrawals.ts"

/** By what a time-stamp is judged besides its own rules. */
export interface TimestampTerms {
  readonly trust: TrustStore
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number
  /** Where it lies. */
  readonly at: Place
}

export type PinnedTimestamp =
  | {
      readonly kind: "proven"
      readonly answer: Proven
      /** The authority, as it is pinned. */
      readonly by: string
    }
  /** It is sound, and something stands against the pin it rests on. */
  | { readonly kind: "unreliable"; readonly answer: Proven; readonly against: readonly Finding[] }
  | { readonly kind: "unproven"; readonly answer: Exclude<TimestampAnswer, Proven> }

type Proven = Extract<TimestampAnswer, { readonly kind: "proven" }>

/** Judges one time-stamp under a trust pack. Never throws on hostile bytes. */
export function checkPinnedTimestamp(
  request: Omit<TimestampRequest, "trust">,
  { trust, evaluatedAt, at }: TimestampTerms,
): PinnedTimestamp {
  const answer = checkTimestamp({ ...request, trust: timestampTrust(trust) })
  if (answer.kind !== "proven") return { kind: "unproven", answer }
  const { stated, tsa, algorithms, path } = answer
  const rules = { sunsets: trust.sunsets, evaluatedAt }
  const below = path.flatMap((one) =>
    wordFindings({ at, pin: becameOf(one, trust), instant: stated.genTime, algorithms: [] }, rules),
  )
  if (!isReliable(below)) return { kind: "unreliable", answer, against: below }
  const judged = authorityPins(trust)
    .filter(({ id }) => tsa.pins.includes(id))
    .map((pin) => {
      const word = { at, pin, instant: stated.genTime, algorithms }
      return { pin, against: wordFindings(word, rules) }
    })
  // Of several pins of one key the one that was good at that time counts, as for signers.
  const good = judged.find(({ against }) => isReliable(against))
  if (good !== undefined) return { kind: "proven", answer, by: good.pin.subject }
  return { kind: "unreliable", answer, against: judged[0]?.against ?? [] }
}

/**
 * What became of a certificate between the token and the pin: withdrawn by whatever list of the
 * pack says so, and lost with its key under whichever pin that is compromised.
 */
function becameOf(
  { certificate, status }: AuthorityCertificate,
  trust: TrustStore,
): Lifetime & { readonly id: string } {
  const data = revocationData(trust) ?? { lists: [], responses: [] }
  const compromised = compromiseOfKey(certificate.spki, trust)
  const pin: Lifetime & { readonly id: string } = {
    id: certificate.subject.text,
    ...(compromised === undefined ? {} : { compromised }),
  }
  const stated = statedWithdrawals(certificate, data, status)
  return withWithdrawals(pin, { status, stated }, lossOfKey({ roles: ["timestamp"] }))
}

function isReliable(against: readonly Finding[]): boolean {
  return against.every((found) => severityOf(found) === "noted")
}

/** Keys in the role of a time-stamp authority, and anchors pinned for that purpose. */
function timestampTrust(trust: TrustStore): TimestampTrust {
  const revocation = revocationData(trust)
  return {
    keys: timestampKeys(trust).map(({ id, key }) => ({ id, fingerprint: key.fingerprint })),
    anchors: anchorsFor(trust.anchors, "timestamp"),
    ...(revocation === undefined ? {} : { revocation }),
  }
}

/** A pin that a time-stamp may rest on, with what became of it. */
interface AuthorityPin extends Lifetime {
  readonly id: string
  readonly subject: string
}

function authorityPins(trust: TrustStore): readonly AuthorityPin[] {
  const anchors = trust.anchors.filter(({ purposes }) => purposes.includes("timestamp"))
  return [...timestampKeys(trust), ...anchors]
}

function timestampKeys({ keys }: TrustStore): TrustStore["keys"] {
  return keys.filter(({ roles }) => roles.includes("timestamp"))
}
