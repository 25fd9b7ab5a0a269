/**
 * What is exchanged with a time-stamp authority by RFC 3161: the request and the response.
 *
 * Reads and writes; how they are carried there and back is not our business, and whether
 * a response answers a request is decided in core/time.
 */
import { fromUtf8, type Refused } from "../base/index.ts"
import { parseBer } from "./ber.ts"
import { DER_TAG, derOidText, parseDer, type DerValue } from "./der.ts"
import { DerFields, misformed, asStructure } from "./der-fields.ts"
import {
  writeDerBoolean,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
} from "./der-write.ts"
import { imprintIn, type MessageImprint } from "./time-stamp.ts"

/** RFC 5754 §2.2. */
const SHA256 = "2.16.840.1.101.3.4.2.1"
const CONTEXT_0 = 0xa0

/** RFC 3161 §2.4.2, PKIStatus: the first two are grants. */
const STATUSES = [
  "granted",
  "grantedWithMods",
  "rejection",
  "waiting",
  "revocationWarning",
  "revocationNotification",
] as const

export type ResponseStatus = (typeof STATUSES)[number]

/** RFC 3161 §2.4.2, PKIFailureInfo: the bits that a time-stamp authority may set. */
const FAILURES: Readonly<Record<number, string>> = {
  0: "badAlg",
  2: "badRequest",
  5: "badDataFormat",
  14: "timeNotAvailable",
  15: "unacceptedPolicy",
  16: "unacceptedExtension",
  17: "addInfoNotAvailable",
  25: "systemFailure",
}

export interface TimeStampResponse {
  readonly status: ResponseStatus
  /** What the authority said about it, in its own words. */
  readonly statusText: readonly string[]
  /** Names of PKIFailureInfo bits; `bit <n>` for one without a name. */
  readonly failures: readonly string[]
  /** The token's bytes as they stand. */
  readonly token?: Uint8Array
}

export type TimeStampResponseAnswer =
  | { readonly kind: "response"; readonly response: TimeStampResponse }
  /** The bytes are a bare token, as it is kept; nothing was looked at inside. */
  | { readonly kind: "bare-token" }
  | Refused

/** Reads a TimeStampResp, and tells a bare token from one. Never throws. */
export function parseTimeStampResponse(bytes: Uint8Array): TimeStampResponseAnswer {
  const message = parseBer(bytes)
  if (message.kind === "refused") return message
  const { tag, children } = message.value
  const isBare = tag === DER_TAG.sequence && children[0]?.tag === DER_TAG.objectIdentifier
  if (isBare) return { kind: "bare-token" }
  const read = asStructure(() => responseIn(message.value))
  return read.kind === "refused" ? read : { kind: "response", response: read.it }
}

function responseIn(value: DerValue): TimeStampResponse {
  const fields = new DerFields(value, "TimeStampResp")
  const status = statusIn(fields.take(DER_TAG.sequence))
  const token = fields.optional(DER_TAG.sequence)
  fields.end()
  return { ...status, ...(token === undefined ? {} : { token: token.bytes }) }
}

function statusIn(value: DerValue): Omit<TimeStampResponse, "token"> {
  const fields = new DerFields(value, "PKIStatusInfo")
  const number = fields.integer()
  const texts = fields.optional(DER_TAG.sequence)?.children ?? []
  const failInfo = fields.optional(DER_TAG.bitString)
  fields.end()
  return {
    status: STATUSES[Number(number)] ?? misformed("a status that RFC 3161 does not have", value),
    // Told as it is: text that is not UTF-8 says nothing, and weighs nothing.
    statusText: texts.map(({ content }) => fromUtf8(content) ?? "(not text)"),
    failures: failInfo === undefined ? [] : bitsOf(failInfo.content).map(failureName),
  }
}

function failureName(bit: number): string {
  return FAILURES[bit] ?? `bit ${String(bit)}`
}

/** Numbers of the bits that are set; the first bit is 0. More than 64 say nothing. */
function bitsOf(content: Uint8Array): readonly number[] {
  const octets = content.subarray(1, 9)
  return [...octets].flatMap((octet, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7]
      .filter((bit) => (octet & (0x80 >> bit)) !== 0)
      .map((bit) => 8 * at + bit),
  )
}

export interface TimeStampRequest {
  readonly imprint: MessageImprint
  readonly policy?: string
  readonly nonce?: bigint
  /** Whether the authority is asked to put its certificate into the token. */
  readonly wantsCertificate: boolean
}

export type TimeStampRequestAnswer =
  { readonly kind: "request"; readonly request: TimeStampRequest } | Refused

/** Reads a TimeStampReq (RFC 3161 §2.4.1), version 1. Never throws. */
export function parseTimeStampRequest(bytes: Uint8Array): TimeStampRequestAnswer {
  const message = parseDer(bytes)
  if (message.kind === "refused") return message
  const read = asStructure(() => requestIn(message.value))
  return read.kind === "refused" ? read : { kind: "request", request: read.it }
}

function requestIn(value: DerValue): TimeStampRequest {
  const fields = new DerFields(value, "TimeStampReq")
  if (fields.integer() !== 1n) misformed("a request of another version than 1", value)
  const imprint = imprintIn(fields.take(DER_TAG.sequence))
  const policy = fields.optional(DER_TAG.objectIdentifier)
  const nonce = fields.optionalInteger()
  const wantsCertificate = fields.flag()
  fields.optional(CONTEXT_0)
  fields.end()
  return {
    imprint,
    ...(policy === undefined ? {} : { policy: derOidText(policy.content) }),
    ...(nonce === undefined ? {} : { nonce }),
    wantsCertificate,
  }
}

/**
 * Writes a TimeStampReq over a SHA-256 digest that asks for the certificate.
 *
 * @param sha256 - Digest of what is to be stamped, 32 bytes.
 * @param nonce - Positive; never used twice, so that an old token cannot answer this request.
 */
export function writeTimeStampRequest(sha256: Uint8Array, nonce: bigint): Uint8Array {
  const algorithm = writeDerSequence(writeDerOid(SHA256), writeDerNull())
  return writeDerSequence(
    writeDerInteger(1),
    writeDerSequence(algorithm, writeDerOctetString(sha256)),
    writeDerInteger(nonce),
    writeDerBoolean(true),
  )
}
