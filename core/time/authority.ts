/**
 * Whose time-stamp is it, and was that authority pinned as one?
 *
 * Only pins for time-stamping are asked here: an authority that was pinned to certify signers
 * says nothing about the time (c2pa-rs#1608).
 */
import { toHex, toInstant } from "../base/index.ts"
import {
  findPath,
  revocationFault,
  type Anchor,
  type FoundPath,
  type RevocationData,
} from "../certificates/index.ts"
import type { Certificate } from "../encodings/index.ts"
import { FINDING_CODES, type FindingCode } from "../findings/index.ts"
import { sha256 } from "../hashing/index.ts"
import type { SignatureEngine } from "../signatures/index.ts"
import type { Authority, TimestampFault } from "./answer.ts"

/** What was pinned of an authority besides its key: since when and until when it is good. */
export interface TimestampPin {
  readonly id: string
  /** Milliseconds since 1970; the instants themselves belong to the window. */
  readonly validFrom?: number
  readonly validUntil?: number
  /** From this instant on it was not to be used. */
  readonly revokedAt?: number
  /** Others may have had the key, and then it says nothing, whatever time it states. */
  readonly isCompromised?: true
}

/** Who was pinned as a time-stamp authority, or to certify some. */
export interface TimestampTrust {
  /** Keys of authorities, pinned themselves, by SHA-256 (hex) of the SubjectPublicKeyInfo. */
  readonly keys: readonly (TimestampPin & { readonly fingerprint: string })[]
  /** Certificates of authorities, or of those that certify them. */
  readonly anchors: readonly (TimestampPin & { readonly anchor: Anchor })[]
  /** Absent: nobody asks about revocation. */
  readonly revocation?: RevocationData
}

export interface StandingRequest {
  readonly certificate: Certificate
  /** From the token and beside it; none is trusted. */
  readonly intermediates: readonly Certificate[]
  readonly trust: TimestampTrust
  /** Milliseconds since 1970 at which certificates must be valid. */
  readonly at: number
  /** When the stamp was made: what was revoked since is judged against it. */
  readonly stampedAt: number
  readonly engines: readonly SignatureEngine[]
}

export type Standing = { readonly kind: "pinned"; readonly tsa: Authority } | Fault

export type Fault = TimestampFault<"broken"> | TimestampFault<"open">

/** The pin that the authority's word rests on, or what stands in the way. */
export function standingOf(request: StandingRequest): Standing {
  const { certificate, trust } = request
  const keyFingerprint = toHex(sha256(certificate.spki))
  const own = { subject: certificate.subject.text, keyFingerprint }
  const key = trust.keys.find(({ fingerprint }) => fingerprint === keyFingerprint)
  const way = key === undefined ? underAnchor(request) : (windowFault(request) ?? { pin: key })
  if ("kind" in way) return way
  const against = pinFault(way.pin, request.stampedAt)
  return against ?? { kind: "pinned", tsa: { ...own, pin: way.pin.id } }
}

function underAnchor(request: StandingRequest): { readonly pin: TimestampPin } | Fault {
  const { certificate, intermediates, trust, at, engines } = request
  if (trust.anchors.length === 0) return fault("KEY_NOT_PINNED", "no authority is pinned for time")
  const path = findPath({
    certificate,
    intermediates,
    anchors: trust.anchors.map(({ anchor }) => anchor),
    at,
    purpose: "timestamping",
    engines,
    ...(trust.revocation === undefined ? {} : { revocation: trust.revocation }),
  })
  if (path.kind === "failed") {
    const { code, reason } = path.fault
    return code === "NO_CERTIFICATE_CHAIN_FOUND"
      ? fault("KEY_NOT_PINNED", `this time-stamp authority is not pinned: ${reason}`)
      : fault(code, reason)
  }
  const pin = trust.anchors.find(({ anchor }) => anchor === path.anchor)
  if (pin === undefined) return fault("KEY_NOT_PINNED", "no authority is pinned for time")
  return revocationOf(path, request) ?? { pin }
}

/** What was said of the pin since, held against the time of the stamp. */
function pinFault(pin: TimestampPin, stampedAt: number): Fault | undefined {
  const { id, validFrom = -Infinity, validUntil = Infinity, revokedAt = Infinity } = pin
  if (pin.isCompromised === true) {
    return fault(
      "COMPROMISED_NO_POE",
      `the pin ${id} is compromised, so its times are worth nothing`,
    )
  }
  if (stampedAt >= revokedAt) return fault("REVOKED_NO_POE", `the pin ${id} was revoked before`)
  return stampedAt < validFrom || stampedAt > validUntil
    ? fault("OUT_OF_BOUNDS_NO_POE", `the stamp is outside the window of the pin ${id}`)
    : undefined
}

/** A pinned key needs no issuer; its certificate still says how long it was meant to be used. */
function windowFault({ certificate, at }: StandingRequest): Fault | undefined {
  const { notBefore, notAfter } = certificate
  if (at < notBefore) {
    return fault("NOT_YET_VALID", `the authority's certificate begins at ${toInstant(notBefore)}`)
  }
  // The last second belongs to the validity as a whole (RFC 5280 §4.1.2.5).
  if (at < notAfter + 1000) return undefined
  return fault("EXPIRED", `the authority's certificate ended at ${toInstant(notAfter)}`)
}

/** Reasons after which stamps made before the revocation stay good (RFC 3161 §4, item 1). */
const HARMLESS: readonly string[] = ["affiliationChanged", "superseded", "cessationOfOperation"]

function revocationOf(path: FoundPath, { stampedAt }: StandingRequest): Fault | undefined {
  const known = revocationFault(path, stampedAt)
  if (known !== undefined) return fault(known.code, known.reason)
  const later = path.revocation.find(
    (status) => status.kind === "revoked" && !HARMLESS.includes(status.reason),
  )
  if (later?.kind !== "revoked") return undefined
  // RFC 3161 §4: a key that others may have had could have been made to state any time.
  return fault("REVOKED", `revoked later, and stamps from before are void too: ${later.reason}`)
}

/** A fault of the weight that its code has. */
export function fault(code: FindingCode, reason: string): Fault {
  const isBroken = FINDING_CODES[code].severity === "broken"
  return isBroken ? { kind: "broken", code, reason } : { kind: "open", code, reason }
}
