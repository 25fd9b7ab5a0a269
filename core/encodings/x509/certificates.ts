/** Several certificates as people hand them over: DER, PEM, or a CMS message that only carries them. */
import { fromUtf8, refused, type Refused } from "../../base/index.ts"
import { DER_TAG, derOidText, parseDer, type DerValue } from "../der.ts"
import { parsePem } from "../pem.ts"
import { parseCertificate, type Certificate } from "./certificate.ts"

export type CertificatesAnswer =
  { readonly kind: "certificates"; readonly certificates: readonly Certificate[] } | Refused

/** More than any file of anchors holds (browsers trust some 150). */
const MAX_CERTIFICATES = 2_000
/** id-signedData (RFC 5652 §5.1). */
const SIGNED_DATA = "1.2.840.113549.1.7.2"
const CERTIFICATES = 0xa0
const CERTIFICATE_LABELS = ["CERTIFICATE", "X509 CERTIFICATE"]
const CMS_LABELS = ["PKCS7", "CMS"]

/**
 * Reads one or more certificates, in their order.
 *
 * @param bytes - A certificate in DER; PEM blocks labelled CERTIFICATE, PKCS7 or CMS, between
 *   which text may stand (RFC 7468 §5.2); or a SignedData in exact DER, of which only the
 *   certificates are read. PEM blocks of other labels are refused: a file that also holds a
 *   private key has come to the wrong place.
 */
export function parseCertificates(bytes: Uint8Array): CertificatesAnswer {
  if (bytes[0] === DER_TAG.sequence) return fromDer([bytes])
  const text = fromUtf8(bytes)
  if (text === undefined) return refused("neither DER nor PEM", 0)
  const pem = parsePem(text)
  if (pem.kind === "refused") return pem
  const labels = [...CERTIFICATE_LABELS, ...CMS_LABELS]
  if (pem.blocks.some(({ label }) => !labels.includes(label))) {
    return refused("a PEM block that is no certificate")
  }
  const read = fromDer(pem.blocks.map((block) => block.bytes))
  // Offsets are those of what the block holds, and not of the text.
  return read.kind === "refused" ? { ...read, reason: `in a PEM block: ${read.reason}` } : read
}

function fromDer(blocks: readonly Uint8Array[]): CertificatesAnswer {
  const certificates: Certificate[] = []
  for (const block of blocks) {
    const carried = carriedIn(block)
    if (carried.length > MAX_CERTIFICATES - certificates.length) {
      return refused("too many certificates")
    }
    for (const der of carried) {
      const read = parseCertificate(der)
      if (read.kind === "refused") return read
      certificates.push(read.certificate)
    }
  }
  return certificates.length === 0
    ? refused("no certificate")
    : { kind: "certificates", certificates }
}

/** The certificates of a SignedData; of anything else, the thing itself. */
function carriedIn(der: Uint8Array): readonly Uint8Array[] {
  const answer = parseDer(der)
  if (answer.kind === "refused") return [der]
  const [type, content] = answer.value.children
  const isSignedData =
    type?.tag === DER_TAG.objectIdentifier && derOidText(type.content) === SIGNED_DATA
  if (!isSignedData) return [der]
  const signedData: DerValue | undefined = content?.children[0]
  const set = signedData?.children.find(({ tag }) => tag === CERTIFICATES)
  // Attribute certificates and other formats have context tags; they are no certificates of ours.
  const plain = set?.children.filter(({ tag }) => tag === DER_TAG.sequence) ?? []
  return plain.map((one) => one.bytes)
}
