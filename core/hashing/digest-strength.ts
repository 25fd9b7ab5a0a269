/**
 * Digest strength: is every file vouched for by a digest that is strong enough for evidence?
 *
 * SHA-256 and stronger are. MD5 and SHA-1 can be forged. SHA-224 cannot today, but its 112
 * bits are below the 128 that evidence kept for decades needs; NIST ends its use after 2030.
 *
 * @see NIST SP 800-131A; docs/decisions/0040-bagit-leniency.md
 */
import type { Claims, DigestAlgorithm, ManifestClaim } from "../claims/index.ts"
import { finding, type Outcome } from "../findings/index.ts"

const WEAK: ReadonlySet<DigestAlgorithm> = new Set(["md5", "sha1", "sha224"])

/** True for digests that can be forged, or are too short for evidence kept for decades. */
export function isWeakDigest(algorithm: DigestAlgorithm): boolean {
  return WEAK.has(algorithm)
}

/**
 * States each manifest that alone vouches for some file with a weak digest.
 *
 * The population are the payload files (or the files of checksum lists) that are listed.
 */
export function checkDigestStrength(claims: Claims): Outcome {
  const manifests = claims.manifests.filter(({ scope }) => scope !== "tags")
  const all = listedPaths(manifests)
  const strong = listedPaths(manifests.filter(({ algorithm }) => !WEAK.has(algorithm)))
  const findings = manifests.flatMap(({ path, algorithm, entries }) => {
    const alone = WEAK.has(algorithm) ? entries.filter((entry) => !strong.has(entry.path)) : []
    if (alone.length === 0) return []
    const files = String(new Set(alone.map((entry) => entry.path)).size)
    return [finding("CRYPTO_CONSTRAINTS_FAILURE", path, { algorithm, files })]
  })
  const population = { expected: all.size, checked: all.size }
  const outcome: Outcome = { check: "digest-strength", population, findings }
  return claims.format === "unknown"
    ? { ...outcome, notApplicable: "Nothing here lists the digest of a file." }
    : outcome
}

function listedPaths(manifests: readonly ManifestClaim[]): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const { entries } of manifests) for (const { path } of entries) paths.add(path)
  return paths
}
