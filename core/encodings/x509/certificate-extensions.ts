/**
 * The extensions of certificates that path validation looks at (RFC 5280 §4.2.1).
 *
 * An extension of ours that does not follow its syntax makes the whole certificate unreadable,
 * critical or not: half a constraint is no constraint that anybody agreed to.
 */
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  KeyUsage,
  PolicyConstraints,
  SubjectKeyIdentifier,
} from "@peculiar/asn1-x509"
import { refused, type Refused } from "../../base/index.ts"
import { DER_TAG, derIntegerValue, derOidText, type DerValue } from "../der.ts"
import { parseExtensionValue, shifted, type Extension } from "./extension.ts"
import {
  readDistributionPointName,
  readGeneralName,
  readGeneralNames,
  type GeneralName,
  type GeneralNameAnswer,
} from "./general-name.ts"
import { decodeAs } from "./library.ts"

export type KeyUsageName =
  | "digitalSignature"
  | "nonRepudiation"
  | "keyEncipherment"
  | "dataEncipherment"
  | "keyAgreement"
  | "keyCertSign"
  | "cRLSign"
  | "encipherOnly"
  | "decipherOnly"

export interface CertificateExtensions {
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number }
  readonly keyUsage?: ReadonlySet<KeyUsageName>
  /** Object identifiers of purposes. */
  readonly extendedKeyUsage?: readonly string[]
  readonly subjectKeyIdentifier?: Uint8Array
  /** The key identifier of the issuer; issuer and serial number inside are not looked at. */
  readonly authorityKeyIdentifier?: Uint8Array
  readonly subjectAltName?: readonly GeneralName[]
  readonly nameConstraints?: {
    readonly permitted: readonly GeneralName[]
    readonly excluded: readonly GeneralName[]
  }
  /** Object identifiers of policies. */
  readonly policies?: readonly string[]
  readonly policyMappings?: readonly { readonly issuer: string; readonly subject: string }[]
  readonly policyConstraints?: {
    readonly requireExplicitPolicy?: number
    readonly inhibitPolicyMapping?: number
  }
  readonly inhibitAnyPolicy?: number
  /** Names of the places where its CRLs are published; empty parts are left out. */
  readonly distributionPoints?: readonly GeneralName[]
  /** A responder's certificate whose issuer asks for no revocation check (RFC 6960 §4.2.2.2.1). */
  readonly ocspNoCheck?: true
}

export type CertificateExtensionsAnswer =
  { readonly kind: "extensions"; readonly extensions: CertificateExtensions } | Refused

const EXTENSION_OID = {
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  nameConstraints: "2.5.29.30",
  crlDistributionPoints: "2.5.29.31",
  certificatePolicies: "2.5.29.32",
  policyMappings: "2.5.29.33",
  authorityKeyIdentifier: "2.5.29.35",
  policyConstraints: "2.5.29.36",
  extendedKeyUsage: "2.5.29.37",
  inhibitAnyPolicy: "2.5.29.54",
  ocspNoCheck: "1.3.6.1.5.5.7.48.1.5",
} as const

type Read = CertificateExtensions | Refused | undefined

/** `undefined` means: not of this extension's syntax. */
const READERS = new Map<string, (value: DerValue) => Read>([
  [EXTENSION_OID.basicConstraints, basicConstraints],
  [EXTENSION_OID.keyUsage, keyUsage],
  [EXTENSION_OID.extendedKeyUsage, extendedKeyUsage],
  [EXTENSION_OID.subjectKeyIdentifier, subjectKeyIdentifier],
  [EXTENSION_OID.authorityKeyIdentifier, authorityKeyIdentifier],
  [EXTENSION_OID.subjectAltName, subjectAltName],
  [EXTENSION_OID.nameConstraints, nameConstraints],
  [EXTENSION_OID.crlDistributionPoints, crlDistributionPoints],
  [EXTENSION_OID.certificatePolicies, certificatePolicies],
  [EXTENSION_OID.policyMappings, policyMappings],
  [EXTENSION_OID.policyConstraints, policyConstraints],
  [EXTENSION_OID.inhibitAnyPolicy, inhibitAnyPolicy],
  [EXTENSION_OID.ocspNoCheck, ocspNoCheck],
])

