export {
  compareBytes,
  concat,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  toBase64,
  toHex,
  toUtf8,
} from "./bytes.ts"
export { Failure, unreachable, type FailureCode } from "./failure.ts"
