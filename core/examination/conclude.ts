/**
 * From outcomes to the result: weighed by core/verdict, put into words, digested.
 *
 * Nothing is decided here; this only gathers what the rooms answered.
 */
import { toHex, toInstant } from "../base/index.ts"
import type { Claims } from "../claims/index.ts"
import type { Outcome } from "../findings/index.ts"
import { listedFiles, type InventoryItem } from "../hashing/index.ts"
import {
  EMPTY_TRUST,
  revocationSources,
  type GoodSeal,
  type TimedSignature,
} from "../trust/index.ts"
import {
  limits,
  statements,
  weigh,
  withDigest,
  type Comparison,
  type Coverage,
  type CustodyResult,
  type NestedResult,
  type Result,
  type SealResult,
  type Told,
  type Weighed,
} from "../verdict/index.ts"
import { coverageOf } from "./coverage.ts"
import type { LogRead } from "./log.ts"
import { listSignatures } from "./signature-list.ts"
import { standingRules } from "./standing-rules.ts"
import type { Evidence, ExaminationTerms } from "./terms.ts"
import { trustOf } from "./trust-pack.ts"
import { TOOL_VERSION } from "./version.ts"

/** Everything the examination came to know. */
export interface Examined {
  readonly evidence: Evidence
  readonly terms: ExaminationTerms
  /** When it began, milliseconds since 1970. */
  readonly started: number
  readonly claims: Claims
  readonly digest: string
  readonly items: readonly InventoryItem[]
  readonly log: LogRead | undefined
  readonly outcomes: readonly Outcome[]
  readonly seals: readonly SealResult[]
  /** The seals that show an origin. */
  readonly vouching: readonly GoodSeal[]
  /** Seals that would show one, and do not, for what stands against their keys. */
  readonly reserved: readonly GoodSeal[]
  readonly timed: readonly TimedSignature[]
  /** Ids of pinned certificates that their issuer says were not withdrawn. */
  readonly current: ReadonlySet<string>
  readonly custody: CustodyResult
  readonly comparison: Comparison | undefined
  readonly nested: readonly NestedResult[]
}

export function conclude(examined: Examined): Result {
  const { terms, items, outcomes, comparison } = examined
  const weighed = weigh(outcomes, terms.policy)
  const { current } = examined
  const asked = { rules: standingRules(terms), current, policy: terms.policy }
  const listed = listedFiles(examined.claims, examined.evidence.container.entries)
  const told = toldOf(examined, weighed, listed)
  return withDigest(
    {
      schema: "sealwright.result/1",
      tool: { name: "sealwright", version: TOOL_VERSION },
      evaluatedAt: toInstant(terms.evaluatedAt),
      input: inputOf(examined),
      policy: {
        id: terms.policy.id,
        version: terms.policy.version,
        digest: toHex(terms.policy.digest),
      },
      ...(terms.expected === undefined ? {} : { expected: terms.expected }),
      ...(terms.trust === undefined ? {} : { trust: trustOf(terms.trust) }),
      verdict: weighed.verdict,
      statements: statements(weighed, told),
      checks: weighed.checks,
      findings: weighed.findings,
      coverage: coverageFor(examined, listed),
      limits: limits(weighed.checks, told),
      seals: examined.seals,
      signatures: listSignatures(examined.timed, asked),
      custody: examined.custody,
      items,
      ...(comparison === undefined ? {} : { comparison }),
      ...(examined.nested.length === 0 ? {} : { nested: examined.nested }),
      run: {
        ...terms.run,
        startedAt: toInstant(examined.started),
        durationMs: Math.max(0, Math.round(terms.clock() - examined.started)),
      },
    },
    (bytes) => terms.digests.sha256(bytes),
  )
}

