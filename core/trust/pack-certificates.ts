/** The certificates, lists and responses of a trust pack, in the form in which paths use them. */
import { toAnchor, type Anchor, type RevocationData } from "../certificates/index.ts"
import { parseCertificate, parseOcspResponse, parseRevocationList } from "../encodings/index.ts"
import type { PinnedAnchor, Purpose, TrustStore } from "./store.ts"

/**
 * The lists and responses of a pack; `undefined` where it holds none, so that nobody asks.
 *
 * One that cannot be read says nothing. Others still have to, or the question stays open.
 */
export function revocationData({ revocation }: TrustStore): RevocationData | undefined {
  const { crls, ocsp } = revocation
  if (crls.length + ocsp.length === 0) return undefined
  return {
    lists: crls.map(parseRevocationList).flatMap((read) => (read.kind === "list" ? read.list : [])),
    responses: ocsp
      .map(parseOcspResponse)
      .flatMap((read) => (read.kind === "response" ? read.response : [])),
  }
}

/** An authority of the pack as paths use it, with the id of its pin. */
export interface AnchorPin {
  readonly id: string
  readonly anchor: Anchor
}

/** The authorities that are pinned for one purpose, and for no other. */
export function anchorsFor(
  anchors: readonly PinnedAnchor[],
  purpose: Purpose,
): readonly AnchorPin[] {
  return anchors
    .filter(({ purposes }) => purposes.includes(purpose))
    .flatMap(({ id, certificate }) => {
      const read = parseCertificate(certificate)
      // Reading the pack refused whatever is no certificate.
      return read.kind === "certificate" ? [{ id, anchor: toAnchor(read.certificate) }] : []
    })
}
