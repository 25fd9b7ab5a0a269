/**
 * From result to report: which sections there are, and in which order they are read.
 *
 * First what a reader in a hurry needs, then what an opponent will ask for, last how to
 * do it again without us. Opinion has no section.
 */
import type { Result } from "../verdict/index.ts"
import type { Fact, ReportDocument, ReportSignature, Section } from "./document.ts"
import { checksSection, coverageSection } from "./checks.ts"
import { comparisonSection } from "./comparison.ts"
import { custodySection } from "./custody.ts"
import { evidenceSection, itemsSection } from "./evidence.ts"
import { findingsSection } from "./findings.ts"
import { nestedSection } from "./nested.ts"
import { toShown } from "./quantities.ts"
import { reverifySection } from "./reverify.ts"
import { sealsSection } from "./seals.ts"
import { signatureSections } from "./signatures.ts"
import { glossarySection, signatureSection, toolSection } from "./tool.ts"
import { shownSection, verdictSection } from "./verdict.ts"
import { verdictWords } from "./words.ts"

/** What the report needs to know and the result does not hold. */
export interface ReportContext {
  /** Instant at which the report is written; an input, so that equal inputs give equal reports. */
  readonly writtenAt: string
  /** Given when the report is going to be signed. */
  readonly signature?: ReportSignature
  /** What a self-test of the program amounted to, one sentence each, where there was one. */
  readonly selfTest?: readonly string[]
}

/** Writes the whole report about one result. Says nothing that the result does not hold. */
export function reportDocument(result: Result, context: ReportContext): ReportDocument {
  const { word, tone } = verdictWords(result.verdict)
  return {
    title: "Report of an examination of archived evidence",
    reportId: `report-${result.resultDigest.slice(0, 32)}`,
    writtenAt: context.writtenAt,
    language: "en",
    verdict: { word, tone },
    resultDigest: result.resultDigest,
    facts: coverFacts(result, context),
    sections: sections(result, context),
    ...(context.signature === undefined ? {} : { signature: shownSignature(context.signature) }),
  }
}

/** The subject of a certificate is text like any other from outside. */
function shownSignature({ subject, certificate }: ReportSignature): ReportSignature {
  return { subject: toShown(subject), certificate: toShown(certificate) }
}

function sections(result: Result, context: ReportContext): readonly Section[] {
  return [
    verdictSection(result),
    shownSection(result),
    evidenceSection(result),
    checksSection(result),
    findingsSection(result),
    sealsSection(result),
    ...signatureSections(result),
    custodySection(result),
    ...nestedSection(result),
    ...comparisonSection(result),
    coverageSection(result),
    reverifySection(result),
    toolSection(result, context.selfTest),
    signatureSection(context.signature),
    itemsSection(result),
    glossarySection(),
  ]
}

function coverFacts(result: Result, context: ReportContext): readonly Fact[] {
  const { bagId } = result.input
  return [
    { name: "Evidence", value: toShown(bagId ?? result.input.path) },
    ...(context.signature === undefined
      ? []
      : [{ name: "Signed by", value: toShown(context.signature.subject) }]),
    { name: "Evaluated at", value: toShown(result.evaluatedAt) },
    { name: "Report written", value: toShown(context.writtenAt) },
  ]
}
