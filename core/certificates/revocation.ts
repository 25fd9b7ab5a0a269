/** Revocation: what do the lists and responses at hand say of a certificate, taken together? */
import { responseStatement } from "./ocsp-responses.ts"
import { listStatement } from "./revocation-lists.ts"
import {
  earliestFirst,
  isHoldEnded,
  type RevocationRequest,
  type RevocationStatus,
  type Statement,
} from "./statements.ts"

/**
 * The status of one certificate.
 *
 * A revocation counts whoever else says good, unless it was a hold that has ended. Otherwise the
 * newest good statement that covers the instant counts.
 */
export function revocationStatus(request: RevocationRequest): RevocationStatus {
  const { lists, responses } = request.data
  const statements: readonly Statement[] = [
    ...lists.map((list) => listStatement(list, request)),
    ...responses.map((response) => responseStatement(response, request)),
  ]
  const [good] = statements
    .filter((one) => one.kind === "good")
    .sort((a, b) => b.thisUpdate - a.thisUpdate)
  const revoked = statements
    .filter((one) => one.kind === "revoked")
    .flatMap((one) => withoutEndedHolds(one, good?.thisUpdate))
    .sort((a, b) => a.revokedAt - b.revokedAt)
  const [earliest] = revoked
  if (earliest !== undefined) {
    return { ...earliest, all: earliestFirst(revoked.flatMap(({ all }) => all)) }
  }
  if (good !== undefined) return good
  const reasons = statements.filter((one) => one.kind === "unusable").map(({ reason }) => reason)
  const unique = [...new Set(reasons)]
  return {
    kind: "unknown",
    reasons: unique.length > 0 ? unique : ["no list or response at hand speaks of it"],
  }
}

type Revoked = Extract<Statement, { readonly kind: "revoked" }>

function withoutEndedHolds(revoked: Revoked, good: number | undefined): readonly Revoked[] {
  const all = revoked.all.filter((one) => !isHoldEnded(one, revoked.thisUpdate, good))
  const [earliest] = all
  return earliest === undefined ? [] : [{ ...revoked, ...earliest, all }]
}
