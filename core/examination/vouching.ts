/**
 * Who vouches for each file, as it was read: by which seals, through which lists.
 *
 * A seal states the digest of a list, and the list those of files. So a seal reaches a file whose
 * digest agrees with a list that the seal names, or which it names itself. Nobody vouches for a
 * file that is not as a list states, whoever sealed the list.
 */
import type { Entry } from "../container/index.ts"
import { severityOf, type Outcome } from "../findings/index.ts"
import { isWeakDigest, locateAll, type InventoryItem } from "../hashing/index.ts"
import type { GoodSeal } from "../trust/index.ts"
import type { Vouching, VouchingGroup, VouchingWay } from "../verdict/index.ts"
import { logEndOf, type LogEndRequest } from "./log-end-vouching.ts"
import { signerNames } from "./signer-names.ts"

export interface VouchingRequest extends LogEndRequest {
  readonly entries: readonly Entry[]
  readonly items: readonly InventoryItem[]
  readonly fixity: Outcome
}

export function vouchingOf(request: VouchingRequest): Vouching {
  return { ...filesVouched(request), logEnd: logEndOf(request) }
}

function filesVouched(request: VouchingRequest): Omit<Vouching, "logEnd"> {
  const { claims, items } = request
  const wrong = wrongPaths(request.fixity)
  const { sets, setOf } = listsByPath(request)
  const signed = new Set(
    [...claims.seals, ...claims.timestamps, ...claims.cosigned].map(({ path }) => path),
  )
  const reaching = reachingSeals(request)
  const groups: VouchingGroup[] = []
  const numbered = new Map<string | number, number>()
  const numberOf = (key: string | number, group: () => VouchingGroup): number => {
    const known = numbered.get(key)
    if (known !== undefined) return known
    numbered.set(key, groups.length)
    return groups.push(group()) - 1
  }
  const groupOf = items.map(({ path }) => {
    const set = setOf.get(path) ?? NO_LISTS
    if (set !== NO_LISTS && wrong.has(path)) {
      return numberOf("contradicted", () => plain("contradicted"))
    }
    const lists = sets[set] ?? []
    if (reaching.names.has(path)) {
      return numberOf(`itself ${path}`, () => reaching.group([...lists, path], lists))
    }
    // As many groups as there are sets of lists: a handful, whatever the number of files.
    if (set !== NO_LISTS) return numberOf(set, () => reaching.group(lists, lists))
    const way = signed.has(path) ? "signed" : "unlisted"
    return numberOf(way, () => plain(way))
  })
  return { groups, groupOf }
}

function plain(way: VouchingWay): VouchingGroup {
  return { way, subjects: [] }
}

/** Findings are kept to a number; paths that are wrong are not. */
function wrongPaths({ findings, wrong = new Set() }: Outcome): ReadonlySet<string> {
  const found = findings.filter((one) => severityOf(one) !== "noted").map(({ at }) => at.path)
  return new Set([...found, ...wrong])
}

/** Stands for lists whose digests can be forged: a file is listed there, and no seal reaches it. */
const WEAK_LIST = "\n"
const NO_LISTS = 0

interface ListsByPath {
  /** Every set of lists that name the same files. */
  readonly sets: readonly (readonly string[])[]
  /** By the path of a file, the number of the set of lists that name it. */
  readonly setOf: ReadonlyMap<string, number>
}

/** A hundred thousand files are in few sets of lists, so each set is made once. */
function listsByPath({ claims, entries }: VouchingRequest): ListsByPath {
  const sets: (readonly string[])[] = [[]]
  const setOf = new Map<string, number>()
  for (const { manifest, claims: located } of locateAll(claims, entries)) {
    const name = isWeakDigest(manifest.algorithm) ? WEAK_LIST : manifest.path
    const withThis = new Map<number, number>()
    for (const one of located) {
      if (one.kind === "missing") continue
      const before = setOf.get(one.path) ?? NO_LISTS
      setOf.set(one.path, withThis.get(before) ?? setWith(name, before, { sets, withThis }))
    }
  }
  return { sets, setOf }
}

interface Making {
  readonly sets: (readonly string[])[]
  /** By the number of a set, that of the set with one list more. */
  readonly withThis: Map<number, number>
}

function setWith(name: string, before: number, { sets, withThis }: Making): number {
  const lists = sets[before] ?? []
  // A list may name a file twice.
  const after = lists.includes(name) ? before : sets.push([...lists, name]) - 1
  withThis.set(before, after)
  return after
}

interface Reaching {
  /** Every name that a seal states with the digest that was read of it. */
  readonly names: ReadonlySet<string>
  readonly group: (names: readonly string[], lists: readonly string[]) => VouchingGroup
}

function reachingSeals({ items, signers, vouching }: VouchingRequest): Reaching {
  const stated = new Set(
    signers.attributed.flatMap(({ seal }) => seal.statement.subjects.map(({ name }) => name)),
  )
  const read = new Map(
    items.filter(({ path }) => stated.has(path)).map(({ path, sha256 }) => [path, sha256]),
  )
  const subjectsRead = ({ seal }: Pick<GoodSeal, "seal">): readonly string[] =>
    seal.statement.subjects
      .filter(({ name, sha256 }) => read.get(name) === sha256)
      .map(({ name }) => name)
  const group = (names: readonly string[], lists: readonly string[]): VouchingGroup => {
    const reaches = (one: Pick<GoodSeal, "seal">): boolean =>
      subjectsRead(one).some((name) => names.includes(name))
    const shown = signerNames(vouching.filter(reaches))
    if (shown.length > 0) return { way: "sealed", subjects: shown }
    const pinned = signerNames(signers.seals.verified.filter(reaches))
    if (pinned.length > 0) return { way: "no-origin", subjects: pinned }
    const others = signers.attributed.filter(
      ({ attribution }) => attribution.kind === "unattributed",
    )
    if (others.some(reaches)) return plain("unknown")
    return plain(lists.length > 0 ? "listed" : "unlisted")
  }
  return { names: new Set(signers.attributed.flatMap(subjectsRead)), group }
}
