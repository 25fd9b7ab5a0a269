/**
 * Closed world: is there nothing in the evidence that no manifest and no seal accounts for?
 *
 * @see docs/evidence-bag.md, sections 9 and 10
 */
import type { Claims, GenerationClaim, ManifestClaim, ManifestScope } from "../claims/index.ts"
import { finding, makeCappedFindings, type Finding, type Outcome } from "../findings/index.ts"
import { locateAll, type EvidenceEntry } from "./entries.ts"
import { keptFile } from "./generations.ts"

/** Asks of every entry what accounts for it. The population are the entries. */
export function checkClosedWorld(claims: Claims, entries: readonly EvidenceEntry[]): Outcome {
  const population = { expected: entries.length, checked: entries.length }
  const outcome: Outcome = { check: "closed-world", population, findings: [] }
  switch (claims.format) {
    case "evidence-bag":
      return { ...outcome, findings: unsealed(claims, entries) }
    case "checksum-list":
      return { ...outcome, findings: unlisted(claims, entries) }
    case "bagit": {
      const notApplicable =
        "A plain bag may hold other files beside its payload; the payload itself is judged by fixity."
      return { ...outcome, notApplicable }
    }
    case "unknown":
      return { ...outcome, notApplicable: "Nothing here says what belongs to it." }
  }
}

function unsealed(claims: Claims, entries: readonly EvidenceEntry[]): readonly Finding[] {
  const accounted = accountedFiles(claims)
  const folders = foldersAbove(entries, accounted)
  const foreign = foreignToGenerations(claims)
  const findings = makeCappedFindings("")
  for (const { path, kind } of entries) {
    const generation = kind === "file" ? foreign(path) : undefined
    if (generation !== undefined) {
      const observed = { generation, reason: "it was no part of that state" }
      findings.add(finding("GENERATION_INCONSISTENT", path, observed))
    }
    if (kind === "file" ? accounted.has(path) : kind === "folder" && folders.has(path)) continue
    findings.add(finding("UNSEALED_CONTENT", path, { kind }))
  }
  return findings.all()
}

const KEPT = /^custody\/generations\/([^/]+)\//

/**
 * Tells the number of the generation in whose folder a file lies without belonging there: what
 * was kept is what its tag manifests list, these themselves, and its seals.
 */
function foreignToGenerations({ generations }: Claims): (path: string) => string | undefined {
  const kept = new Map(generations.map((one) => [String(one.number), filesOfGeneration(one)]))
  return (path) => {
    const number = KEPT.exec(path)?.[1] ?? ""
    return kept.get(number)?.has(path) === false ? number : undefined
  }
}

function filesOfGeneration({ folder, manifests, seals }: GenerationClaim): ReadonlySet<string> {
  const tagManifests = manifests.filter(({ scope }) => scope === "tags")
  return new Set([
    ...listedByEvery(tagManifests).map((path) => keptFile(path, folder)),
    ...tagManifests.map(({ path }) => path),
    ...seals.map(({ path }) => path),
  ])
}

function accountedFiles(claims: Claims): ReadonlySet<string> {
  const subjects = new Set(
    claims.seals.flatMap(({ statement }) => statement.subjects.map(({ name }) => name)),
  )
  const tagManifests = claims.manifests.flatMap(({ scope, path }) =>
    scope === "tags" && subjects.has(path) ? [path] : [],
  )
  return new Set([
    ...listedByEvery(ofScope(claims, "payload")),
    ...listedByEvery(ofScope(claims, "tags")).filter((path) => isTagFile(path, claims)),
    ...tagManifests,
    ...claims.seals.map(({ path }) => path),
    ...claims.timestamps.map(({ path }) => path),
    ...claims.cosigned.map(({ path }) => path),
  ])
}

/** What a tag manifest can account for; a manifest that is no claim, such as one of MD5, it cannot. */
function isTagFile(path: string, claims: Claims): boolean {
  if (path === "bagit.txt" || path === "bag-info.txt" || path.startsWith("custody/")) return true
  return claims.manifests.some((manifest) => manifest.scope === "payload" && manifest.path === path)
}

function ofScope({ manifests }: Claims, scope: ManifestScope): readonly ManifestClaim[] {
  return manifests.filter((manifest) => manifest.scope === scope)
}

/** Paths that every one of the manifests lists; none when there is no manifest. */
function listedByEvery(manifests: readonly ManifestClaim[]): readonly string[] {
  const [first, ...others] = manifests.map(
    ({ entries }) => new Set(entries.map(({ path }) => path)),
  )
  return [...(first ?? [])].filter((path) => others.every((paths) => paths.has(path)))
}

/** Every folder that holds, at any depth, a file that is accounted for. */
function foldersAbove(
  entries: readonly EvidenceEntry[],
  accounted: ReadonlySet<string>,
): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const { path, kind } of entries) {
    if (kind !== "file" || !accounted.has(path)) continue
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return folders
}

function unlisted(claims: Claims, entries: readonly EvidenceEntry[]): readonly Finding[] {
  const listed = new Set(claims.manifests.map(({ path }) => path))
  for (const { claims: located } of locateAll(claims, entries)) {
    for (const found of located) if (found.kind !== "missing") listed.add(found.path)
  }
  const findings = makeCappedFindings("")
  for (const { path, kind } of entries) {
    if (kind === "file" && !listed.has(path)) findings.add(finding("NO_INTEGRITY_CLAIM", path))
  }
  return findings.all()
}
