export {
  failed,
  indeterminate,
  ofSignature,
  PASSED,
  type Answer,
  type CheckAnswer,
} from "./answer.ts"
export { answerCertificate } from "./certificate.ts"
export { answerCms } from "./cms.ts"
export {
  answerCosignature,
  answerDsse,
  answerJws,
  answerMinisign,
  answerSshsig,
} from "./envelopes.ts"
export { answerMac } from "./mac.ts"
export { bytesListOf, bytesOf, integerOf, textsOf, Unusable } from "./request.ts"
export { answerSignature } from "./signature.ts"
export { answerTimestamp } from "./timestamp.ts"
