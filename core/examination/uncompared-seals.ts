/**
 * Seals by pinned keys against which nothing stands: of what such a seal states, something differs
 * only for what could not be read.
 *
 * Without this they would be called broken, for their differences were found before it was asked
 * which of these are guesses (`withoutGuesses`). Nothing passes by this: the check `seals` counts
 * as not run where anything of it was withdrawn, and only a valid seal shows an origin.
 */
import { severityOf, type Outcome } from "../findings/index.ts"
import type { SealSummary } from "../signatures/index.ts"
import type { SealResult } from "../verdict/index.ts"
import type { Explains } from "./explaining.ts"

/** The seals as they stand once guesses were withdrawn from the findings about them. */
export function sealsAsCompared(
  seals: readonly SealSummary[],
  outcomes: readonly Outcome[],
): readonly SealResult[] {
  const checked = outcomes.filter(({ check }) => check === "seals")
  if (checked.every(({ notRun }) => notRun === undefined)) return seals
  const blamed = new Set(
    outcomes
      .flatMap(({ findings }) => findings)
      .filter((found) => severityOf(found) !== "noted")
      .flatMap(({ at, observed }) => [at.path, observed["namedBy"], observed["statedIn"]]),
  )
  return seals.map((seal) =>
    seal.standing === "broken" && seal.key !== undefined && !blamed.has(seal.path)
      ? { ...seal, standing: "uncompared" }
      : seal,
  )
}

/** Says of the places that no seal fills how many seals do not because of what was not read. */
export function uncomparedIn(seals: readonly SealResult[]): Explains {
  const countOf = (standing: SealResult["standing"]): number =>
    seals.filter((seal) => seal.standing === standing).length
  const uncompared = countOf("uncompared")
  return ({ code }) =>
    code !== "SIG_CONSTRAINTS_FAILURE" || uncompared === 0
      ? undefined
      : { broken: String(countOf("broken")), uncompared: String(uncompared) }
}
