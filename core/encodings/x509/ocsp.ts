/** OCSP responses (RFC 6960 §4.2): what one states, and nothing believed of it. */
import { refused, toHex, type Refused } from "../../base/index.ts"
import { DER_TAG, derIntegerValue, derOidText, parseDer, type DerValue } from "../der.ts"
import { asStructure, DerFields, misformed, onlyChild } from "../der-fields.ts"
import { parseCertificate, type Certificate } from "./certificate.ts"
import { readExtensions, type Extension } from "./extension.ts"
import { readName, type DistinguishedName } from "./name.ts"
import {
  INVALIDITY_DATE,
  invalidityDateOf,
  reasonOf,
  unknownCriticalOf,
  type RevocationReason,
} from "./revocation.ts"
import { readGeneralizedTime } from "./time.ts"

export type OcspStatus =
  | { readonly kind: "good" }
  | {
      readonly kind: "revoked"
      /** Milliseconds since 1970; the invalidity date where one is given that is earlier. */
      readonly revokedAt: number
      readonly reason: RevocationReason
    }
  | { readonly kind: "unknown" }

/** What a response says of one certificate. */
export interface OcspSingle {
  /** Object identifier of the hash that names the issuer. */
  readonly hashAlgorithm: string
  readonly issuerNameHash: Uint8Array
  readonly issuerKeyHash: Uint8Array
  /** In the form of `Certificate.serial`. */
  readonly serial: string
  readonly status: OcspStatus
  readonly thisUpdate: number
  readonly nextUpdate?: number
}

export interface OcspResponse {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  /** AlgorithmIdentifier, DER. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly responder:
    | { readonly kind: "name"; readonly name: DistinguishedName }
    /** SHA-1 of the responder's key bits. */
    | { readonly kind: "key"; readonly hash: Uint8Array }
  readonly producedAt: number
  readonly responses: readonly OcspSingle[]
  /** Certificates that came along; none of them is trusted for that. */
  readonly certificates: readonly Certificate[]
  readonly unknownCritical: readonly string[]
}

export type OcspResponseAnswer =
  | { readonly kind: "response"; readonly response: OcspResponse }
  /** The responder answered that it gives no answer, such as `tryLater`. */
  | { readonly kind: "unsuccessful"; readonly status: string }
  | Refused

/** RFC 6960 §4.2.1; 4 is not used. */
const STATUSES = [
  "successful",
  "malformedRequest",
  "internalError",
  "tryLater",
  undefined,
  "sigRequired",
  "unauthorized",
]
const BASIC_RESPONSE = "1.3.6.1.5.5.7.48.1.1"
const ENUMERATED = 0x0a
const MAX_BYTES = 1024 * 1024
const MAX_CERTIFICATES = 16
/** Nonce, CRL references, archive cutoff, service locator, extended revoke (RFC 6960 §4.4). */
const UNDERSTOOD = [...[2, 3, 6, 7, 9].map((last) => `1.3.6.1.5.5.7.48.1.${last}`), INVALIDITY_DATE]

/** Reads one response, exact DER, of at most 1 MiB. Never throws. */
export function parseOcspResponse(der: Uint8Array): OcspResponseAnswer {
  if (der.length > MAX_BYTES) return refused("an OCSP response longer than any")
  const answer = parseDer(der)
  if (answer.kind === "refused") return answer
  const read = asStructure(() => responseOf(der, answer.value))
  return read.kind === "refused" ? read : read.it
}

function responseOf(der: Uint8Array, value: DerValue): OcspResponseAnswer {
  const fields = new DerFields(value, "OCSPResponse")
  const code = fields.take(ENUMERATED)
  const status = STATUSES[code.content.length === 1 ? (code.content[0] ?? 4) : 4]
  if (status === undefined) misformed("a status that there is not", code)
  const bytes = fields.optional(0xa0)
  fields.end()
  if (status !== "successful") return { kind: "unsuccessful", status }
  const inside = new DerFields(bytes === undefined ? undefined : onlyChild(bytes), "ResponseBytes")
  const type = inside.oid()
  const octets = inside.take(DER_TAG.octetString)
  inside.end()
  if (type !== BASIC_RESPONSE) misformed("not a basic OCSP response", octets)
  const basic = parseDer(octets.content)
  if (basic.kind === "refused") misformed(basic.reason, octets)
  return { kind: "response", response: basicOf(der, basic.value) }
}

function basicOf(der: Uint8Array, value: DerValue): OcspResponse {
  const fields = new DerFields(value, "BasicOCSPResponse")
  const tbs = fields.take(DER_TAG.sequence)
  const algorithm = fields.take(DER_TAG.sequence)
  const signature = fields.take(DER_TAG.bitString)
  const certificates = fields.optional(0xa0)
  fields.end()
  if (signature.content[0] !== 0) misformed("a signature of part bytes", signature)
  return {
    der,
    tbs: tbs.bytes,
    signatureAlgorithm: algorithm.bytes,
    signature: signature.content.subarray(1),
    ...dataOf(tbs),
    certificates: certificates === undefined ? [] : certificatesOf(onlyChild(certificates)),
  }
}

