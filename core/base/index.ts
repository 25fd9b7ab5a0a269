export {
  compareBytes,
  compareUtf8,
  concat,
  equalBytes,
  fromBase64,
  fromBase64Url,
  fromHex,
  fromUtf8,
  toBase64,
  toBase64Url,
  toHex,
  toUtf8,
} from "./bytes.ts"
export {
  parseCanonicalJson,
  toCanonicalJson,
  toCanonicalText,
  type CanonicalJsonAnswer,
} from "./canonical-json.ts"
export { Failure, unreachable, type FailureCode } from "./failure.ts"
export { blockWhileHeld, hold, isHeld, makeHold, release, whileHeld, type Hold } from "./hold.ts"
export { parseInstant, parseRfc3339, toInstant } from "./instant.ts"
export { parseJson, type JsonAnswer, type JsonOptions } from "./json.ts"
export {
  hasExactly,
  isJsonObject,
  member,
  numberLiteral,
  type JsonObject,
  type JsonValue,
} from "./json-value.ts"
export { LIMITS } from "./limits.ts"
export {
  reasonAndPlace,
  refused,
  refusedAs,
  saidWithPlace,
  type RefusalCode,
  type Refused,
} from "./refused.ts"
export {
  english,
  filled,
  phrase,
  reasoned,
  reasonSaid,
  say,
  type Reasoned,
  type SaidValue,
  type Saying,
} from "./saying.ts"
export { escapeControls, escapeForDisplay, hasControlCharacters, printableJson } from "./text.ts"
