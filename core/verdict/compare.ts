/** Comparison with an earlier result: what stayed, changed, went and came, item by item. */
import { finding, type Outcome } from "../findings/index.ts"
import type { EarlierLog, EarlierResult, StatedBag } from "./earlier.ts"
import type { Comparison, ItemResult, LogComparison } from "./result.ts"

/** The log as it is now. */
export interface ComparedLog extends EarlierLog {
  /** SHA-256 (hex) of its last line when it had so many records, where that was asked for. */
  readonly headAt: (events: number) => string | undefined
}

export interface Compared {
  readonly items: readonly ItemResult[]
  readonly log: ComparedLog | undefined
}

/** Compares items by path and SHA-256; every path is counted exactly once. */
export function compare(
  { items, log }: Compared,
  earlier: EarlierResult | undefined,
): Comparison | undefined {
  if (earlier === undefined) return undefined
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
    ...(earlier.log === undefined ? {} : { log: compareLogs(log, earlier.log) }),
  }
}

function compareLogs(log: ComparedLog | undefined, earlier: EarlierLog): LogComparison {
  const before = earlier.events
  if (log === undefined) return { before, now: 0, way: "none" }
  return { before, now: log.events, way: log.events < before ? "shorter" : wayOn(log, earlier) }
}

/** How a log with as many records or more stands to the earlier one. */
function wayOn(log: ComparedLog, earlier: EarlierLog): LogComparison["way"] {
  if (!log.isWhole || !earlier.isWhole) return "broken"
  if (log.events === earlier.events) return log.head === earlier.head ? "same" : "other"
  const isBeginning = earlier.events === 0 || log.headAt(earlier.events) === earlier.head
  return isBeginning ? "continued" : "other"
}

/** The bag as it is now, and as it was then. */
export interface ComparedBags {
  readonly now: StatedBag | undefined
  readonly then: StatedBag | undefined
}

/** The outcome of the check `baseline`; without an earlier result it has no object. */
export function baselineOutcome(comparison: Comparison | undefined, bags: ComparedBags): Outcome {
  if (comparison === undefined) {
    return {
      check: "baseline",
      population: { expected: 0, checked: 0 },
      findings: [],
      notApplicable: "No earlier result was given to compare with.",
    }
  }
  const { total, same, changed, missing, extra, log } = comparison
  const differs = changed.length + missing.length + extra.length > 0
  const counts = {
    same: String(same),
    changed: String(changed.length),
    missing: String(missing.length),
    extra: String(extra.length),
    total: String(total),
    ...(log === undefined || log.way === "same"
      ? {}
      : { records: `${log.now} now, ${log.before} then` }),
    ...compareBags(bags),
  }
  return {
    check: "baseline",
    population: { expected: total, checked: total },
    findings: differs ? [finding("BASELINE_DIFFERS", "", counts)] : [],
  }
}

/** Only bags of one id are generations of each other. */
function compareBags({ now, then }: ComparedBags): { readonly bag?: string } {
  if (now === undefined || then === undefined) return {}
  if (now.id !== then.id) return { bag: "another id" }
  const [after, before] = [now.generation, then.generation]
  if (after === undefined || before === undefined) return { bag: "the same" }
  if (after === before) return { bag: `the same, in generation ${after}` }
  const age = after > before ? "newer" : "older"
  return { bag: `the same, ${age} generation: ${after} now, ${before} then` }
}
