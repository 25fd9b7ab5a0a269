export { checkFreshness, type Expected, type LogState } from "./freshness.ts"
export {
  checkPins,
  inForce,
  isWithinWindow,
  type GoodSeal,
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
export {
  parseTrust,
  ROLES,
  type PinnedHead,
  type PinnedKey,
  type Role,
  type TrustRead,
  type TrustStore,
} from "./store.ts"
export { checkTimes, type TimedSigners } from "./times.ts"
