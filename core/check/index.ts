export {
  failed,
  indeterminate,
  ofSignature,
  PASSED,
  type Answer,
  type CheckAnswer,
} from "./answer.ts"
export { answerMac } from "./mac.ts"
export { bytesListOf, bytesOf, integerOf, textsOf, Unusable } from "./request.ts"
export { answerSignature } from "./signature.ts"
