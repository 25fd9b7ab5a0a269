/**
 * Files that state something and could not be read: what the rest of the evidence seems to
 * lack is then no finding.
 *
 * A manifest on a bad spot of the disk would otherwise make every file that it lists an extra
 * one, and sound evidence TOTAL-FAILED. Nothing passes by this: a check that loses a finding
 * here counts as not run.
 */
import { severityOf, type Finding, type FindingCode, type Outcome } from "../findings/index.ts"

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

const GENERATION = /^custody\/generations\/[^/]+\//

/** Checks that look at the files themselves: what they miss is missing, whoever could be read. */
const FIRST_HAND: ReadonlySet<Outcome["check"]> = new Set(["container", "format"])

/** Withdraws conclusions from silence where a file that states claims could not be read. */
export function withoutGuesses(outcomes: readonly Outcome[]): readonly Outcome[] {
  const unread = outcomes
    .flatMap(({ findings }) => findings)
    .filter(isUnreadClaim)
    .map(({ at }) => at.path)
  const [first] = unread
  if (first === undefined) return outcomes
  return outcomes.map((outcome) => {
    const { check, findings } = outcome
    if (FIRST_HAND.has(check)) return outcome
    const sure = findings.filter(
      (found) => severityOf(found) !== "broken" || !isGuess(found, unread),
    )
    if (sure.length === findings.length) return outcome
    return {
      ...outcome,
      findings: sure,
      notRun: `${first} could not be read, and this check rests on it`,
    }
  })
}

/** Payload states nothing; anything else may. */
function isUnreadClaim({ code, at }: Finding): boolean {
  return code === "ENTRY_UNREADABLE" && !at.path.startsWith("data/")
}

function isGuess(found: Finding, unread: readonly string[]): boolean {
  return found.code === "SEAL_MISMATCH"
    ? isGuessedDifference(found, unread)
    : CONCLUSIONS.has(found.code)
}

/** What was recomputed and differs is sure; only what could not be recomputed is not. */
function isGuessedDifference({ at, observed }: Finding, unread: readonly string[]): boolean {
  const { member = "", recomputed = "" } = observed
  if (recomputed === "(none)" || recomputed === "") return true
  if (member.startsWith("log.")) return unread.some((path) => path.startsWith("custody/"))
  // The files of an earlier generation are counted by its manifests, for they need not be there.
  const folder = GENERATION.exec(at.path)?.[0]
  return folder !== undefined && unread.some((path) => path.startsWith(folder))
}
