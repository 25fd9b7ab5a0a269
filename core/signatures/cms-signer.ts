/**
 * One signer of a CMS message: did the holder of the certificate it names sign this content?
 *
 * The signer's certificate is the one that its own identifier names, never the first that lies
 * in the message (GHSA-3xxc-pwj6-jgrj), and the one that its signed attributes name. Whether
 * that certificate is good, and whether anybody trusts it, is decided by whoever asks.
 *
 * @see RFC 5652 §5; RFC 5035 §4; RFC 6211
 */
import { equalBytes, toHex } from "../base/index.ts"
import {
  DER_TAG,
  derOidText,
  ESS_ATTRIBUTES,
  hashOfOid,
  isSameName,
  parseEssAttribute,
  readTime,
  type Certificate,
  type CmsAttribute,
  type DerValue,
  type EssCertificate,
  type HashName,
  type SignerInfo,
} from "../encodings/index.ts"
import type { FindingCode } from "../findings/index.ts"
import { hashOf } from "../hashing/index.ts"
import { bindAlgorithm } from "./bind-algorithm.ts"
import { checkSignature, type SignatureAnswer } from "./check-signature.ts"
import type { SignatureEngine } from "./engine.ts"
import type { PublicKey } from "./public-key.ts"
import { usualEncoding } from "./strictness.ts"

/** RFC 5652 §11.1 to §11.3, and RFC 6211 §2. */
const CONTENT_TYPE = "1.2.840.113549.1.9.3"
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
const SIGNING_TIME = "1.2.840.113549.1.9.5"
const ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52"
/** RFC 5652 §4: the one type that may be signed without attributes (§5.3). */
const DATA = "1.2.840.113549.1.7.1"

export interface CmsSignerRequest {
  readonly signer: SignerInfo
  /** Object identifier that the message gives its content. */
  readonly contentType: string
  /** What is signed, from the message or from beside it. */
  readonly content: Uint8Array
  /** Where the signer's certificate is looked for, in the message and beside it. */
  readonly certificates: readonly Certificate[]
  readonly engines: readonly SignatureEngine[]
}

export interface GoodCmsSigner {
  readonly kind: "signed"
  readonly certificate: Certificate
  /** Bound to the algorithm that the signer used. */
  readonly key: PublicKey
  /** The hash of the content. */
  readonly digest: HashName
  /** True when a signed attribute names the certificate by its digest. */
  readonly namesCertificate: boolean
  /** When the signer says that it signed: a claim. Milliseconds since 1970. */
  readonly signingTime?: number
  readonly highS: boolean
}

export type CmsSignerAnswer =
  | GoodCmsSigner
  /** It does not hold. */
  | Fault<"broken">
  /** It could not be shown either way. */
  | Fault<"open">

interface Fault<K> {
  readonly kind: K
  readonly code: FindingCode
  readonly reason: string
}

/** What a signer says of itself, and the certificates that this can be true of. */
export interface CmsSignerClaims {
  readonly kind: "claims"
  /** The hash of the content. */
  readonly digest: HashName
  /** One, or those that share an issuer and a serial number, or a key identifier. */
  readonly certificates: readonly Certificate[]
  /** What the signature is made over. */
  readonly message: Uint8Array
}

type CmsFault = Fault<"broken"> | Fault<"open">

/** Answers for one signer. Never throws on hostile bytes. */
export function checkCmsSigner(request: CmsSignerRequest): CmsSignerAnswer {
  const claims = readCmsSigner(request)
  if (claims.kind !== "claims") return claims
  return bestOf(claims.certificates.map((one) => underKey(request, one, claims.digest)))
}

