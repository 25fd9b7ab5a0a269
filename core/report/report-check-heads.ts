/**
 * The two headings of a report that was checked: how the report stands, and what it says of the
 * evidence. They are words of their own, since a genuine report may say that evidence failed.
 */
import type { ReportCheck, ReportQuestion, Verdict } from "../verdict/index.ts"
import type { Language } from "./language.ts"
import { verdictWords, type StatusWords } from "./words.ts"

interface HeadWords {
  readonly genuine: string
  /** By the question that was answered so; each says no more than that answer shows. */
  readonly failed: Readonly<Record<ReportQuestion, string>>
  readonly open: Readonly<Record<ReportQuestion, string>>
  readonly ofEvidence: string
  readonly nothing: string
  readonly nothingMeans: string
  /** What its word on the evidence is worth, by the outcome of the check. */
  readonly worth: Readonly<Record<Verdict, string>>
}

const ENGLISH: HeadWords = {
  genuine: "The report is genuine",
  failed: {
    form: "This cannot be read as a report of this program",
    result: "The result in the report is not whole",
    pages: "The report names another result than the one attached to it",
    coverage: "A part of the report is not signed",
    signature: "The signature does not hold for this report",
    time: "The time-stamp of the report does not hold",
    signer: "Something in or about the trust file stands against the key that signed the report",
  },
  open: {
    form: "Not shown that this is a report of this program",
    result: "Not shown that the result in the report is whole",
    pages: "Not shown that the pages belong to the result",
    coverage: "The report is not signed",
    signature: "Not shown that the signature of the report holds",
    time: "Not shown since when the report exists",
    signer: "Not shown that an examiner answers for this report",
  },
  ofEvidence: "What the report says of the evidence",
  nothing: "nothing that can be read",
  nothingMeans: "The file holds no result that is whole.",
  worth: {
    "TOTAL-PASSED": "So says the report. The evidence itself was not examined here.",
    INDETERMINATE:
      "So says the file. That it can be relied on is not shown, for the reason above, and the evidence was not examined here.",
    "TOTAL-FAILED": "So says the file, which failed this check: it cannot be relied on.",
  },
}

const GERMAN: HeadWords = {
  genuine: "Der Bericht ist echt",
  failed: {
    form: "Die Datei lässt sich nicht als Bericht dieses Programms lesen",
    result: "Das Ergebnis im Bericht ist nicht unversehrt",
    pages: "Der Bericht nennt ein anderes Ergebnis als das, das ihm beigefügt ist",
    coverage: "Ein Teil des Berichts ist nicht signiert",
    signature: "Die Signatur passt nicht zu diesem Bericht",
    time: "Der Zeitstempel des Berichts hält der Prüfung nicht stand",
    signer:
      "Etwas in der Vertrauensdatei oder an ihr spricht gegen den Schlüssel, der den Bericht signiert hat",
  },
  open: {
    form: "Nicht gezeigt, dass dies ein Bericht dieses Programms ist",
    result: "Nicht gezeigt, dass das Ergebnis im Bericht unversehrt ist",
    pages: "Nicht gezeigt, dass die Seiten zum Ergebnis gehören",
    coverage: "Der Bericht ist nicht signiert",
    signature: "Nicht gezeigt, dass die Signatur des Berichts richtig ist",
    time: "Nicht gezeigt, seit wann es den Bericht gibt",
    signer: "Nicht gezeigt, dass eine prüfende Person für diesen Bericht einsteht",
  },
  ofEvidence: "Was der Bericht über die Beweismittel sagt",
  nothing: "nichts, was sich lesen lässt",
  nothingMeans: "Die Datei enthält kein unversehrtes Ergebnis.",
  worth: {
    "TOTAL-PASSED": "So steht es im Bericht. Die Beweismittel selbst wurden hier nicht geprüft.",
    INDETERMINATE:
      "So steht es in der Datei. Dass darauf Verlass ist, ist aus dem genannten Grund nicht gezeigt, und die Beweismittel wurden hier nicht geprüft.",
    "TOTAL-FAILED":
      "So steht es in der Datei, die diese Prüfung nicht bestanden hat: Darauf ist kein Verlass.",
  },
}

const WORDS: Readonly<Record<Language, HeadWords>> = { en: ENGLISH, de: GERMAN }

/** Where several questions were answered alike, the first of these names the outcome. */
const WEIGHTIEST: readonly ReportQuestion[] = [
  ...(["signature", "coverage", "result", "pages", "time", "signer", "form"] as const),
]
/** Without a signature everything about it is open, and that there is none says why. */
const WEIGHTIEST_OPEN: readonly ReportQuestion[] = [
  ...(["coverage", "signature", "signer", "time", "pages", "result", "form"] as const),
]

/** How the report itself stands, in a few words. */
export function reportHead({ verdict, answers }: ReportCheck, language: Language): string {
  const words = WORDS[language]
  if (verdict === "TOTAL-PASSED") return words.genuine
  const isFailed = verdict === "TOTAL-FAILED"
  const order = isFailed ? WEIGHTIEST : WEIGHTIEST_OPEN
  const status = isFailed ? "FAILED" : "INDETERMINATE"
  const isSo = (one: ReportQuestion): boolean =>
    answers.some((answer) => answer.id === one && answer.status === status)
  return words[isFailed ? "failed" : "open"][order.find(isSo) ?? "form"]
}

export interface EvidenceHead extends StatusWords {
  readonly title: string
  /** What this word is worth. */
  readonly means: string
}

/** What the report says of the evidence; only a genuine report is drawn as passing it. */
export function evidenceHead({ verdict, result }: ReportCheck, language: Language): EvidenceHead {
  const words = WORDS[language]
  const title = words.ofEvidence
  const { symbol, tone } = verdictWords("INDETERMINATE")
  if (result === undefined) {
    return { title, symbol, tone, word: words.nothing, means: words.nothingMeans }
  }
  const isUnproven = result.verdict === "TOTAL-PASSED" && verdict !== "TOTAL-PASSED"
  const mark = verdictWords(result.verdict)
  return { title, ...mark, ...(isUnproven ? { symbol, tone } : {}), means: words.worth[verdict] }
}
