/**
 * What lists and responses say of a certificate, put into its pin: revoked from an instant on,
 * or lost from an instant on. Whoever judges the pin afterwards needs to know no list.
 */
import type { RevocationStatus, StatedWithdrawal } from "../certificates/index.ts"
import { isHarmlessToStamps } from "../time/index.ts"
import type { Lifetime, PinnedAnchor, PinnedKey } from "./store.ts"

export interface Said {
  /** What its issuer is shown to say. */
  readonly status?: RevocationStatus | undefined
  /** What is said in its issuer's name, whoever said it. */
  readonly stated: readonly StatedWithdrawal[]
}

/** True for reasons after which others may have had the key: more than a withdrawal. */
type IsLoss = (reason: StatedWithdrawal["reason"]) => boolean

/** The pin with all of it; what stands in the pin already is never softened. */
export function withWithdrawals<P extends Lifetime>(
  pin: P,
  { status, stated }: Said,
  isLoss: IsLoss,
): P {
  const shown = status?.kind === "revoked" ? status.all : []
  const unshown = stated.filter((one) => !shown.some((other) => isSame(one, other)))
  return [
    ...shown.map((one) => ({
      ...one,
      by: one.source === "crl" ? "the issuer's revocation list" : "the issuer's OCSP response",
      certainty: "known" as const,
    })),
    ...unshown.map((one) => ({ ...one, by: unshownBy(one), certainty: "suspected" as const })),
  ].reduce((worst, one) => (isLoss(one.reason) ? lost(worst, one) : revoked(worst, one)), pin)
}

/**
 * Whoever holds a stolen key can sign with any date. Of one who states times every reason means
 * that which does not exclude it (RFC 3161 §4, item 1).
 */
export function lossOfKey({ roles }: Pick<PinnedKey, "roles">): IsLoss {
  return roles.includes("timestamp")
    ? (reason) => !isHarmlessToStamps(reason)
    : (reason) => reason === "keyCompromise"
}

/** The same of an authority: with its key anybody can be certified, under any date. */
export function lossOfAuthority({ purposes }: Pick<PinnedAnchor, "purposes">): IsLoss {
  return purposes.includes("timestamp")
    ? (reason) => !isHarmlessToStamps(reason)
    : (reason) => ["keyCompromise", "cACompromise", "aACompromise"].includes(reason)
}

/** Who says so, where that it is the issuer could not be shown. */
export function unshownBy(one: StatedWithdrawal): string {
  const article = one.source === "crl" ? "a" : "an"
  return `${article} ${formOf(one)} in the trust file, not shown to be the issuer's`
}

function formOf({ source }: StatedWithdrawal): string {
  return source === "crl" ? "revocation list" : "OCSP response"
}

function isSame(one: StatedWithdrawal, other: StatedWithdrawal): boolean {
  const { source, revokedAt, reason } = one
  return source === other.source && revokedAt === other.revokedAt && reason === other.reason
}

interface Withdrawal extends StatedWithdrawal {
  readonly by: string
  readonly certainty: "known" | "suspected"
}

function lost<P extends Lifetime>(pin: P, { revokedAt, reason, by, certainty }: Withdrawal): P {
  const { compromised } = pin
  const isSaid = compromised !== undefined && (compromised.from ?? -Infinity) <= revokedAt
  return isSaid ? pin : { ...pin, compromised: { certainty, from: revokedAt, reason, by } }
}

function revoked<P extends Lifetime>(pin: P, { revokedAt, reason, by }: Withdrawal): P {
  const isSaid = pin.revoked !== undefined && pin.revoked.at <= revokedAt
  return isSaid ? pin : { ...pin, revoked: { at: revokedAt, reason, by } }
}
