export {
  attack,
  ATTACK_NUMBERS,
  type Attack,
  type AttackRecord,
  type AttackReport,
  type AttackRequest,
  type AttackScore,
  type Known,
} from "./attack.ts"
export { MOST_HELD_BYTES, type ArchiveView } from "./archive.ts"
export type { ImageKind, ImageOf } from "./images.ts"
export type { Inflates } from "./second-tar-reader.ts"
export type { Opened } from "./changes.ts"
export { LAYERS, type Layer, type Operator } from "./operator.ts"
export { attackDocument, attackTold, type AttackTold, type NoBaseline } from "./told.ts"
export { OPERATORS } from "./operators/index.ts"
