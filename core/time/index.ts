export type {
  AuthorityCertificate,
  Authority,
  StatedTime,
  TimestampAnswer,
  TimestampFault,
  TimestampNote,
} from "./answer.ts"
export { isHarmlessToStamps, type TimestampTrust } from "./authority.ts"
export { checkTimestamp, openToken, type TimestampRequest } from "./check-timestamp.ts"
