/** A P-256 signer with a certificate of its own, the same in every run. */
import { readCertificate, type ReportSigner } from "../../core/pdf/index.ts"
import { writeSelfSignedCertificate } from "../../core/encodings/index.ts"
import { fromHex } from "../../core/base/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"

/** @param scalar - Small positive number that stands for the private key. */
export function sampleReportSigner(subject: string, scalar = 7): ReportSigner {
  const signer = makeSigner("ecdsa-p256-sha256", privateKey(scalar))
  const { spki, fingerprint } = signer.publicKey
  const der = writeSelfSignedCertificate({
    subject,
    spki,
    keyIdentifier: fromHex(fingerprint.slice(0, 40)) ?? new Uint8Array(),
    serial: 1n,
    notBefore: Date.UTC(2026, 0, 1),
    notAfter: Date.UTC(2036, 0, 1),
    sign: (message) => signer.sign(message),
  })
  return { signer, certificate: readCertificate(der, "sample.crt"), chain: [] }
}

function privateKey(scalar: number): Uint8Array {
  const bytes = new Uint8Array(32)
  bytes[31] = scalar
  return bytes
}
