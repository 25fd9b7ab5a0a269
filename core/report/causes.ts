/** What is seen of a finding, where its check could tell more than that something differs. */
import type { FindingResult } from "../verdict/index.ts"
import type { ReportWords } from "./english/english.ts"

/** As checks write it into a finding's `what`. */
export type Cause = keyof ReportWords["inShort"]["causes"]

const CAUSES: ReadonlySet<string> = new Set<Cause>([
  ...(["added", "deleted", "duplicated", "edited", "extended", "inserted"] as const),
  ...(["re-serialised", "re-signed", "reordered", "rewritten", "truncated"] as const),
])

export function causeOf({ observed }: Pick<FindingResult, "observed">): Cause | undefined {
  const what = observed["what"]
  return what !== undefined && isCause(what) ? what : undefined
}

function isCause(what: string): what is Cause {
  return CAUSES.has(what)
}
