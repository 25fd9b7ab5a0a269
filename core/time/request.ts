/** Does a token answer the request that it was asked for by? (RFC 3161 §2.4.1, §2.4.2) */
import { equalBytes } from "../base/index.ts"
import type { TimeStampRequest, TstInfo } from "../encodings/index.ts"

/**
 * Why a token is not the answer to a request.
 *
 * @param holdsCertificate - Whether the signer's certificate lies in the token.
 * @returns A plain phrase, or `undefined` when nothing speaks against it.
 */
export function requestFault(
  request: TimeStampRequest,
  info: TstInfo,
  holdsCertificate: boolean,
): string | undefined {
  const { imprint, nonce, policy, wantsCertificate } = request
  if (imprint.oid !== info.imprint.oid || !equalBytes(imprint.digest, info.imprint.digest)) {
    return "the request was over something else"
  }
  // A nonce that nobody asked for proves nothing and harms nothing.
  if (nonce !== undefined && nonce !== info.nonce) return "the nonce is not the request's"
  if (policy !== undefined && policy !== info.policy) return "the policy is not the requested one"
  if (wantsCertificate && !holdsCertificate) {
    return "the certificate that was asked for is not in the token"
  }
  return undefined
}
