export { fingerprintOf, formatFingerprint } from "./fingerprint.ts"
