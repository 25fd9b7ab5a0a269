/** What a person has filled in for the report about one piece of evidence, for as long as the session lasts. */
import {
  CASE_FIELDS,
  CASE_FIELD_NAMES,
  caseFaults,
  reportDocument,
  toInstant,
  type CaseFile,
  type Result,
} from "../../core/index.ts"
import type { CaseFieldShape, ReportDraft, ReportPreview } from "../contract/report.ts"

export interface Drafts {
  readonly read: (evidence: string, language: ReportDraft["language"]) => ReportDraft
  readonly keep: (evidence: string, draft: ReportDraft) => void
  /** A case file or a report has what was filled in until now. */
  readonly noteSaved: (evidence: string) => void
  /** True where something was filled in that nothing has but this. */
  readonly isUnsaved: (evidence: string) => boolean
  readonly drop: (evidence: string) => void
}

/** Kept by the path of the evidence, so that examining it again loses nothing. */
export function makeDrafts(): Drafts {
  const kept = new Map<string, ReportDraft>()
  const saved = new Map<string, string>()
  return {
    read: (evidence, language) => kept.get(evidence) ?? { language, caseFile: null },
    keep: (evidence, draft) => kept.set(evidence, draft),
    noteSaved: (evidence) => saved.set(evidence, filledIn(kept.get(evidence))),
    isUnsaved: (evidence) => {
      const filled = filledIn(kept.get(evidence))
      return filled !== "" && filled !== saved.get(evidence)
    },
    drop: (evidence) => {
      kept.delete(evidence)
      saved.delete(evidence)
    },
  }
}

/** What was typed, as one text; "" where all of it is empty. */
function filledIn(draft: ReportDraft | undefined): string {
  return Object.entries(draft?.caseFile ?? {})
    .filter(([, value]) => value.trim() !== "")
    .map((entry) => JSON.stringify(entry))
    .join("\n")
}

/** The fields of a case file, as a form shows them. */
export const CASE_SHAPES: readonly CaseFieldShape[] = CASE_FIELD_NAMES.map((name) => {
  const { group, kind, ...rest } = CASE_FIELDS[name]
  return { name, group, kind, required: "required" in rest }
})

/** The document as it would be signed now, and what still stands in the way. */
export function previewOf(result: Result, { language, caseFile }: ReportDraft): ReportPreview {
  const document = reportDocument(result, {
    writtenAt: toInstant(Date.now()),
    language,
    ...(caseFile === null ? {} : { caseFile }),
  })
  return { document, faults: caseFile === null ? {} : caseFaults(caseFile) }
}

/** True when a report may be signed with it. */
export function isComplete(caseFile: CaseFile | null): boolean {
  return caseFile === null || Object.keys(caseFaults(caseFile)).length === 0
}
