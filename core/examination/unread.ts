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

/** Checks that look at the files themselves: what they miss is missing, whoever could be read. */
const FIRST_HAND: ReadonlySet<Outcome["check"]> = new Set(["container", "format"])

/** Withdraws conclusions from silence where a file that states claims could not be read. */
export function withoutGuesses(outcomes: readonly Outcome[]): readonly Outcome[] {
  const unread = outcomes.flatMap(({ findings }) => findings).find(isUnreadClaim)
  if (unread === undefined) return outcomes
  return outcomes.map((outcome) => {
    const { check, findings } = outcome
    if (FIRST_HAND.has(check)) return outcome
    const sure = findings.filter(
      (found) => severityOf(found) !== "broken" || !isGuess(found, unread.at.path),
    )
    if (sure.length === findings.length) return outcome
    const notRun = `${unread.at.path} could not be read, and this check rests on it`
    return { ...outcome, findings: sure, notRun }
  })
}

/** Payload states nothing; anything else may. */
function isUnreadClaim({ code, at }: Finding): boolean {
  return code === "ENTRY_UNREADABLE" && !at.path.startsWith("data/")
}

function isGuess({ code, observed }: Finding, unread: string): boolean {
  if (code !== "SEAL_MISMATCH") return CONCLUSIONS.has(code)
  // What was recomputed and differs is sure; only what could not be recomputed is not.
  const isOfTheLog = observed["member"]?.startsWith("log.") === true
  return observed["recomputed"] === "(none)" || (isOfTheLog && unread.startsWith("custody/"))
}
