/** Revocation: what do the lists and responses at hand say of a certificate, taken together? */
import { responseStatement } from "./ocsp-responses.ts"
import { listStatement } from "./revocation-lists.ts"
import type { RevocationRequest, RevocationStatus, Statement } from "./statements.ts"

/**
 * The status of one certificate.
 *
 * A revocation counts whoever else says good, and the earliest one. Otherwise the newest good
 * statement that covers the instant counts.
 */
export function revocationStatus(request: RevocationRequest): RevocationStatus {
  const { lists, responses } = request.data
  const statements: readonly Statement[] = [
    ...lists.map((list) => listStatement(list, request)),
    ...responses.map((response) => responseStatement(response, request)),
  ]
  const revoked = statements
    .filter((one) => one.kind === "revoked")
    .sort((a, b) => a.revokedAt - b.revokedAt)
  const good = statements
    .filter((one) => one.kind === "good")
    .sort((a, b) => b.thisUpdate - a.thisUpdate)
  const [status = good[0]] = revoked
  if (status !== undefined) return status
  const reasons = statements.filter((one) => one.kind === "unusable").map(({ reason }) => reason)
  const unique = [...new Set(reasons)]
  return {
    kind: "unknown",
    reasons: unique.length > 0 ? unique : ["no list or response at hand speaks of it"],
  }
}
