/** One name for one certificate: the SHA-256 of its bytes, computed once. */
import { toHex } from "../base/index.ts"
import type { Certificate } from "../encodings/index.ts"
import { sha256 } from "../hashing/index.ts"

const known = new WeakMap<Certificate, string>()

/** 64 lower-case hex characters. */
export function certificateFingerprint(certificate: Certificate): string {
  const before = known.get(certificate)
  if (before !== undefined) return before
  const fingerprint = toHex(sha256(certificate.der))
  nameCertificate(certificate, fingerprint)
  return fingerprint
}

/** Keeps a fingerprint that was computed already. */
export function nameCertificate(certificate: Certificate, fingerprint: string): void {
  known.set(certificate, fingerprint)
}
