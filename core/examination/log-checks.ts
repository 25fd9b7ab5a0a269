/**
 * The checks `chain` and `tree` as outcomes: the walk itself, and the end that was signed.
 *
 * Links cannot show what was cut off behind them; the checkpoint and the seals state how
 * many events there are, and each of them is held against the log.
 */
import { equalBytes } from "../base/index.ts"
import { checkLogEnd, type StatedEnd } from "../chain/index.ts"
import type { Claims } from "../claims/index.ts"
import { severityOf, type Finding, type Outcome } from "../findings/index.ts"
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
    : stated.flatMap((end) => checkLogEnd(log.observed, end, placeOf(log, claims)))
  // One cut shows in every statement about the end; it is one matter and is told once.
  const told = endings.filter(
    (found, index) => endings.findIndex(({ code }) => code === found.code) === index,
  )
  const pinned = ends.filter((end) => end.pinned === true)
  const findings = isSealedEnd(log, pinned)
    ? log.outcome.findings.map(sayItIsSigned)
    : log.outcome.findings
  return { ...log.outcome, findings: [...findings, ...told] }
}

/**
 * Each line names the one before it, so the digest of the last one speaks for a whole run to the
 * end. It was signed; that it is sealed, no seal shows which states another log than this.
 */
function sayItIsSigned(found: Finding): Finding {
  const { from } = found.observed
  if (from === undefined) return found
  const stands = `from record ${from} on every link holds, to the last line, whose digest a pinned key signed`
  return { ...found, observed: { ...found.observed, stands } }
}

function isSealedEnd({ observed }: LogRead, ends: readonly StatedEnd[]): boolean {
  return ends.some(({ head }) => head === observed.head)
}

/** The log, and how much of it a kept checkpoint of an earlier generation confirms. */
function placeOf(log: LogRead, { generations }: Claims): { path: string; confirmed?: number } {
  const sizes = generations.flatMap(({ checkpoint }) => {
    const at = checkpoint === undefined ? undefined : log.states.get(Number(checkpoint.size))
    const agrees =
      checkpoint !== undefined && at !== undefined && equalBytes(at.root, checkpoint.root)
    return agrees ? [at.size] : []
  })
  return { path: log.path, ...(sizes.length === 0 ? {} : { confirmed: Math.max(...sizes) }) }
}

/**
 * True when the last line is the one that was sealed although the chain is broken: what is
 * gone, or too much, lies inside, and to call the log cut off at its end would mislead.
 */
function endsAsSealed(log: LogRead, ends: readonly StatedEnd[]): boolean {
  const isBroken = log.outcome.findings.some((found) => severityOf(found) === "broken")
  return isBroken && isSealedEnd(log, ends)
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
