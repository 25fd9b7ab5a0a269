export {
  CASE_FIELD_NAMES,
  CASE_FIELDS,
  caseFaults,
  caseJson,
  parseCaseFile,
  type CaseFault,
  type CaseField,
  type CaseFile,
  type CaseGroup,
} from "./case-file.ts"
export { claimsJson, claimsText, claimsView } from "./claims-view.ts"
export { reportDocument, type ReportContext } from "./compose.ts"
export { documentText, type TextOptions } from "./document-text.ts"
export type {
  Block,
  Column,
  Fact,
  ReportDocument,
  ReportSignature,
  Row,
  Section,
  TitledList,
  Tone,
} from "./document.ts"
export { reportHelp, type CheckHelp, type CodeHelp, type ReportHelp } from "./help.ts"
export { LANGUAGES, type Language } from "./language.ts"
export { pageWords } from "./wording.ts"
export { breakBefore } from "./line-breaks.ts"
export { reportCheckText } from "./report-check-text.ts"
export { reportCheckView, type ReportCheckView } from "./report-check-view.ts"
export { signedFileText } from "./signed-file-text.ts"
export { signedFileView, type SignedFileView } from "./signed-file-view.ts"
export { tell } from "./tell.ts"
export { type InShort } from "./in-short.ts"
export { summaryText, type SummaryOptions } from "./summary-text.ts"
export {
  resultView,
  type FindingGroup,
  type ResultView,
  type ShownCheck,
  type ShownCoverage,
  type ShownObservation,
} from "./view.ts"
