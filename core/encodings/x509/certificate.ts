/**
 * Certificates (RFC 5280 §4.1): what one states, read strictly, and nothing believed of it.
 *
 * Whether its signature holds, and whether anybody should rely on it, is decided in
 * core/certificates.
 */
import { Certificate as CertificateSchema } from "@peculiar/asn1-x509"
import { equalBytes, refused, say, toHex, type Refused } from "../../base/index.ts"
import { parseDer, type DerValue } from "../der.ts"
import {
  isUnderstood,
  readCertificateExtensions,
  type CertificateExtensions,
} from "./certificate-extensions.ts"
import { readExtensions, type Extension, type ExtensionsAnswer } from "./extension.ts"
import { decodeAs } from "./library.ts"
import { readName, type DistinguishedName } from "./name.ts"
import { readTime } from "./time.ts"

export interface Certificate {
  /** The whole certificate. */
  readonly der: Uint8Array
  /** What was signed. */
  readonly tbs: Uint8Array
  /** AlgorithmIdentifier, DER; the same inside and outside of what was signed. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly version: 1 | 2 | 3
  /** Content octets of the INTEGER in lower-case hex, the sign octet included. */
  readonly serial: string
  readonly issuer: DistinguishedName
  readonly subject: DistinguishedName
  /** Milliseconds since 1970; both belong to the validity (RFC 5280 §4.1.2.5). */
  readonly notBefore: number
  readonly notAfter: number
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array
  readonly extensions: CertificateExtensions
  readonly extensionList: readonly Extension[]
  /** Object identifiers of critical extensions that are not understood here. */
  readonly unknownCritical: readonly string[]
  /** Deviations from RFC 5280 that leave one reading, in plain phrases. */
  readonly notes: readonly string[]
}

export type CertificateAnswer =
  { readonly kind: "certificate"; readonly certificate: Certificate } | Refused

/** Larger than any certificate of the algorithms we know. */
const MAX_BYTES = 256 * 1024
/** RFC 5280 §4.1.2.2 asks for at most 20 octets; some in use have a few more. */
const SERIAL_OCTETS = 20
const MAX_SERIAL_OCTETS = 64

/**
 * Reads one certificate, exact DER.
 *
 * Refused, with the offset: everything parseDer refuses, other structures, a signature
 * algorithm that differs inside and outside, an extension twice, extensions or unique
 * identifiers in a version that has none, extensions not of their syntax, days that do not
 * exist. A serial number that is negative or longer than 20 octets, and a default that is
 * written out, are noted: both are in use and have one reading. Never throws.
 */
export function parseCertificate(der: Uint8Array): CertificateAnswer {
  if (der.length > MAX_BYTES) return refused("a certificate longer than any")
  const answer = parseDer(der)
  if (answer.kind === "refused") return answer
  const schema = decodeAs(der, CertificateSchema)
  const [tbs, algorithm, signature, ...more] = answer.value.children
  const isFitting = schema !== undefined && more.length === 0
  if (!isFitting || tbs === undefined || algorithm === undefined || signature === undefined) {
    return refused("not a certificate", 0)
  }
  if (signature.content[0] !== 0) return refused("a signature of part bytes", signature.offset)
  const version = VERSIONS[schema.tbsCertificate.version]
  if (version === undefined) return refused("not a version of certificates", tbs.offset)
  const signed = { der, tbs: tbs.bytes, signatureAlgorithm: algorithm.bytes, version }
  return withTbs({ ...signed, signature: signature.content.subarray(1) }, { tbs, algorithm })
}

function withTbs(
  signed: Signed,
  { tbs, algorithm }: { readonly tbs: DerValue; readonly algorithm: DerValue },
): CertificateAnswer {
  const fields = fieldsOf(tbs)
  if (fields === undefined) return refused("not what a certificate states", tbs.offset)
  return equalBytes(fields.signature.bytes, algorithm.bytes)
    ? withFields(signed, fields)
    : refused("two signature algorithms", algorithm.offset)
}

/** By the number that is encoded. */
const VERSIONS: readonly (1 | 2 | 3 | undefined)[] = [1, 2, 3]

type Signed = Pick<Certificate, "der" | "tbs" | "signatureAlgorithm" | "signature" | "version">

interface Fields {
  readonly hasWrittenVersion1: boolean
  readonly serial: DerValue
  readonly signature: DerValue
  readonly issuer: DerValue
  readonly validity: DerValue
  readonly subject: DerValue
  readonly spki: DerValue
  readonly uniqueIds: readonly DerValue[]
  readonly extensions: DerValue | undefined
}

const VERSION = 0xa0
const UNIQUE_IDS = [0x81, 0x82]
const EXTENSIONS = 0xa3

