/**
 * Time-stamp tokens by RFC 3161: what a token states, and the signed message around it.
 *
 * Reads and checks nothing; whether a token proves anything is decided in core/time.
 */
import {
  fromUtf8,
  parseRfc3339,
  reasonAndPlace,
  refused,
  refusedAs,
  type Refused,
} from "../base/index.ts"
import { algorithmIdentifierIn, parseSignedData, type SignedData } from "./cms.ts"
import { DER_TAG, derIntegerValue, parseDer, type DerValue } from "./der.ts"
import { DerFields, misformed, onlyChild, asStructure } from "./der-fields.ts"
import { readGeneralName, type GeneralName } from "./x509/general-name.ts"

/** RFC 3161 §2.4.2: id-ct-TSTInfo. */
const TST_INFO = "1.2.840.113549.1.9.16.1.4"
const CONTEXT_0 = 0xa0
const CONTEXT_1 = 0xa1
const MILLIS = 0x80
const MICROS = 0x81

/** A digest of what was stamped, and by which algorithm. */
export interface MessageImprint {
  /** Object identifier of the digest algorithm. */
  readonly oid: string
  readonly digest: Uint8Array
}

/** An extension whose meaning is not read here. */
export interface StampExtension {
  readonly oid: string
  readonly critical: boolean
}

/** What a time-stamp states (RFC 3161 §2.4.2). */
export interface TstInfo {
  readonly version: bigint
  /** Object identifier of the policy it was issued under. */
  readonly policy: string
  readonly imprint: MessageImprint
  readonly serial: bigint
  /** Milliseconds since 1970; a finer fraction is cut off. */
  readonly genTimeMs: number
  /** True when a part of a millisecond was cut off. */
  readonly wasCut: boolean
  /** In milliseconds, rounded up; absent when none is stated. */
  readonly accuracyMs?: number
  readonly ordering: boolean
  readonly nonce?: bigint
  /** What the token calls its authority. */
  readonly tsa?: GeneralName
  readonly extensions: readonly StampExtension[]
}

export interface TimeStampToken {
  readonly data: SignedData
  readonly info: TstInfo
}

export type TimeStampTokenAnswer =
  { readonly kind: "token"; readonly token: TimeStampToken } | Refused

/** Reads a token: SignedData whose content is a TSTInfo in DER. Never throws. */
export function parseTimeStampToken(bytes: Uint8Array): TimeStampTokenAnswer {
  const parsed = parseSignedData(bytes)
  if (parsed.kind === "refused") return parsed
  const { contentType, content } = parsed.data
  if (contentType !== TST_INFO) return refused("the signed content is not a time-stamp")
  if (content === undefined) return refused("the token does not hold what was signed")
  const der = parseDer(content)
  const read = der.kind === "refused" ? der : asStructure(() => tstInfoIn(der.value))
  if (read.kind === "refused") {
    return refusedAs(read.code, `in its TSTInfo: ${reasonAndPlace(read)}`)
  }
  return { kind: "token", token: { data: parsed.data, info: read.it } }
}

function tstInfoIn(value: DerValue): TstInfo {
  const fields = new DerFields(value, "TSTInfo")
  const head = {
    version: fields.integer(),
    policy: fields.oid(),
    imprint: imprintIn(fields.take(DER_TAG.sequence)),
    serial: fields.integer(),
    ...genTimeIn(fields.take(DER_TAG.generalizedTime)),
  }
  const accuracy = fields.optional(DER_TAG.sequence)
  const ordering = fields.flag()
  const nonce = fields.optionalInteger()
  const tsa = fields.optional(CONTEXT_0)
  const extensions = (fields.optional(CONTEXT_1)?.children ?? []).map(extensionIn)
  fields.end()
  return {
    ...head,
    ...(accuracy === undefined ? {} : { accuracyMs: accuracyIn(accuracy) }),
    ordering,
    ...(nonce === undefined ? {} : { nonce }),
    ...(tsa === undefined ? {} : { tsa: nameIn(tsa) }),
    extensions,
  }
}

function nameIn(explicit: DerValue): GeneralName {
  const read = readGeneralName(onlyChild(explicit))
  return read.kind === "refused" ? misformed(read.reason, explicit) : read.name
}

/** A MessageImprint inside a structure that is being read. */
export function imprintIn(value: DerValue): MessageImprint {
  const fields = new DerFields(value, "MessageImprint")
  const { oid } = algorithmIdentifierIn(fields.take(DER_TAG.sequence))
  const digest = fields.take(DER_TAG.octetString).content
  fields.end()
  return { oid, digest }
}

/** To nine decimals, the last of which is not zero (RFC 3161 §2.4.2). */
const GENERALIZED = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{0,8}[1-9]))?Z$/

function genTimeIn(value: DerValue): Pick<TstInfo, "genTimeMs" | "wasCut"> {
  const match = GENERALIZED.exec(fromUtf8(value.content) ?? "")
  if (match === null) misformed("genTime is not written as RFC 3161 demands", value)
  const [year, month, day, hour, minute, second, fraction = "0"] = match.slice(1)
  const date = [year, month, day].join("-")
  const time = [hour, minute, second].join(":")
  const genTimeMs = parseRfc3339(`${date}T${time}.${fraction}Z`)
  if (genTimeMs === undefined) misformed("genTime is no instant that exists", value)
  return { genTimeMs, wasCut: fraction.length > 3 }
}

/** Seconds, milliseconds [0] and microseconds [1], the latter two up to 999. */
function accuracyIn(value: DerValue): number {
  const fields = new DerFields(value, "Accuracy")
  const seconds = countOf(fields.optional(DER_TAG.integer), MAX_SECONDS)
  const millis = countOf(fields.optional(MILLIS), 999n)
  const micros = countOf(fields.optional(MICROS), 999n)
  fields.end()
  return 1000 * seconds + millis + (micros === 0 ? 0 : 1)
}

/** Decades are no accuracy any more; the bound keeps sums exact. */
const MAX_SECONDS = 2n ** 31n

function countOf(value: DerValue | undefined, most: bigint): number {
  if (value === undefined) return 0
  const count = value.content.length > 8 ? -1n : derIntegerValue(value.content)
  if (value.content.length === 0 || count < 0n || count > most) {
    misformed("an accuracy out of range", value)
  }
  return Number(count)
}

function extensionIn(value: DerValue): StampExtension {
  const fields = new DerFields(value, "Extension")
  const extension = { oid: fields.oid(), critical: fields.flag() }
  fields.take(DER_TAG.octetString)
  fields.end()
  return extension
}
