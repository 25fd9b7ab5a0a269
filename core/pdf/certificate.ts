/**
 * The certificate that a report is signed with: what a signature must name of it.
 *
 * It is the signer's own file, given beside the key. Whether anybody should trust it is
 * for the reader of the report to decide; nothing here checks a chain.
 */
import { createHash } from "node:crypto"
import { Failure, fromUtf8, say, toHex } from "../base/index.ts"
import { DER_TAG, derOidText, parseDer, parsePem, type DerValue } from "../encodings/index.ts"

export interface ReportCertificate {
  /** The whole certificate, DER. */
  readonly der: Uint8Array
  /** Common name of the subject, or the SHA-256 of the certificate where there is none. */
  readonly subject: string
  /** SHA-256 of `der`, 32 bytes, and as hex. */
  readonly sha256: Uint8Array
  readonly fingerprint: string
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array
  /** The issuer's Name and the serial number as they stand in the certificate, DER. */
  readonly issuer: Uint8Array
  readonly serial: Uint8Array
}

/** RFC 5280, appendix A.1: id-at-commonName. */
const COMMON_NAME = "2.5.4.3"
/** `[0]` before the version of a certificate. */
const VERSION_TAG = 0xa0
/** Serial number, issuer, subject and public key of TBSCertificate (RFC 5280 §4.1). */
const FIELD_TAGS = [DER_TAG.integer, DER_TAG.sequence, DER_TAG.sequence, DER_TAG.sequence]
const TEXT_TAGS: readonly number[] = [DER_TAG.utf8String, DER_TAG.printableString]

/**
 * Reads one certificate in PEM (RFC 7468 §5) or DER (RFC 5280 §4.1).
 *
 * @param path - The file as the user named it, for the sentence of a failure.
 * @throws Failure MALFORMED when the file is not exactly one certificate.
 */
export function readCertificate(bytes: Uint8Array, path: string): ReportCertificate {
  const der = derOf(bytes)
  const certificate = der === undefined ? undefined : certificateOf(der)
  if (certificate !== undefined) return certificate
  throw new Failure("MALFORMED", say("{path} is not a certificate in PEM or DER", { path }), {
    path,
  })
}

function derOf(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] === DER_TAG.sequence) return bytes
  const pem = parsePem(fromUtf8(bytes) ?? "")
  if (pem.kind === "refused") return undefined
  const [block, ...others] = pem.blocks
  return others.length === 0 && block?.label === "CERTIFICATE" ? block.bytes : undefined
}

function certificateOf(der: Uint8Array): ReportCertificate | undefined {
  const answer = parseDer(der)
  if (answer.kind === "refused") return undefined
  const fields = answer.value.children[0]?.children ?? []
  const named = fields[0]?.tag === VERSION_TAG ? fields.slice(1) : fields
  const [serial, , issuer, , subject, spki] = named
  const tags = [serial, issuer, subject, spki].map((value) => value?.tag)
  if (tags.join() !== FIELD_TAGS.join()) return undefined
  const sha256 = Uint8Array.from(createHash("sha256").update(der).digest())
  const fingerprint = toHex(sha256)
  return {
    der,
    subject: commonName(subject) ?? `certificate ${fingerprint}`,
    sha256,
    fingerprint,
    spki: bytesOf(spki),
    issuer: bytesOf(issuer),
    serial: bytesOf(serial),
  }
}

function bytesOf(value: DerValue | undefined): Uint8Array {
  return value?.bytes ?? new Uint8Array(0)
}

/** Name is a sequence of sets of type and value (RFC 5280 §4.1.2.4). */
function commonName(name: DerValue | undefined): string | undefined {
  for (const { children } of (name?.children ?? []).flatMap((set) => set.children)) {
    const [type, value] = children
    if (type?.tag !== DER_TAG.objectIdentifier || value === undefined) continue
    if (derOidText(type.content) !== COMMON_NAME || !TEXT_TAGS.includes(value.tag)) continue
    return fromUtf8(value.content)
  }
  return undefined
}
