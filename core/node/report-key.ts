/** The key that signs a report: a key file with its certificate beside it, or a PKCS #12 file. */
import { Failure, say, toInstant, type Saying } from "../base/index.ts"
import { parseCertificate } from "../encodings/index.ts"
import { readCertificateFile, readSigner, type AskPassphrase } from "./key-file.ts"
import { readOwnFile } from "./own-file.ts"
import { readPkcs12, type ReportKey } from "./pkcs12-file.ts"

/** A SEQUENCE, as every PKCS #12 file begins; key files are text. */
const DER_SEQUENCE = 0x30
/** What it is meant to be, also when its first byte is damaged. */
const PKCS12_NAME = /\.(?:p12|pfx)$/i

/** True for a PKCS #12 file: its certificate is inside, under the passphrase. */
export function holdsItsCertificate(path: string): boolean {
  return isPkcs12(path, readOwnFile(path, "the key"))
}

function isPkcs12(path: string, bytes: Uint8Array): boolean {
  return PKCS12_NAME.test(path) || bytes[0] === DER_SEQUENCE
}

export interface ReportKeyTerms {
  /** Milliseconds since 1970, when the report is to be signed. */
  readonly at: number
  /** Told in one sentence when a key file lies in clear. */
  readonly warn?: (warning: Saying) => void
}

/**
 * Reads the key with its certificate; the certificate first where it lies beside the key, so that
 * nobody types a passphrase in vain.
 *
 * @throws Failure UNREADABLE, MALFORMED for a wrong passphrase or another kind of file, or USAGE
 *   for a certificate that has ended.
 */
export async function readReportKey(
  path: string,
  ask: AskPassphrase,
  { at, warn }: ReportKeyTerms,
): Promise<ReportKey> {
  const bytes = readOwnFile(path, "the key")
  if (isPkcs12(path, bytes)) {
    const key = await readPkcs12(path, bytes, ask)
    refuseEnded(key, at)
    return key
  }
  const certificateAt = `${path}.crt`
  const certificate = readCertificateFile(certificateAt)
  refuseEnded({ certificate, certificateAt }, at)
  return { signer: await readSigner(path, ask, warn), certificate, certificateAt, chain: [] }
}

/** What is signed under a certificate after its end is worth nothing to others. */
function refuseEnded(
  { certificate, certificateAt }: Pick<ReportKey, "certificate" | "certificateAt">,
  at: number,
): void {
  const read = parseCertificate(certificate)
  // One that cannot be read so is refused, or not, where its fields are taken.
  if (read.kind === "refused" || at <= read.certificate.notAfter) return
  const end = toInstant(read.certificate.notAfter)
  const message = say("the certificate ended at {end}: sign with one that lasts", { end })
  throw new Failure("USAGE", message, { path: certificateAt })
}
