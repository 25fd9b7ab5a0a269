/**
 * Revocation out of the trust pack: what lists and responses say of pinned certificates.
 *
 * Nothing is ever fetched. A raw key has no issuer that could withdraw it. A key that was pinned
 * as a certificate is withdrawn by any list or response of the pack that says so in its issuer's
 * name; where that issuer leads to a pinned authority for signing, or for time where the pin is
 * for time, the withdrawal is shown to be the issuer's. That a certificate was *not* withdrawn
 * counts only as the word of a pinned authority.
 */
import {
  findPath,
  statedWithdrawal,
  type RevocationData,
  type RevocationStatus,
  type StatedWithdrawal,
} from "../certificates/index.ts"
import { parseCertificate, type Certificate } from "../encodings/index.ts"
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
    const certificate = certificateOf(pin)
    if (certificate === undefined) return { pin, said: [] }
    const said = purposesOf(pin).map((purpose) =>
      statusOf(certificate, { purpose, data, trust, terms }),
    )
    const shown = said.find((status) => status?.kind === "revoked")
    const stated = statedWithdrawal(certificate, data)
    return { pin: withUnshown(withShown(pin, shown), stated), said }
  })
  const keys = judged.map(({ pin }) => pin)
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

/** The pin with what its issuer says; what the pack says already is never softened. */
export function withShown(pin: PinnedKey, status: RevocationStatus | undefined): PinnedKey {
  if (status?.kind !== "revoked") return pin
  const { source } = status
  const by = source === "crl" ? "the issuer's revocation list" : "the issuer's OCSP response"
  return withdrawn(pin, { ...status, by, certainty: "known" })
}

/** The same for what is said in the issuer's name, and not shown to be the issuer's word. */
export function withUnshown(pin: PinnedKey, stated: StatedWithdrawal | undefined): PinnedKey {
  if (stated === undefined || isSaid(pin, stated)) return pin
  const form = stated.source === "crl" ? "a revocation list" : "an OCSP response"
  const by = `${form} in the trust pack, not shown to be the issuer's`
  return withdrawn(pin, { ...stated, by, certainty: "suspected" })
}

/** True when the pin is lost from then on already, so that a withdrawal adds nothing. */
function isSaid({ compromised }: PinnedKey, { revokedAt }: StatedWithdrawal): boolean {
  return compromised !== undefined && (compromised.from ?? -Infinity) <= revokedAt
}

interface Withdrawal extends StatedWithdrawal {
  readonly by: string
  readonly certainty: "known" | "suspected"
}

function withdrawn(pin: PinnedKey, { revokedAt, reason, by, certainty }: Withdrawal): PinnedKey {
  if (isLoss(pin, reason) && pin.compromised === undefined) {
    return { ...pin, compromised: { certainty, from: revokedAt, reason, by } }
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

function certificateOf({ certificate }: PinnedKey): Certificate | undefined {
  const read = certificate === undefined ? undefined : parseCertificate(certificate)
  return read?.kind === "certificate" ? read.certificate : undefined
}

function statusOf(
  certificate: Certificate,
  { purpose, data, trust, terms: { evaluatedAt, signatures } }: Asked,
): RevocationStatus | undefined {
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
