/**
 * Findings and outcomes: what one check saw, as data.
 *
 * A finding is a fact about the evidence. An outcome is everything one check has to
 * say: how many things it was to look at, how many it looked at, and what it found.
 * Whether that amounts to PASSED is decided in one place, `statusOf`, for all rooms.
 */
import type { CheckId } from "./checks.ts"
import { FINDING_CODES, type FindingCode, type Severity } from "./codes.ts"

/** Where in the evidence: a path as the container spells it, and a line or a range in it. */
export interface Place {
  /** Path inside the evidence with `/` between names; "" is the evidence as a whole. */
  readonly path: string
  /** Line of a text file, counting from 1. */
  readonly line?: number
  /** First and last record concerned, both included, counted as `seq` counts (from 0). */
  readonly range?: { readonly first: number; readonly last: number }
}

/** What was seen, as short named texts; values from evidence are escaped where they are shown. */
export type Observed = Readonly<Record<string, string>>

export interface Finding {
  readonly code: FindingCode
  readonly at: Place
  readonly observed: Observed
}

/** How many things a check was to look at and how many it did look at. */
export interface Population {
  readonly expected: number
  readonly checked: number
}

/** The words of ETSI EN 319 102-1 for one check, and two for checks that did not take place. */
export type CheckStatus = "PASSED" | "FAILED" | "INDETERMINATE" | "NOT_APPLICABLE" | "NOT_RUN"

export interface Outcome {
  readonly check: CheckId
  readonly population: Population
  readonly findings: readonly Finding[]
  /** Paths of which a finding that is not merely noted was stated, also where not all are kept. */
  readonly wrong?: ReadonlySet<string>
  /** Paths of seals by pinned keys whose statements do not hold: what these say weighs more. */
  readonly pinnedSeals?: ReadonlySet<string>
  /** Set when the check has no object in this kind of evidence; says why. */
  readonly notApplicable?: string
  /** Set when the check has an object but did not take place; says why. */
  readonly notRun?: string
}

/** Builds a finding; `observed` defaults to nothing beyond the place. */
export function finding(code: FindingCode, at: Place | string, observed: Observed = {}): Finding {
  return { code, at: typeof at === "string" ? { path: at } : at, observed }
}

/** Severity of a finding, from the published table. */
export function severityOf(found: Finding): Severity {
  return FINDING_CODES[found.code].severity
}

/**
 * The status one outcome earns.
 *
 * Broken findings fail, doubtful ones leave it open, and so does anything that was
 * not looked at: an empty population or one that was checked in part never passes.
 */
export function statusOf(outcome: Outcome): CheckStatus {
  const severities = new Set(outcome.findings.map(severityOf))
  if (severities.has("broken")) return "FAILED"
  if (severities.has("doubtful")) return "INDETERMINATE"
  if (outcome.notApplicable !== undefined) return "NOT_APPLICABLE"
  if (outcome.notRun !== undefined) return "NOT_RUN"
  const { expected, checked } = outcome.population
  return expected > 0 && checked === expected ? "PASSED" : "INDETERMINATE"
}
