/**
 * Whose withdrawal nobody denied: the signers of sealed things that a policy asks about.
 *
 * A raw pin needs no such data only because, and only where, the policy says so.
 */
import { finding, type Finding } from "../findings/index.ts"
import type { Policy, TimedSignature } from "../trust/index.ts"

export interface RevocationAsked {
  /** Ids of pinned certificates that their issuer says were not withdrawn. */
  readonly current: ReadonlySet<string>
  readonly policy: Pick<Policy, "pinnedKeys">
}

/** One finding for each file and signer of whom it is not known; none where nobody asks. */
export function unknownRevocation(
  signatures: readonly Pick<TimedSignature, "at" | "signer">[],
  { current, policy }: RevocationAsked,
): readonly Finding[] {
  if (policy.pinnedKeys.revocation === "not-required") return []
  const unknown = signatures.filter(({ signer }) => !current.has(signer.id))
  const byPlace = new Map(unknown.map((one) => [`${one.at.path}\0${one.signer.id}`, one]))
  return [...byPlace.values()].map(({ at: { path }, signer }) =>
    finding("TRY_LATER", path, { key: signer.id }),
  )
}
