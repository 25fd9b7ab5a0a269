/**
 * The checks `chain` and `tree` as outcomes: the walk itself, and the end that was signed.
 *
 * Links cannot show what was cut off behind them; the checkpoint and the seals state how
 * many events there are, and each of them is held against the log.
 */
import { checkLogEnd, type StatedEnd } from "../chain/index.ts"
import type { Claims } from "../claims/index.ts"
import { severityOf, type Outcome } from "../findings/index.ts"
import { checkTree } from "../merkle/index.ts"
import type { LogRead } from "./log.ts"
import { noObject } from "./no-object.ts"

/**
 * States whether the log is unbroken and ends where it was signed to end.
 *
 * @param ends - Ends stated by seals that a pinned key made, or by all where there is none.
 */
export function checkChain(
  log: LogRead | undefined,
  claims: Claims,
  ends: readonly StatedEnd[],
): Outcome {
  if (log === undefined) return missingLog("chain", claims)
  const { checkpoint } = claims
  const stated = [
    ...(checkpoint === undefined ? [] : [{ path: checkpoint.path, events: checkpoint.size }]),
    ...ends,
  ]
  const endings = endsAsSealed(log, ends)
    ? []
    : stated.flatMap((end) => checkLogEnd(log.observed, end, log.path))
  // One cut shows in every statement about the end; it is one matter and is told once.
  const told = endings.filter(
    (found, index) => endings.findIndex(({ code }) => code === found.code) === index,
  )
  return { ...log.outcome, findings: [...log.outcome.findings, ...told] }
}

/**
 * True when the last line is the one that was sealed although the chain is broken: what is
 * gone, or too much, lies inside, and to call the log cut off at its end would mislead.
 */
function endsAsSealed({ outcome, observed }: LogRead, ends: readonly StatedEnd[]): boolean {
  const isBroken = outcome.findings.some((found) => severityOf(found) === "broken")
  return isBroken && ends.some(({ head }) => head === observed.head)
}

/** States whether the lines rebuild the recorded root, by every engine in use. */
export function checkLogTree(log: LogRead | undefined, claims: Claims): Outcome {
  if (log === undefined) return missingLog("tree", claims)
  const outcome = checkTree(log.tree, claims.checkpoint)
  return { ...outcome, findings: [...outcome.findings, ...log.disagreements] }
}

function missingLog(check: "chain" | "tree", claims: Claims): Outcome {
  if (claims.format !== "evidence-bag") return noObject(check, "log of events")
  const notRun = "There is no log that can be read."
  return { check, population: { expected: 0, checked: 0 }, findings: [], notRun }
}
