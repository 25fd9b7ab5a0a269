/** Revocation lists and OCSP responses to test with, written field by field. */
import { sha1 } from "@noble/hashes/legacy.js"
import { toUtf8 } from "../../core/base/index.ts"
import {
  writeDer,
  writeDerBitString,
  writeDerContext,
  writeDerInteger,
  writeDerOctetString,
  writeDerNull,
  writeDerOid,
  writeDerSequence,
} from "../../core/encodings/index.ts"
import type { Signer } from "../../core/signatures/index.ts"
import {
  derName,
  ED25519_ALGORITHM,
  generalizedTime,
  signerOf,
  timeOf,
  writeExtension,
  type ExtensionSpec,
} from "./certificates.ts"

const ENUMERATED = 0x0a

export interface EntrySpec {
  readonly serial: number
  readonly at: string
  /** Number of a CRLReason (RFC 5280 §5.3.1). */
  readonly reason?: number
  readonly extensions?: readonly ExtensionSpec[]
}

export interface ListSpec {
  readonly issuer: string
  readonly signer?: Signer
  readonly thisUpdate?: string
  /** `null`: none is stated. */
  readonly nextUpdate?: string | null
  readonly entries?: readonly EntrySpec[]
  /** The SEQUENCE of entries as DER, instead of `entries`. */
  readonly revoked?: Uint8Array
  readonly extensions?: readonly ExtensionSpec[]
}

export function makeList(spec: ListSpec): Uint8Array {
  const { issuer, entries = [], extensions = [] } = spec
  const revoked = spec.revoked ?? writeDerSequence(...entries.map(writeEntry))
  const { thisUpdate = "2025-12-31T00:00:00Z", nextUpdate = "2026-01-08T00:00:00Z" } = spec
  const tbs = writeDerSequence(
    writeDerInteger(1),
    ED25519_ALGORITHM,
    derName(issuer),
    timeOf(thisUpdate),
    ...(nextUpdate === null ? [] : [timeOf(nextUpdate)]),
    ...(revoked.length === 2 ? [] : [revoked]),
    ...(extensions.length === 0
      ? []
      : [writeDerContext(0, writeDerSequence(...extensions.map(writeExtension)))]),
  )
  const signer = spec.signer ?? signerOf(issuer)
  return writeDerSequence(tbs, ED25519_ALGORITHM, writeDerBitString(signer.sign(tbs)))
}

export function writeEntry({ serial, at, reason, extensions = [] }: EntrySpec): Uint8Array {
  const stated: readonly ExtensionSpec[] =
    reason === undefined
      ? extensions
      : [{ oid: "2.5.29.21", value: writeDer(ENUMERATED, Uint8Array.of(reason)) }, ...extensions]
  const list = stated.length === 0 ? [] : [writeDerSequence(...stated.map(writeExtension))]
  return writeDerSequence(writeDerInteger(serial), timeOf(at), ...list)
}

/** An IssuingDistributionPoint: a place, or flags by their context number. */
export function issuingDistributionPoint(
  ...parts: readonly (Uint8Array | 1 | 2 | 3 | 4 | 5)[]
): ExtensionSpec {
  const value = writeDerSequence(
    ...parts.map((part) =>
      typeof part === "number"
        ? writeDer(0x80 | part, part === 3 ? Uint8Array.of(6, 0x40) : Uint8Array.of(0xff))
        : writeDerContext(0, writeDerContext(0, part)),
    ),
  )
  return { oid: "2.5.29.28", critical: true, value }
}

export function distributionPoints(...names: readonly Uint8Array[]): ExtensionSpec {
  const value = writeDerSequence(
    ...names.map((name) => writeDerSequence(writeDerContext(0, writeDerContext(0, name)))),
  )
  return { oid: "2.5.29.31", value }
}

export interface OcspSpec {
  /** The authority that issued the certificate in question. */
  readonly issuer: string
  readonly issuerKey?: Signer
  readonly serial?: number
  readonly status?: "good" | "unknown" | { readonly at: string; readonly reason?: number }
  readonly thisUpdate?: string
  readonly nextUpdate?: string | null
  /** Who signs; the issuer by default. */
  readonly signer?: Signer
  /** Common name, or the digest of a key. */
  readonly responder?: string | Uint8Array
  readonly certificates?: readonly Uint8Array[]
  readonly extensions?: readonly ExtensionSpec[]
}

/** SHA-1 over the bits of a key, as a CertID and a responder have it (RFC 6960 §4.1.1). */
export function keyHash({ publicKey }: Signer): Uint8Array {
  return sha1(publicKey.raw)
}

const OCSP_DEFAULTS = {
  serial: 1,
  status: "good",
  thisUpdate: "2025-12-31T00:00:00Z",
  nextUpdate: "2026-01-08T00:00:00Z",
  certificates: [],
  extensions: [],
} as const satisfies Partial<OcspSpec>

export function makeOcspResponse(given: OcspSpec): Uint8Array {
  const issuerKey = given.issuerKey ?? signerOf(given.issuer)
  const spec = { signer: issuerKey, responder: given.issuer, ...OCSP_DEFAULTS, ...given }
  const id = writeDerSequence(
    writeDerSequence(writeDerOid("1.3.14.3.2.26"), writeDerNull()),
    writeDerOctetString(sha1(derName(spec.issuer))),
    writeDerOctetString(keyHash(issuerKey)),
    writeDerInteger(spec.serial),
  )
  const next =
    spec.nextUpdate === null ? [] : [writeDerContext(0, generalizedTime(spec.nextUpdate))]
  const single = writeDerSequence(
    id,
    writeStatus(spec.status),
    generalizedTime(spec.thisUpdate),
    ...next,
  )
  const extensions = spec.extensions.map(writeExtension)
  const tbs = writeDerSequence(
    typeof spec.responder === "string"
      ? writeDerContext(1, derName(spec.responder))
      : writeDerContext(2, writeDerOctetString(spec.responder)),
    generalizedTime(spec.thisUpdate),
    writeDerSequence(single),
    ...(extensions.length === 0 ? [] : [writeDerContext(1, writeDerSequence(...extensions))]),
  )
  const certificates =
    spec.certificates.length === 0
      ? []
      : [writeDerContext(0, writeDerSequence(...spec.certificates))]
  const basic = writeDerSequence(
    tbs,
    ED25519_ALGORITHM,
    writeDerBitString(spec.signer.sign(tbs)),
    ...certificates,
  )
  return writeDerSequence(
    writeDer(ENUMERATED, Uint8Array.of(0)),
    writeDerContext(
      0,
      writeDerSequence(writeDerOid("1.3.6.1.5.5.7.48.1.1"), writeDerOctetString(basic)),
    ),
  )
}

function writeStatus(status: NonNullable<OcspSpec["status"]>): Uint8Array {
  if (status === "good") return writeDer(0x80)
  if (status === "unknown") return writeDer(0x82)
  const reason =
    status.reason === undefined
      ? []
      : [writeDerContext(0, writeDer(ENUMERATED, Uint8Array.of(status.reason)))]
  return writeDerContext(1, generalizedTime(status.at), ...reason)
}

/** A response without an answer; 3 is tryLater (RFC 6960 §4.2.1). */
export function unsuccessful(status: number): Uint8Array {
  return writeDerSequence(writeDer(ENUMERATED, Uint8Array.of(status)))
}

export const INVALIDITY_DATE: ExtensionSpec = {
  oid: "2.5.29.24",
  value: writeDer(0x18, toUtf8("20250101000000Z")),
}
