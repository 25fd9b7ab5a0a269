/**
 * Fixity: is every listed file there with the digest recorded for it, and nothing else?
 *
 * This is the validity of RFC 8493 §3, for any digest algorithm: whether an algorithm is
 * strong enough is asked in digest-strength.ts, and who vouches for the lists, elsewhere.
 */
import type { Claims } from "../claims/index.ts"
import { finding, severityOf, type Finding, type Outcome } from "../findings/index.ts"
import { locateAll, type EvidenceEntry, type Located, type LocatedManifest } from "./entries.ts"
import type { Measured } from "./measure.ts"
import { payloadFindings } from "./payload.ts"

export interface FixityFacts {
  readonly claims: Claims
  readonly entries: readonly EvidenceEntry[]
  /** Answers to `digestJobs`. */
  readonly measured: readonly Measured[]
  /**
   * Findings of the check "format". A bag is valid only when its elements follow the
   * standard, so what is not merely noted there is stated here again.
   */
  readonly format: readonly Finding[]
}

/**
 * Compares every digest claim with what was measured.
 *
 * The population are the distinct claims: one algorithm's digest of one path.
 */
export function checkFixity({ claims, entries, measured, format }: FixityFacts): Outcome {
  const located = locateAll(claims, entries)
  const byPath = new Map(measured.map((file) => [file.path, file]))
  const { expected, checked, findings } = compareAll(located, byPath)
  const outcome: Outcome = {
    check: "fixity",
    population: { expected, checked },
    findings: [
      ...(claims.format === "evidence-bag" ? [] : format.filter(bearsOnFixity)),
      ...findings,
      ...payloadFindings(claims, entries, located),
      ...measured.flatMap(problemFindings),
      ...entries.flatMap(systemFileFindings),
    ],
  }
  return claims.format === "unknown"
    ? { ...outcome, findings: [], notApplicable: "Nothing here lists the digest of a file." }
    : outcome
}

function bearsOnFixity(found: Finding): boolean {
  return severityOf(found) !== "noted"
}

interface Compared {
  readonly expected: number
  readonly checked: number
  readonly findings: readonly Finding[]
}

function compareAll(
  located: readonly LocatedManifest[],
  measured: ReadonlyMap<string, Measured>,
): Compared {
  const findings: Finding[] = []
  const claimed: SetsByKey = new Map()
  const uncompared: SetsByKey = new Map()
  const missing: SetsByKey = new Map()
  for (const { manifest, claims } of located) {
    for (const found of claims) {
      const { path } = found.claim
      addTo(claimed, manifest.algorithm, path)
      if (found.kind === "missing") addTo(missing, path, manifest.path)
      const comparison =
        found.kind === "missing" ? undefined : compare(found, manifest, measured.get(found.path))
      if (comparison === undefined) addTo(uncompared, manifest.algorithm, path)
      else findings.push(...comparison)
    }
  }
  const absent = [...missing].map(([path, manifests]) =>
    finding("MANIFEST_MISSING", path, { manifests: [...manifests].join(", ") }),
  )
  const expected = total(claimed)
  return { expected, checked: expected - total(uncompared), findings: [...absent, ...findings] }
}

/** Sets of texts by key: a million claims are counted without making a text of each pair. */
type SetsByKey = Map<string, Set<string>>

function addTo(sets: SetsByKey, key: string, member: string): void {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([member]))
  else set.add(member)
}

function total(sets: SetsByKey): number {
  let sum = 0
  for (const { size } of sets.values()) sum += size
  return sum
}

/** What one claim and one file say to each other; `undefined` when the file was not digested. */
function compare(
  found: Exclude<Located, { kind: "missing" }>,
  { algorithm, path: manifest }: LocatedManifest["manifest"],
  measured: Measured | undefined,
): readonly Finding[] | undefined {
  const actual = measured?.digests[algorithm]
  if (actual === undefined || measured?.problem !== undefined) return undefined
  const { claim, path } = found
  const findings: Finding[] = []
  if (found.kind === "respelled") {
    findings.push(finding("NAME_NORMALIZED", path, { listed: claim.path, manifest }))
  }
  if (actual !== claim.digest) {
    const line = String(claim.line)
    const observed = { algorithm, expected: claim.digest, actual, manifest, line }
    findings.push(finding("HASH_FAILURE", path, observed))
  }
  return findings
}

const PROBLEM_CODES = {
  unreadable: "ENTRY_UNREADABLE",
  changed: "EVIDENCE_CHANGED",
  damaged: "CONTAINER_DAMAGED",
} as const

function problemFindings({ path, problem }: Measured): readonly Finding[] {
  if (problem === undefined) return []
  return [finding(PROBLEM_CODES[problem.kind], path, { reason: problem.detail })]
}

/** Files that operating systems add on their own (RFC 8493 §6.2). */
const SYSTEM_FILE =
  /(?:^|\/)(?:Thumbs\.db|desktop\.ini|\.DS_Store|\._[^/]+|\.Spotlight-V100|\.Trashes)$/i

function systemFileFindings({ path, kind }: EvidenceEntry): readonly Finding[] {
  return kind === "file" && SYSTEM_FILE.test(path) ? [finding("SYSTEM_FILE", path)] : []
}
