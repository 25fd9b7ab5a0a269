/**
 * Reading the log once, for every room that needs its lines: chain, tree, custody.
 *
 * The same bytes that were walked are digested, so that the examiner can tell when the
 * log on disk was not the same in two readings.
 */
import { equalBytes, toHex, whileHeld } from "../base/index.ts"
import { makeLogWalker, type LogMark, type LogWalked } from "../chain/index.ts"
import type { Claims, DigestAlgorithm } from "../claims/index.ts"
import type { Container } from "../container/index.ts"
import { makeCustodyWalker, type CustodyWalker } from "../custody/index.ts"
import { finding, severityOf, type Finding } from "../findings/index.ts"
import { parseLogLine } from "../formats/index.ts"
import { leafHash, makeTreeHasher, type ComputedTree } from "../merkle/index.ts"
import { signedLines } from "../signatures/index.ts"
import type { ComparedLog } from "../verdict/index.ts"
import type { ExaminationTerms } from "./terms.ts"

/** The log as it was at an earlier size. */
export interface LogAt extends LogMark {
  /** Root over its lines, 32 bytes. */
  readonly root: Uint8Array
}

export interface LogRead extends LogWalked {
  /** Path of the log. */
  readonly path: string
  readonly tree: ComputedTree
  /** States at the sizes that pinned heads, generations and an earlier result name, by size. */
  readonly states: ReadonlyMap<number, LogAt>
  readonly custody: CustodyWalker
  /** SHA-256 (hex) of those lines that event signatures are over. */
  readonly signed: ReadonlySet<string>
  /** What further tree engines answered differently. */
  readonly disagreements: readonly Finding[]
}

/** Most leaves that a second tree engine is given: it holds all of them in memory at once. */
const SECOND_ENGINE_LEAVES = 1_000_000

/** Streams the log through chain, tree and custody; `undefined` when there is no log to read. */
export async function readLog(
  container: Container,
  claims: Claims,
  terms: ExaminationTerms,
): Promise<LogRead | undefined> {
  const path = claims.log
  if (path === undefined) return undefined
  const states = new Map<number, LogAt>()
  const signed = new Set<string>()
  const asked = signedLines(claims.eventSignatures)
  const tree = makeTreeHasher(terms.digests)
  const second = makeSecondTree(terms)
  const custody = makeCustodyWalker({
    path,
    sha256: (bytes) => terms.digests.sha256(bytes),
  })
  const walker = makeLogWalker({
    path,
    digests: terms.digests,
    marks: sizesNamed(claims, terms),
    markAlgorithms: algorithmsOfKept(claims),
    parse: parseLogLine,
    onLine: (line, index, event) => {
      tree.add(line)
      second.add(line)
      if (asked.size > 0) keepIfAsked(toHex(terms.digests.sha256(line)), asked, signed)
      if (event !== undefined) custody.onEvent(event, index + 1)
    },
    onMark: (mark) => states.set(mark.size, { ...mark, root: tree.root() }),
  })
  for await (const chunk of container.read(path)) {
    await whileHeld(terms.progress?.held)
    walker.push(chunk)
  }
  // A last line without its LF is only known to be one when the log ends.
  const walked = walker.end()
  const root = tree.root()
  return {
    ...walked,
    path,
    tree: { size: tree.size, root, unread: walked.observed.unread },
    states,
    custody,
    signed,
    disagreements: second.compare(root, path),
  }
}

/** Sizes at which the state of the log is asked for: of pinned heads, generations and an earlier result. */
function sizesNamed(claims: Claims, terms: ExaminationTerms): readonly number[] {
  const heads = (terms.trust?.heads ?? []).map(({ size }) => size)
  const kept = claims.generations.flatMap(({ checkpoint }) =>
    checkpoint === undefined ? [] : [Number(checkpoint.size)],
  )
  const { log } = terms.earlier ?? {}
  return [...heads, ...kept, ...(log === undefined ? [] : [log.events])]
}

/** The log for a comparison with an earlier result. */
export function comparedLog(log: LogRead | undefined): ComparedLog | undefined {
  if (log === undefined) return undefined
  const { events, head } = log.observed
  const isWhole = log.outcome.findings.every((found) => severityOf(found) === "noted")
  return { events, head, isWhole, headAt: (size) => log.states.get(size)?.head }
}

/** Algorithms by which earlier generations list the log as it was. */
function algorithmsOfKept({ generations }: Claims): readonly DigestAlgorithm[] {
  const tags = generations.flatMap(({ manifests }) => manifests).filter((m) => m.scope === "tags")
  return [...new Set(tags.map(({ algorithm }) => algorithm))]
}

function keepIfAsked(digest: string, asked: ReadonlySet<string>, kept: Set<string>): void {
  if (asked.has(digest)) kept.add(digest)
}

/** The tree in the other engines, where there are any and the log is not too long for them. */
function makeSecondTree({ trees, digests }: ExaminationTerms) {
  const leaves: Uint8Array[] = []
  let size = 0
  return {
    add: (line: Uint8Array): void => {
      size += 1
      if (trees.length > 0 && size <= SECOND_ENGINE_LEAVES) leaves.push(leafHash(line, digests))
    },
    compare: (root: Uint8Array, path: string): readonly Finding[] =>
      size === 0 || leaves.length !== size
        ? []
        : trees
            .map((engine) => ({ name: engine.name, other: engine.root(leaves) }))
            .filter(({ other }) => !equalBytes(root, other))
            .map(({ name, other }) => {
              const answers = { "engine sealwright": toHex(root), [`engine ${name}`]: toHex(other) }
              return finding("ENGINES_DISAGREE", path, answers)
            }),
  }
}
