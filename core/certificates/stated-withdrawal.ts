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
} from "../encodings/index.ts"
import { namesIssuer } from "./ocsp-responses.ts"
import { withdrawalsIn } from "./revocation-lists.ts"
import {
  earliestFirst,
  isHoldEnded,
  type RevocationData,
  type RevocationStatus,
  type StatedWithdrawal,
} from "./statements.ts"

/**
 * Every withdrawal of a certificate that any list or response states, the earliest first. Neither
 * signatures nor ages nor the scope of a list are asked about, only whether it is of the same
 * issuer, by name, and about the same serial number (RFC 5280 §5.1, RFC 6960 §4.1.1).
 *
 * @param shown - What a pinned authority is shown to say, which alone can end a hold.
 */
export function statedWithdrawals(
  certificate: Certificate,
  { lists, responses }: RevocationData,
  shown: RevocationStatus | undefined,
): readonly StatedWithdrawal[] {
  const stated = [
    ...lists.flatMap((list) => inList(list, certificate)),
    ...responses.flatMap((response) => inResponse(response, certificate)),
  ]
  const good = shown?.kind === "good" ? shown.thisUpdate : undefined
  const standing = stated.filter(({ at, withdrawal }) => !isHoldEnded(withdrawal, at, good))
  return earliestFirst(standing.map(({ withdrawal }) => withdrawal))
}

/** A withdrawal, and when it was stated. */
interface Stated {
  readonly withdrawal: StatedWithdrawal
  readonly at: number
}

function inList(list: RevocationList, certificate: Certificate): readonly Stated[] {
  // Attribute certificates have serial numbers of their own (RFC 5755 §4.2.5).
  const isOfAttributes = list.scope?.onlyAttributes === true
  if (isOfAttributes || !isSameName(list.issuer, certificate.issuer)) return []
  // A delta list says by an entry of this reason that a hold has ended (RFC 5280 §5.3.1).
  return withdrawalsIn(list, certificate)
    .filter(({ reason }) => reason !== "removeFromCRL")
    .map((withdrawal) => ({ withdrawal, at: list.thisUpdate }))
}

function inResponse({ responses }: OcspResponse, certificate: Certificate): readonly Stated[] {
  return responses.flatMap((single): readonly Stated[] => {
    const { serial, status, thisUpdate } = single
    // Where nobody can tell whose certificate is meant, it may be this one.
    const isAbout = serial === certificate.serial && namesIssuer(single, certificate) !== false
    if (!isAbout || status.kind !== "revoked") return []
    const { revokedAt, reason } = status
    return [{ withdrawal: { source: "ocsp", revokedAt, reason }, at: thisUpdate }]
  })
}
