/**
 * An authority that was withdrawn: does that take its word about others away?
 *
 * A list or response that says so in its issuer's name is enough, whoever signed it: it takes
 * trust away and gives none.
 */
import { toInstant } from "../base/index.ts"
import {
  statedWithdrawals,
  type RevocationData,
  type RevocationStatus,
  type StatedWithdrawal,
} from "../certificates/index.ts"
import type { Certificate } from "../encodings/index.ts"
import { finding, type Finding, type Place } from "../findings/index.ts"
import { seen, unshownBy, type SigningTime } from "../trust/index.ts"

interface AskedAuthority {
  readonly certificate: Certificate
  /** What its issuer is shown to say. */
  readonly status: RevocationStatus | undefined
  readonly data: RevocationData
}

/** What is withdrawn at the time that is proven, or was stolen at any other. */
export function withdrawalOfAuthority(
  { certificate, status, data }: AskedAuthority,
  { time, at }: { readonly time: SigningTime; readonly at: Place },
): readonly Finding[] {
  const shown = status?.kind === "revoked" ? status.all : []
  const stated = statedWithdrawals(certificate, data, status)
  const said = [...shown, ...stated].find((one) => counts(one, time))
  if (said === undefined) return []
  const form = said.source === "crl" ? "revocation list" : "OCSP response"
  const saidBy = shown.includes(said) ? `the issuer's ${form}` : unshownBy(said)
  const observed = {
    certificate: certificate.subject.text,
    revoked: toInstant(said.revokedAt),
    reason: said.reason,
    saidBy,
  }
  return [finding("REVOKED_CA_NO_POE", at, { ...observed, ...seen(time) })]
}

/** Whoever has an authority's key can certify anybody under any date, so only a proof helps then. */
const LOSSES: readonly StatedWithdrawal["reason"][] = [
  "keyCompromise",
  "cACompromise",
  "aACompromise",
]

function counts({ revokedAt, reason }: StatedWithdrawal, time: SigningTime): boolean {
  const isLost = LOSSES.includes(reason) && time.proof === "none"
  return isLost || time.noLaterThan >= revokedAt
}
