/**
 * Withdrawals as stated: what lists and responses say of a certificate, whoever signed them.
 *
 * A list whose signer leads to no pinned authority proves nothing. But a person who keeps it
 * beside their keys has been told that a key is gone, and a verdict that passes over that would
 * be a pass against better knowledge. So what is stated here may take trust away, and never
 * gives any: that a certificate is *not* withdrawn is asked of `revocationStatus` alone.
 */
import {
  isSameName,
  type Certificate,
  type OcspResponse,
  type RevocationList,
  type RevocationReason,
} from "../encodings/index.ts"
import { namesIssuer } from "./ocsp-responses.ts"
import type { RevocationData } from "./statements.ts"

export interface StatedWithdrawal {
  readonly source: "crl" | "ocsp"
  /** Milliseconds since 1970. */
  readonly revokedAt: number
  readonly reason: RevocationReason
}

/**
 * The earliest withdrawal of a certificate that any list or response states; `undefined` when
 * none does. Neither signatures nor ages nor the scope of a list are asked about, only whether
 * it is of the same issuer, by name, and about the same serial number (RFC 5280 §5.1, RFC 6960
 * §4.1.1). Never throws.
 */
export function statedWithdrawal(
  certificate: Certificate,
  { lists, responses }: RevocationData,
): StatedWithdrawal | undefined {
  const stated = [
    ...lists.flatMap((list) => inList(list, certificate)),
    ...responses.flatMap((response) => inResponse(response, certificate)),
  ]
  return stated.sort((a, b) => a.revokedAt - b.revokedAt)[0]
}

function inList(list: RevocationList, { issuer, serial }: Certificate): StatedWithdrawal[] {
  // Attribute certificates have serial numbers of their own (RFC 5755 §4.2.5).
  const isElsewhere = !isSameName(list.issuer, issuer) || list.scope?.onlyAttributes === true
  const entry = isElsewhere ? undefined : list.entries.get(serial)
  // A delta list says by an entry of this reason that a hold has ended (RFC 5280 §5.3.1).
  if (entry === undefined || entry.reason === "removeFromCRL") return []
  return [{ source: "crl", ...entry }]
}

function inResponse({ responses }: OcspResponse, certificate: Certificate): StatedWithdrawal[] {
  return responses.flatMap((single): StatedWithdrawal[] => {
    const { serial, status } = single
    const isAbout = serial === certificate.serial && namesIssuer(single, certificate)
    if (!isAbout || status.kind !== "revoked") return []
    return [{ source: "ocsp", revokedAt: status.revokedAt, reason: status.reason }]
  })
}
