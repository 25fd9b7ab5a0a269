/**
 * Earlier sealed states: are their files, their part of the log and their payload still there?
 *
 * Whether the kept checkpoint and seals hold is asked in core/signatures; the caller
 * joins both into the check "generations".
 *
 * @see docs/evidence-bag.md, section 10
 */
import type {
  Claims,
  DigestAlgorithm,
  DigestClaim,
  GenerationClaim,
  ManifestClaim,
} from "../claims/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import type { Measured } from "./measure.ts"

/** An event that records the lawful erasure of a payload file. */
export interface Erasure {
  readonly path: string
  /** SHA-256 (hex) that the erased file had. */
  readonly sha256: string
  /** The rule that the event cites; "" when it cites none. */
  readonly rule: string
  /** Role of the event's first agent. */
  readonly role: string
  readonly seq: number
}

export interface GenerationFacts {
  /** Every file of the bag as it is now, by path. */
  readonly measured: ReadonlyMap<string, Measured>
  /**
   * SHA-256 (hex) of the first lines of the current log, LF included, as many as the kept
   * checkpoint counts; absent when the log has fewer.
   */
  readonly logSha256?: string
  /** The same in the other algorithms of kept tag manifests (hex). */
  readonly logDigests?: Measured["digests"]
  /** Erasures recorded in the part of the log that the next generation added. */
  readonly erasures: readonly Erasure[]
  /** Roles whose recorded erasures are lawful. */
  readonly erasureRoles: readonly string[]
}

/** What the next state lists: a later generation, or the bag as it is now. */
export interface NextState {
  readonly manifests: readonly ManifestClaim[]
}

export interface GenerationChecked {
  /** Digest claims of the kept tag manifests, and files of the kept payload manifests. */
  readonly expected: number
  readonly checked: number
  readonly findings: readonly Finding[]
}

const LOG = "custody/events.jsonl"
const DECLARATION = "bagit.txt"
const GENERATIONS = "custody/generations/"

/**
 * Are the kept generations those of this bag, and all of them: 0 to the current one minus one?
 *
 * The bag, its log and its exporter are the same in every generation (section 4).
 */
export function checkGenerationOrder(claims: Claims): readonly Finding[] {
  return [...checkNumbers(claims), ...claims.generations.flatMap((kept) => checkIds(kept, claims))]
}

function checkNumbers({ generation: current, generations }: Claims): readonly Finding[] {
  if (current === undefined) return []
  const early = generations.filter(({ number }) => number < current)
  const findings = generations
    .filter(({ number }) => number >= current)
    .map((kept) => inconsistent(kept, kept.folder, { reason: "not earlier than the bag itself" }))
  if (early.length === current) return findings
  // A bag may declare any number: one finding says what is missing, however many that are.
  const first = early.findIndex(({ number }, index) => number !== index)
  const observed = {
    reason: "not kept",
    first: String(first === -1 ? early.length : first),
    missing: String(current - early.length),
  }
  return [...findings, finding("GENERATION_INCONSISTENT", GENERATIONS.slice(0, -1), observed)]
}

function checkIds(kept: GenerationClaim, claims: Claims): readonly Finding[] {
  if (kept.info === undefined) return []
  const { bagId, logId, exporter, generation } = kept.info
  const pairs = [
    ["bagId", bagId, claims.bagId],
    ["logId", logId, claims.logId],
    ["exporter", exporter, claims.exporter],
    ["generation", String(generation), String(kept.number)],
  ] as const
  return pairs.flatMap(([member, said, expected]) =>
    expected === undefined || said === expected
      ? []
      : [inconsistent(kept, `${kept.folder}/bag-info.txt`, { member, said, expected })],
  )
}

/**
 * Checks the digests and the payload of one kept generation against the next state.
 *
 * @param generation - The kept state.
 * @param next - The state that followed it.
 */
export function checkGenerationContent(
  generation: GenerationClaim,
  next: NextState,
  facts: GenerationFacts,
): GenerationChecked {
  const kept = checkKeptFiles(generation, facts)
  const payload = checkKeptPayload(generation, next, facts)
  return {
    expected: kept.expected + payload.expected,
    checked: kept.checked + payload.checked,
    findings: [...kept.findings, ...payload.findings],
  }
}

