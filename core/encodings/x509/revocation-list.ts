/**
 * Certificate revocation lists (RFC 5280 §5): what one states, and nothing believed of it.
 *
 * Read from the DER itself, entry by entry: a list may have a hundred thousand of them.
 */
import { equalBytes, refused, toHex, type Refused } from "../../base/index.ts"
import { DER_TAG, parseDer, type DerValue } from "../der.ts"
import { asStructure, DerFields, misformed, onlyChild } from "../der-fields.ts"
import { parseExtensionValue, readExtensions, type Extension } from "./extension.ts"
import { readDistributionPointName, type GeneralName } from "./general-name.ts"
import { readName, type DistinguishedName } from "./name.ts"
import {
  INVALIDITY_DATE,
  invalidityDateOf,
  reasonOf,
  unknownCriticalOf,
  type RevocationReason,
} from "./revocation.ts"
import { readTime } from "./time.ts"

export interface RevokedEntry {
  /**
   * Milliseconds since 1970: the revocation date, or the invalidity date where that is earlier
   * (RFC 5280 §5.3.2), from which on the issuer says that the certificate was no longer good.
   */
  readonly revokedAt: number
  readonly reason: RevocationReason
}

/** What a list covers, when it does not cover everything (RFC 5280 §5.2.5). */
export interface ListScope {
  /** Names of the place where it is published; empty when none is stated. */
  readonly names: readonly GeneralName[]
  readonly onlyUsers: boolean
  readonly onlyAuthorities: boolean
  readonly onlyAttributes: boolean
  /** Revocations for other reasons are not on it. */
  readonly onlySomeReasons: boolean
  /** It also lists certificates of other issuers. */
  readonly indirect: boolean
}

export interface RevocationList {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  /** AlgorithmIdentifier, DER. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly issuer: DistinguishedName
  readonly thisUpdate: number
  readonly nextUpdate?: number
  /** By serial number, in the form of `Certificate.serial`; one may be listed more than once. */
  readonly entries: ReadonlyMap<string, readonly RevokedEntry[]>
  readonly scope?: ListScope
  /** It only says what changed since another list (RFC 5280 §5.2.4). */
  readonly isDelta: boolean
  /** Critical extensions of the list or of an entry that are not understood. */
  readonly unknownCritical: readonly string[]
}

export type RevocationListAnswer =
  { readonly kind: "list"; readonly list: RevocationList } | Refused

/** Half a million values are some 100,000 entries. */
const MAX_VALUES = 1_000_000
const MAX_BYTES = 16 * 1024 * 1024
const VERSION_2 = 1n
const EXTENSIONS = 0xa0

const OID = {
  crlNumber: "2.5.29.20",
  reasonCode: "2.5.29.21",
  deltaCrlIndicator: "2.5.29.27",
  issuingDistributionPoint: "2.5.29.28",
  authorityKeyIdentifier: "2.5.29.35",
} as const
const LIST_OIDS = [
  OID.crlNumber,
  OID.deltaCrlIndicator,
  OID.issuingDistributionPoint,
  OID.authorityKeyIdentifier,
]
const ENTRY_OIDS = [OID.reasonCode, INVALIDITY_DATE]

/**
 * Reads one list, exact DER, of at most 16 MiB and a million values.
 *
 * Never throws.
 */
export function parseRevocationList(der: Uint8Array): RevocationListAnswer {
  if (der.length > MAX_BYTES) return refused("a revocation list longer than any")
  const answer = parseDer(der, MAX_VALUES)
  if (answer.kind === "refused") return answer
  const read = asStructure(() => listOf(der, answer.value))
  return read.kind === "refused" ? read : { kind: "list", list: read.it }
}

function listOf(der: Uint8Array, value: DerValue): RevocationList {
  const outer = new DerFields(value, "CertificateList")
  const tbs = outer.take(DER_TAG.sequence)
  const algorithm = outer.take(DER_TAG.sequence)
  const signature = outer.take(DER_TAG.bitString)
  outer.end()
  if (signature.content[0] !== 0) misformed("a signature of part bytes", signature)

  const fields = new DerFields(tbs, "TBSCertList")
  const version = fields.optionalInteger()
  if (version !== undefined && version !== VERSION_2) misformed("not a version of lists", tbs)
  const inner = fields.take(DER_TAG.sequence)
  if (!equalBytes(inner.bytes, algorithm.bytes)) misformed("two signature algorithms", algorithm)
  const issuer = nameOf(fields.take(DER_TAG.sequence))
  const thisUpdate = timeOf(fields.any())
  const nextUpdate = optionalTime(fields)
  const revoked = fields.optional(DER_TAG.sequence)
  const wrapped = fields.optional(EXTENSIONS)
  fields.end()
  if (wrapped !== undefined && version === undefined) misformed("extensions in version 1", wrapped)
  const extensions = wrapped === undefined ? [] : extensionsOf(onlyChild(wrapped))
  const { entries, unknown } = entriesOf(revoked)
  const scope = scopeOf(extensions)
  return {
    der,
    tbs: tbs.bytes,
    signatureAlgorithm: algorithm.bytes,
    signature: signature.content.subarray(1),
    issuer,
    thisUpdate,
    ...(nextUpdate === undefined ? {} : { nextUpdate }),
    entries,
    ...(scope === undefined ? {} : { scope }),
    isDelta: extensions.some(({ oid }) => oid === OID.deltaCrlIndicator),
    unknownCritical: [...unknownCriticalOf(extensions, LIST_OIDS), ...unknown],
  }
}

