/** Time-stamp tokens over seals: do they prove a time, on the word of an authority that was pinned as one? */
import { toInstant } from "../base/index.ts"
import type { TimestampClaim } from "../claims/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import { checkTimestamp, type TimestampAnswer, type TimestampTrust } from "../time/index.ts"
import {
  lifetimeFindings,
  type Lifetime,
  type SigningTime,
  type TrustStore,
} from "../trust/index.ts"
import { anchorsFor, revocationData } from "./revocation.ts"
import type { ExaminationTerms } from "./terms.ts"

/** A seal with a time that a token proves of it. */
export interface StampedSeal {
  /** SHA-256 (hex) of the seal's file. */
  readonly sealSha256: string
  readonly time: SigningTime
}

export interface TokensChecked {
  readonly findings: readonly Finding[]
  readonly stamped: readonly StampedSeal[]
}

/** Judges every token; one that proves nothing is never passed over in silence. */
export function checkTokens(
  claims: readonly TimestampClaim[],
  terms: ExaminationTerms,
): TokensChecked {
  const trust = timestampTrust(terms.trust)
  const each = claims.map((claim) => checkToken(claim, trust, terms))
  return {
    findings: each.flatMap(({ findings }) => findings),
    stamped: each.flatMap(({ stamped }) => stamped),
  }
}

/** A pin that a token may rest on, with what became of it. */
interface AuthorityPin extends Lifetime {
  readonly id: string
  readonly subject: string
}

function checkToken(
  { path, sealSha256, token, sealed }: TimestampClaim,
  trust: TimestampTrust,
  terms: ExaminationTerms,
): TokensChecked {
  const answer = checkTimestamp({
    token,
    stamped: { kind: "bytes", bytes: sealed },
    trust,
    certificates: [],
    allowsWeakAlgorithms: false,
    engines: terms.signatures,
  })
  if (answer.kind !== "proven") return { findings: [faultOf(answer, path)], stamped: [] }
  const { stated, tsa, imprintHash, notes } = answer
  const pin = authorityPins(terms.trust).find(({ id }) => id === tsa.pin)
  // A token tells the time by itself, so nothing but the token says when its authority made it.
  const against = [
    ...(pin === undefined ? [] : lifetimeFindings({ at: { path }, pin, instant: stated.genTime })),
    ...endedDigest(imprintHash, path, terms),
  ]
  const told = notes.map(({ code, reason }) => finding(code, path, { reason }))
  if (against.length > 0) return { findings: [...told, ...against], stamped: [] }
  const by = pin?.subject ?? tsa.subject
  const time = { noLaterThan: stated.latest, proof: "rfc3161", path, by } as const
  return { findings: told, stamped: [{ sealSha256, time }] }
}

/** A digest that can be forged now proves nothing now, whenever the token says it was made. */
function endedDigest(
  digest: string,
  path: string,
  { trust, evaluatedAt }: ExaminationTerms,
): readonly Finding[] {
  return (trust?.sunsets ?? [])
    .filter(({ algorithm, notAfter }) => algorithm === digest && evaluatedAt > notAfter)
    .map(({ algorithm, notAfter }) => {
      const observed = { algorithm, notAfter: toInstant(notAfter) }
      return finding("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", path, observed)
    })
}

function faultOf(answer: Exclude<TimestampAnswer, { kind: "proven" }>, path: string): Finding {
  const { code, reason, stated } = answer
  const states = stated === undefined ? {} : { states: toInstant(stated.genTime) }
  return finding(code, path, { reason, ...states })
}

/** Keys and certificates that were pinned for time-stamps, and for nothing else. */
function timestampTrust(store: TrustStore | undefined): TimestampTrust {
  if (store === undefined) return { keys: [], anchors: [] }
  const keys = store.keys
    .filter(({ roles }) => roles.includes("timestamp"))
    .map(({ id, key }) => ({ id, fingerprint: key.fingerprint }))
  const anchors = anchorsFor(store.anchors, "timestamp")
  const revocation = revocationData(store)
  return { keys, anchors, ...(revocation === undefined ? {} : { revocation }) }
}

function authorityPins(store: TrustStore | undefined): readonly AuthorityPin[] {
  if (store === undefined) return []
  return [
    ...store.keys.filter(({ roles }) => roles.includes("timestamp")),
    ...store.anchors.filter(({ purposes }) => purposes.includes("timestamp")),
  ]
}
