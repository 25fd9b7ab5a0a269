/**
 * What happened, where more can be shown than that something differs: evidence that agrees
 * and is signed by another key, a file that says the same in another form, files that were added after
 * sealing, records that are missing between two states, and files and seals that rest on what
 * nobody could read.
 *
 * Explains findings and never adds, removes or weighs one: no form that was only tried
 * makes anything better.
 */
import type { Finding, Outcome } from "../findings/index.ts"
import type { Explaining, Explains } from "./explaining.ts"
import { missingBetweenIn } from "./missing-between.ts"
import { resignedIn } from "./resigned.ts"
import { reserialisedIn } from "./reserialised.ts"
import { slippedIn } from "./slipped-in.ts"
import { uncomparedIn } from "./uncompared-seals.ts"
import { notReadIn } from "./unread.ts"

/** The same outcomes, with what can be shown about their findings. */
export async function explained(
  outcomes: readonly Outcome[],
  request: Explaining,
): Promise<readonly Outcome[]> {
  const ways: readonly Explains[] = [
    resignedIn(outcomes, request),
    reserialisedIn(request),
    slippedIn(outcomes, request),
    missingBetweenIn(outcomes),
    notReadIn(request.container),
    uncomparedIn(request.seals),
  ]
  const told: Outcome[] = []
  for (const outcome of outcomes) {
    const findings: Finding[] = []
    for (const found of outcome.findings) findings.push(await explain(found, ways))
    told.push({ ...outcome, findings })
  }
  return told
}

async function explain(found: Finding, ways: readonly Explains[]): Promise<Finding> {
  for (const way of ways) {
    const observed = await way(found)
    if (observed !== undefined) return { ...found, observed: { ...found.observed, ...observed } }
  }
  return found
}
