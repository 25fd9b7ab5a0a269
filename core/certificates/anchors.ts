/**
 * Anchors: the names and keys that somebody pinned as authorities, from outside the evidence.
 *
 * An anchor's own signature and window are not judged: it is relied on because it was pinned,
 * for as long as the pin says (core/trust). What its certificate forbids it to issue is kept to,
 * as RFC 5937 advises.
 */
import type { Certificate, CertificateExtensions, DistinguishedName } from "../encodings/index.ts"

export interface Anchor {
  readonly name: DistinguishedName
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array
  /** What the anchor may issue; from its certificate, when it was pinned as one. */
  readonly extensions: CertificateExtensions
  /** Absent for an anchor that is a name and a key alone. */
  readonly certificate?: Certificate
}

/** An anchor from a certificate, whoever signed it. */
export function toAnchor(certificate: Certificate): Anchor {
  const { subject, spki, extensions } = certificate
  return { name: subject, spki, extensions, certificate }
}
