/**
 * What states something, or holds something, and could not be read: what the rest of the
 * evidence seems to lack is then no finding.
 *
 * A manifest on a bad spot of the disk would otherwise make every file that it lists an extra
 * one, a folder that nobody may look into everything in it a missing one, and sound evidence
 * TOTAL-FAILED. Nothing passes by this: a check that loses a finding here counts as not run.
 */
import type { Container } from "../container/index.ts"
import { severityOf, type Finding, type FindingCode, type Outcome } from "../findings/index.ts"
import type { Explains } from "./explaining.ts"

/** What is concluded from one file's not saying something that another file calls for. */
const CONCLUSIONS: ReadonlySet<FindingCode> = new Set([
  "BUNDLE_UNEXPECTED",
  "CHECKPOINT_ORIGIN_MISMATCH",
  "GENERATION_INCONSISTENT",
  "MANIFEST_EXTRA",
  "MANIFEST_MISSING",
  "SEAL_MISMATCH",
  "SEAL_MISSING",
  "UNSEALED_CONTENT",
])

/** Where the log lies (docs/evidence-bag.md, section 1); what was recomputed of it rests on it alone. */
const LOG = "custody/events.jsonl"
const GENERATION = /^custody\/generations\/[^/]+\//

/** Checks that look at the files themselves: what they miss is missing, whoever could be read. */
const FIRST_HAND: ReadonlySet<Outcome["check"]> = new Set(["container", "format"])

/** Withdraws conclusions from the silence of what could not be read. */
export function withoutGuesses(
  outcomes: readonly Outcome[],
  container: Container,
): readonly Outcome[] {
  const unread = outcomes
    .flatMap(({ findings }) => findings)
    .filter(isUnreadClaim)
    .map(({ at }) => at.path)
  const sight = lookAt(container)
  const [first] = [...sight.unseen, ...unread]
  if (first === undefined) return outcomes
  return outcomes.map((outcome) => {
    const { check, findings } = outcome
    const isWithdrawn = (found: Finding): boolean =>
      (!FIRST_HAND.has(check) && isGuess(check, found, unread)) || isAboutUnseen(found, sight)
    const sure = findings.filter((found) => severityOf(found) !== "broken" || !isWithdrawn(found))
    if (sure.length === findings.length) return outcome
    return {
      ...outcome,
      findings: sure,
      notRun: `${first} could not be read, and this check rests on it`,
    }
  })
}

/**
 * Says where nobody could look: of a file that an event names and that may lie there, and of
 * fewer items than the source reported, where more of them may.
 */
export function notReadIn(container: Container): Explains {
  const sight = lookAt(container)
  return ({ code, observed }) => {
    const { file, source, sealed, erased } = observed
    if (code === "POPULATION_UNPROVEN") {
      const place = sight.unseen.find(isOfPayload)
      const isShort = Number(sealed) + Number(erased) < Number(source)
      return place !== undefined && isShort ? { unread: place } : undefined
    }
    if (code !== "EVENT_FILE_MISSING" || file === undefined) return undefined
    const unread = placeOf(file, sight)
    return unread === undefined ? undefined : { unread }
  }
}

/** Payload states nothing; anything else may. */
function isUnreadClaim({ code, at }: Finding): boolean {
  return code === "ENTRY_UNREADABLE" && !at.path.startsWith("data/")
}

function isGuess(check: Outcome["check"], found: Finding, unread: readonly string[]): boolean {
  if (unread.length === 0) return false
  // A manifest that was read lists it, and it is not there.
  if (check === "fixity" && found.code === "MANIFEST_MISSING") return false
  if (found.code === "SEAL_MISMATCH") return isGuessedDifference(found, unread)
  if (found.code === "SEAL_MISSING") return isGuessedAbsence(found, unread)
  return CONCLUSIONS.has(found.code)
}

/** A seal that is there and is another one was compared; only one that is not there may be unread. */
function isGuessedAbsence({ at, observed }: Finding, unread: readonly string[]): boolean {
  if ((observed["found"] ?? "(none)") !== "(none)") return false
  return unread.some((path) => isAtOrBelow(at.path, path) || isAtOrBelow(path, at.path))
}

/** What was recomputed and differs is sure; only what could not be recomputed is not. */
function isGuessedDifference({ at, observed }: Finding, unread: readonly string[]): boolean {
  const { member = "", recomputed = "" } = observed
  if (recomputed === "(none)" || recomputed === "") return true
  if (member.startsWith("log.") && unread.some((path) => isAtOrBelow(LOG, path))) return true
  // The files of an earlier generation are counted by its manifests, for they need not be there.
  const folder = GENERATION.exec(at.path)?.[0]
  return folder !== undefined && unread.some((path) => path.startsWith(folder))
}

/**
 * Folders whose names could not be listed, and names of which the system said nothing more.
 *
 * Only a folder on disk has them: an archive lists all it holds, and a member in it that is
 * called unreadable must not excuse that others are gone.
 */
function lookAt({ kind, entries, findings }: Container): Sight {
  const listed = new Set(entries.map(({ path }) => path))
  if (kind !== "folder") return { unseen: [], listed }
  const unseen = findings.flatMap(({ code, at }) => (code === "ENTRY_UNREADABLE" ? [at.path] : []))
  return { unseen, listed }
}

interface Sight {
  readonly unseen: readonly string[]
  readonly listed: ReadonlySet<string>
}

/** What may be there after all, where nobody could look; the other codes never speak of absence. */
const ABSENCES: Readonly<Partial<Record<FindingCode, (found: Finding, sight: Sight) => boolean>>> =
  {
    MANIFEST_MISSING: ({ at }, sight) => mayBeThere(at.path, sight),
    FORMAT_FAILURE: ({ at }, sight) => mayBeThere(at.path, sight),
    EVENT_FILE_MISSING: ({ observed }, sight) => mayBeThere(observed["file"] ?? "", sight),
    UNSEALED_CONTENT: ({ at, observed }, { unseen }) =>
      observed["kind"] === "folder" && unseen.some((place) => isAtOrBelow(place, at.path)),
    OXUM_MISMATCH: ({ observed }, { unseen }) =>
      unseen.some(isOfPayload) && isFewer(observed["declared"], observed["actual"]),
    SEAL_MISMATCH: ({ observed }, { unseen }) =>
      /^files\.(?:count|bytes)$/.test(observed["member"] ?? "") &&
      unseen.some(isOfPayload) &&
      isFewer(observed["sealed"], observed["recomputed"]),
  }

function isAboutUnseen(found: Finding, sight: Sight): boolean {
  return ABSENCES[found.code]?.(found, sight) ?? false
}

function mayBeThere(path: string, sight: Sight): boolean {
  return placeOf(path, sight) !== undefined
}

/** Where nobody could look and this may lie. */
function placeOf(path: string, { unseen, listed }: Sight): string | undefined {
  return listed.has(path) ? undefined : unseen.find((place) => isAtOrBelow(path, place))
}

function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function isOfPayload(place: string): boolean {
  return isAtOrBelow(place, "data")
}

/** True when none of the numbers, of which a dot may part two, is above what was stated. */
function isFewer(stated = "", actual = ""): boolean {
  const limits = stated.split(".")
  const values = actual.split(".")
  return (
    limits.length === values.length &&
    values.every((value, i) => BigInt(value) <= BigInt(limits[i] ?? "0"))
  )
}
