/** What is shown of a report that was checked: the same sentences in the terminal and the window. */
import { phrase } from "../base/index.ts"
import type { FileSigner, ReportAnswer, ReportCheck, StatementStatus } from "../verdict/index.ts"
import { authorityFacts } from "./authority-facts.ts"
import type { Fact, TitledList, Tone } from "./document.ts"
import type { Language } from "./language.ts"
import { evidenceHead, reportHead, type EvidenceHead } from "./report-check-heads.ts"
import { REPORT_CHECK_OBSERVED } from "./report-check-observed.ts"
import { REPORT_CHECK_WORDS, type ReportCheckWords } from "./report-check-words.ts"
import { tell } from "./tell.ts"
import { rolesTold, verdictWords, withSymbol } from "./words.ts"
import { wordingOf, type Wording } from "./wording.ts"

export interface ShownAnswer {
  readonly tone: Tone
  readonly status: string
  readonly asks: string
  readonly says: string
  /** Code and technical reason, where there is one; a phrase of ours in the language. */
  readonly reason?: string
}

export interface ReportCheckView {
  readonly title: string
  /** How the report itself stands; its word is no verdict, which would be read as the evidence's. */
  readonly head: { readonly word: string; readonly symbol: string; readonly tone: Tone }
  readonly sentence: string
  /** What the report says of the evidence: shown as large as the head. */
  readonly ofEvidence: EvidenceHead
  readonly answers: readonly ShownAnswer[]
  readonly facts: readonly Fact[]
  readonly shown: TitledList
  readonly notShown: TitledList
}

const SYMBOLS: Readonly<Record<StatementStatus, { readonly symbol: string; readonly tone: Tone }>> =
  {
    PASSED: { symbol: "✓", tone: "passed" },
    FAILED: { symbol: "✗", tone: "failed" },
    INDETERMINATE: { symbol: "?", tone: "open" },
  }

/** Says in words what was found about a report. */
export function reportCheckView(check: ReportCheck, language: Language): ReportCheckView {
  const words = REPORT_CHECK_WORDS[language]
  const wording = wordingOf(language)
  const { symbol, tone } = verdictWords(check.verdict)
  const of = (isShown: boolean) => (one: ReportAnswer) => (one.status === "PASSED") === isShown
  const isCertified = check.signer?.authority !== undefined
  const says = ({ id, status }: ReportAnswer): string =>
    isCertified && id === "signer" && status === "PASSED"
      ? words.certified.signer
      : words.questions[id].says[status]
  const shown = check.answers.filter(of(true)).map(says)
  return {
    title: words.title,
    head: { word: reportHead(check, language), symbol, tone },
    ofEvidence: evidenceHead(check, language),
    sentence: sentenceOf(check, words),
    answers: check.answers.map((answer) => ({
      ...shownAnswer(answer, words, wording),
      says: says(answer),
    })),
    facts: factsOf(check, words, wording),
    shown: { title: words.shown, items: shown.length === 0 ? [words.nothingShown] : shown },
    notShown: {
      title: words.notShown,
      items: [
        ...check.answers.filter(of(false)).map(says),
        words.neverOfTime[timeShown(check)],
        ...words.never,
      ],
    },
  }
}

/** What failed is told question by question: no one sentence is true of every failure. */
function sentenceOf({ verdict, answers, signer }: ReportCheck, words: ReportCheckWords): string {
  if (verdict === "TOTAL-FAILED") {
    const failed = answers.filter(({ status }) => status === "FAILED")
    return failed.map(({ id, status }) => words.questions[id].says[status]).join(" ")
  }
  const isCertified = verdict === "TOTAL-PASSED" && signer?.authority !== undefined
  return isCertified ? words.certified.sentence : words.sentences[verdict]
}

function timeShown({ answers, time }: ReportCheck): keyof ReportCheckWords["neverOfTime"] {
  if (!answers.some(({ id }) => id === "time")) return "absent"
  return time === undefined ? "unproven" : "proven"
}

function shownAnswer(
  answer: ReportAnswer,
  words: ReportCheckWords,
  wording: Wording,
): Omit<ShownAnswer, "says"> {
  const { id, status, code } = answer
  const { symbol, tone } = SYMBOLS[status]
  const { asks } = words.questions[id]
  const because = [code, reasonOf(answer, wording)].filter((part) => part !== undefined)
  return {
    tone,
    status: `${symbol} ${words.status[status]}`,
    asks,
    ...(because.length === 0 ? {} : { reason: because.join(": ") }),
  }
}

/** Of these, the values are words of ours, or somebody's own, which stay as they are. */
const PHRASES = ["reason", "saidBy", "certainty", "compromised"]

/** What was observed by its names in the language, else the one phrase that is the reason. */
function reasonOf(
  { reason, observed }: ReportAnswer,
  { shown, language }: Wording,
): string | undefined {
  const told = (text: string): string => shown(tell(language, phrase(text)))
  const names = REPORT_CHECK_OBSERVED[language]
  if (observed === undefined) return reason === undefined ? undefined : told(reason)
  const said = Object.entries(observed).map(([name, value], index) => {
    const text = PHRASES.includes(name) ? told(value) : shown(value)
    if (name === "reason" && index === 0) return text
    const known = Object.hasOwn(names, name) ? names[name] : undefined
    return `${known ?? shown(name)}: ${text}`
  })
  return said.join("; ")
}

function factsOf(
  check: ReportCheck,
  { facts: names, claimed }: ReportCheckWords,
  wording: Wording,
): readonly Fact[] {
  const { shown, language } = wording
  const { file, signer, certificate, time, result, evaluatedAt } = check
  return [
    { name: names.file, value: shown(file.path) },
    { name: names.sha256, value: file.sha256, fixed: true },
    ...(signer === undefined
      ? []
      : [
          {
            name: names.signedBy,
            value: `${shown(signer.subject)}\n${howKnown(signer, names, wording)}`,
          },
          ...(signer.authority === undefined
            ? []
            : authorityFacts(signer.authority, evaluatedAt, language)),
        ]),
    ...(time === undefined
      ? []
      : [
          {
            name: names.signedBefore,
            value: names.stampedBy(time.noLaterThan, shown(time.by)),
          },
        ]),
    ...(certificate === undefined
      ? []
      : [
          { name: names.certificate, value: `${shown(certificate.subject)} (${claimed})` },
          { name: names.certificateSha256, value: certificate.sha256, fixed: true },
          { name: names.key, value: certificate.key, fixed: true },
        ]),
    ...(result === undefined
      ? []
      : [
          { name: names.attachedVerdict, value: result.verdict },
          { name: names.evidence, value: shown(result.evidence) },
          { name: names.digest, value: shown(result.digest), fixed: true },
          { name: names.judged, value: shown(result.evaluatedAt) },
          { name: names.resultDigest, value: result.resultDigest, fixed: true },
          { name: names.attachment, value: result.sha256, fixed: true },
        ]),
    { name: names.outcome, value: withSymbol(verdictWords(check.verdict)) },
    { name: names.checked, value: evaluatedAt },
  ]
}

function howKnown(
  { id, roles, authority }: FileSigner,
  names: ReportCheckWords["facts"],
  wording: Wording,
): string {
  const as = rolesTold(roles, wording)
  return authority === undefined ? names.pinned(wording.shown(id), as) : names.certified(as)
}
