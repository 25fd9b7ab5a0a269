/**
 * From result to report: which sections there are, and in which order they are read.
 *
 * First what a reader in a hurry needs, then what an opponent will ask for, last how to
 * do it again without us. Opinion has no section.
 */
import type { Result } from "../verdict/index.ts"
import type { Language } from "./language.ts"
import type { Fact, ReportDocument, ReportSignature, Section } from "./document.ts"
import type { CaseFile } from "./case-file.ts"
import { caseCover, caseSections } from "./case-section.ts"
import { checksSection, coverageSection } from "./checks.ts"
import { comparisonSection } from "./comparison.ts"
import { custodySection } from "./custody.ts"
import { evidenceSection, itemsSection } from "./evidence.ts"
import { findingsSection } from "./findings.ts"
import { nestedSection } from "./nested.ts"
import { reverifySection } from "./reverify.ts"
import { sealsSection } from "./seals.ts"
import { signatureSections } from "./signatures.ts"
import { glossarySection, signatureSection, toolSection } from "./tool.ts"
import { shownSection, verdictSection } from "./verdict.ts"
import { verdictWords } from "./words.ts"
import { wordingOf, type Wording } from "./wording.ts"

/** What the report needs to know and the result does not hold. */
export interface ReportContext {
  /** Instant at which the report is written; an input, so that equal inputs give equal reports. */
  readonly writtenAt: string
  /** Language of every sentence (default: English); the result is the same in all of them. */
  readonly language?: Language
  /** What the report declares beside its result. */
  readonly caseFile?: CaseFile
  /** Given when the report is going to be signed. */
  readonly signature?: ReportSignature
  /** What a self-test of the program amounted to, one sentence each, where there was one. */
  readonly selfTest?: readonly string[]
}

/** Writes the whole report about one result. Says nothing that the result does not hold. */
export function reportDocument(result: Result, context: ReportContext): ReportDocument {
  const { word, tone } = verdictWords(result.verdict)
  const wording = wordingOf(context.language ?? "en")
  return {
    title: wording.words.title,
    reportId: `report-${result.resultDigest.slice(0, 32)}`,
    writtenAt: context.writtenAt,
    language: wording.language,
    verdict: { word, tone },
    resultDigest: result.resultDigest,
    facts: coverFacts(result, context, wording),
    sections: sections(result, context, wording),
    ...(context.signature === undefined
      ? {}
      : { signature: shownSignature(context.signature, wording) }),
  }
}

/** The subject of a certificate is text like any other from outside. */
function shownSignature(
  { subject, certificate }: ReportSignature,
  { shown }: Wording,
): ReportSignature {
  return { subject: shown(subject), certificate: shown(certificate) }
}

function sections(result: Result, context: ReportContext, wording: Wording): readonly Section[] {
  return [
    verdictSection(result, wording),
    shownSection(result, wording),
    ...caseSections(context.caseFile, wording),
    evidenceSection(result, wording),
    checksSection(result, wording),
    findingsSection(result, wording),
    sealsSection(result, wording),
    ...signatureSections(result, wording),
    custodySection(result, wording),
    ...nestedSection(result, wording),
    ...comparisonSection(result, wording),
    coverageSection(result, wording),
    reverifySection(result, wording),
    toolSection(result, wording, context.selfTest),
    signatureSection(context.signature, wording),
    itemsSection(result, wording),
    glossarySection(wording),
  ]
}

function coverFacts(result: Result, context: ReportContext, wording: Wording): readonly Fact[] {
  const { words, shown } = wording
  const names = words.cover
  const { bagId } = result.input
  return [
    ...caseCover(context.caseFile, wording),
    { name: names.evidence, value: shown(bagId ?? result.input.path) },
    ...(context.signature === undefined
      ? []
      : [{ name: names.signedBy, value: shown(context.signature.subject) }]),
    { name: names.evaluatedAt, value: shown(result.evaluatedAt) },
    { name: names.written, value: shown(context.writtenAt) },
  ]
}