function certificatesOf(value: DerValue): readonly Certificate[] {
  if (value.children.length > MAX_CERTIFICATES) misformed("too many certificates", value)
  return value.children.map((child) => {
    const read = parseCertificate(child.bytes)
    return read.kind === "certificate" ? read.certificate : misformed(read.reason, child)
  })
}

type ResponseData = Pick<OcspResponse, "responder" | "producedAt" | "responses" | "unknownCritical">

function dataOf(tbs: DerValue): ResponseData {
  const fields = new DerFields(tbs, "ResponseData")
  const version = fields.optional(0xa0)
  if (version !== undefined && derIntegerValue(onlyChild(version).content) !== 0n) {
    misformed("not a version of responses", version)
  }
  const responder = responderOf(fields.any())
  const producedAt = timeOf(fields.take(DER_TAG.generalizedTime))
  const singles = fields.take(DER_TAG.sequence).children.map(singleOf)
  const extensions = fields.optional(0xa1)
  fields.end()
  const unknownCritical = [
    unknownCriticalOf(extensionsIn(extensions), UNDERSTOOD),
    ...singles.map(({ unknown }) => unknown),
  ].flat()
  const responses = singles.map(({ single }) => single)
  return { responder, producedAt, responses, unknownCritical }
}

function responderOf(value: DerValue): OcspResponse["responder"] {
  if (value.tag === 0xa2) {
    const octets = onlyChild(value)
    return octets.tag === DER_TAG.octetString
      ? { kind: "key", hash: octets.content }
      : misformed("not a key hash", octets)
  }
  if (value.tag !== 0xa1) misformed("not a responder", value)
  const read = readName(onlyChild(value))
  return read.kind === "name" ? { kind: "name", name: read.name } : misformed(read.reason, value)
}

interface ReadSingle {
  readonly single: OcspSingle
  readonly unknown: readonly string[]
}

function singleOf(value: DerValue): ReadSingle {
  const fields = new DerFields(value, "SingleResponse")
  const id = new DerFields(fields.take(DER_TAG.sequence), "CertID")
  const [hash] = id.take(DER_TAG.sequence).children
  if (hash?.tag !== DER_TAG.objectIdentifier) misformed("not an AlgorithmIdentifier", value)
  const issuerNameHash = id.take(DER_TAG.octetString).content
  const issuerKeyHash = id.take(DER_TAG.octetString).content
  const serial = toHex(id.take(DER_TAG.integer).content)
  id.end()
  const status = statusOf(fields.any())
  const thisUpdate = timeOf(fields.take(DER_TAG.generalizedTime))
  const next = fields.optional(0xa0)
  const extensions = fields.optional(0xa1)
  fields.end()
  const hashAlgorithm = derOidText(hash.content)
  const list = extensionsIn(extensions)
  const since = withInvalidity(status, invalidityDateOf(list))
  const named = { hashAlgorithm, issuerNameHash, issuerKeyHash, serial, status: since, thisUpdate }
  const single = next === undefined ? named : { ...named, nextUpdate: timeOf(onlyChild(next)) }
  return { single, unknown: unknownCriticalOf(list, UNDERSTOOD) }
}

/** The earlier of both, as in lists. */
function withInvalidity(status: OcspStatus, since = Infinity): OcspStatus {
  return status.kind === "revoked" && since < status.revokedAt
    ? { ...status, revokedAt: since }
    : status
}

/** RFC 6960 §4.2.1: good [0] and unknown [2] are implicit NULLs, revoked [1] says when and why. */
function statusOf(value: DerValue): OcspStatus {
  if (value.tag === 0x80 && value.content.length === 0) return { kind: "good" }
  if (value.tag === 0x82 && value.content.length === 0) return { kind: "unknown" }
  const fields = new DerFields(value, "CertStatus", 0xa1)
  const revokedAt = timeOf(fields.take(DER_TAG.generalizedTime))
  const reason = fields.optional(0xa0)
  fields.end()
  if (reason === undefined) return { kind: "revoked", revokedAt, reason: "unspecified" }
  const stated = reasonOf(onlyChild(reason).content)
  return { kind: "revoked", revokedAt, reason: stated ?? misformed("an unknown reason", reason) }
}

function timeOf(value: DerValue): number {
  return readGeneralizedTime(value) ?? misformed("a time that is not one of RFC 6960", value)
}

function extensionsIn(wrapped: DerValue | undefined): readonly Extension[] {
  if (wrapped === undefined) return []
  const read = readExtensions(onlyChild(wrapped))
  return read.kind === "extensions" ? read.extensions : misformed(read.reason, wrapped)
}
