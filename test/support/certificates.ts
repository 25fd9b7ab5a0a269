/**
 * Certificates to test with, written field by field so that any rule can be broken.
 *
 * Keys are Ed25519 from fixed seeds: quick to verify, and the same bytes on every machine.
 */
import { toInstant, toUtf8 } from "../../core/base/index.ts"
import {
  DER_TAG,
  writeDer,
  writeDerBitString,
  writeDerBoolean,
  writeDerContext,
  writeDerInteger,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
  writeDerUtf8String,
} from "../../core/encodings/index.ts"
import { sha256 } from "../../core/hashing/index.ts"
import { makeSigner, type Signer } from "../../core/signatures/index.ts"

export const ED25519_ALGORITHM = writeDerSequence(writeDerOid("1.3.101.112"))

/** A signer of its own for each name. */
export function signerOf(name: string): Signer {
  return makeSigner("ed25519", sha256(toUtf8(name)))
}

/** A name of one common name, or of the attributes given as [oid, value as DER]. */
export function nameOf(
  name: string | readonly (readonly [string, Uint8Array])[],
  write: (text: string) => Uint8Array = writeDerUtf8String,
): Uint8Array {
  const attributes = typeof name === "string" ? [["2.5.4.3", write(name)] as const] : name
  return writeDerSequence(
    ...attributes.map(([oid, value]) => writeDerSet(writeDerSequence(writeDerOid(oid), value))),
  )
}

export interface ExtensionSpec {
  readonly oid: string
  readonly critical?: boolean
  readonly value: Uint8Array
  /** Writes `critical FALSE` out, which DER leaves out. */
  readonly writesDefault?: true
}

export interface CertificateSpec {
  /** Common name, or a Name as DER. */
  readonly subject: string | Uint8Array
  /** As `subject`; the subject itself by default. */
  readonly issuer?: string | Uint8Array
  /** Whose key it holds; the subject's by default. */
  readonly key?: Signer
  /** Who signs; the key of the issuer's name by default. */
  readonly signer?: Signer
  readonly serial?: number | Uint8Array
  readonly notBefore?: string
  readonly notAfter?: string
  readonly extensions?: readonly ExtensionSpec[]
  /** The number that is encoded: 2 is version 3. */
  readonly version?: number
  /** AlgorithmIdentifier of the signature; Ed25519 by default. */
  readonly algorithm?: Uint8Array
  /** What is written outside of the signed part; the same by default. */
  readonly outerAlgorithm?: Uint8Array
  readonly spki?: Uint8Array
  readonly uniqueId?: Uint8Array
}

const DEFAULTS = {
  version: 2,
  serial: 1,
  extensions: [],
  notBefore: "2020-01-01T00:00:00Z",
  notAfter: "2040-01-01T00:00:00Z",
  algorithm: ED25519_ALGORITHM,
} as const satisfies Partial<CertificateSpec>

export function makeCertificate(given: CertificateSpec): Uint8Array {
  const own = signerOf(labelOf(given.subject))
  const issuerKey = given.issuer === undefined ? undefined : signerOf(labelOf(given.issuer))
  const spec = { ...DEFAULTS, key: own, issuer: given.subject, ...given }
  const signer = spec.signer ?? issuerKey ?? spec.key
  const tbs = writeDerSequence(
    ...(spec.version === 0 ? [] : [writeDerContext(0, writeDerInteger(spec.version))]),
    writeSerial(spec.serial),
    spec.algorithm,
    derName(spec.issuer),
    writeDerSequence(timeOf(spec.notBefore), timeOf(spec.notAfter)),
    derName(spec.subject),
    spec.spki ?? spec.key.publicKey.spki,
    ...(spec.uniqueId === undefined ? [] : [writeDer(0x81, spec.uniqueId)]),
    ...writeExtensions(3, spec.extensions),
  )
  const outer = spec.outerAlgorithm ?? spec.algorithm
  return writeDerSequence(tbs, outer, writeDerBitString(signer.sign(tbs)))
}

/** A number, or the content octets themselves. */
function writeSerial(serial: number | Uint8Array): Uint8Array {
  return serial instanceof Uint8Array ? writeDer(DER_TAG.integer, serial) : writeDerInteger(serial)
}

/** Extensions under their context tag; nothing where there are none. */
function writeExtensions(tag: number, list: readonly ExtensionSpec[]): readonly Uint8Array[] {
  return list.length === 0
    ? []
    : [writeDerContext(tag, writeDerSequence(...list.map(writeExtension)))]
}

function labelOf(name: string | Uint8Array): string {
  return typeof name === "string" ? name : String(name)
}

export function derName(name: string | Uint8Array): Uint8Array {
  return typeof name === "string" ? nameOf(name) : name
}

