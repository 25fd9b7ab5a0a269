export { changedByHand, withRecord } from "./by-hand.ts"
export { comparePins, compareRules, type PinDifference } from "./compare-packs.ts"
export { compareRevocation, type RevocationDifference } from "./compare-revocation.ts"
export { checkFreshness, type Expected, type LogState } from "./freshness.ts"
export {
  checkPins,
  inForce,
  isSound,
  type GoodSeal,
  type SealJudge,
  type SealsOnHand,
  type Standing,
} from "./pins.ts"
export {
  DEFAULT_POLICY_JSON,
  parsePolicy,
  SEALING_ROLES,
  type Policy,
  type PolicyRead,
  type SealingRole,
  type SealRequirement,
} from "./policy.ts"
export { parseJournalHead, writeJournalHead, type JournalHead } from "./journal-head.ts"
export { type Journal, type JournalEntry, type JournalOperation } from "./journal.ts"
export {
  compromiseIn,
  confirmIn,
  issueIn,
  pinIn,
  proposeIn,
  revokeIn,
  upgraded,
  type Act,
  type Ending,
  type Loss,
} from "./edit-pack.ts"
export {
  anchorIn,
  headIn,
  revocationDataIn,
  rulesIn,
  thresholdIn,
  witnessesIn,
  type PackRules,
  type ThresholdRule,
} from "./edit-rules.ts"
export {
  ageOf,
  readList,
  readResponse,
  revocationSources,
  type RevocationSource,
} from "./revocation-age.ts"
export {
  openTrust,
  packSignatures,
  TRUST_PAYLOAD_TYPE,
  unwrapTrust,
  type NamedSigner,
  type PackSignature,
  type PackSigning,
} from "./open-trust.ts"
export { continues, trustFindings, type SeenHead, type TrustInForce } from "./pack-findings.ts"
export { pinState, type PinState } from "./pin-state.ts"
export { parseTrust, type TrustRead } from "./read-store.ts"
export {
  EMPTY_TRUST,
  ROLES,
  SUNSET_ALGORITHMS,
  type Compromise,
  type Lifetime,
  type PendingKey,
  type PinnedAnchor,
  type PinnedHead,
  type PinnedKey,
  type Pinning,
  type Purpose,
  type Revocation,
  type Role,
  type Sunset,
  type Threshold,
  type TrustStore,
  type Witnesses,
} from "./store.ts"
export { thresholdFindings } from "./met-thresholds.ts"
export { peopleAmong } from "./persons.ts"
export {
  earlier,
  endedAlgorithms,
  isInGoodStanding,
  seen,
  standingFindings,
  unproven,
  wordFindings,
  type ProofKind,
  type SigningTime,
  type StandingRules,
  type TimedSignature,
} from "./standing.ts"
export { headSigner, type HeadSigner } from "./head-signers.ts"
export { checkTimes, type TimedSigners } from "./times.ts"
export {
  admissionsOf,
  authorityFindings,
  certificateStates,
  authorityStates,
  authoritySha256,
  findingsAgainstKey,
  isPinnedKey,
  type Admission,
  type StatedByCertificate,
} from "./authorities.ts"
export { withSharedCompromises } from "./shared-compromises.ts"
export { lossOfAuthority, lossOfKey, unshownBy, withWithdrawals } from "./withdrawals.ts"
export { anchorsFor, revocationData } from "./pack-certificates.ts"
export {
  checkPinnedTimestamp,
  type PinnedTimestamp,
  type TimestampTerms,
} from "./pinned-timestamp.ts"
