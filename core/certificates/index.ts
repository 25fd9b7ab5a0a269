export { toAnchor, type Anchor } from "./anchors.ts"
export { makeCertificateReader, type CertificateReader } from "./certificate-reader.ts"
export type { PathFault, PathFaultCode } from "./faults.ts"
export { findPath, type FoundPath, type PathAnswer, type PathRequest } from "./find-path.ts"
export { revocationFault, type RevocationFault } from "./judgement.ts"
export { makePathFinder, type PathFinder, type PathPool, type PathQuestion } from "./path-finder.ts"
export { isPurpose, type Purpose } from "./purposes.ts"
export type {
  RevocationData,
  RevocationSource,
  RevocationStatus,
  StatedWithdrawal,
} from "./statements.ts"
export { statedWithdrawals } from "./stated-withdrawal.ts"
export type { PolicyInputs } from "./validate.ts"