/** UTCTime to 2049, GeneralizedTime after (RFC 5280 §4.1.2.5). */
export function timeOf(instant: string): Uint8Array {
  const year = Number(instant.slice(0, 4))
  return year < 2050
    ? writeDer(DER_TAG.utcTime, toUtf8(digitsOf(instant).slice(2)))
    : generalizedTime(instant)
}

export function generalizedTime(instant: string): Uint8Array {
  return writeDer(DER_TAG.generalizedTime, toUtf8(digitsOf(instant)))
}

function digitsOf(instant: string): string {
  return `${toInstant(Date.parse(instant)).slice(0, 19).replace(/[-:T]/g, "")}Z`
}

export function writeExtension(spec: ExtensionSpec): Uint8Array {
  const { oid, critical = false, value, writesDefault = false } = spec
  const flag = critical || writesDefault ? [writeDerBoolean(critical)] : []
  return writeDerSequence(writeDerOid(oid), ...flag, writeDerOctetString(value))
}

/** cA and, where given, the path length. */
export function basicConstraints(ca: boolean, pathLength?: number): ExtensionSpec {
  const flag = ca ? [writeDerBoolean(true)] : []
  const length = pathLength === undefined ? [] : [writeDerInteger(pathLength)]
  return { oid: "2.5.29.19", critical: true, value: writeDerSequence(...flag, ...length) }
}

/** Numbers of bits (RFC 5280 §4.2.1.3): 0 digitalSignature, 5 keyCertSign, 6 cRLSign. */
export function keyUsage(...bits: readonly number[]): ExtensionSpec {
  const octets = [0, 0]
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  const last = Math.max(...bits)
  const used = Uint8Array.from(octets.slice(0, (last >> 3) + 1))
  return { oid: "2.5.29.15", critical: true, value: writeDerBitString(used, 7 - (last & 7)) }
}

export function extendedKeyUsage(oids: readonly string[], critical = false): ExtensionSpec {
  return { oid: "2.5.29.37", critical, value: writeDerSequence(...oids.map(writeDerOid)) }
}

export function subjectKeyId(id: Uint8Array): ExtensionSpec {
  return { oid: "2.5.29.14", value: writeDerOctetString(id) }
}

export function authorityKeyId(id: Uint8Array): ExtensionSpec {
  return { oid: "2.5.29.35", value: writeDerSequence(writeDer(0x80, id)) }
}

export const general = {
  email: (text: string): Uint8Array => writeDer(0x81, toUtf8(text)),
  dns: (text: string): Uint8Array => writeDer(0x82, toUtf8(text)),
  uri: (text: string): Uint8Array => writeDer(0x86, toUtf8(text)),
  ip: (...octets: readonly number[]): Uint8Array => writeDer(0x87, Uint8Array.from(octets)),
  directory: (name: Uint8Array): Uint8Array => writeDerContext(4, name),
  other: (oid: string): Uint8Array =>
    writeDerContext(0, writeDerOid(oid), writeDerContext(0, writeDerUtf8String("x"))),
}

export function subjectAltName(...names: readonly Uint8Array[]): ExtensionSpec {
  return { oid: "2.5.29.17", value: writeDerSequence(...names) }
}

export function nameConstraints(
  permitted: readonly Uint8Array[],
  excluded: readonly Uint8Array[] = [],
): ExtensionSpec {
  const subtrees = (tag: number, names: readonly Uint8Array[]): readonly Uint8Array[] =>
    names.length === 0 ? [] : [writeDerContext(tag, ...names.map((name) => writeDerSequence(name)))]
  const value = writeDerSequence(...subtrees(0, permitted), ...subtrees(1, excluded))
  return { oid: "2.5.29.30", critical: true, value }
}

export function policies(...oids: readonly string[]): ExtensionSpec {
  const value = writeDerSequence(...oids.map((oid) => writeDerSequence(writeDerOid(oid))))
  return { oid: "2.5.29.32", value }
}

export function policyMappings(...pairs: readonly (readonly [string, string])[]): ExtensionSpec {
  const value = writeDerSequence(
    ...pairs.map(([issuer, subject]) =>
      writeDerSequence(writeDerOid(issuer), writeDerOid(subject)),
    ),
  )
  return { oid: "2.5.29.33", critical: true, value }
}

/** Numbers of certificates after which each constraint holds. */
export function policyConstraints(explicit?: number, mapping?: number): ExtensionSpec {
  const part = (tag: number, skip: number | undefined): readonly Uint8Array[] =>
    skip === undefined ? [] : [writeDer(tag, Uint8Array.of(skip))]
  const value = writeDerSequence(...part(0x80, explicit), ...part(0x81, mapping))
  return { oid: "2.5.29.36", critical: true, value }
}

export function inhibitAnyPolicy(skip: number): ExtensionSpec {
  return { oid: "2.5.29.54", critical: true, value: writeDerInteger(skip) }
}