function nameOf(value: DerValue): DistinguishedName {
  const read = readName(value)
  return read.kind === "name" ? read.name : misformed(read.reason, value)
}

function timeOf(value: DerValue): number {
  return readTime(value) ?? misformed("a time that is not one of RFC 5280", value)
}

function optionalTime(fields: DerFields): number | undefined {
  const value = fields.optional(DER_TAG.utcTime) ?? fields.optional(DER_TAG.generalizedTime)
  return value === undefined ? undefined : timeOf(value)
}

function extensionsOf(value: DerValue): readonly Extension[] {
  const read = readExtensions(value)
  return read.kind === "extensions" ? read.extensions : misformed(read.reason, value)
}

interface Entries {
  readonly entries: ReadonlyMap<string, readonly RevokedEntry[]>
  readonly unknown: ReadonlySet<string>
}

function entriesOf(revoked: DerValue | undefined): Entries {
  const entries = new Map<string, readonly RevokedEntry[]>()
  const unknown = new Set<string>()
  for (const value of revoked?.children ?? []) {
    const fields = new DerFields(value, "revoked certificate")
    const serial = toHex(fields.take(DER_TAG.integer).content)
    const revokedAt = timeOf(fields.any())
    const list = fields.optional(DER_TAG.sequence)
    fields.end()
    const extensions = list === undefined ? [] : extensionsOf(list)
    for (const oid of unknownCriticalOf(extensions, ENTRY_OIDS)) unknown.add(oid)
    const entry = {
      revokedAt: Math.min(revokedAt, invalidityDateOf(extensions) ?? Infinity),
      reason: entryReason(extensions),
    }
    entries.set(serial, [...(entries.get(serial) ?? []), entry])
  }
  return { entries, unknown }
}

const ENUMERATED = 0x0a

function entryReason(extensions: readonly Extension[]): RevocationReason {
  const extension = extensions.find(({ oid }) => oid === OID.reasonCode)
  if (extension === undefined) return "unspecified"
  const [tag, length, ...content] = extension.value
  const isEnumerated = tag === ENUMERATED && length === 1 && content.length === 1
  const reason = isEnumerated ? reasonOf(Uint8Array.from(content)) : undefined
  return reason ?? misformed("a reason that there is not")
}

/** The context tags of an IssuingDistributionPoint; flags are implicit booleans. */
const SCOPE = {
  name: 0xa0,
  onlyUsers: 0x81,
  onlyAuthorities: 0x82,
  onlySomeReasons: 0x83,
  indirect: 0x84,
  onlyAttributes: 0x85,
} as const

function scopeOf(extensions: readonly Extension[]): ListScope | undefined {
  const extension = extensions.find(({ oid }) => oid === OID.issuingDistributionPoint)
  if (extension === undefined) return undefined
  const parsed = parseExtensionValue(extension)
  if (parsed.kind === "refused") misformed(parsed.reason)
  const fields = new DerFields(parsed.value, "IssuingDistributionPoint")
  const name = readDistributionPointName(fields.optional(SCOPE.name))
  if (name.kind === "refused") misformed(name.reason)
  const flag = (tag: number): boolean => (fields.optional(tag)?.content[0] ?? 0) !== 0
  const onlyUsers = flag(SCOPE.onlyUsers)
  const onlyAuthorities = flag(SCOPE.onlyAuthorities)
  const onlySomeReasons = fields.optional(SCOPE.onlySomeReasons) !== undefined
  const indirect = flag(SCOPE.indirect)
  const onlyAttributes = flag(SCOPE.onlyAttributes)
  fields.end()
  const flags = { onlyUsers, onlyAuthorities, onlyAttributes, onlySomeReasons, indirect }
  return { names: name.names, ...flags }
}
