/** What one question about a report is answered with. */
import { severityOf, type Finding, type FindingCode, type Observed } from "../findings/index.ts"
import type { ReportAnswer, StatementStatus } from "../verdict/index.ts"

export type Said = Omit<ReportAnswer, "id">

export const PASSED: Said = { status: "PASSED" }

/** The worst of what was found; `undefined` when nothing is worse than a note. */
export function saidAgainst(findings: readonly Finding[]): Said | undefined {
  const worst =
    findings.find((found) => severityOf(found) === "broken") ??
    findings.find((found) => severityOf(found) === "doubtful")
  if (worst === undefined) return undefined
  const { code, observed } = worst
  const said = observedSaid(observed)
  return severityOf(worst) === "broken"
    ? { ...said, status: "FAILED", code }
    : { ...said, status: "INDETERMINATE", code }
}

/** What was observed, each value with its name: a bare one tells nobody what it is. */
export function observedSaid(observed: Observed): Pick<Said, "reason" | "observed"> {
  const { reason, ...others } = observed
  if (reason !== undefined && Object.keys(others).length === 0) return { reason }
  const said = Object.entries(observed).map(([name, value], index) =>
    // A reason that leads is a sentence, which the values explain.
    name === "reason" && index === 0 ? value : `${name}: ${value}`,
  )
  return { reason: said.join("; "), observed }
}

export function broken(code: FindingCode, reason: string): Said {
  return { status: "FAILED", code, reason }
}

export function open(reason: string, code?: FindingCode): Said {
  const status: StatementStatus = "INDETERMINATE"
  return code === undefined ? { status, reason } : { status, code, reason }
}
