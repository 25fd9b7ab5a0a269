/**
 * Fixity: is every listed file there with the digest recorded for it, and nothing else?
 *
 * This is the validity of RFC 8493 §3, for any digest algorithm: whether an algorithm is
 * strong enough is asked in digest-strength.ts, and who vouches for the lists, elsewhere.
 */
import type { Claims } from "../claims/index.ts"
import {
  finding,
  makeCappedFindings,
  severityOf,
  type Finding,
  type Outcome,
} from "../findings/index.ts"
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
  const collected = makeCollected()
  const population = compareAll(located, byPath, collected.add)
  if (claims.format === "unknown") {
    const notApplicable = "Nothing here lists the digest of a file."
    return { check: "fixity", population, findings: [], notApplicable }
  }
  for (const found of payloadFindings(claims, entries, located)) collected.add(found)
  for (const file of measured) problemFindings(file).forEach(collected.add)
  for (const entry of entries) systemFileFindings(entry).forEach(collected.add)
  const { findings, wrong } = collected.all()
  const ofFormat = claims.format === "evidence-bag" ? [] : format.filter(isMoreThanNoted)
  return {
    check: "fixity",
    population,
    findings: [...ofFormat, ...findings],
    ...(wrong.size === 0 ? {} : { wrong }),
  }
}

function isMoreThanNoted(found: Finding): boolean {
  return severityOf(found) !== "noted"
}

interface Collected {
  readonly add: (found: Finding) => void
  all(): { readonly findings: readonly Finding[]; readonly wrong: ReadonlySet<string> }
}

const PAYLOAD = "data/"

/** Keeps a hundred findings of each kind, of the payload and of all else, and every path that is wrong. */
function makeCollected(): Collected {
  const ofPayload = makeCappedFindings(PAYLOAD)
  const ofOthers = makeCappedFindings("")
  const wrong = new Set<string>()
  return {
    add: (found) => {
      if (isMoreThanNoted(found)) wrong.add(found.at.path)
      const kept = found.at.path.startsWith(PAYLOAD) ? ofPayload : ofOthers
      kept.add(found)
    },
    all: () => ({ findings: [...ofOthers.all(), ...ofPayload.all()], wrong }),
  }
}

function compareAll(
  located: readonly LocatedManifest[],
  measured: ReadonlyMap<string, Measured>,
  state: (found: Finding) => void,
): Outcome["population"] {
  for (const [path, manifests] of absentFiles(located)) {
    state(finding("MANIFEST_MISSING", path, { manifests }))
  }
  const claimed: SetsByKey = new Map()
  const uncompared: SetsByKey = new Map()
  for (const { manifest, claims } of located) {
    for (const found of claims) {
      const { path } = found.claim
      addTo(claimed, manifest.algorithm, path)
      const comparison =
        found.kind === "missing" ? undefined : compare(found, manifest, measured.get(found.path))
      if (comparison === undefined) addTo(uncompared, manifest.algorithm, path)
      else comparison.forEach(state)
    }
  }
  const expected = total(claimed)
  return { expected, checked: expected - total(uncompared) }
}

/** The manifests that list a file which is not there, in one text, by its path. */
function absentFiles(located: readonly LocatedManifest[]): ReadonlyMap<string, string> {
  const absent = new Map<string, string>()
  for (const { manifest, claims } of located) {
    // A manifest may list a file twice, and is named once.
    const own = new Set<string>()
    for (const { kind, claim } of claims) {
      if (kind !== "missing" || own.has(claim.path)) continue
      own.add(claim.path)
      const others = absent.get(claim.path)
      absent.set(claim.path, others === undefined ? manifest.path : `${others}, ${manifest.path}`)
    }
  }
  return absent
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
