/** What the window asked about reports, from unknown. */
import { CASE_FIELD_NAMES, type CaseField, type CaseFile, type Language } from "../../core/index.ts"
import type { PreviewAsk, ReportAsk, ReportDraft, StampAsk } from "../contract/report.ts"
import type { ReportCheckAsk } from "../contract/report-check.ts"
import {
  handle,
  members,
  objectOf,
  oneOf,
  orNull,
  PASSPHRASE_CHARACTERS,
  text,
  type Parsed,
} from "./ask-parts.ts"
import { parseTerms } from "./asks-terms.ts"

/** More than a report takes of one field, so that what is too long can be said. */
const FIELD_CHARACTERS = 65_536

export const parseReport = objectOf<ReportAsk>({
  ...{ examination: handle, key: handle, passphrase: text(PASSPHRASE_CHARACTERS) },
  since: oneOf("untouched", "touched", "gone", "unknown"),
})

export function parsePreview(value: unknown): Parsed<PreviewAsk> {
  const given = members(value)
  const examination = handle<PreviewAsk["examination"]>(given["examination"])
  const draft = parseDraft(given["draft"])
  if (examination === undefined || draft === undefined) return undefined
  return { ask: { examination: examination.ask, draft: draft.ask } }
}

function parseDraft(value: unknown): Parsed<ReportDraft> {
  const given = members(value)
  const language = parseLanguage(given["language"])
  const caseFile = orNull(parseCase)(given["caseFile"])
  if (language === undefined || caseFile === undefined) return undefined
  return { ask: { language: language.ask, caseFile: caseFile.ask } }
}

function parseCase(value: unknown): Parsed<CaseFile> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined
  const file: Partial<Record<CaseField, string>> = {}
  for (const [name, given] of Object.entries(value)) {
    const field = CASE_FIELD_NAMES.find((one) => one === name)
    const said = text(FIELD_CHARACTERS)(given)
    if (field === undefined || said === undefined) return undefined
    file[field] = said.ask
  }
  return { ask: file }
}

export const parseReportCheck = objectOf<ReportCheckAsk>({
  report: handle,
  trust: orNull(handle<NonNullable<ReportCheckAsk["trust"]>>),
  terms: parseTerms,
  language: parseLanguage,
})

export function parseStamp(value: unknown): Parsed<StampAsk> {
  const given = members(value)
  const report = handle<StampAsk["report"]>(given["report"])
  const trust = orNull(handle<NonNullable<StampAsk["trust"]>>)(given["trust"])
  if (report === undefined || trust === undefined) return undefined
  return { ask: { report: report.ask, trust: trust.ask } }
}

function parseLanguage(value: unknown): Parsed<Language> {
  return oneOf("en", "de")(value)
}
