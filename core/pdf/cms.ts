/**
 * The signature that a PDF holds: CMS SignedData (RFC 5652) without content, in the form
 * of PAdES baseline B-B (ETSI EN 319 142-1 §6.3).
 *
 * Signed are the content type, the digest of the bytes, and the certificate (RFC 5035), so
 * that no other certificate for the same key can be put in its place. There is no signing
 * time here: PAdES takes it from the PDF, and it is a claim either way.
 */
import { createHash } from "node:crypto"
import { compareBytes, Failure } from "../base/index.ts"
import {
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
} from "../encodings/index.ts"
import type { SignatureAlgorithm, Signer } from "../signatures/index.ts"
import type { ReportCertificate } from "./certificate.ts"

/** RFC 5652 §4, §5.1, §11.1, §11.2; RFC 5035 §3. */
const OID = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
} as const

/** How one algorithm is named in CMS: the digest and the signature, each an AlgorithmIdentifier. */
interface SignatureNames {
  readonly hash: "sha256" | "sha384" | "sha512"
  readonly digest: Uint8Array
  readonly signature: Uint8Array
}

const SHA256 = writeDerSequence(writeDerOid("2.16.840.1.101.3.4.2.1"))
const SHA384 = writeDerSequence(writeDerOid("2.16.840.1.101.3.4.2.2"))
const SHA512 = writeDerSequence(writeDerOid("2.16.840.1.101.3.4.2.3"))

/**
 * The algorithms that reports are signed with. SHA-2 and ECDSA stand without parameters (RFC 5754
 * §2, RFC 5758 §3.2), RSA with a NULL (RFC 4055 §5).
 */
const NAMES: Readonly<Partial<Record<SignatureAlgorithm, SignatureNames>>> = {
  "ecdsa-p256-sha256": {
    hash: "sha256",
    digest: SHA256,
    signature: writeDerSequence(writeDerOid("1.2.840.10045.4.3.2")),
  },
  "ecdsa-p384-sha384": {
    hash: "sha384",
    digest: SHA384,
    signature: writeDerSequence(writeDerOid("1.2.840.10045.4.3.3")),
  },
  "ecdsa-p521-sha512": {
    hash: "sha512",
    digest: SHA512,
    signature: writeDerSequence(writeDerOid("1.2.840.10045.4.3.4")),
  },
  "rsa-pkcs1-sha256": {
    hash: "sha256",
    digest: SHA256,
    signature: writeDerSequence(writeDerOid("1.2.840.113549.1.1.11"), writeDerNull()),
  },
}

/** CMSVersion 1: the signer is named by issuer and serial number (RFC 5652 §5.1, §5.3). */
const VERSION = 1

/** Who signs, and which certificates come with the signature. */
export interface CmsSigner {
  /** Of an algorithm for which `signsReports` answers true. */
  readonly signer: Signer
  readonly certificate: ReportCertificate
  /** Certificates of authorities above it, DER. */
  readonly chain: readonly Uint8Array[]
}

/** True for an algorithm that a report can be signed with. */
export function signsReports(algorithm: SignatureAlgorithm): boolean {
  return NAMES[algorithm] !== undefined
}

/**
 * Signs pieces of a file.
 *
 * @param pieces - What is signed, in order.
 * @returns ContentInfo, DER.
 * @throws Failure INTERNAL for a key that signs no reports.
 */
export function writeSignedData(
  pieces: readonly Uint8Array[],
  { signer, certificate, chain }: CmsSigner,
): Uint8Array {
  const names = NAMES[signer.publicKey.algorithm]
  if (names === undefined) throw new Failure("INTERNAL", "a key that signs no reports")
  const hash = createHash(names.hash)
  for (const piece of pieces) hash.update(piece)
  const attributes = signedAttributes(hash.digest(), certificate)
  // Signed is the SET itself; in the structure it stands under an implicit tag (RFC 5652 §5.4).
  const signature = signer.sign(writeDerSet(...attributes))
  const signerInfo = writeDerSequence(
    writeDerInteger(VERSION),
    writeDerSequence(certificate.issuer, certificate.serial),
    names.digest,
    writeDerContext(0, ...attributes),
    names.signature,
    writeDerOctetString(signature),
  )
  const signedData = writeDerSequence(
    writeDerInteger(VERSION),
    writeDerSet(names.digest),
    writeDerSequence(writeDerOid(OID.data)),
    writeDerContext(0, ...[certificate.der, ...chain].toSorted(compareBytes)),
    writeDerSet(signerInfo),
  )
  return writeDerSequence(writeDerOid(OID.signedData), writeDerContext(0, signedData))
}

/** The attributes in DER order: a SET OF is sorted by the encodings of its members (X.690 §11.6). */
function signedAttributes(
  messageDigest: Uint8Array,
  certificate: ReportCertificate,
): readonly Uint8Array[] {
  return [
    attribute(OID.contentType, writeDerOid(OID.data)),
    attribute(OID.messageDigest, writeDerOctetString(messageDigest)),
    attribute(OID.signingCertificateV2, signingCertificate(certificate)),
  ].toSorted(compareBytes)
}

/**
 * SigningCertificateV2 with one ESSCertIDv2 (RFC 5035 §3, §4).
 *
 * The hash algorithm is SHA-256, which is the default and therefore absent in DER.
 */
function signingCertificate({ sha256 }: ReportCertificate): Uint8Array {
  return writeDerSequence(writeDerSequence(writeDerSequence(writeDerOctetString(sha256))))
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return writeDerSequence(writeDerOid(type), writeDerSet(value))
}