/** True for an extension that is understood here, so that it may be critical. */
export function isUnderstood(oid: string): boolean {
  return READERS.has(oid)
}

/** Reads the extensions that are understood; the others are passed over. */
export function readCertificateExtensions(
  extensions: readonly Extension[],
): CertificateExtensionsAnswer {
  let known: CertificateExtensions = {}
  for (const extension of extensions) {
    const reader = READERS.get(extension.oid)
    if (reader === undefined) continue
    const parsed = parseExtensionValue(extension)
    if (parsed.kind === "refused") return parsed
    const read = reader(parsed.value)
    if (read === undefined) return refused("an extension not of its syntax", extension.offset)
    if ("kind" in read) return shifted(read, extension.offset)
    known = { ...known, ...read }
  }
  return { kind: "extensions", extensions: known }
}

function basicConstraints(value: DerValue): Read {
  const decoded = decodeAs(value.bytes, BasicConstraints)
  if (decoded === undefined || value.children.length > 2) return undefined
  const { cA: ca } = decoded
  const length = value.children.find(({ tag }) => tag === DER_TAG.integer)
  if (length === undefined) return { basicConstraints: { ca } }
  const pathLength = smallNumber(length.content)
  return pathLength === undefined ? undefined : { basicConstraints: { ca, pathLength } }
}

/** In the order of their bits (RFC 5280 §4.2.1.3), of which the library has the number. */
const KEY_USAGES: readonly KeyUsageName[] = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
]

function keyUsage(value: DerValue): Read {
  const bits = decodeAs(value.bytes, KeyUsage)?.toNumber()
  if (bits === undefined || value.content.length > 3) return undefined
  return { keyUsage: new Set(KEY_USAGES.filter((_, bit) => (bits & (1 << bit)) !== 0)) }
}

function extendedKeyUsage(value: DerValue): Read {
  const purposes = oidsOf(value)
  return purposes === undefined ? undefined : { extendedKeyUsage: purposes }
}

/** Identifiers of a SEQUENCE of one or more: the library takes anything for one in a list. */
function oidsOf({ tag, children }: DerValue): readonly string[] | undefined {
  const isList = tag === DER_TAG.sequence && children.length > 0
  const areOids = children.every((child) => child.tag === DER_TAG.objectIdentifier)
  return isList && areOids ? children.map(({ content }) => derOidText(content)) : undefined
}

function subjectKeyIdentifier(value: DerValue): Read {
  const decoded = decodeAs(value.bytes, SubjectKeyIdentifier)
  return decoded === undefined
    ? undefined
    : { subjectKeyIdentifier: new Uint8Array(decoded.buffer) }
}

function authorityKeyIdentifier(value: DerValue): Read {
  const decoded = decodeAs(value.bytes, AuthorityKeyIdentifier)
  if (decoded === undefined || value.children.length > 3) return undefined
  const { keyIdentifier } = decoded
  return keyIdentifier === undefined
    ? {}
    : { authorityKeyIdentifier: new Uint8Array(keyIdentifier.buffer) }
}

function subjectAltName(value: DerValue): Read {
  if (value.tag !== DER_TAG.sequence) return undefined
  const read = readGeneralNames(value)
  if (read.kind === "refused") return read
  const sizes = read.names.map((name) => (name.kind === "ip" ? name.bytes.length : 4))
  return sizes.every((size) => size === 4 || size === 16)
    ? { subjectAltName: read.names }
    : undefined
}

const PERMITTED = 0xa0
const EXCLUDED = 0xa1

function nameConstraints(value: DerValue): Read {
  const tags = value.children.map(({ tag }) => tag)
  const isOfForm = ["160", "161", "160 161"].includes(tags.join(" "))
  if (value.tag !== DER_TAG.sequence || !isOfForm) return undefined
  const permitted = subtrees(value.children.find(({ tag }) => tag === PERMITTED))
  if ("kind" in permitted) return permitted
  const excluded = subtrees(value.children.find(({ tag }) => tag === EXCLUDED))
  if ("kind" in excluded) return excluded
  return { nameConstraints: { permitted, excluded } }
}

