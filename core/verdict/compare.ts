/** Comparison with an earlier result: what stayed, changed, went and came, item by item. */
import { finding, type Outcome } from "../findings/index.ts"
import type { EarlierResult } from "./earlier.ts"
import type { Comparison, ItemResult } from "./result.ts"

/** Compares items by path and SHA-256; every path is counted exactly once. */
export function compare(items: readonly ItemResult[], earlier: EarlierResult): Comparison {
  const before = new Map(earlier.items.map(({ path, sha256 }) => [path, sha256]))
  const now = new Map(items.map(({ path, sha256 }) => [path, sha256]))
  const changed = [...now].filter(
    ([path, sha256]) => before.has(path) && before.get(path) !== sha256,
  )
  const extra = [...now.keys()].filter((path) => !before.has(path))
  const missing = [...before.keys()].filter((path) => !now.has(path))
  return {
    resultDigest: earlier.resultDigest,
    total: now.size + missing.length,
    same: now.size - changed.length - extra.length,
    changed: changed.map(([path]) => path),
    missing,
    extra,
  }
}

/** The outcome of the check `baseline`; without an earlier result it has no object. */
export function baselineOutcome(comparison: Comparison | undefined): Outcome {
  if (comparison === undefined) {
    return {
      check: "baseline",
      population: { expected: 0, checked: 0 },
      findings: [],
      notApplicable: "No earlier result was given to compare with.",
    }
  }
  const { total, same, changed, missing, extra } = comparison
  const differs = changed.length + missing.length + extra.length > 0
  const counts = {
    same: String(same),
    changed: String(changed.length),
    missing: String(missing.length),
    extra: String(extra.length),
    total: String(total),
  }
  return {
    check: "baseline",
    population: { expected: total, checked: total },
    findings: differs ? [finding("BASELINE_DIFFERS", "", counts)] : [],
  }
}
