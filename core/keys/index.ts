export { fingerprintOf, formatFingerprint } from "./fingerprint.ts"
export { fromSpoken, toWords } from "./words.ts"
