/**
 * Coverage: which share of the bytes and events is under a digest, a chain, a tree, a seal.
 *
 * A byte is covered only by what held: a file whose digest differs is covered by nothing.
 * Seals and time-stamps themselves are left out; they are what covers.
 */
import type { Claims } from "../claims/index.ts"
import type { Entry } from "../container/index.ts"
import { severityOf, statusOf, type Outcome } from "../findings/index.ts"
import type { Coverage, Share } from "../verdict/index.ts"

export interface Covering {
  readonly claims: Claims
  /** Paths of the files that a list names, as they are spelled in the evidence. */
  readonly listed: ReadonlySet<string>
  readonly entries: readonly Entry[]
  readonly outcomes: readonly Outcome[]
  readonly events: number
  readonly linksHeld: number
  /** True when a seal shows an origin; what it states agrees with all of this. */
  readonly sealed: boolean
}

export function coverageOf(covering: Covering): Coverage {
  const { events, linksHeld, sealed, outcomes } = covering
  const bytesUnderDigest = digestShare(covering)
  const hasRoot = outcomes.some((one) => one.check === "tree" && statusOf(one) === "PASSED")
  return {
    bytesUnderDigest,
    bytesUnderSeal: sealed ? bytesUnderDigest : { ...bytesUnderDigest, covered: 0 },
    eventsUnderChain: { covered: linksHeld, total: events },
    eventsUnderTree: { covered: hasRoot ? events : 0, total: events },
    eventsUnderSeal: { covered: sealed && hasRoot ? events : 0, total: events },
  }
}

function digestShare({ claims, listed, entries, outcomes }: Covering): Share {
  const fixity = outcomes.filter(({ check }) => check === "fixity")
  // Findings are kept to a number; paths that are wrong are not.
  const wrong = new Set(
    fixity.flatMap(({ findings, wrong: paths = [] }) => [
      ...findings.filter((found) => severityOf(found) !== "noted").map(({ at }) => at.path),
      ...paths,
    ]),
  )
  // The seal names the tag manifests by digest; without a seal nothing vouches for them.
  const sealedNames = claims.seals.flatMap(({ statement }) =>
    statement.subjects.map(({ name }) => name),
  )
  const vouched = new Set([...listed, ...sealedNames])
  const counted = entries.filter(
    ({ kind, path }) => kind === "file" && !(claims.format === "evidence-bag" && isCover(path)),
  )
  return {
    covered: total(counted.filter(({ path }) => vouched.has(path) && !wrong.has(path))),
    total: total(counted),
  }
}

function isCover(path: string): boolean {
  return path.startsWith("seals/") || path.startsWith("timestamps/")
}

function total(entries: readonly Entry[]): number {
  return entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}
