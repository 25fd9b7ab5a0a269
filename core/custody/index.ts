export {
  makeCustodyWalker,
  type CustodyOptions,
  type CustodySeen,
  type CustodyWalker,
} from "./custody-walker.ts"
export { eventTypesNamed } from "./event-types.ts"
export type { CustodyEntry } from "./entries.ts"
export type { Deletion } from "./named-files.ts"
