/** One language of the report: its sentences, and how it writes numbers. */
import { ENGLISH, type ReportWords } from "./english/english.ts"
import { GERMAN } from "./german/german.ts"
import { germanSentence } from "./german/result-sentences.ts"
import { germanSource } from "./german/sources.ts"
import type { Language } from "./language.ts"
import { grouped, MARKS, scaledBytes, shareOf, shownText } from "./quantities.ts"

export type Counted = keyof ReportWords["counted"]

export interface Wording {
  readonly language: Language
  readonly words: ReportWords
  /** 1234567 as "1,234,567". */
  readonly count: (value: number) => string
  /** "1 file", "2 files". */
  readonly counted: (value: number, what: Counted) => string
  /** Bytes exactly, and from 1,000 on also rounded. */
  readonly bytes: (value: number) => string
  readonly share: (share: { readonly covered: number; readonly total: number }) => string
  /** Text from evidence, safe to show. */
  readonly shown: (text: string) => string
  /** A sentence out of a result, which is the same in every language, as this one says it. */
  readonly told: (sentence: string) => string
  /** Where a rule comes from. */
  readonly source: (source: string) => string
}

function wordingIn(
  language: Language,
  words: ReportWords,
  { told, source }: Pick<Wording, "told" | "source">,
): Wording {
  const marks = MARKS[language]
  const count = (value: number): string => grouped(value, marks)
  const counted: Wording["counted"] = (value, what) =>
    words.counted[what](count(value), value === 1)
  const shown = (text: string): string =>
    shownText(text, (head, characters) => words.cut(head, count(characters)))
  return {
    language,
    words,
    count,
    counted,
    bytes: (value) => scaledBytes(value, counted(value, "bytes"), marks),
    share: (share) =>
      share.total === 0
        ? words.noneThere
        : shareOf(share, words.ofTotal(count(share.covered), count(share.total)), marks),
    shown,
    told: (sentence) => shown(told(sentence)),
    source,
  }
}

const WORDINGS: Readonly<Record<Language, Wording>> = {
  en: wordingIn("en", ENGLISH, { told: (sentence) => sentence, source: (source) => source }),
  de: wordingIn("de", GERMAN, { told: germanSentence, source: germanSource }),
}

export function wordingOf(language: Language): Wording {
  return WORDINGS[language]
}

/** What stands around the pages of a report. */
export function pageWords(language: Language): ReportWords["page"] {
  return WORDINGS[language].words.page
}

/** The language of the terminal. */
export const TERMINAL = WORDINGS.en
