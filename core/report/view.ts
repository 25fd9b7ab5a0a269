/**
 * What a window shows of a result: the sentences of the report, with the numbers beside them.
 *
 * A page has sections, a window has bars, filters and groups. Both are made by the same
 * functions from the same result, so that neither can say what the other does not. Texts
 * are ready to be shown, as in the document.
 */
import { FINDING_CODES, type CheckId, type FindingCode } from "../findings/index.ts"
import type { FindingResult, Result } from "../verdict/index.ts"
import { sentencesOfAll } from "./cases.ts"
import { lookedAt, shownCoverage } from "./checks.ts"
import { comparedLogSays, comparisonSection } from "./comparison.ts"
import { custodySection } from "./custody.ts"
import type { Fact, Section, TitledList, Tone } from "./document.ts"
import { evidenceSection } from "./evidence.ts"
import { observedFacts, placeText } from "./findings.ts"
import { inShort, type InShort } from "./in-short.ts"
import type { Language } from "./language.ts"
import { sealsSection } from "./seals.ts"
import { toolSection } from "./tool.ts"
import { toldOnce, type ToldFinding } from "./told-once.ts"
import { shownLists, shownStatements, type ShownStatement } from "./verdict.ts"
import {
  byWeight,
  severityWords,
  statusWords,
  verdictMeaning,
  verdictSentence,
  verdictWords,
  withSymbol,
} from "./words.ts"
import { wordingOf, type Wording } from "./wording.ts"

export interface ShownCheck {
  readonly id: CheckId
  readonly tone: Tone
  readonly status: string
  readonly asks: string
  /** Why it did not take place, or the codes that decided its status. */
  readonly reason?: string
  readonly lookedAt: string
  /** True when the policy makes the verdict depend on it. */
  readonly required: boolean
}

export interface ShownCoverage {
  readonly what: string
  readonly text: string
  readonly covered: number
  readonly total: number
}

/** One observation of a group: where, and what exactly was seen. */
export interface ShownObservation {
  readonly path: string
  readonly where: string
  /** Line of the file, from 1, where it is in one. */
  readonly line?: number
  readonly observed: readonly Fact[]
  /** The same as the result has it, one for each of them and in their order. */
  readonly seen: Readonly<Record<string, string>>
}

/** All findings of one code: told once, with every place. */
export interface FindingGroup {
  readonly code: FindingCode
  readonly tone: Tone
  readonly label: string
  readonly says: string
  readonly mayAlsoBe: string
  readonly resolve: string
  readonly source: string
  readonly checks: readonly CheckId[]
  /** How many there are; `observations` holds the first of them. */
  readonly total: number
  readonly observations: readonly ShownObservation[]
}

export interface ResultView {
  readonly verdict: { readonly word: string; readonly tone: Tone }
  readonly sentence: string
  readonly meaning: string
  /** The weightiest matters, a sentence each; empty when nothing weighty was found. */
  readonly inShort: readonly InShort[]
  readonly statements: readonly ShownStatement[]
  readonly shown: TitledList
  readonly notShown: TitledList
  readonly checks: readonly ShownCheck[]
  readonly coverage: readonly ShownCoverage[]
  /** The weightiest first; within one weight in the order of the checks. */
  readonly findings: readonly FindingGroup[]
  /** What changed since an earlier result, as the report prints it; empty when none was given. */
  readonly comparison: readonly Section[]
  /** The log beside that of an earlier result; absent where none was given, or it had no log. */
  readonly comparedLog?: string
  /** Evidence, seals, custody, tool: as the report prints them. */
  readonly sections: readonly Section[]
}

/** Observations of one code that a window is given; the complete list is in the result. */
const SHOWN_OBSERVATIONS = 500

/** Says what the report says about one result, for a window. */
export function resultView(result: Result, language: Language = "en"): ResultView {
  const wording = wordingOf(language)
  const { word, tone } = verdictWords(result.verdict)
  const { left, right } = shownLists(result, wording)
  const comparedLog = comparedLogSays(result, wording)
  return {
    verdict: { word, tone },
    sentence: verdictSentence(result, wording),
    meaning: verdictMeaning(result.verdict, wording),
    inShort: inShort(result, wording),
    statements: shownStatements(result, wording),
    shown: left,
    notShown: right,
    checks: result.checks.map((check) => shownCheck(check, wording)),
    coverage: shownCoverage(result, wording).map(({ what, share }) => ({
      what,
      text: wording.share(share),
      ...share,
    })),
    findings: findingGroups(result.findings, wording),
    comparison: comparisonSection(result, wording),
    ...(comparedLog === undefined ? {} : { comparedLog }),
    sections: [
      evidenceSection(result, wording),
      sealsSection(result, wording),
      custodySection(result, wording),
      toolSection(result, wording),
    ],
  }
}

function shownCheck(check: Result["checks"][number], wording: Wording): ShownCheck {
  const words = statusWords(check.status, wording)
  return {
    id: check.id,
    tone: words.tone,
    status: withSymbol(words),
    asks: wording.words.asks[check.id],
    ...(check.reason === undefined ? {} : { reason: wording.told(check.reason) }),
    lookedAt: lookedAt(check, wording),
    required: check.mandatory,
  }
}

function findingGroups(
  findings: readonly FindingResult[],
  wording: Wording,
): readonly FindingGroup[] {
  const groups = Map.groupBy(toldOnce(byWeight(findings)), ({ code }) => code)
  return Array.from(groups, ([code, found]) => findingGroup(code, found, wording))
}

function findingGroup(
  code: FindingCode,
  found: readonly ToldFinding[],
  wording: Wording,
): FindingGroup {
  const { severity, source } = FINDING_CODES[code]
  const { says, mayAlsoBe, resolve } = sentencesOfAll(code, found, wording)
  const words = severityWords(severity, wording)
  return {
    code,
    tone: words.tone,
    label: withSymbol(words),
    says,
    mayAlsoBe,
    resolve,
    source: wording.source(source),
    checks: Array.from(new Set(found.flatMap(({ checks }) => checks))),
    total: found.length,
    observations: found.slice(0, SHOWN_OBSERVATIONS).map((one) => ({
      path: wording.shown(one.at.path),
      where: placeText(one, wording),
      ...(one.at.line === undefined ? {} : { line: one.at.line }),
      observed: observedFacts(one, wording),
      seen: one.observed,
    })),
  }
}
