/**
 * A trust pack as people are shown it: each pin with what lists and responses of the same pack
 * say of it, which is how an examination takes it.
 */
import type { TrustStore } from "../trust/index.ts"
import { withRevocations } from "./revocation.ts"
import type { ProofTerms } from "./terms.ts"

export interface StandingTerms extends ProofTerms {
  readonly trust: TrustStore
}

/** The same pack, in which every withdrawal stands in the pin itself. */
export function asItStands(terms: StandingTerms): TrustStore {
  return { ...withRevocations(terms).terms.trust, pending: waiting(terms) }
}

/** Apart from the others: a key that counts for nothing takes nothing from those that count. */
function waiting({ trust, ...terms }: StandingTerms): TrustStore["pending"] {
  const keys = trust.pending.map(({ key }) => key)
  const stands = withRevocations({ ...terms, trust: { ...trust, keys } }).terms.trust
  return trust.pending.map((one, index) => ({ ...one, key: stands.keys[index] ?? one.key }))
}
