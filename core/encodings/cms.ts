/**
 * CMS SignedData (RFC 5652 §5): who is said to have signed what, with which attributes.
 *
 * Reads and checks nothing beyond the form: whether digests and signatures hold is decided
 * in core/signatures, whose certificates these are in core/certificates.
 */
import { compareBytes, refusedAs, type Refused } from "../base/index.ts"
import { parseBer } from "./ber.ts"
import { DER_TAG, type DerValue } from "./der.ts"
import { DerFields, misformed, onlyChild, asStructure } from "./der-fields.ts"
import { writeDerSet } from "./der-write.ts"
import { readName, type DistinguishedName } from "./x509/name.ts"

/** RFC 5652 §5.1. */
const SIGNED_DATA = "1.2.840.113549.1.7.2"
/** RFC 5940 §2.1: an OCSP response among the revocation data. */
const OCSP_RESPONSE = "1.3.6.1.5.5.7.16.2"
const CONTEXT_0 = 0xa0
const CONTEXT_1 = 0xa1
const KEY_IDENTIFIER = 0x80
/** Each signer costs a verification, and no message has so many. */
const MAX_SIGNERS = 64

/** An AlgorithmIdentifier as it stands: its object identifier, and the whole DER. */
export interface NamedAlgorithm {
  readonly oid: string
  readonly der: Uint8Array
}

export interface CmsAttribute {
  /** Object identifier in dotted form. */
  readonly type: string
  readonly values: readonly DerValue[]
}

/** How a signer names its certificate (RFC 5652 §5.3). */
export type SignerIdentifier =
  | {
      readonly kind: "issuer-and-serial"
      readonly issuer: DistinguishedName
      /** Content of the INTEGER. */
      readonly serial: Uint8Array
    }
  | { readonly kind: "key-identifier"; readonly keyIdentifier: Uint8Array }

export interface SignerInfo {
  readonly version: number
  readonly identifier: SignerIdentifier
  readonly digestAlgorithm: NamedAlgorithm
  readonly signatureAlgorithm: NamedAlgorithm
  readonly signature: Uint8Array
  /** Absent when the signature is over the content itself. */
  readonly signedAttributes?: {
    /** What the signature is over: the DER of a SET OF, with its own tag (RFC 5652 §5.4). */
    readonly signed: Uint8Array
    readonly attributes: readonly CmsAttribute[]
  }
  readonly unsignedAttributes: readonly CmsAttribute[]
}

export interface SignedData {
  readonly version: number
  /** Object identifier of the content's type. */
  readonly contentType: string
  /** The content's octets; absent when it is kept elsewhere (detached). */
  readonly content?: Uint8Array
  /** X.509 certificates as they stand, DER; other kinds of certificates are left out. */
  readonly certificates: readonly Uint8Array[]
  readonly crls: readonly Uint8Array[]
  /** OCSPResponse, DER. */
  readonly ocspResponses: readonly Uint8Array[]
  readonly signers: readonly SignerInfo[]
  /** The whole message as DER; the bytes that were parsed when they were DER already. */
  readonly der: Uint8Array
  /** False when the message's frame was BER. */
  readonly wasDer: boolean
}

export type SignedDataAnswer = { readonly kind: "signed-data"; readonly data: SignedData } | Refused

/**
 * Reads a ContentInfo that holds SignedData, in DER or in the BER that `parseBer` takes.
 *
 * @returns Also messages without signers and without content. Never throws.
 */
export function parseSignedData(bytes: Uint8Array): SignedDataAnswer {
  const message = parseBer(bytes)
  if (message.kind === "refused") return message
  const read = asStructure(() => signedDataIn(message.value))
  // A place in DER that we wrote ourselves is none in the bytes that were given.
  if (read.kind === "refused") return message.wasDer ? read : refusedAs(read.code, read.reason)
  const frame = { der: message.value.bytes, wasDer: message.wasDer }
  return { kind: "signed-data", data: { ...read.it, ...frame } }
}

