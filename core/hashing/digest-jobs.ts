/** Which files to measure, with which algorithms. */
import type { Claims, DigestAlgorithm } from "../claims/index.ts"
import { locateAll, type EvidenceEntry } from "./entries.ts"
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
  for (const { manifest, claims: located } of locateAll(claims, entries)) {
    if (manifest.algorithm === "sha256") continue
    for (const found of located) {
      if (found.kind === "missing") continue
      const algorithms = wanted.get(found.path) ?? new Set(["sha256"])
      wanted.set(found.path, algorithms.add(manifest.algorithm))
    }
  }
  const files = entries.filter(({ kind }) => kind === "file")
  return files.map(({ path }) => ({
    path,
    algorithms: [...(wanted.get(path) ?? ["sha256" as const])],
  }))
}
