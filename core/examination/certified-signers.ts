/** The signers of a CMS message for whose certificates pinned authorities vouch. */
import { parseCertificate, type Certificate, type SignedData } from "../encodings/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import { certificatesIn, namedCertificates } from "../signatures/index.ts"
import type { TrustStore } from "../trust/index.ts"
import { certifiedSigner, type CertifiedRequest, type CertifiedSigner } from "./certified-signer.ts"

export interface CertifiedSigners {
  /** Whether their signatures hold is not asked here. */
  readonly certified: readonly CertifiedSigner[]
  /** Why no authority vouches for the others; each weighs at least as doubtful. */
  readonly refused: readonly Finding[]
}

/** A message that says of nobody under which certificate it was signed. */
export const NOBODY: CertifiedSigners = { certified: [], refused: [] }

/** Certificates of one message that are taken to the authorities; each may cost a whole search. */
const MAX_ASKED = 8

type Asked = Omit<CertifiedRequest, "at" | "intermediates"> & { readonly path: string }

export function certifiedIn(
  data: SignedData,
  { path, time, roles, terms }: Asked,
): CertifiedSigners {
  const at = { path }
  const named = namedCertificates(data)
  const intermediates = [...certificatesIn(data), ...certificatesOf(terms.trust)]
  const request = { at, time, roles, terms, intermediates }
  if (named.length === 0) return { certified: [], refused: unnamed(request) }
  const answers = named.slice(0, MAX_ASKED).map((one) => certifiedSigner(one, request))
  const left = named.length - answers.length
  const reason = `${String(left)} more signers were not taken to the authorities`
  return {
    certified: answers.filter((one) => one.kind === "certified"),
    refused: [
      ...answers.flatMap((one) => (one.kind === "refused" ? [one.found] : [])),
      ...(left > 0 ? [finding("LIMIT_EXCEEDED", at, { reason })] : []),
    ],
  }
}

/** Said where somebody may have meant that an authority answers. */
function unnamed({ at, terms: { trust } }: CertifiedRequest): readonly Finding[] {
  if (!(trust?.anchors ?? []).some(({ purposes }) => purposes.includes("signing"))) return []
  const reason = "what is signed names no certificate that came with the signature"
  return [finding("KEY_NOT_PINNED", at, { reason })]
}

/** All certificates of the pack may lie between a signer and its authority. */
function certificatesOf(trust: TrustStore | undefined): readonly Certificate[] {
  const ders = [...(trust?.anchors ?? []), ...(trust?.keys ?? [])].flatMap(
    ({ certificate }) => certificate ?? [],
  )
  return ders
    .map(parseCertificate)
    .flatMap((read) => (read.kind === "certificate" ? [read.certificate] : []))
}
