export type { JsonValue } from "../base/index.ts"
export type { CheckpointClaim, NoteClaim, NoteSignature } from "./checkpoint.ts"
export type { DigestAlgorithm, DigestClaim, ManifestClaim, ManifestScope } from "./digests.ts"
export type {
  BagStatement,
  Claims,
  CosignedClaim,
  FormatName,
  GenerationClaim,
  TimestampClaim,
} from "./evidence.ts"
export type { EventAgent, EventClaim, EventObject, EventSignatureClaim } from "./events.ts"
export type { SealClaim, SealSignature, SealStatement, SealedDigest } from "./seals.ts"
export { parseEvent, writeEventLine } from "./event-line.ts"
export { parseSealStatement, writeSealStatement } from "./seal-statement.ts"
export { parsePayloadUri, type PayloadUri } from "./payload-uri.ts"
