export type { Measure, MeasureJob, Measured, MeasureProgress } from "./measure.ts"
export { SHA256_BYTES, portableDigests, sha256, type DigestEngine, type Hasher } from "./sha256.ts"