/** Everything about a signer but its signature: what it signed, and who it says that it is. */
export function readCmsSigner(
  request: Omit<CmsSignerRequest, "engines">,
): CmsSignerClaims | CmsFault {
  const { signer, content } = request
  const digest = hashOfOid(signer.digestAlgorithm.oid)
  if (digest === undefined) return open("ALG_UNSUPPORTED", "its digest is not computed here")
  const fault = attributeFault(request, digest)
  if (fault !== undefined) return fault
  const named = request.certificates.filter((certificate) => isNamedBy(signer, certificate))
  if (named.length === 0) {
    const reason = "the signer's certificate is neither in the message nor beside it"
    return open("NO_SIGNING_CERTIFICATE_FOUND", reason)
  }
  const ess = essCertificates(signer)
  if (ess === undefined) return broken("FORMAT_FAILURE", "its signing certificate cannot be read")
  const bound = named.filter((certificate) => ess.every((one) => isMeant(certificate, one)))
  if (bound.length === 0) {
    const reason = "the signed attributes name another certificate than the signer's"
    return broken("SIGNING_CERTIFICATE_MISMATCH", reason)
  }
  const message = signer.signedAttributes?.signed ?? content
  return { kind: "claims", digest, certificates: distinct(bound), message }
}

/** Two certificates may share an issuer and a serial number; the key decides whose signature it is. */
function bestOf(answers: readonly CmsSignerAnswer[]): CmsSignerAnswer {
  const good = answers.find(({ kind }) => kind === "signed")
  const first = answers.find(({ kind }) => kind === "open") ?? answers[0]
  return good ?? first ?? open("NO_SIGNING_CERTIFICATE_FOUND", "no certificate is left")
}

function distinct(certificates: readonly Certificate[]): readonly Certificate[] {
  return certificates.filter(
    (one, at) => certificates.findIndex(({ der }) => equalBytes(der, one.der)) === at,
  )
}

/** True for a certificate that the signer's own identifier names. */
export function isNamedBy({ identifier }: SignerInfo, certificate: Certificate): boolean {
  if (identifier.kind === "key-identifier") {
    const own = certificate.extensions.subjectKeyIdentifier
    return own !== undefined && equalBytes(own, identifier.keyIdentifier)
  }
  const sameSerial = certificate.serial === toHex(identifier.serial)
  return sameSerial && isSameName(certificate.issuer, identifier.issuer)
}

/** Those that the signer's identifier and its signed attributes both name; none where these name none. */
export function certificatesSignedFor(
  signer: SignerInfo,
  certificates: readonly Certificate[],
): readonly Certificate[] {
  const ess = essCertificates(signer) ?? []
  return certificates.filter(
    (one) => ess.length > 0 && isNamedBy(signer, one) && ess.every((named) => isMeant(one, named)),
  )
}

/** What must hold of the signed attributes, apart from the certificate that they name. */
function attributeFault(
  request: Omit<CmsSignerRequest, "engines">,
  digest: HashName,
): Fault<"broken"> | undefined {
  const { signer, contentType, content } = request
  if (signer.signedAttributes === undefined) {
    return contentType === DATA
      ? undefined
      : broken("FORMAT_FAILURE", "only plain data may be signed without attributes")
  }
  const { attributes } = signer.signedAttributes
  const type = onlyValue(attributes, CONTENT_TYPE, DER_TAG.objectIdentifier)
  if (type === undefined || derOidText(type.content) !== contentType) {
    return broken("CONTEXT_MISMATCH", "the signer signed content of another type")
  }
  const stated = onlyValue(attributes, MESSAGE_DIGEST, DER_TAG.octetString)
  if (stated === undefined) return broken("FORMAT_FAILURE", "no single digest of the content")
  if (!equalBytes(stated.content, hashOf(digest, content))) {
    return broken("HASH_FAILURE", "the signer signed another content")
  }
  return protectionFault(signer, attributes)
}

/** RFC 6211: where it is present, both algorithms must be those that are used. */
function protectionFault(
  signer: SignerInfo,
  attributes: readonly CmsAttribute[],
): Fault<"broken"> | undefined {
  if (!attributes.some(({ type }) => type === ALGORITHM_PROTECTION)) return undefined
  const value = onlyValue(attributes, ALGORITHM_PROTECTION, DER_TAG.sequence)
  const [digest, signature] = value?.children ?? []
  const isSame =
    digest !== undefined &&
    equalBytes(digest.bytes, signer.digestAlgorithm.der) &&
    signature?.tag === SIGNATURE_ALGORITHM &&
    // Implicitly tagged, so the identifier octet differs and nothing else may.
    equalBytes(signature.bytes.subarray(1), signer.signatureAlgorithm.der.subarray(1))
  return isSame ? undefined : broken("CONTEXT_MISMATCH", "the signer signed with other algorithms")
}

