/** The key that signs a report: a key file with its certificate beside it, or a PKCS #12 file. */
import { Failure, say, toInstant, type Saying } from "../base/index.ts"
import { existsSync } from "node:fs"
import { basename } from "node:path"
import { parseCertificate } from "../encodings/index.ts"
import { readPublicKeyText } from "../signatures/index.ts"
import {
  readCertificateFile,
  readSigner,
  refuseNoPrivateKey,
  type AskPassphrase,
} from "./key-file.ts"
import { readOwnFile } from "./own-file.ts"
import { readPkcs12, type ReportKey } from "./pkcs12-file.ts"

/** A SEQUENCE, as every PKCS #12 file begins; key files are text. */
const DER_SEQUENCE = 0x30
/** What it is meant to be, also when its first byte is damaged. */
const PKCS12_NAME = /\.(?:p12|pfx)$/i

/** The certificate of a key file, DER, and the file in which it lies. */
export type CertificateBeside = Pick<ReportKey, "certificate" | "certificateAt">

/**
 * The certificate beside a key file; undefined for a PKCS #12 file, which holds its own under the
 * passphrase.
 *
 * @throws Failure UNREADABLE, or MALFORMED for what is no private key or no certificate.
 */
export function readCertificateBeside(path: string): CertificateBeside | undefined {
  const bytes = readOwnFile(path, "the key")
  return isPkcs12(path, bytes) ? undefined : certificateBeside(path)
}

/** Public keys and certificates are DER too, and are told as what they are. */
function isPkcs12(path: string, bytes: Uint8Array): boolean {
  if (PKCS12_NAME.test(path)) return true
  return bytes[0] === DER_SEQUENCE && readPublicKeyText(bytes).kind !== "key"
}

function certificateBeside(path: string): CertificateBeside {
  // First the key: a file that is none has no certificate to be missed.
  refuseNoPrivateKey(path)
  const certificateAt = `${path}.crt`
  if (!existsSync(certificateAt)) throw noCertificate(certificateAt)
  return { certificate: readCertificateFile(certificateAt), certificateAt }
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
  const beside = certificateBeside(path)
  refuseEnded(beside, at)
  return { signer: await readSigner(path, ask, warn), ...beside, chain: [] }
}

function noCertificate(path: string): Failure {
  const message = say(
    "the certificate of this key is missing: {name} has to lie beside it, for a report names whose signature it bears",
    { name: basename(path) },
  )
  return new Failure("UNREADABLE", message, { path })
}

/** What is signed under a certificate after its end is worth nothing to others. */
function refuseEnded({ certificate, certificateAt }: CertificateBeside, at: number): void {
  const read = parseCertificate(certificate)
  // One that cannot be read so is refused, or not, where its fields are taken.
  if (read.kind === "refused" || at <= read.certificate.notAfter) return
  const end = toInstant(read.certificate.notAfter)
  const message = say("the certificate ended at {end}: sign with one that lasts", { end })
  throw new Failure("USAGE", message, { path: certificateAt })
}
