/** Checking a report that somebody handed over. */
import type { Language, ReportCheck, ReportCheckView } from "../../core/index.ts"
import type { Refusal } from "./answers.ts"
import type { EvidenceHandle } from "./evidence.ts"
import type { TrustHandle } from "./settings.ts"
import type { GivenTerms } from "./terms.ts"

export interface ReportCheckAsk {
  /** A file that was offered as a report. */
  readonly report: EvidenceHandle
  /** Null trusts nobody. */
  readonly trust: TrustHandle | null
  readonly terms: GivenTerms
  readonly language: Language
}

export type ReportChecked =
  | {
      readonly kind: "checked"
      /** What `report check --format json` prints; its path is the file's name. */
      readonly check: ReportCheck
      readonly view: ReportCheckView
      /** The command line that repeats the check. */
      readonly command: string
    }
  | Refusal
