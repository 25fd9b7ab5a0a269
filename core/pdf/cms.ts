/**
 * The signature that a PDF holds: CMS SignedData (RFC 5652) without content, in the form
 * of PAdES baseline B-B (ETSI EN 319 142-1 §6.3).
 *
 * Signed are the content type, the digest of the bytes, and the certificate (RFC 5035), so
 * that no other certificate for the same key can be put in its place. There is no signing
 * time here: PAdES takes it from the PDF, and it is a claim either way.
 */
import { compareBytes } from "../base/index.ts"
import {
  writeDerContext,
  writeDerInteger,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
} from "../encodings/index.ts"
import type { ReportCertificate } from "./certificate.ts"

/** RFC 5652 §4, §5.1, §11.1, §11.2; RFC 5035 §3; RFC 5754 §2.2; RFC 5758 §3.2. */
const OID = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  sha256: "2.16.840.1.101.3.4.2.1",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
} as const

/** CMSVersion 1: the signer is named by issuer and serial number (RFC 5652 §5.1, §5.3). */
const VERSION = 1

/**
 * Signs a digest.
 *
 * @param messageDigest - SHA-256 of what is signed, 32 bytes.
 * @param sign - ECDSA with SHA-256 over the given bytes; answers DER.
 * @returns ContentInfo, DER.
 */
export function writeSignedData(
  messageDigest: Uint8Array,
  certificate: ReportCertificate,
  sign: (message: Uint8Array) => Uint8Array,
): Uint8Array {
  const attributes = signedAttributes(messageDigest, certificate)
  // Signed is the SET itself; in the structure it stands under an implicit tag (RFC 5652 §5.4).
  const signature = sign(writeDerSet(...attributes))
  const sha256 = algorithm(OID.sha256)
  const signerInfo = writeDerSequence(
    writeDerInteger(VERSION),
    writeDerSequence(certificate.issuer, certificate.serial),
    sha256,
    writeDerContext(0, ...attributes),
    algorithm(OID.ecdsaWithSha256),
    writeDerOctetString(signature),
  )
  const signedData = writeDerSequence(
    writeDerInteger(VERSION),
    writeDerSet(sha256),
    writeDerSequence(writeDerOid(OID.data)),
    writeDerContext(0, certificate.der),
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

/** AlgorithmIdentifier without parameters, as SHA-2 and ECDSA have it (RFC 5754 §2, RFC 5758 §3.2). */
function algorithm(oid: string): Uint8Array {
  return writeDerSequence(writeDerOid(oid))
}
