export { asItStands } from "./as-it-stands.ts"
export { conclude, type Examined } from "./conclude.ts"
export { checkContainer, checkReadTwice } from "./container.ts"
export { checkCustody, type CustodyChecked } from "./custody.ts"
export { explained } from "./explained.ts"
export { NOTHING_TO_EXPECT, parseExpected } from "./expected.ts"
export { unreadFiles } from "./files.ts"
export { checkGenerations, erasedPaths } from "./generations.ts"
export { checkIdentity, checkSource, digestOfEvidence } from "./identity.ts"
export { checkChain, checkLogTree } from "./log-checks.ts"
export { checkBaseline } from "./baseline.ts"
export { readLog, type LogRead } from "./log.ts"
export { examineNested } from "./nested.ts"
export {
  checkSigners,
  currentState,
  signatureContext,
  signerOutcomes,
  statedEnds,
} from "./seals.ts"
export { checkProofs } from "./proofs.ts"
export { checkReport, type ReportCheckTerms } from "./report-check.ts"
export { judgeReportStamp, provesItsTime, reportSignatureValue } from "./report-stamp.ts"
export {
  judgeStampAnswer,
  stampRefused,
  type StampAnswer,
  type StampRefused,
} from "./stamp-answer.ts"
export { claimedFacts } from "./claimed.ts"
export { judgeSignedFile, type SignedFile, type SignedFileTerms } from "./signed-file.ts"
export { withRevocations } from "./revocation.ts"
export { checkStanding, sealedBy } from "./standing.ts"
export type { Evidence, ExaminationTerms, NestedArchives, NestedFile } from "./terms.ts"
export { withTrustFindings } from "./trust-pack.ts"
export { TOOL_VERSION } from "./version.ts"
export { sealsAsCompared } from "./uncompared-seals.ts"
export { withoutGuesses } from "./unread.ts"
export { vouchingOf } from "./vouching.ts"
export { checkWitnesses } from "./witnesses.ts"
