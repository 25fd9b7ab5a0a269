/**
 * What a finding means, may also be, and what would settle it, where what was observed tells more
 * than its code: bytes in a gap of an archive, records that are missing in between, a seal that
 * is not there at all.
 */
import type { Finding, FindingCode } from "../findings/index.ts"
import type { CodeSentences } from "./english/cases.ts"
import type { ReportWords } from "./english/english.ts"
import type { Wording } from "./wording.ts"

type Found = Pick<Finding, "code" | "at" | "observed">
type Case = keyof ReportWords["cases"]

/** Bytes lie where the listing of an archive shows none. */
const GAPS: ReadonlySet<string> = new Set([
  "gap after the content",
  "bytes before the first member",
  "bytes before the archive or between its directory and its end",
  "data after the end of the archive",
])
/** The archive says two things about where or what a member is. */
const MISPLACED = /^(?:local header|no local header|overlaps what|no data desc|data desc)/u

const CASES: Partial<Record<FindingCode, (found: Found) => Case | undefined>> = {
  CONTAINER_AMBIGUOUS: (found) => (isGap(found) ? "archiveGap" : undefined),
  ENTRY_UNREADABLE: (found) => {
    if (isGap(found)) return "entryBesideGap"
    return MISPLACED.test(found.observed["reason"] ?? "") ? "entryMisplaced" : undefined
  },
  VALUE_CHAIN_BREAK: ({ observed }) =>
    observed["missingBetween"] === undefined ? undefined : "recordsMissingBetween",
  EVENT_FILE_MISSING: ({ observed }) =>
    observed["unread"] === undefined ? undefined : "fileNotRead",
  MERKLE_ROOT_MISMATCH: rootOfOthers,
  POPULATION_UNPROVEN: ({ observed }) =>
    observed["unread"] === undefined ? undefined : "itemsNotRead",
  SIG_CONSTRAINTS_FAILURE: ({ observed }) =>
    isEachUncompared(observed) ? "sealsUncompared" : undefined,
  KEY_NOT_PINNED: unpinned,
  BASELINE_DIFFERS: otherState,
}

/** Either it says so, or it names the place of the bytes. */
function isGap({ observed }: Found): boolean {
  return GAPS.has(observed["reason"] ?? "") || observed["gapAt"] !== undefined
}

/** One changed event is no cause where their number is another. */
function rootOfOthers({ observed }: Found): Case | undefined {
  const more = Number(observed["events"]) - Number(observed["recordedEvents"])
  if (more < 0) return "rootOfFewer"
  return more > 0 ? "rootOfMore" : undefined
}

/** No seal by a pinned key holds, and none is broken. */
function isEachUncompared({ uncompared, broken, good }: Found["observed"]): boolean {
  return uncompared !== undefined && broken === "0" && good === undefined
}

function unpinned({ at, observed }: Found): Case {
  const { seals, required, undecided, reason = "" } = observed
  if (seals !== undefined) return "sealsUnpinned"
  if (/(?:^|\/)checkpoint$/u.test(at.path)) {
    return required === undefined ? "checkpointUnpinned" : "checkpointByAnother"
  }
  if (at.path === "seals") return undecided === undefined ? "noPinnedSeal" : "sealsUndecided"
  // As core/time says it.
  if (/^(?:no authority is pinned for time|this time-stamp authority is)/u.test(reason)) {
    return "stampUnpinned"
  }
  return "signatureUnpinned"
}

/** By the first words of what core/verdict says of the two bags. */
function otherState({ observed }: Found): Case | undefined {
  const { bag = "" } = observed
  if (bag.startsWith("another id")) return "anotherBag"
  if (bag.startsWith("the same, newer")) return "newerGeneration"
  if (bag.startsWith("the same, older")) return "olderGeneration"
  return bag.startsWith("the same, in") ? "sameGeneration" : undefined
}

function caseOf(found: Found): Case | undefined {
  return CASES[found.code]?.(found)
}

/** The sentences about one finding. */
export function sentencesOf(found: Found, { words }: Wording): CodeSentences {
  const which = caseOf(found)
  return which === undefined ? words.codes[found.code] : words.cases[which]
}

/**
 * The sentences about findings of one code, told once for all of them: where they are different
 * cases, what all have in common; and where only some are a case of their own, all that would
 * settle them.
 */
export function sentencesOfAll(
  code: FindingCode,
  found: readonly Found[],
  { words }: Wording,
): CodeSentences {
  // The last of very many only counts those that are not kept.
  const kept = found.filter(({ observed }) => observed["more"] === undefined)
  const each = [...new Set((kept.length === 0 ? found : kept).map(caseOf))]
  const told = each.map((which) => (which === undefined ? words.codes[code] : words.cases[which]))
  const [only, ...others] = told
  if (only !== undefined && others.length === 0) return only
  if (!each.includes(undefined)) return words.codes[code]
  const joined = (member: "mayAlsoBe" | "resolve"): string =>
    [...new Set(told.map((one) => one[member]))].join(" ")
  const { says } = words.codes[code]
  return { says, mayAlsoBe: joined("mayAlsoBe"), resolve: joined("resolve") }
}
