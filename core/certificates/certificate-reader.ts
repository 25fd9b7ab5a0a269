/**
 * Reading the same certificates again and again: ten thousand messages bring ten thousand copies
 * of one chain, and reading one takes as long as twenty signatures.
 */
import { toHex } from "../base/index.ts"
import { parseCertificate, type Certificate } from "../encodings/index.ts"
import { sha256 } from "../hashing/index.ts"
import { nameCertificate } from "./fingerprints.ts"

/** As `parseCertificate`, remembering. */
export type CertificateReader = typeof parseCertificate

/** Certificates that are kept; beyond them all are forgotten, which costs time and nothing else. */
const MAX_REMEMBERED = 10_000

/** A reader that gives the same object for the same bytes; what it remembers is gone with it. */
export function makeCertificateReader(): CertificateReader {
  const remembered = new Map<string, Certificate>()
  return (der) => {
    const fingerprint = toHex(sha256(der))
    const before = remembered.get(fingerprint)
    if (before !== undefined) return { kind: "certificate", certificate: before }
    // A copy: whoever lent the bytes may write over them.
    const answer = parseCertificate(der.slice())
    if (answer.kind === "refused") return answer
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    remembered.set(fingerprint, answer.certificate)
    nameCertificate(answer.certificate, fingerprint)
    return answer
  }
}
