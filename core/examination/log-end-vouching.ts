/**
 * Who states that the log ends where it does: which seals name its number of events, its last line
 * and its root, by whose keys; and which state others.
 *
 * A log that was cut has no broken link, so only a statement about its end can show that none
 * is missing; and such a statement is worth what the key is worth that made it.
 */
import { equalBytes, toHex } from "../base/index.ts"
import type { Claims, SealClaim } from "../claims/index.ts"
import type { GoodSeal } from "../trust/index.ts"
import type { LogEnd } from "../verdict/index.ts"
import type { LogRead } from "./log.ts"
import type { SignersChecked } from "./seals.ts"
import { signerNames } from "./signer-names.ts"

interface EndDifferences {
  readonly events: boolean
  readonly last: boolean
  readonly root: boolean
}

export interface LogEndRequest {
  readonly claims: Claims
  readonly log: LogRead | undefined
  readonly signers: SignersChecked
  /** The seals that show an origin. */
  readonly vouching: readonly GoodSeal[]
}

export function logEndOf({ claims, log, signers, vouching }: LogEndRequest): LogEnd | null {
  if (log === undefined) return null
  const statesIt = ({ seal }: Pick<GoodSeal, "seal">): boolean => {
    const differs = differencesOf(seal, log)
    return isOfThisLog(seal, claims) && !differs.events && !differs.last && !differs.root
  }
  const shown = vouching.filter(statesIt)
  if (shown.length > 0) return { way: "sealed", subjects: signerNames(shown) }
  const held = signers.seals.verified.filter(statesIt)
  if (held.length > 0) return { way: "no-origin", subjects: signerNames(held) }
  const signed = signedOf(signers).filter(({ seal }) => isOfThisLog(seal, claims))
  const otherwise = statedOtherwise(signed, log)
  if (otherwise !== undefined) return otherwise
  if (isAsSigned(log, { claims, signers })) return { way: "checkpoint", subjects: [] }
  // Whatever of these states another end was told above.
  if (signed.length > 0) return { way: "broken", subjects: signerNames(signed) }
  const isUnknown = signers.attributed.some(
    (one) => one.attribution.kind === "unattributed" && statesIt(one),
  )
  return { way: isUnknown ? "unknown" : "unstated", subjects: [] }
}

type Signed = Pick<GoodSeal, "seal" | "signer">

/** The seals that pinned keys made, whether what they state agrees or not. */
function signedOf({ attributed }: SignersChecked): readonly Signed[] {
  return attributed.flatMap(({ seal, attribution }) =>
    attribution.kind === "signed" ? [{ seal, signer: attribution.signer }] : [],
  )
}

function isOfThisLog({ statement }: SealClaim, { bagId, logId }: Claims): boolean {
  return statement.bagId === bagId && statement.logId === logId
}

/** In what a seal states of the log another thing than is there. */
function differencesOf({ statement }: SealClaim, { observed, tree }: LogRead): EndDifferences {
  const { events, head, root } = statement.log
  return {
    events: events !== observed.events,
    last: head !== observed.head,
    root: root !== toHex(tree.root),
  }
}

/** The first seal that states another number, last line or root, and all that state the same. */
function statedOtherwise(signed: readonly Signed[], log: LogRead): LogEnd | undefined {
  const first = signed.find(({ seal }) => Object.values(differencesOf(seal, log)).includes(true))
  if (first === undefined) return undefined
  const { events, head, root } = first.seal.statement.log
  const same = signed.filter(({ seal: { statement } }) => {
    const { log: other } = statement
    return other.events === events && other.head === head && other.root === root
  })
  const { last } = differencesOf(first.seal, log)
  const stated = { events, isLast: !last }
  return { way: "otherwise", subjects: signerNames(same), stated }
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
