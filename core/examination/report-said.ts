/** What one question about a report is answered with. */
import { severityOf, type Finding, type FindingCode } from "../findings/index.ts"
import type { ReportAnswer, StatementStatus } from "../verdict/index.ts"

export type Said = Omit<ReportAnswer, "id">

export const PASSED: Said = { status: "PASSED" }

/** The worst of what was found; `undefined` when nothing is worse than a note. */
export function saidAgainst(findings: readonly Finding[]): Said | undefined {
  const worst =
    findings.find((found) => severityOf(found) === "broken") ??
    findings.find((found) => severityOf(found) === "doubtful")
  if (worst === undefined) return undefined
  const reason = Object.values(worst.observed).join(", ")
  return severityOf(worst) === "broken" ? broken(worst.code, reason) : open(reason, worst.code)
}

export function broken(code: FindingCode, reason: string): Said {
  return { status: "FAILED", code, reason }
}

export function open(reason: string, code?: FindingCode): Said {
  const status: StatementStatus = "INDETERMINATE"
  return code === undefined ? { status, reason } : { status, code, reason }
}