/** What the sentences of the result speak of. */
function toldOf(
  examined: Examined,
  { findings, checks }: Weighed,
  listed: ReadonlySet<string>,
): Told {
  const { claims, items, log, vouching, reserved, terms } = examined
  const compared = items.filter(({ path }) => listed.has(path)).length
  const head = containedHead(examined)
  const isFresh = checks.some(({ id, status }) => id === "freshness" && status === "PASSED")
  return {
    format: claims.format,
    listed: compared,
    unlisted: items.length - compared,
    ...(log === undefined ? {} : { events: log.observed.events }),
    signers: subjectsOf(vouching),
    reserved: subjectsOf(reserved),
    ...brokenBy(examined.seals, findings),
    erased: findings.filter(({ code }) => code === "ERASED").length,
    unopened: findings.filter(({ code }) => code === "NESTED_NOT_EXAMINED").length,
    trusted: terms.trust !== undefined,
    ...provenBy(examined),
    revocation: revocationSources(terms.trust ?? EMPTY_TRUST),
    needsNoRevocation: terms.policy.pinnedKeys.revocation === "not-required",
    ...(isFresh && terms.expected !== undefined ? { expected: terms.expected } : {}),
    ...(isFresh && head !== undefined ? { head } : {}),
  }
}

/** Whose seals by pinned keys do not hold, and of how many seals it could not be told whose they are. */
function brokenBy(
  seals: readonly SealResult[],
  findings: Weighed["findings"],
): Pick<Told, "contradicted" | "uncompared" | "undecided"> {
  const differing = new Set(
    findings.flatMap(({ code, at }) => (code === "SEAL_MISMATCH" ? [at.path] : [])),
  )
  const subjectsAt = (isMeant: (seal: SealResult) => boolean): readonly string[] => [
    ...new Set(
      seals.flatMap((seal) => (seal.key !== undefined && isMeant(seal) ? [seal.key.subject] : [])),
    ),
  ]
  return {
    contradicted: subjectsAt(({ standing, path }) => standing === "broken" && differing.has(path)),
    uncompared: subjectsAt(({ standing }) => standing === "uncompared"),
    undecided: seals.filter(({ standing }) => standing === "undecided").length,
  }
}

function subjectsOf(seals: readonly GoodSeal[]): readonly string[] {
  return [...new Set(seals.map(({ signer }) => signer.subject))]
}

/** The time by which all the seals that show an origin are proven to have existed. */
function provenBy({ vouching }: Examined): Pick<Told, "proven"> {
  const [first, ...others] = vouching.map(({ time }) => time)
  if (first === undefined || [first, ...others].some(({ proof }) => proof === "none")) return {}
  const last = others.reduce((a, b) => (b.noLaterThan > a.noLaterThan ? b : a), first)
  return { proven: { at: toInstant(last.noLaterThan), by: last.by ?? "" } }
}

/** The longest head of this log that was pinned. */
function containedHead({ claims, terms }: Examined): Told["head"] {
  const heads = terms.trust?.heads ?? []
  return heads
    .filter(({ origin }) => origin === claims.checkpoint?.origin)
    .reduce<Told["head"]>((best, one) => (one.size > (best?.size ?? 0) ? one : best), undefined)
}

function coverageFor(
  { claims, evidence, outcomes, log, vouching }: Examined,
  listed: ReadonlySet<string>,
): Coverage {
  return coverageOf({
    claims,
    listed,
    entries: evidence.container.entries,
    outcomes,
    events: log?.observed.events ?? 0,
    linksHeld: log?.observed.linksHeld ?? 0,
    sealed: vouching.length > 0,
  })
}

function inputOf({ evidence, claims, digest, items, log }: Examined): Result["input"] {
  const { bagId, logId, exporter, generation, formatVersion, checkpoint } = claims
  return {
    path: evidence.path,
    container: evidence.container.kind,
    format: claims.format,
    ...(formatVersion === undefined ? {} : { formatVersion }),
    ...(bagId === undefined ? {} : { bagId }),
    ...(logId === undefined ? {} : { logId }),
    ...(exporter === undefined ? {} : { exporter }),
    ...(generation === undefined ? {} : { generation }),
    digest,
    files: items.length,
    bytes: items.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
    ...(log === undefined
      ? {}
      : {
          log: {
            events: log.observed.events,
            head: log.observed.head,
            root: toHex(log.tree.root),
            ...(checkpoint === undefined ? {} : { origin: checkpoint.origin }),
          },
        }),
  }
}
