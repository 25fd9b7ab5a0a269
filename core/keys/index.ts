export { fingerprintOf, formatFingerprint } from "./fingerprint.ts"
export { fromSpoken, refuseOther, toWords } from "./words.ts"