const SIGNATURE_ALGORITHM = 0xa1

/** The value of an attribute that must be there once, with one value of this type. */
function onlyValue(
  attributes: readonly CmsAttribute[],
  oid: string,
  tag: number,
): DerValue | undefined {
  const [attribute, ...more] = attributes.filter(({ type }) => type === oid)
  const [value, ...others] = attribute?.values ?? []
  if (more.length > 0 || others.length > 0) return undefined
  return value?.tag === tag ? value : undefined
}

/** The certificates that the signed attributes name; `undefined` when one cannot be read. */
function essCertificates({ signedAttributes }: SignerInfo): readonly EssCertificate[] | undefined {
  const all = signedAttributes?.attributes ?? []
  const read = Object.values(ESS_ATTRIBUTES).flatMap((oid) => {
    const ours = all.filter(({ type }) => type === oid)
    return ours.length > 1 ? [undefined] : ours.map(essIn)
  })
  const known = read.filter((one) => one !== undefined)
  return known.length === read.length ? known : undefined
}

function essIn(attribute: CmsAttribute): EssCertificate | undefined {
  const read = parseEssAttribute(attribute)
  return read.kind === "refused" ? undefined : read.certificate
}

/** RFC 5035 §4: the digest, and where they are given issuer and serial number, must agree. */
function isMeant(certificate: Certificate, ess: EssCertificate): boolean {
  const hash = hashOfOid(ess.digestOid)
  if (hash === undefined || !equalBytes(hashOf(hash, certificate.der), ess.digest)) return false
  const { issuerSerial } = ess
  if (issuerSerial === undefined) return true
  const [name, ...more] = issuerSerial.issuer
  const isIssuer = name?.kind === "directory" && isSameName(name.name, certificate.issuer)
  return isIssuer && more.length === 0 && issuerSerial.serial === certificate.serial
}

function underKey(
  { signer, content, engines }: CmsSignerRequest,
  certificate: Certificate,
  digest: HashName,
): CmsSignerAnswer {
  const bound = bindAlgorithm(certificate.spki, signer.signatureAlgorithm.der, digest)
  if (bound.kind === "unsupported") {
    return open("ALG_UNSUPPORTED", "its signature algorithm is not computed here")
  }
  if (bound.kind === "refused") return broken(bound.code, bound.reason)
  const { key } = bound
  const message = signer.signedAttributes?.signed ?? content
  const { signature } = signer
  const answer = checkSignature(
    { key, message, signature, encoding: usualEncoding(key.algorithm) },
    engines,
  )
  if (answer.kind !== "valid") return unsigned(answer)
  const signingTime = signingTimeOf(signer)
  return {
    kind: "signed",
    certificate,
    key,
    digest,
    namesCertificate: (essCertificates(signer) ?? []).length > 0,
    ...(signingTime === undefined ? {} : { signingTime }),
    highS: answer.highS,
  }
}

function unsigned(answer: Exclude<SignatureAnswer, { kind: "valid" }>): CmsSignerAnswer {
  switch (answer.kind) {
    case "invalid":
      return broken("SIG_CRYPTO_FAILURE", "the signature is not by its certificate's key")
    case "noncanonical":
      return broken("SIG_NONCANONICAL", answer.reason)
    case "disagree":
      return open("ENGINES_DISAGREE", "the engines do not agree")
    case "unsupported":
      return open("ALG_UNSUPPORTED", answer.reason)
  }
}

/** When the signer says that it signed: a claim. Milliseconds since 1970. */
export function signingTimeOf({ signedAttributes }: SignerInfo): number | undefined {
  const all = signedAttributes?.attributes ?? []
  const [time] = all.find(({ type }) => type === SIGNING_TIME)?.values ?? []
  return readTime(time)
}

function broken(code: FindingCode, reason: string): Fault<"broken"> {
  return { kind: "broken", code, reason }
}

function open(code: FindingCode, reason: string): Fault<"open"> {
  return { kind: "open", code, reason }
}
