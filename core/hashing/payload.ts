/**
 * The payload as a whole: is every file of it listed, by every manifest that must list
 * it, and are there as many files and bytes as the bag declares?
 *
 * @see RFC 8493 §2.2.2 (Payload-Oxum) and §3
 */
import type { Claims } from "../claims/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import type { EvidenceEntry, LocatedManifest } from "./entries.ts"

/** Findings about the payload of a bag; none for evidence that has no payload folder. */
export function payloadFindings(
  claims: Claims,
  entries: readonly EvidenceEntry[],
  located: readonly LocatedManifest[],
): readonly Finding[] {
  if (claims.format !== "bagit" && claims.format !== "evidence-bag") return []
  const payload = entries.filter(({ kind, path }) => kind === "file" && path.startsWith("data/"))
  const manifests = located.filter(({ manifest }) => manifest.scope === "payload")
  return [...listingFindings(claims, payload, manifests), ...oxumFindings(claims, entries, payload)]
}

function listingFindings(
  claims: Claims,
  payload: readonly EvidenceEntry[],
  manifests: readonly LocatedManifest[],
): readonly Finding[] {
  const lists = manifests.map(({ manifest, claims: located }) => ({
    name: manifest.path,
    paths: new Set(located.flatMap((found) => (found.kind === "missing" ? [] : [found.path]))),
  }))
  // Before 1.0, one manifest sufficed for a file; that one may be of an algorithm unknown here.
  const everyManifest = claims.formatVersion?.startsWith("0.") !== true
  const unknowable = !everyManifest && claims.unsupportedManifests.length > 0
  return payload.flatMap(({ path }) => {
    const silent = lists.filter(({ paths }) => !paths.has(path)).map(({ name }) => name)
    if (silent.length === lists.length) return unknowable ? [] : [finding("MANIFEST_EXTRA", path)]
    if (silent.length === 0 || !everyManifest) return []
    return [finding("MANIFEST_INCONSISTENT", path, { notListedBy: silent.join(", ") })]
  })
}

function oxumFindings(
  { payloadOxum }: Claims,
  entries: readonly EvidenceEntry[],
  payload: readonly EvidenceEntry[],
): readonly Finding[] {
  if (payloadOxum === undefined) return []
  const bytes = payload.reduce((sum, { sizeBytes }) => sum + BigInt(sizeBytes), 0n)
  if (payloadOxum.bytes === bytes && payloadOxum.files === BigInt(payload.length)) return []
  // Before 0.96 the description was called package-info.txt.
  const [described] = ["bag-info.txt", "package-info.txt"].filter((name) =>
    entries.some(({ path }) => path === name),
  )
  return [
    finding("OXUM_MISMATCH", described ?? "", {
      declared: `${payloadOxum.bytes}.${payloadOxum.files}`,
      actual: `${bytes}.${payload.length}`,
    }),
  ]
}
