export { checkLogEnd, type StatedEnd } from "./log-end.ts"
export {
  makeLogWalker,
  type LogMark,
  type LogObserved,
  type LogWalkOptions,
  type LogWalked,
  type LogWalker,
} from "./log-walker.ts"
