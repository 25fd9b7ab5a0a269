/** The signer of a report whose key nobody pinned: on whose authority does it count? */
import { equalBytes } from "../base/index.ts"
import type { Certificate, SignedData } from "../encodings/index.ts"
import { certifiedIn } from "./certified-signers.ts"
import type { CertifiedRequest } from "./certified-signer.ts"
import { standingOfCertified, type JudgedSigner, type TimedFile } from "./pinned-signer.ts"
import { open, saidAgainst, type Said } from "./report-said.ts"

interface SignedUnder {
  readonly data: SignedData
  /** The certificate under whose key the signature holds. */
  readonly certificate: Certificate
}

type Asked = TimedFile & Pick<CertifiedRequest, "terms">

/** How it stands where a pinned authority vouches for its certificate, else why none does. */
export function underAuthority(
  { data, certificate }: SignedUnder,
  of: Asked,
): JudgedSigner | { readonly said: Said } {
  const { certified, refused } = certifiedIn(data, of)
  const vouchedFor = certified.find(
    ({ pin }) => pin.certificate !== undefined && equalBytes(pin.certificate, certificate.der),
  )
  if (vouchedFor !== undefined) return standingOfCertified(vouchedFor, of)
  return { said: saidAgainst(refused) ?? open("nobody pinned this key", "KEY_NOT_PINNED") }
}
