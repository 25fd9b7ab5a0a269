/**
 * Freshness: is this the bag that was asked for, and no older than the latest state known?
 *
 * Evidence cannot show by itself that it is the latest. Only a head that somebody saw
 * and pinned, or an id that came with the request, can show that it is not.
 */
import { equalBytes, toHex } from "../base/index.ts"
import { finding, type Finding, type Outcome } from "../findings/index.ts"
import type { PinnedHead } from "./store.ts"

/** What the examination recomputed that pinned heads are compared with. */
export interface LogState {
  readonly origin: string
  readonly size: number
  /** Root over the first `size` lines, for every size asked for that the log reaches. */
  rootAt(size: number): Uint8Array | undefined
}

export interface Expected {
  /** Bag id or digest that was asked for. */
  readonly asked?: string
  readonly bagId?: string
  /** Lower-case hex. */
  readonly digest: string
}

export function checkFreshness(
  heads: readonly PinnedHead[],
  log: LogState | undefined,
  expected: Expected,
): Outcome {
  const relevant = log === undefined ? [] : heads.filter(({ origin }) => origin === log.origin)
  const asked = expected.asked === undefined ? 0 : 1
  const population = relevant.length + asked
  const outcome: Outcome = {
    check: "freshness",
    population: { expected: population, checked: population },
    findings: [
      ...identityFindings(expected),
      ...(log === undefined ? [] : relevant.flatMap((head) => headFindings(head, log))),
    ],
  }
  if (population > 0) return outcome
  return { ...outcome, notRun: "No head of this log was pinned, and no id or digest was expected." }
}

function identityFindings({ asked, bagId, digest }: Expected): readonly Finding[] {
  if (asked === undefined || asked === bagId || asked.toLowerCase() === digest) return []
  const seen = { expected: asked, digest, ...(bagId === undefined ? {} : { bagId }) }
  return [finding("BUNDLE_UNEXPECTED", "", seen)]
}

function headFindings(head: PinnedHead, log: LogState): readonly Finding[] {
  const pinned = { size: String(head.size), root: toHex(head.root), seenAt: head.seenAt }
  if (log.size < head.size) {
    return [finding("STALE_BUNDLE", "custody/checkpoint", { ...pinned, shown: String(log.size) })]
  }
  const root = log.rootAt(head.size)
  if (root !== undefined && equalBytes(root, head.root)) return []
  const recomputed = root === undefined ? "none" : toHex(root)
  return [finding("LOGCHAIN_FORK", "custody/checkpoint", { ...pinned, recomputed })]
}
