/**
 * Slipped in: payload files that a list names and that were not in it when the list was sealed.
 *
 * Nothing is guessed: without the lines of these files the list has the very digest that the
 * seal states, or none is named. Whoever adds files rewrites the list around the sealed lines.
 * The seal says how many files there were and of how many bytes in all, so only choices that
 * account for the difference are tried, and no more of them than `MOST` allows for: where that
 * bound ends the search, it is said. A seal of another bag says nothing of the lists in this one.
 */
import { toHex } from "../base/index.ts"
import type { SealStatement, SealedDigest } from "../claims/index.ts"
import type { Container } from "../container/index.ts"
import { severityOf, type Finding, type Observed, type Outcome } from "../findings/index.ts"
import { choices, spend, type Budget } from "./choices.ts"
import type { Explaining, Explains } from "./explaining.ts"
import { payloadFiles } from "./files.ts"
import { listedLines, withoutLines, type ListedLine } from "./listed-lines.ts"

const SUBJECT = "subject "
const PAYLOAD_LIST = /^manifest-[a-z0-9]+\.txt$/
/** What a seal states of the bag that it is of. */
const OF_BAG = ["bagId", "logId", "log.origin"]
/** What a seal states that more files make differ. */
const OF_FILES = ["files.count", "files.bytes"]
/** Files that are looked for together. */
const MOST_FILES = 8
/** For all seals of one examination; each choice that is tried costs the bytes of its whole list. */
const MOST = { bytes: 64 * 1024 * 1024, steps: 1_000_000 } as const

export function slippedIn(outcomes: readonly Outcome[], request: Explaining): Explains {
  const { claims } = request
  const search = searchIn(outcomes, request)
  const answers = new Map<string, Promise<Observed | undefined>>()
  const foreign = new Set(sealsOfOtherBags(outcomes))
  return ({ code, at, observed }) => {
    const seal = claims.seals.find(({ path }) => path === at.path)
    if (code !== "SEAL_MISMATCH" || seal === undefined || !isOfFiles(observed)) return undefined
    if (foreign.has(seal.path)) return undefined
    const answer = answers.get(seal.path) ?? search(seal.statement)
    answers.set(seal.path, answer)
    return answer
  }
}

function sealsOfOtherBags(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes
    .flatMap(({ findings }) => findings)
    .filter(({ code, observed }) => code === "SEAL_MISMATCH" && isOfBag(observed))
    .map(({ at }) => at.path)
}

function isOfBag({ member = "" }: Finding["observed"]): boolean {
  return OF_BAG.includes(member)
}

function isOfFiles({ member = "" }: Finding["observed"]): boolean {
  return OF_FILES.includes(member) || PAYLOAD_LIST.test(member.slice(SUBJECT.length))
}

/** A payload file that is not what its list states: it may have had another size when it was sealed. */
function isOtherContent(found: Finding): boolean {
  const isOfList = found.code === "MANIFEST_EXTRA" || found.code === "MANIFEST_MISSING"
  return !isOfList && severityOf(found) !== "noted" && found.at.path.startsWith("data/")
}

type Search = (statement: SealStatement) => Promise<Observed | undefined>

function searchIn(outcomes: readonly Outcome[], { container, terms }: Explaining): Search {
  const sizes = new Map(container.entries.map(({ path, sizeBytes }) => [path, sizeBytes]))
  const payload = new Map(
    payloadFiles(container.entries).map(({ path, sizeBytes }) => [path, sizeBytes]),
  )
  const isAsListed = outcomes.every(
    ({ check, findings }) => check !== "fixity" || !findings.some(isOtherContent),
  )
  const budget: Budget = { ...MOST, isSpent: false }
  const digest = (list: Uint8Array): string => toHex(terms.digests.sha256(list))
  return async ({ subjects, files }) => {
    for (const sealed of subjects.filter(({ name }) => PAYLOAD_LIST.test(name))) {
      if (!spend(budget, "bytes", sizes.get(sealed.name) ?? 0)) break
      const list = await wholeList(sealed.name, container, sizes.get(sealed.name) ?? 0)
      if (list === undefined || digest(list) === sealed.sha256) continue
      const added = addedTo({ list, payload, isAsListed }, { sealed, files }, { budget, digest })
      if (added !== undefined) return told(added, sealed.name)
    }
    const isMore = payload.size > files.count
    return isMore && budget.isSpent
      ? { traced: "not further: too many choices of files" }
      : undefined
  }
}

interface ListNow {
  readonly list: Uint8Array
  /** Sizes of the payload files that are there, by path. */
  readonly payload: ReadonlyMap<string, number>
  /** False when a file is not as it is listed, so that its size when it was sealed is not known. */
  readonly isAsListed: boolean
}

interface ListSealed {
  readonly sealed: SealedDigest
  readonly files: SealStatement["files"]
}

interface Trying {
  readonly budget: Budget
  readonly digest: (list: Uint8Array) => string
}

/** The files without whose lines the list is the sealed one. */
function addedTo(
  { list, payload, isAsListed }: ListNow,
  { sealed, files }: ListSealed,
  { budget, digest }: Trying,
): readonly string[] | undefined {
  const lines = listedLines(list)
  const twice = pathsTwice(lines)
  const there = lines
    .flatMap((line) => {
      const size = payload.get(line.path)
      // Without one of its lines the file would still be listed, so it is not one that was added.
      return size === undefined || twice.has(line.path) ? [] : [{ line, size }]
    })
    .toSorted((a, b) => a.size - b.size)
  const count = lines.length - files.count
  if (count < 1) return undefined
  if (count > MOST_FILES) {
    budget.isSpent = true
    return undefined
  }
  const bytes = there.reduce((sum, { size }) => sum + size, 0)
  const isKnown = isAsListed && there.length === lines.length
  const sizes = there.map(({ size }) => size)
  // A file whose contents were changed mostly kept its size, so that is tried first there, too.
  for (const sum of isKnown ? [bytes - files.bytes] : [bytes - files.bytes, undefined]) {
    for (const chosen of choices(sizes, { count, sum }, budget)) {
      const out = there.filter((_, index) => chosen.includes(index)).map(({ line }) => line)
      if (!spend(budget, "bytes", list.length)) return undefined
      if (digest(withoutLines(list, out)) === sealed.sha256) return pathsOf(out)
    }
  }
  return undefined
}

function pathsTwice(lines: readonly ListedLine[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(
    lines.flatMap(({ path }) => {
      const isSecond = seen.has(path)
      seen.add(path)
      return isSecond ? [path] : []
    }),
  )
}

function pathsOf(lines: readonly ListedLine[]): readonly string[] {
  return lines.map(({ path }) => path).toSorted()
}

/** The list, unless it is longer than may be read for this. */
async function wholeList(
  path: string,
  container: Container,
  size: number,
): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(size)
  let filled = 0
  try {
    for await (const piece of container.read(path)) {
      if (filled + piece.length > size) return undefined
      bytes.set(piece, filled)
      filled += piece.length
    }
  } catch {
    // It was read once and cannot be read again; what was found stands without an explanation.
    return undefined
  }
  return bytes.subarray(0, filled)
}

/** Each file under a name of its own: `file`, `file2` and so on, since paths may hold commas. */
function told(files: readonly string[], list: string): Observed {
  const named = files.map(
    (path, index) => [index === 0 ? "file" : `file${String(index + 1)}`, path] as const,
  )
  const without = files.length === 1 ? "the line of this file" : "the lines of these files"
  return {
    what: "added",
    ...Object.fromEntries(named),
    stands: `without ${without}, ${list} has the digest that this seal states`,
  }
}