function subtrees(value: DerValue | undefined): readonly GeneralName[] | Refused {
  const names: GeneralName[] = []
  for (const subtree of value?.children ?? []) {
    const read = subtreeBase(subtree)
    if (read.kind === "refused") return read
    names.push(read.name)
  }
  const isEmpty = value !== undefined && names.length === 0
  return isEmpty ? refused("a constraint without a subtree", value.offset) : names
}

/** RFC 5280 §4.2.1.10 has neither a minimum other than its default nor a maximum. */
function subtreeBase({ tag, children, offset }: DerValue): GeneralNameAnswer {
  const [base] = children
  if (tag !== DER_TAG.sequence || base === undefined || children.length > 1) {
    return refused("a subtree with a minimum or maximum", offset)
  }
  const read = readGeneralName(base)
  if (read.kind === "refused" || read.name.kind !== "ip") return read
  return [8, 32].includes(base.content.length)
    ? read
    : refused("an address without its mask", base.offset)
}

/** A name relative to the CRL's issuer, which nobody uses, is passed over (RFC 5280 §4.2.1.13). */
function crlDistributionPoints(value: DerValue): Read {
  if (value.tag !== DER_TAG.sequence || value.children.length === 0) return undefined
  const names: GeneralName[] = []
  for (const point of value.children) {
    const read = readDistributionPointName(point.children.find(({ tag }) => tag === 0xa0))
    if (read.kind === "refused") return read
    names.push(...read.names)
  }
  return { distributionPoints: names }
}

function certificatePolicies(value: DerValue): Read {
  const policies = value.children.map((information) => {
    const [policy, ...qualifiers] = information.children
    const isPolicy = policy?.tag === DER_TAG.objectIdentifier && qualifiers.length <= 1
    return isPolicy ? derOidText(policy.content) : undefined
  })
  const known = policies.filter((policy) => policy !== undefined)
  // RFC 5280 §4.2.1.4: a policy must not appear more than once.
  const areAll = known.length === policies.length && new Set(known).size === known.length
  const isList = value.tag === DER_TAG.sequence && known.length > 0
  return isList && areAll ? { policies: known } : undefined
}

function policyMappings(value: DerValue): Read {
  const mappings = value.children.map((mapping) => {
    const [issuer, subject, ...more] = oidsOf(mapping) ?? []
    if (issuer === undefined || subject === undefined || more.length > 0) return undefined
    return { issuer, subject }
  })
  const known = mappings.filter((mapping) => mapping !== undefined)
  const isList = value.tag === DER_TAG.sequence && known.length > 0
  return isList && known.length === mappings.length ? { policyMappings: known } : undefined
}

function policyConstraints(value: DerValue): Read {
  const decoded = decodeAs(value.bytes, PolicyConstraints)
  const tags = value.children.map(({ tag }) => tag).join(" ")
  if (decoded === undefined || !["128", "129", "128 129"].includes(tags)) return undefined
  const numbers = value.children.map(({ content }) => smallNumber(content))
  if (numbers.includes(undefined)) return undefined
  const [first, second] = numbers
  const explicit = tags.startsWith("128") ? first : undefined
  const mapping = tags === "129" ? first : second
  return {
    policyConstraints: {
      ...(explicit === undefined ? {} : { requireExplicitPolicy: explicit }),
      ...(mapping === undefined ? {} : { inhibitPolicyMapping: mapping }),
    },
  }
}

function inhibitAnyPolicy(value: DerValue): Read {
  const skip = value.tag === DER_TAG.integer ? smallNumber(value.content) : undefined
  return skip === undefined ? undefined : { inhibitAnyPolicy: skip }
}

function ocspNoCheck(value: DerValue): Read {
  return value.tag === DER_TAG.null ? { ocspNoCheck: true } : undefined
}

/** The library gives 0 for an integer of more than four octets, which would be another constraint. */
function smallNumber(content: Uint8Array): number | undefined {
  const [first = 0xff, second = 0] = content
  const isPadded = content.length > 1 && first === 0 && second < 0x80
  const isSmall = content.length > 0 && content.length <= 4 && first < 0x80 && !isPadded
  return isSmall ? Number(derIntegerValue(content)) : undefined
}
