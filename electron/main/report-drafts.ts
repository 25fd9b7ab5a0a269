/** What a person has filled in for the report about one piece of evidence, for as long as the session lasts. */
import { isDeepStrictEqual } from "node:util"
import {
  CASE_FIELDS,
  CASE_FIELD_NAMES,
  caseFaults,
  reportDocument,
  toInstant,
  type CaseFile,
  type ReportContext,
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

/** A report that was signed and saved: under which name, and what of. */
export interface SavedReport {
  readonly name: string
  readonly draft: ReportDraft
  /** With which its document is made again as it was saved. */
  readonly context: ReportContext
}

/** What a preview depends on beside the result and the draft. */
export interface PreviewWith {
  /** The last one of the same examination. */
  readonly saved: SavedReport | undefined
  /** What the self-test amounted to, which the report says too. */
  readonly selfTest: readonly string[] | undefined
}

/**
 * The document as it was saved while the draft is the one that was signed, and otherwise as it
 * would be signed now; and what still stands in the way.
 */
export function previewOf(
  result: Result,
  draft: ReportDraft,
  { saved, selfTest }: PreviewWith,
): ReportPreview {
  const { language, caseFile } = draft
  const faults = caseFile === null ? {} : caseFaults(caseFile)
  if (saved !== undefined && isDeepStrictEqual(saved.draft, draft)) {
    return { document: reportDocument(result, saved.context), savedAs: saved.name, faults }
  }
  const document = reportDocument(result, {
    writtenAt: toInstant(Date.now()),
    language,
    ...(selfTest === undefined ? {} : { selfTest }),
    ...(caseFile === null ? {} : { caseFile }),
  })
  return { document, savedAs: null, faults }
}

/** True when a report may be signed with it. */
export function isComplete(caseFile: CaseFile | null): boolean {
  return caseFile === null || Object.keys(caseFaults(caseFile)).length === 0
}
