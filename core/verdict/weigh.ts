/**
 * Weighing: from the outcomes of all checks to one verdict under a policy.
 *
 * The whole rule: anything that failed fails; else anything open, any mandatory check
 * that did not take place, and any empty population leaves it open; else passed.
 * Nothing else decides, and there is no way to override it.
 */
import {
  CHECK_IDS,
  CHECKS,
  FINDING_CODES,
  severityOf,
  statementsOf,
  statusOf,
  type CheckId,
  type Outcome,
  type Statement,
} from "../findings/index.ts"
import type { Policy } from "../trust/index.ts"
import type { CheckResult, FindingResult, StatementStatus, Verdict } from "./result.ts"

/** What the outcomes amount to, before anybody puts it into words. */
export interface Weighed {
  readonly verdict: Verdict
  readonly checks: readonly CheckResult[]
  readonly findings: readonly FindingResult[]
  readonly statements: Readonly<Record<Statement, StatementStatus>>
  /** Paths of seals by pinned keys whose statements do not hold. */
  readonly pinnedSeals: ReadonlySet<string>
}

/** Weighs one outcome for every check; a check without an outcome did not run. */
export function weigh(outcomes: readonly Outcome[], policy: Policy): Weighed {
  const checks = CHECK_IDS.map((id) => checkResult(outcomeOf(id, outcomes), policy))
  const findings = CHECK_IDS.flatMap((id) => findingResults(outcomeOf(id, outcomes)))
  const pinnedSeals = new Set(outcomes.flatMap((outcome) => [...(outcome.pinnedSeals ?? [])]))
  const status = (statement: Statement) =>
    statementStatus(statement, checks, { findings, pinnedSeals })
  return {
    verdict: verdictOf(checks),
    checks,
    findings,
    statements: {
      integrity: status("integrity"),
      origin: status("origin"),
      completeness: status("completeness"),
    },
    pinnedSeals,
  }
}

/** All outcomes of one check joined into one; several rooms may speak to one question. */
function outcomeOf(id: CheckId, outcomes: readonly Outcome[]): Outcome {
  const own = outcomes.filter(({ check }) => check === id)
  const [first, ...others] = own
  if (first === undefined) {
    return {
      check: id,
      population: { expected: 0, checked: 0 },
      findings: [],
      notRun: "It was not reached.",
    }
  }
  return others.reduce(joined, first)
}

function joined(a: Outcome, b: Outcome): Outcome {
  // A question that one room could ask was asked, whatever another room had no object for.
  const silent = (outcome: Outcome) =>
    outcome.notApplicable !== undefined || outcome.notRun !== undefined
  const { notApplicable, notRun } = silent(a) ? (silent(b) ? a : b) : a
  return {
    check: a.check,
    population: {
      expected: a.population.expected + b.population.expected,
      checked: a.population.checked + b.population.checked,
    },
    findings: [...a.findings, ...b.findings],
    ...(notApplicable === undefined ? {} : { notApplicable }),
    ...(notRun === undefined ? {} : { notRun }),
  }
}

function checkResult(outcome: Outcome, policy: Policy): CheckResult {
  const status = statusOf(outcome)
  const reason = reasonOf(outcome)
  return {
    id: outcome.check,
    status,
    mandatory: policy.mandatory.includes(outcome.check),
    population: outcome.population,
    ...(reason === undefined ? {} : { reason }),
  }
}

const NOTHING_TO_CHECK =
  "There was nothing to check, and nothing does not pass; evidence that holds something of this kind would settle it."
const NO_SEAL_TO_JUDGE =
  "There was nothing to check: no seal by a pinned key fills a place that the policy asks for. One that does would settle it, or the pin of the key that made one."

function reasonOf(outcome: Outcome): string | undefined {
  const deciding = outcome.findings.filter((found) => severityOf(found) !== "noted")
  if (deciding.length > 0) return [...new Set(deciding.map(({ code }) => code))].join(", ")
  if (outcome.notApplicable !== undefined) return outcome.notApplicable
  if (outcome.notRun !== undefined) return outcome.notRun
  const { expected, checked } = outcome.population
  if (expected === 0) return outcome.check === "times" ? NO_SEAL_TO_JUDGE : NOTHING_TO_CHECK
  return checked === expected
    ? undefined
    : `${String(expected - checked)} of ${String(expected)} were not checked.`
}

function findingResults(outcome: Outcome): readonly FindingResult[] {
  return outcome.findings.map((found) => ({
    ...found,
    severity: severityOf(found),
    says: FINDING_CODES[found.code].says,
    check: outcome.check,
  }))
}

function verdictOf(checks: readonly CheckResult[]): Verdict {
  if (checks.some(({ status }) => status === "FAILED")) return "TOTAL-FAILED"
  return checks.some(isOpen) || !checks.some(({ status }) => status === "PASSED")
    ? "INDETERMINATE"
    : "TOTAL-PASSED"
}

function isOpen({ status, mandatory }: CheckResult): boolean {
  return status === "INDETERMINATE" || (status === "NOT_RUN" && mandatory)
}

/**
 * The status of one statement: by the findings that speak to it, whichever check made them,
 * and by those of its own checks that were not or not wholly carried out.
 */
function statementStatus(
  statement: Statement,
  checks: readonly CheckResult[],
  { findings, pinnedSeals }: Pick<Weighed, "findings" | "pinnedSeals">,
): StatementStatus {
  const spoken = findings.filter((found) =>
    statementsOf(found, found.check, pinnedSeals).includes(statement),
  )
  if (spoken.some(({ severity }) => severity === "broken")) return "FAILED"
  if (spoken.some(({ severity }) => severity === "doubtful")) return "INDETERMINATE"
  const decided = new Set(findings.filter(weighs).map(({ check }) => check))
  const own = checks.filter(({ id }) => CHECKS[id].statement === statement)
  const unseen = own.some((check) => isOpen(check) && !decided.has(check.id))
  return unseen || !own.some(({ status }) => status === "PASSED") ? "INDETERMINATE" : "PASSED"
}

function weighs({ severity }: FindingResult): boolean {
  return severity !== "noted"
}