/** Serial number, signature algorithm, issuer, validity, subject, public key. */
type RequiredFields = readonly [DerValue, DerValue, DerValue, DerValue, DerValue, DerValue]
const REQUIRED = 6

/** The values of a TBSCertificate by their places; the library found the schema kept. */
function fieldsOf(tbs: DerValue): Fields | undefined {
  const [first] = tbs.children
  const places = first?.tag === VERSION ? tbs.children.slice(1) : tbs.children
  const optional = places.slice(REQUIRED)
  if (places.length < REQUIRED || !areOptional(optional)) return undefined
  // Their number was checked in the line before.
  const [serial, signature, issuer, validity, subject, spki] = places as unknown as RequiredFields
  const hasWrittenVersion1 = first?.tag === VERSION && first.content.at(-1) === 0
  const uniqueIds = optional.filter(({ tag }) => UNIQUE_IDS.includes(tag))
  const extensions = optional.find(({ tag }) => tag === EXTENSIONS)
  const names = { issuer, validity, subject, spki }
  return { hasWrittenVersion1, serial, signature, ...names, uniqueIds, extensions }
}

/** Each at most once and in order: the library passes over what is left at the end. */
function areOptional(values: readonly DerValue[]): boolean {
  const tags = values.map(({ tag }) => tag)
  const isInOrder = tags.every((tag, index) => tag > (tags[index - 1] ?? 0))
  return isInOrder && tags.every((tag) => tag === EXTENSIONS || UNIQUE_IDS.includes(tag))
}

function withFields(signed: Signed, fields: Fields): CertificateAnswer {
  const { serial, issuer, subject, spki } = fields
  if (serial.content.length > MAX_SERIAL_OCTETS) {
    return refused("a serial number longer than any", serial.offset)
  }
  const issuerName = readName(issuer)
  if (issuerName.kind === "refused") return issuerName
  const subjectName = readName(subject)
  if (subjectName.kind === "refused") return subjectName
  const [from, to, ...more] = fields.validity.children
  const [notBefore, notAfter] = [readTime(from), readTime(to)]
  if (notBefore === undefined || notAfter === undefined || more.length > 0) {
    return refused("a time that is not one of RFC 5280", fields.validity.offset)
  }
  const names = { issuer: issuerName.name, subject: subjectName.name }
  const stated = { serial: toHex(serial.content), ...names, notBefore, notAfter }
  return withExtensions({ ...signed, ...stated, spki: spki.bytes }, fields)
}

function withExtensions(
  stated: Omit<Certificate, "extensions" | "extensionList" | "unknownCritical" | "notes">,
  fields: Fields,
): CertificateAnswer {
  const fault = versionFault(stated.version, fields)
  if (fault !== undefined) return fault
  const list = extensionListOf(fields.extensions)
  if (list.kind === "refused") return list
  const read = readCertificateExtensions(list.extensions)
  if (read.kind === "refused") return read
  const unknownCritical = list.extensions
    .filter(({ oid, critical }) => critical && !isUnderstood(oid))
    .map(({ oid }) => oid)
  const hasDefaults = list.hasWrittenDefaults || fields.hasWrittenVersion1
  const notes = notesOn(fields.serial.content, hasDefaults)
  const { extensions } = read
  return {
    kind: "certificate",
    certificate: { ...stated, extensions, extensionList: list.extensions, unknownCritical, notes },
  }
}

/** What a version does not have (RFC 5280 §4.1.2.8, §4.1.2.9). */
function versionFault(version: 1 | 2 | 3, fields: Fields): Refused | undefined {
  const [uniqueId] = fields.uniqueIds
  if (version === 1 && uniqueId !== undefined) {
    return refused("unique identifiers in version 1", uniqueId.offset)
  }
  if (version === 3 || fields.extensions === undefined) return undefined
  return refused(say("extensions in version {version}", { version }), fields.extensions.offset)
}

function extensionListOf(wrapped: DerValue | undefined): ExtensionsAnswer {
  if (wrapped === undefined) return NO_EXTENSIONS
  const [list, ...more] = wrapped.children
  const isOne = list !== undefined && more.length === 0
  return isOne ? readExtensions(list) : refused("not a list of extensions", wrapped.offset)
}

const NO_EXTENSIONS: ExtensionsAnswer = {
  kind: "extensions",
  extensions: [],
  hasWrittenDefaults: false,
}

function notesOn(serial: Uint8Array, hasWrittenDefaults: boolean): readonly string[] {
  return [
    ...((serial[0] ?? 0) >= 0x80 ? ["its serial number is negative"] : []),
    ...(serial.length > SERIAL_OCTETS ? ["its serial number has more than 20 octets"] : []),
    ...(hasWrittenDefaults ? ["a default value is written out"] : []),
  ]
}
