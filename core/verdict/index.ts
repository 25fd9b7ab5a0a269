export type { ClaimedFact, ClaimLabel } from "./claimed.ts"
export { baselineOutcome, compare, type ComparedBags, type ComparedLog } from "./compare.ts"
export { compareVerdicts, type VerdictDifference } from "./compare-verdicts.ts"
export { withDigest, type Undigested } from "./digest.ts"
export {
  earlierOf,
  parseEarlierResult,
  statedBag,
  type EarlierRead,
  type EarlierResult,
} from "./earlier.ts"
export {
  REPORT_QUESTIONS,
  type AttachedResult,
  type ReportAnswer,
  type ReportCheck,
  type ReportQuestion,
  type ReportTime,
} from "./report-check.ts"
export type {
  CheckResult,
  Comparison,
  Coverage,
  CustodyResult,
  FindingResult,
  ItemResult,
  LogComparison,
  NestedResult,
  Result,
  SealResult,
  Share,
  SignatureResult,
  SignaturesResult,
  StatementResult,
  StatementStatus,
  TrustResult,
  Verdict,
} from "./result.ts"
export { limits, statements, type Told } from "./says.ts"
export type {
  FileFinding,
  FileSigner,
  PathCertificate,
  SignedFileResult,
  VouchingAuthority,
} from "./signed-file.ts"
export type { LogEnd, Vouching, VouchingGroup, VouchingWay } from "./vouching.ts"
export { weigh, type Weighed } from "./weigh.ts"
export type { CustodyEntry } from "../custody/index.ts"