function signedDataIn(message: DerValue): Omit<SignedData, "wasDer" | "der"> {
  const contentInfo = new DerFields(message, "ContentInfo")
  if (contentInfo.oid() !== SIGNED_DATA) misformed("the content is not SignedData", message)
  const fields = new DerFields(onlyChild(contentInfo.take(CONTEXT_0)), "SignedData")
  contentInfo.end()
  const version = fields.integer()
  fields.take(DER_TAG.set).children.forEach(algorithmIdentifierIn)
  const encapsulated = encapsulatedIn(fields.take(DER_TAG.sequence))
  const certificates = fields.optional(CONTEXT_0)?.children ?? []
  const revocation = revocationIn(fields.optional(CONTEXT_1)?.children ?? [])
  const signers = fields.take(DER_TAG.set)
  fields.end()
  if (signers.children.length > MAX_SIGNERS) misformed("too many signers", signers)
  return {
    version: Number(version),
    ...encapsulated,
    certificates: certificates
      .filter(({ tag }) => tag === DER_TAG.sequence)
      .map(({ bytes }) => bytes),
    ...revocation,
    signers: signers.children.map(signerIn),
  }
}

function encapsulatedIn(value: DerValue): Pick<SignedData, "contentType" | "content"> {
  const fields = new DerFields(value, "EncapsulatedContentInfo")
  const contentType = fields.oid()
  const explicit = fields.optional(CONTEXT_0)
  fields.end()
  if (explicit === undefined) return { contentType }
  const octets = onlyChild(explicit)
  if (octets.tag !== DER_TAG.octetString) misformed("the content is not an octet string", octets)
  return { contentType, content: octets.content }
}

function revocationIn(infos: readonly DerValue[]): Pick<SignedData, "crls" | "ocspResponses"> {
  const crls = infos.filter(({ tag }) => tag === DER_TAG.sequence).map(({ bytes }) => bytes)
  const others = infos.filter(({ tag }) => tag === CONTEXT_1)
  const ocspResponses = others.flatMap((info) => {
    const fields = new DerFields(info, "OtherRevocationInfoFormat", CONTEXT_1)
    return fields.oid() === OCSP_RESPONSE ? [fields.any().bytes] : []
  })
  return { crls, ocspResponses }
}

function signerIn(value: DerValue): SignerInfo {
  const fields = new DerFields(value, "SignerInfo")
  const version = fields.integer()
  const keyIdentifier = fields.optional(KEY_IDENTIFIER)
  const identifier: SignerIdentifier =
    keyIdentifier === undefined
      ? issuerAndSerialIn(fields.take(DER_TAG.sequence))
      : { kind: "key-identifier", keyIdentifier: keyIdentifier.content }
  const digestAlgorithm = algorithmIdentifierIn(fields.take(DER_TAG.sequence))
  const signed = fields.optional(CONTEXT_0)
  const signatureAlgorithm = algorithmIdentifierIn(fields.take(DER_TAG.sequence))
  const signature = fields.take(DER_TAG.octetString).content
  const unsigned = fields.optional(CONTEXT_1)
  fields.end()
  return {
    version: Number(version),
    identifier,
    digestAlgorithm,
    signatureAlgorithm,
    signature,
    ...(signed === undefined ? {} : { signedAttributes: signedAttributesIn(signed) }),
    unsignedAttributes: (unsigned?.children ?? []).map(attributeIn),
  }
}

function issuerAndSerialIn(value: DerValue): SignerIdentifier {
  const fields = new DerFields(value, "IssuerAndSerialNumber")
  const issuer = readName(fields.take(DER_TAG.sequence))
  const serial = fields.take(DER_TAG.integer).content
  fields.end()
  if (issuer.kind === "refused") misformed(issuer.reason, value)
  return { kind: "issuer-and-serial", issuer: issuer.name, serial }
}

/** The attributes, and the SET OF that is signed: its members in DER order (X.690 §11.6). */
function signedAttributesIn(value: DerValue): NonNullable<SignerInfo["signedAttributes"]> {
  if (value.children.length === 0) misformed("an empty set of signed attributes", value)
  const ordered = value.children.map(({ bytes }) => bytes).sort(compareBytes)
  return { signed: writeDerSet(...ordered), attributes: value.children.map(attributeIn) }
}

function attributeIn(value: DerValue): CmsAttribute {
  const fields = new DerFields(value, "Attribute")
  const type = fields.oid()
  const values = fields.take(DER_TAG.set).children
  fields.end()
  return { type, values }
}

/** An AlgorithmIdentifier (RFC 5280 §4.1.1.2) inside a structure that is being read. */
export function algorithmIdentifierIn(value: DerValue): NamedAlgorithm {
  const fields = new DerFields(value, "AlgorithmIdentifier")
  const oid = fields.oid()
  if (value.children.length > 1) fields.any()
  fields.end()
  return { oid, der: value.bytes }
}
