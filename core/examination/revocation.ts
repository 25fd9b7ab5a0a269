/**
 * Revocation out of the trust pack: what lists and responses say of pinned certificates.
 *
 * Nothing is ever fetched. A raw key has no issuer that could withdraw it; for a key that was
 * pinned as a certificate, a list or response by its issuer counts when that issuer leads to
 * a pinned authority for signing.
 */
import { findPath, type RevocationData, type RevocationStatus } from "../certificates/index.ts"
import { parseCertificate } from "../encodings/index.ts"
import { anchorsFor, revocationData, type PinnedKey } from "../trust/index.ts"
import type { ExaminationTerms } from "./terms.ts"

/** What lists and responses say of the pins, by what they change and what they show. */
export interface RevocationsRead {
  /** The same terms, in which every withdrawal stands in the pin itself. */
  readonly terms: ExaminationTerms
  /** Ids of pinned certificates that their issuer says were not withdrawn. */
  readonly current: ReadonlySet<string>
}

/** Reads them once, so that every later question finds the answer in the pins. */
export function withRevocations(terms: ExaminationTerms): RevocationsRead {
  const { trust } = terms
  const data = trust === undefined ? undefined : revocationData(trust)
  if (trust === undefined || data === undefined) return { terms, current: new Set() }
  const judged = trust.keys.map((pin) => ({ pin, status: statusOf(pin, data, terms) }))
  const keys = judged.map(({ pin, status }) =>
    status === undefined ? pin : withdrawn(pin, status),
  )
  const good = judged.filter(({ status }) => status?.kind === "good")
  return {
    terms: { ...terms, trust: { ...trust, keys } },
    current: new Set(good.map(({ pin }) => pin.id)),
  }
}

/** The pin with its withdrawal, if there was one; what the pack says already is never softened. */
function withdrawn(pin: PinnedKey, status: RevocationStatus): PinnedKey {
  if (status.kind !== "revoked") return pin
  const { revokedAt, reason, source } = status
  const by = source === "crl" ? "the issuer's revocation list" : "the issuer's OCSP response"
  // Whoever holds a stolen key can sign with any date, so this is more than a withdrawal.
  if (reason === "keyCompromise" && pin.compromised === undefined) {
    return { ...pin, compromised: { certainty: "known", from: revokedAt, reason, by } }
  }
  if (pin.revoked !== undefined && pin.revoked.at <= revokedAt) return pin
  return { ...pin, revoked: { at: revokedAt, reason, by } }
}

function statusOf(
  pin: PinnedKey,
  revocation: RevocationData,
  { trust, evaluatedAt, signatures }: ExaminationTerms,
): RevocationStatus | undefined {
  const read = pin.certificate === undefined ? undefined : parseCertificate(pin.certificate)
  if (read?.kind !== "certificate") return undefined
  const { certificate } = read
  const { notBefore, notAfter } = certificate
  const path = findPath({
    certificate,
    intermediates: [],
    anchors: anchorsFor(trust?.anchors ?? [], "signing").map(({ anchor }) => anchor),
    revocation,
    // An issuer answers for a certificate while it lasts; what it said then is asked for.
    at: Math.min(Math.max(evaluatedAt, notBefore), notAfter),
    purpose: "any",
    engines: signatures,
  })
  return path.kind === "path" ? path.revocation[0] : undefined
}