function checkKeptFiles(generation: GenerationClaim, facts: GenerationFacts): GenerationChecked {
  const findings: Finding[] = []
  let expected = 0
  let checked = 0
  for (const { scope, algorithm, path: manifest, entries } of generation.manifests) {
    if (scope !== "tags") continue
    for (const { path, digest } of entries) {
      expected += 1
      const file = keptFile(path, generation.folder)
      const actual = keptDigest(file, algorithm, facts)
      if (actual === "unknown") continue
      checked += 1
      if (actual === digest) continue
      const observed = { listed: path, manifest, algorithm, expected: digest, actual }
      findings.push(inconsistent(generation, file, observed))
    }
    findings.push(...unlistedFindings(generation, manifest, entries))
  }
  return { expected, checked, findings }
}

/** What a tag manifest has to list for its state to have been sealed whole (section 3). */
function unlistedFindings(
  generation: GenerationClaim,
  manifest: string,
  entries: readonly DigestClaim[],
): readonly Finding[] {
  const listed = new Set(entries.map(({ path }) => path))
  const payload = generation.manifests.flatMap(({ scope, path }) =>
    scope === "payload" ? [path.slice(generation.folder.length + 1)] : [],
  )
  const required = [DECLARATION, "bag-info.txt", LOG, "custody/checkpoint", ...payload]
  return required
    .filter((path) => !listed.has(path))
    .map((path) => inconsistent(generation, manifest, { reason: "does not list", listed: path }))
}

/** Where a file lies now that a tag manifest of an earlier generation lists. */
export function keptFile(path: string, folder: string): string {
  if (path === DECLARATION || path === LOG || path.startsWith(GENERATIONS)) return path
  return `${folder}/${path}`
}

/** The digest of a kept file, `absent` when it is not there, `unknown` when it was not measured. */
function keptDigest(file: string, algorithm: DigestAlgorithm, facts: GenerationFacts): string {
  if (file === LOG) {
    if (facts.logSha256 === undefined) return "absent"
    return algorithm === "sha256" ? facts.logSha256 : (facts.logDigests?.[algorithm] ?? "unknown")
  }
  const measured = facts.measured.get(file)
  if (measured === undefined) return "absent"
  return measured.problem === undefined ? (measured.digests[algorithm] ?? "unknown") : "unknown"
}

function checkKeptPayload(
  generation: GenerationClaim,
  next: NextState,
  facts: GenerationFacts,
): GenerationChecked {
  const before = payloadDigests(generation.manifests)
  const after = payloadDigests(next.manifests)
  const findings: Finding[] = []
  for (const [path, digest] of before) {
    if (after.get(path) === digest) continue
    const erasure = lawfulErasure(path, digest, facts)
    const number = String(generation.number)
    if (erasure === undefined || after.has(path)) {
      const observed = { generation: number, expected: digest, actual: after.get(path) ?? "absent" }
      findings.push(finding("MANIFEST_MISSING", path, observed))
    } else {
      const { rule, role, seq } = erasure
      const observed = { generation: number, sha256: digest, rule, role, seq: String(seq) }
      findings.push(finding("ERASED", path, observed))
    }
  }
  for (const path of after.keys()) {
    if (before.has(path)) continue
    findings.push(inconsistent(generation, path, { reason: "a file that was not there before" }))
  }
  return { expected: before.size, checked: before.size, findings }
}

function lawfulErasure(path: string, sha256: string, facts: GenerationFacts): Erasure | undefined {
  return facts.erasures.find(
    (erasure) =>
      erasure.path === path &&
      erasure.sha256 === sha256 &&
      erasure.rule.trim() !== "" &&
      facts.erasureRoles.includes(erasure.role),
  )
}

/** SHA-256 by path; the manifest of SHA-256 is the one that every state must have. */
function payloadDigests(manifests: readonly ManifestClaim[]): ReadonlyMap<string, string> {
  const manifest = manifests.find(
    ({ scope, algorithm }) => scope === "payload" && algorithm === "sha256",
  )
  return new Map(manifest?.entries.map(({ path, digest }) => [path, digest]) ?? [])
}

function inconsistent(
  generation: GenerationClaim,
  path: string,
  observed: Readonly<Record<string, string>>,
): Finding {
  return finding("GENERATION_INCONSISTENT", path, {
    generation: String(generation.number),
    ...observed,
  })
}
