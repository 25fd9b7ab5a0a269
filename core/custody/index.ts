export {
  makeCustodyWalker,
  type CustodyOptions,
  type CustodySeen,
  type CustodyWalker,
} from "./custody-walker.ts"
export type { CustodyEntry } from "./entries.ts"
export type { Deletion } from "./named-files.ts"
