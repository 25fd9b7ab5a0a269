/**
 * CMS as an envelope (RFC 5652; with a named certificate CAdES-B): which bytes did each signer
 * sign, and who does it say that it is?
 *
 * A signer names its certificate, and the certificate has the key. That key counts only where
 * it was pinned, or where whoever asks found a pinned authority that vouches for the certificate;
 * by itself the certificate is the holder of a name here and vouches for nothing.
 */
import { equalBytes, toHex, toInstant } from "../base/index.ts"
import {
  hashOfOid,
  parseCertificate,
  parsePem,
  parseSignedData,
  type Certificate,
  type SignedData,
  type SignedDataAnswer,
  type SignerInfo,
} from "../encodings/index.ts"
import { finding, type Finding, type Observed, type Place } from "../findings/index.ts"
import type { SignatureAlgorithm } from "./algorithms.ts"
import type { KnownKey } from "./attribution.ts"
import { bindAlgorithm } from "./bind-algorithm.ts"
import {
  certificatesSignedFor,
  isNamedBy,
  readCmsSigner,
  signingTimeOf,
  type CmsSignerClaims,
} from "./cms-signer.ts"
import { boundUseText, isBoundAlike, type BoundUse, type PublicKey } from "./public-key.ts"
import { derEncoding, plainPart, type SignedPart, type StatedAlgorithm } from "./signed-part.ts"

/** Reads DER, or one PEM block of it. */
export function parseCms(bytes: Uint8Array, text: string): SignedDataAnswer {
  if (!text.startsWith("-----BEGIN")) return parseSignedData(bytes)
  const pem = parsePem(text)
  if (pem.kind === "refused") return pem
  const [block, ...more] = pem.blocks
  if (block === undefined || more.length > 0) {
    return { kind: "refused", code: "FORMAT_FAILURE", reason: "more than one PEM block" }
  }
  return parseSignedData(block.bytes)
}

/** What the signers are held against. */
export interface CmsGiven {
  readonly content: Uint8Array
  /** Certificates that were pinned, DER; the message may leave its signer's out. */
  readonly pinned: readonly Uint8Array[]
  readonly at: Place
}

/** One part for each signer. */
export function cmsParts(data: SignedData, given: CmsGiven): readonly SignedPart[] {
  const certificates = readableOf([...data.certificates, ...given.pinned])
  return data.signers.map((signer) => partOf(signer, certificates, { ...given, data }))
}

function partOf(
  signer: SignerInfo,
  certificates: readonly Certificate[],
  { content, at, data }: CmsGiven & { readonly data: SignedData },
): SignedPart {
  const { contentType } = data
  const read = readCmsSigner({ signer, contentType, content, certificates })
  if (read.kind === "claims") return claimedPart(signer, read, at)
  const { kind, code, reason } = read
  const named = certificates.filter((certificate) => isNamedBy(signer, certificate))
  return {
    ...plainPart(content, signer.signature, derEncoding),
    names: isHolder(named),
    fault: {
      findings: [finding(code, at, { reason })],
      concerns: kind === "open" ? "all" : "named",
    },
  }
}

function claimedPart(signer: SignerInfo, claims: CmsSignerClaims, at: Place): SignedPart {
  const isMeant = isHolder(claims.certificates)
  const { algorithm, found } = statedOf(signer, claims, at)
  const part = {
    ...plainPart(claims.message, signer.signature, derEncoding),
    algorithm,
    names: isMeant,
    excludes: (known: KnownKey) => !isMeant(known),
  }
  return found === undefined ? part : { ...part, fault: { findings: [found], concerns: "named" } }
}

const FORGEABLE = "CRYPTO_CONSTRAINTS_FAILURE"

/**
 * True where only SHA-1 ties the content to what is signed, under an algorithm that does not say
 * so: a policy that allows the one has not allowed the other. Where both are SHA-1, it decides.
 */
