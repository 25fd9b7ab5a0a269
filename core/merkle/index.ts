export { checkConsistency, type Consistency, type ConsistencyProof } from "./consistency.ts"
export { leafHash, nodeHash } from "./hashes.ts"
export {
  checkInclusion,
  checkLeafInclusion,
  type Inclusion,
  type InclusionProof,
} from "./inclusion.ts"
export { consistencyFindings, inclusionFindings } from "./proof-findings.ts"
export { consistencyProof, inclusionPath, makeTreeEngine, type TreeEngine } from "./proving.ts"
export { makeTreeHasher, type TreeHasher } from "./tree-hasher.ts"
export { checkTree, type ComputedTree, type RecordedTree } from "./tree.ts"
