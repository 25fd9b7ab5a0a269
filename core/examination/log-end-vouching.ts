/**
 * Who states that the log ends where it does: which seals name its last line, by whose keys.
 *
 * A log that was cut has no broken link, so only a statement about its end can show that none
 * is missing; and such a statement is worth what the key is worth that made it.
 */
import { equalBytes } from "../base/index.ts"
import type { Claims } from "../claims/index.ts"
import type { GoodSeal } from "../trust/index.ts"
import type { LogEnd } from "../verdict/index.ts"
import type { LogRead } from "./log.ts"
import type { SignersChecked } from "./seals.ts"
import { signerNames } from "./signer-names.ts"

export interface LogEndRequest {
  readonly claims: Claims
  readonly log: LogRead | undefined
  readonly signers: SignersChecked
  /** The seals that show an origin. */
  readonly vouching: readonly GoodSeal[]
}

export function logEndOf({ claims, log, signers, vouching }: LogEndRequest): LogEnd | null {
  if (log === undefined) return null
  const { head } = log.observed
  // Where a seal names the last line, what it counts may differ all the same: lines may be gone inside.
  const statesIt = ({ seal: { statement } }: Pick<GoodSeal, "seal">): boolean =>
    statement.bagId === claims.bagId &&
    statement.logId === claims.logId &&
    statement.log.head === head
  const shown = vouching.filter(statesIt)
  if (shown.length > 0) return { way: "sealed", subjects: signerNames(shown) }
  const held = signers.seals.verified.filter(statesIt)
  if (held.length > 0) return { way: "no-origin", subjects: signerNames(held) }
  if (isAsSigned(log, { claims, signers })) return { way: "checkpoint", subjects: [] }
  const others = signers.attributed.filter(statesIt)
  const signed = others.flatMap(({ attribution }) =>
    attribution.kind === "signed" ? [attribution] : [],
  )
  if (signed.length > 0) return { way: "broken", subjects: signerNames(signed) }
  const isUnknown = others.some(({ attribution }) => attribution.kind === "unattributed")
  return { way: isUnknown ? "unknown" : "unstated", subjects: [] }
}

/** A pinned key signed the checkpoint, and the root of exactly these lines stands in it. */
function isAsSigned(
  log: LogRead,
  { claims, signers }: Pick<LogEndRequest, "claims" | "signers">,
): boolean {
  const { checkpoint } = claims
  return (
    signers.checkpoint.verified?.source === "pinned" &&
    checkpoint !== undefined &&
    checkpoint.size === BigInt(log.tree.size) &&
    equalBytes(checkpoint.root, log.tree.root)
  )
}
