/**
 * Whose time-stamp is it, and was that authority pinned as one?
 *
 * Only pins for time-stamping are asked here: an authority that was pinned to certify signers
 * says nothing about the time (c2pa-rs#1608).
 */
import { equalBytes, toHex, toInstant } from "../base/index.ts"
import {
  findPath,
  revocationFault,
  type Anchor,
  type FoundPath,
  type RevocationData,
} from "../certificates/index.ts"
import { isSameName, type Certificate } from "../encodings/index.ts"
import { FINDING_CODES, type FindingCode } from "../findings/index.ts"
import { sha256 } from "../hashing/index.ts"
import { bindAlgorithm, type PublicKey, type SignatureEngine } from "../signatures/index.ts"
import type { Authority, AuthorityCertificate, TimestampFault } from "./answer.ts"

/**
 * Who was pinned as a time-stamp authority, or to certify some.
 *
 * How long each pin is good is judged by core/trust, by the same rules as for signers.
 */
export interface TimestampTrust {
  /** Keys of authorities, pinned themselves, by SHA-256 (hex) of the SubjectPublicKeyInfo. */
  readonly keys: readonly { readonly id: string; readonly fingerprint: string }[]
  /** Certificates of authorities, or of those that certify them. */
  readonly anchors: readonly { readonly id: string; readonly anchor: Anchor }[]
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

export type Standing =
  | {
      readonly kind: "pinned"
      readonly tsa: Authority
      readonly path: readonly AuthorityCertificate[]
      /** Keys of those who signed the certificates on the way to the pin, as they signed them. */
      readonly issuers: readonly PublicKey[]
    }
  | Fault

export type Fault = TimestampFault<"broken"> | TimestampFault<"open">

/** The pins that the authority's word rests on, or what stands in the way. */
export function standingOf(request: StandingRequest): Standing {
  const { certificate, trust } = request
  const keyFingerprint = toHex(sha256(certificate.spki))
  const keys = trust.keys.filter(({ fingerprint }) => fingerprint === keyFingerprint)
  const way =
    keys.length === 0
      ? underAnchor(request)
      : (windowFault(request) ?? { pins: keys, path: [{ certificate }], issuers: [] })
  if ("kind" in way) return way
  const pins = way.pins.map(({ id }) => id)
  const tsa = { subject: certificate.subject.text, keyFingerprint, pins }
  return { kind: "pinned", tsa, path: way.path, issuers: way.issuers }
}

interface Way {
  readonly pins: readonly { readonly id: string }[]
  readonly path: readonly AuthorityCertificate[]
  readonly issuers: readonly PublicKey[]
}

function underAnchor(request: StandingRequest): Way | Fault {
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
  const pins = trust.anchors.filter(({ anchor }) => isSameAnchor(anchor, path.anchor))
  const certificates = path.certificates.map((one, index): AuthorityCertificate => {
    const status = path.revocation[index]
    return status === undefined ? { certificate: one } : { certificate: one, status }
  })
  const way = { pins, path: certificates, issuers: issuersOf(path) }
  return revocationOf(path, request) ?? way
}

/** The same name and key: one authority, however often it was pinned. */
function isSameAnchor(a: Anchor, b: Anchor): boolean {
  return isSameName(a.name, b.name) && equalBytes(a.spki, b.spki)
}

/** By whom the certificates of a path were signed; one that is pinned itself needs no issuer. */
function issuersOf({ certificates, anchor }: FoundPath): readonly PublicKey[] {
  const issuers = [...certificates.slice(1), anchor]
  return certificates.flatMap(({ der, signatureAlgorithm }, index) => {
    const issuer = issuers[index]
    const pinned = anchor.certificate?.der
    if (issuer === undefined || (pinned !== undefined && equalBytes(der, pinned))) return []
    const bound = bindAlgorithm(issuer.spki, signatureAlgorithm)
    return bound.kind === "key" ? [bound.key] : []
  })
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

/** True when stamps from before a revocation for this reason stay good. */
export function isHarmlessToStamps(reason: string): boolean {
  return HARMLESS.includes(reason)
}

function revocationOf(path: FoundPath, { stampedAt }: StandingRequest): Fault | undefined {
  const known = revocationFault(path, stampedAt)
  if (known !== undefined) return fault(known.code, known.reason)
  const later = path.revocation
    .flatMap((status) => (status.kind === "revoked" ? status.all : []))
    .find(({ reason }) => !isHarmlessToStamps(reason))
  if (later === undefined) return undefined
  // RFC 3161 §4: a key that others may have had could have been made to state any time.
  return fault("REVOKED", `revoked later, and stamps from before are void too: ${later.reason}`)
}

/** A fault of the weight that its code has. */
export function fault(code: FindingCode, reason: string): Fault {
  const isBroken = FINDING_CODES[code].severity === "broken"
  return isBroken ? { kind: "broken", code, reason } : { kind: "open", code, reason }
}
