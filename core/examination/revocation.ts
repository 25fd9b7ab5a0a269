/**
 * Revocation out of the trust pack: what lists and responses say of pinned certificates.
 *
 * Nothing is ever fetched. A raw key has no issuer that could withdraw it; for a key that was
 * pinned as a certificate, a list or response by its issuer counts when that issuer leads to
 * a pinned authority for signing, or for time where the pin is for time.
 */
import { findPath, type RevocationData, type RevocationStatus } from "../certificates/index.ts"
import { parseCertificate } from "../encodings/index.ts"
import {
  anchorsFor,
  revocationData,
  withSharedCompromises,
  type PinnedKey,
  type Purpose,
  type TrustStore,
} from "../trust/index.ts"
import { isHarmlessToStamps } from "../time/index.ts"
import type { ProofTerms } from "./terms.ts"

/** What lists and responses say of the pins, by what they change and what they show. */
export interface RevocationsRead<T extends ProofTerms> {
  /** The same terms, in which every withdrawal stands in the pin itself. */
  readonly terms: T
  /** Ids of pinned certificates that their issuer says were not withdrawn. */
  readonly current: ReadonlySet<string>
}

/** Reads them once, so that every later question finds the answer in the pins. */
export function withRevocations<T extends ProofTerms>(terms: T): RevocationsRead<T> {
  const { trust } = terms
  const data = trust === undefined ? undefined : revocationData(trust)
  if (trust === undefined || data === undefined) return { terms, current: new Set() }
  const judged = trust.keys.map((pin) => {
    const said = purposesOf(pin).map((purpose) => statusOf(pin, { purpose, data, trust, terms }))
    return { pin, said }
  })
  const keys = judged.map(({ pin, said }) =>
    withdrawn(
      pin,
      said.find((status) => status?.kind === "revoked"),
    ),
  )
  // The first is what an authority for signing says; one for time shows nothing of who signs.
  const good = judged.filter(({ said: [signing] }) => signing?.kind === "good")
  return {
    terms: { ...terms, trust: withSharedCompromises({ ...trust, keys }) },
    current: new Set(good.map(({ pin }) => pin.id)),
  }
}

/** An authority that is pinned for time is asked only about those who state times. */
function purposesOf({ roles }: PinnedKey): readonly Purpose[] {
  return roles.includes("timestamp") ? ["signing", "timestamp"] : ["signing"]
}

/** The pin with its withdrawal, if there was one; what the pack says already is never softened. */
function withdrawn(pin: PinnedKey, status: RevocationStatus | undefined): PinnedKey {
  if (status?.kind !== "revoked") return pin
  const { revokedAt, reason, source } = status
  const by = source === "crl" ? "the issuer's revocation list" : "the issuer's OCSP response"
  if (isLoss(pin, reason) && pin.compromised === undefined) {
    return { ...pin, compromised: { certainty: "known", from: revokedAt, reason, by } }
  }
  if (pin.revoked !== undefined && pin.revoked.at <= revokedAt) return pin
  return { ...pin, revoked: { at: revokedAt, reason, by } }
}

/**
 * Whoever holds a stolen key can sign with any date, so this is more than a withdrawal. Of one
 * who states times it is so for every reason that does not exclude it (RFC 3161 §4, item 1).
 */
function isLoss({ roles }: PinnedKey, reason: string): boolean {
  return reason === "keyCompromise" || (roles.includes("timestamp") && !isHarmlessToStamps(reason))
}

interface Asked {
  readonly purpose: Purpose
  readonly data: RevocationData
  readonly trust: TrustStore
  readonly terms: ProofTerms
}

function statusOf(
  pin: PinnedKey,
  { purpose, data, trust, terms: { evaluatedAt, signatures } }: Asked,
): RevocationStatus | undefined {
  const read = pin.certificate === undefined ? undefined : parseCertificate(pin.certificate)
  if (read?.kind !== "certificate") return undefined
  const { certificate } = read
  const { notBefore, notAfter } = certificate
  const path = findPath({
    certificate,
    intermediates: [],
    anchors: anchorsFor(trust.anchors, purpose).map(({ anchor }) => anchor),
    revocation: data,
    // An issuer answers for a certificate while it lasts; what it said then is asked for.
    at: Math.min(Math.max(evaluatedAt, notBefore), notAfter),
    purpose: "any",
    engines: signatures,
  })
  return path.kind === "path" ? path.revocation[0] : undefined
}
