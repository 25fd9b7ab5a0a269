/** Which files to measure, with which algorithms. */
import type { Claims, DigestAlgorithm } from "../claims/index.ts"
import { locateAll, type EvidenceEntry } from "./entries.ts"
import { keptFile } from "./generations.ts"
import type { MeasureJob } from "./measure.ts"

/**
 * One job for every file of the evidence: SHA-256 for the inventory, and whatever else a
 * manifest states about it. In the order of `entries`.
 */
export function digestJobs(
  claims: Claims,
  entries: readonly EvidenceEntry[],
): readonly MeasureJob[] {
  const wanted = new Map<string, Set<DigestAlgorithm>>()
  const want = (path: string, algorithm: DigestAlgorithm): void => {
    wanted.set(path, (wanted.get(path) ?? new Set(["sha256"])).add(algorithm))
  }
  for (const { manifest, claims: located } of locateAll(claims, entries)) {
    if (manifest.algorithm === "sha256") continue // every file gets that one
    for (const found of located) if (found.kind !== "missing") want(found.path, manifest.algorithm)
  }
  for (const { folder, manifests } of claims.generations) {
    for (const { scope, algorithm, entries: listed } of manifests) {
      if (scope !== "tags" || algorithm === "sha256") continue
      for (const { path } of listed) want(keptFile(path, folder), algorithm)
    }
  }
  const files = entries.filter(({ kind }) => kind === "file")
  return files.map(({ path }) => ({
    path,
    algorithms: [...(wanted.get(path) ?? ["sha256" as const])],
  }))
}
