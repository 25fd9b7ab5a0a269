export { makeCappedFindings, type CappedFindings } from "./capped.ts"
export { CHECKS, CHECK_IDS, type CheckEntry, type CheckId, type Statement } from "./checks.ts"
export { FINDING_CODES, type CodeEntry, type FindingCode, type Severity } from "./codes.ts"
export { isOtherList, statementsOf } from "./statements.ts"
export {
  finding,
  severityOf,
  statusOf,
  type CheckStatus,
  type Finding,
  type Observed,
  type Outcome,
  type Place,
  type Population,
} from "./finding.ts"
