/**
 * Agreement: does what a seal says equal what was recomputed?
 *
 * A comparison of values only. Who made the seal is decided in attribution.ts, and what
 * a difference weighs in seals.ts.
 */
import type { SealClaim, SealedDigest, SealStatement } from "../claims/index.ts"

/** What was recomputed from the evidence for one generation of a bag. */
export interface SealFacts {
  /** Folder that holds the generation's files, "" for the current one; no trailing slash. */
  readonly folder: string
  /** All payload and tag manifests at the top of that folder, in any order. */
  readonly manifests: readonly SealedDigest[]
  readonly bagId: string | undefined
  readonly logId: string | undefined
  readonly generation: number | undefined
  /** Payload files and their bytes. */
  readonly files: { readonly count: number; readonly bytes: number }
  readonly log: {
    readonly events: number
    readonly bytes: number
    /** Lower-case hex; `undefined` when the log could not be walked to its end. */
    readonly head: string | undefined
    readonly root: string | undefined
    /** `<exporter name>/<log id>` of the checkpoint. */
    readonly origin: string | undefined
    /** Verifier key under which the checkpoint's signature verified; `undefined` for none. */
    readonly key: string | undefined
    /** True when engines disagree about that signature: the key is then not compared. */
    readonly isKeyOpen: boolean
  }
}

/** One member of a statement that differs; both values as texts. */
export interface Difference {
  readonly member: string
  readonly sealed: string
  readonly recomputed: string
}

const ABSENT = "(none)"

/** Every member of the statement that can be recomputed and differs, in the order of section 8. */
export function differences(statement: SealStatement, facts: SealFacts): readonly Difference[] {
  const { files, log } = statement
  return [
    ...subjectDifferences(statement.subjects, facts.manifests),
    ...compare("bagId", statement.bagId, facts.bagId),
    ...compare("logId", statement.logId, facts.logId),
    ...compare("generation", statement.generation, facts.generation),
    ...compare("files.count", files.count, facts.files.count),
    ...compare("files.bytes", files.bytes, facts.files.bytes),
    ...compare("log.events", log.events, facts.log.events),
    ...compare("log.bytes", log.bytes, facts.log.bytes),
    ...compare("log.head", log.head, facts.log.head),
    ...compare("log.root", log.root, facts.log.root),
    ...compare("log.origin", log.origin, facts.log.origin),
    ...(facts.log.isKeyOpen ? [] : compare("log.key", log.key, facts.log.key)),
  ]
}

/** A seal that a statement names and that is not there with the digest it names. */
export interface MissingSeal {
  readonly path: string
  readonly sha256: string
  /** Digest of the seal that lies at the path, when one does. */
  readonly found: string | undefined
}

/** The seals that this one follows and that are gone or changed. */
export function missingSeals(
  statement: SealStatement,
  present: readonly SealClaim[],
  folder: string,
): readonly MissingSeal[] {
  const digests = new Map(present.map(({ path, sha256 }) => [path, sha256]))
  return statement.follows
    .map(({ path, sha256 }) => {
      return { path, sha256, found: digests.get(folder === "" ? path : `${folder}/${path}`) }
    })
    .filter(({ sha256, found }) => sha256 !== found)
}

function compare(
  member: string,
  sealed: string | number,
  recomputed: string | number | undefined,
): readonly Difference[] {
  if (sealed === recomputed) return []
  return [{ member, sealed: String(sealed), recomputed: String(recomputed ?? ABSENT) }]
}

/** Subjects are exactly the manifests, sorted by name: none more, none less, none twice. */
function subjectDifferences(
  sealed: readonly SealedDigest[],
  manifests: readonly SealedDigest[],
): readonly Difference[] {
  const expected = manifests.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const names = [...new Set([...sealed, ...expected].map(({ name }) => name))]
  const byName = names.flatMap((name) =>
    compare(`subject ${name}`, digestsOf(sealed, name), digestsOf(expected, name)),
  )
  if (byName.length > 0) return byName
  return compare("subject", listing(sealed), listing(expected))
}

function digestsOf(list: readonly SealedDigest[], name: string): string {
  const digests = list.filter((one) => one.name === name).map(({ sha256 }) => sha256)
  return digests.length === 0 ? ABSENT : digests.join(", ")
}

function listing(list: readonly SealedDigest[]): string {
  return list.map(({ name }) => name).join(", ")
}
