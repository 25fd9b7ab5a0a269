export type { Measure, MeasureJob, Measured, MeasureProgress } from "./measure.ts"
export { SHA256_BYTES, portableDigests, sha256, type DigestEngine, type Hasher } from "./sha256.ts"
export { blake2b512 } from "./blake2b.ts"
export { checkClosedWorld } from "./closed-world.ts"
export { digestJobs } from "./digest-jobs.ts"
export { checkDigestStrength, isWeakDigest } from "./digest-strength.ts"
export { listedFiles, locateAll, type EvidenceEntry } from "./entries.ts"
export { checkFixity, type FixityFacts } from "./fixity.ts"
export {
  checkGenerationContent,
  checkGenerationOrder,
  type Erasure,
  type GenerationChecked,
  type GenerationFacts,
  type NextState,
} from "./generations.ts"
export { hashLength, hashOf, hmacOf, shakeOf, type HmacHash } from "./hash-functions.ts"
export { inventory, inventoryDigest, type InventoryItem } from "./inventory.ts"
export { makePortableMeasure, type ByteStreams } from "./portable-measure.ts"
