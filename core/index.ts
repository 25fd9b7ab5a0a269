/**
 * The public surface of the verifier: what applications, and nobody else, may use.
 */
export {
  attack,
  type ArchiveView,
  type Attack,
  type AttackReport,
  type Known,
  type Opened,
} from "./attack/index.ts"
export {
  escapeControls,
  escapeForDisplay,
  Failure,
  fromUtf8,
  hold,
  isHeld,
  LIMITS,
  makeHold,
  parseInstant,
  parseRfc3339,
  printableJson,
  release,
  toHex,
  toInstant,
  toUtf8,
  unreachable,
  type FailureCode,
  type Hold,
  type JsonValue,
} from "./base/index.ts"
export {
  CHECK_KINDS,
  checkRequest,
  isCheckKind,
  type CheckAnswer,
  type CheckKind,
} from "./check.ts"
export type { Claims } from "./claims/index.ts"
export {
  HASH_NAMES,
  looksLikeSshSignature,
  parseCertificates,
  type Certificate,
} from "./encodings/index.ts"
export { examine } from "./examine.ts"
export {
  checkReport,
  judgeSignedFile,
  TOOL_VERSION,
  type Evidence,
  type ExaminationTerms,
  type ReportCheckTerms,
} from "./examination/index.ts"
export {
  CHECK_IDS,
  CHECKS,
  FINDING_CODES,
  severityOf,
  type CheckId,
  type CodeEntry,
  type FindingCode,
  type Outcome,
  type Severity,
} from "./findings/index.ts"
export { readClaims } from "./formats/index.ts"
export { portableDigests, type DigestEngine } from "./hashing/index.ts"
export { formatFingerprint, refuseOther, toWords } from "./keys/index.ts"
export {
  CASE_FIELD_NAMES,
  CASE_FIELDS,
  caseFaults,
  caseJson,
  LANGUAGES,
  parseCaseFile,
  reportCheckText,
  reportCheckView,
  reportDocument,
  reportHelp,
  resultView,
  signedFileText,
  summaryText,
  type Block,
  type CaseFault,
  type CaseField,
  type CaseFile,
  type CaseGroup,
  type Fact,
  type FindingGroup,
  type Language,
  type ReportCheckView,
  type ReportDocument,
  type ReportHelp,
  type ResultView,
  type Section,
  type ShownCheck,
  type ShownCoverage,
  type ShownObservation,
  type Tone,
} from "./report/index.ts"
export { SEAL_ROLES, type SealRole, type SealTerms } from "./seal/index.ts"
export {
  minisignKeyFile,
  portableEngine,
  signEnvelope,
  isSignatureAlgorithm,
  SIGNING_FORMS,
  type AlgorithmChoice,
  type PublicKey,
  type SignatureAlgorithm,
  type SignatureEngine,
  type Signer,
} from "./signatures/index.ts"
export {
  comparePins,
  compareRules,
  continues,
  DEFAULT_POLICY_JSON,
  issueIn,
  openTrust,
  parseJournalHead,
  parsePolicy,
  pinState,
  revocationSources,
  recordIn,
  type Act,
  type JournalHead,
  type NamedSigner,
  type PinDifference,
  type PinState,
  type Role,
  type SeenHead,
  type TrustInForce,
  type RevocationSource,
  type TrustStore,
} from "./trust/index.ts"
export {
  compareVerdicts,
  parseEarlierResult,
  type EarlierResult,
  type ItemResult,
  type ReportCheck,
  type Result,
  type SealResult,
  type Verdict,
  type VerdictDifference,
} from "./verdict/index.ts"