function isForgeable(
  { signedAttributes }: SignerInfo,
  { digest }: CmsSignerClaims,
  own: SignatureAlgorithm | undefined,
): boolean {
  const isOwn = own?.endsWith("-sha1") === true
  return signedAttributes !== undefined && digest === "sha1" && !isOwn
}

function isHolder(certificates: readonly Certificate[]): (known: KnownKey) => boolean {
  return ({ key, certificate, isCertified }) =>
    certificates.some(({ spki, der }) =>
      // The authority's word is about one certificate, and the same key may stand in another.
      isCertified === true && certificate !== undefined
        ? equalBytes(der, certificate)
        : equalBytes(spki, key.spki),
    )
}

/** A certificate that a signer names inside what it signed, with the key as it was used. */
export interface NamedCertificate {
  readonly certificate: Certificate
  readonly key: PublicKey
}

/**
 * The certificates that the signers of a message name inside what they signed, each once.
 *
 * One that only lies beside a signature could be put there, or exchanged, by anybody. Whether
 * the signatures hold is not asked here.
 */
export function namedCertificates(data: SignedData): readonly NamedCertificate[] {
  const certificates = readableOf(data.certificates)
  const named = data.signers.flatMap((signer) => {
    const digest = hashOfOid(signer.digestAlgorithm.oid)
    return certificatesSignedFor(signer, certificates).flatMap((certificate) => {
      const bound = bindAlgorithm(certificate.spki, signer.signatureAlgorithm.der, digest)
      return bound.kind === "key" ? [{ certificate, key: bound.key }] : []
    })
  })
  return named.filter(
    (one, at) =>
      named.findIndex(
        ({ certificate, key }) =>
          equalBytes(certificate.der, one.certificate.der) && isBoundAlike(key, one.key),
      ) === at,
  )
}

/** The certificates of a message that can be read; what is none helps nobody. */
export function certificatesIn(data: SignedData): readonly Certificate[] {
  return readableOf(data.certificates)
}

function readableOf(certificates: readonly Uint8Array[]): readonly Certificate[] {
  return certificates
    .map(parseCertificate)
    .flatMap((read) => (read.kind === "certificate" ? [read.certificate] : []))
}

interface Stated {
  readonly algorithm: StatedAlgorithm
  /** What stands in the way of asking a key. */
  readonly found?: Finding
}

/**
 * What the signer says it used. The pinned key has to be bound to just that, and where it is
 * RSASSA-PSS to the same salt length and mask: what a message says is never used in their place.
 */
function statedOf(signer: SignerInfo, claims: CmsSignerClaims, at: Place): Stated {
  const { certificates, digest } = claims
  const bound = certificates.map(({ spki }) =>
    bindAlgorithm(spki, signer.signatureAlgorithm.der, digest),
  )
  const keys = bound.flatMap((one) => (one.kind === "key" ? [one.key] : []))
  const [first] = keys
  const { oid } = signer.signatureAlgorithm
  const forged = isForgeable(signer, claims, first?.algorithm)
    ? { found: finding(FORGEABLE, at, { digest: "sha1" }) }
    : {}
  if (first !== undefined) {
    const agrees = (own: BoundUse): boolean => keys.some((key) => isBoundAlike(key, own))
    return { algorithm: { kind: "stated", name: boundUseText(first), agrees }, ...forged }
  }
  const refused = bound.find((one) => one.kind === "refused")
  const contradiction =
    refused === undefined
      ? {}
      : { found: finding("SIGNATURE_NOT_CHECKED", at, { stated: oid, reason: refused.reason }) }
  return { algorithm: { kind: "unsupported", name: oid }, ...contradiction, ...forged }
}

/** What the first signer says of itself: whether it is so is not shown by it. */
export function cmsSays({ signers }: SignedData): Observed {
  const [first] = signers
  const time = first === undefined ? undefined : signingTimeOf(first)
  const serial =
    first?.identifier.kind === "issuer-and-serial" ? toHex(first.identifier.serial) : undefined
  return {
    ...(serial === undefined ? {} : { certificateSerial: serial }),
    ...(time === undefined ? {} : { claimedTime: toInstant(time) }),
  }
}
