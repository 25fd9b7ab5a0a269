export { fingerprintOf, formatFingerprint } from "./fingerprint.ts"
export { fromSpoken, parseFingerprint, refuseOther, toWords } from "./words.ts"
