/** The key that signs a report: a key file with its certificate beside it, or a PKCS #12 file. */
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

/**
 * Reads the key with its certificate; the certificate first where it lies beside the key, so that
 * nobody types a passphrase in vain.
 *
 * @param warn - Told in one sentence when a key file lies in clear.
 * @throws Failure UNREADABLE, or MALFORMED for a wrong passphrase or another kind of file.
 */
export async function readReportKey(
  path: string,
  ask: AskPassphrase,
  warn?: (sentence: string) => void,
): Promise<ReportKey> {
  const bytes = readOwnFile(path, "the key")
  if (isPkcs12(path, bytes)) return readPkcs12(path, bytes, ask)
  const certificateAt = `${path}.crt`
  const certificate = readCertificateFile(certificateAt)
  return { signer: await readSigner(path, ask, warn), certificate, certificateAt, chain: [] }
}
