/** What every code, check and word of a report means, for somebody who looks them up. */
import {
  CHECK_IDS,
  FINDING_CODES,
  type CheckId,
  type CodeEntry,
  type FindingCode,
} from "../findings/index.ts"
import type { Tone } from "./document.ts"
import type { Language } from "./language.ts"
import { severityWords, showsOf, withSymbol } from "./words.ts"
import { wordingOf, type Wording } from "./wording.ts"

export interface CodeHelp extends Omit<CodeEntry, "severity"> {
  readonly code: FindingCode
  readonly tone: Tone
  readonly label: string
}

export interface CheckHelp {
  readonly id: CheckId
  readonly asks: string
  /** What a pass of it shows. */
  readonly shows: string
}

export interface ReportHelp {
  readonly codes: readonly CodeHelp[]
  readonly checks: readonly CheckHelp[]
  readonly glossary: readonly { readonly term: string; readonly means: string }[]
}

/** Everything that can be looked up, in the published order. */
export function reportHelp(language: Language = "en"): ReportHelp {
  const wording = wordingOf(language)
  // Keys of the published table, and of nothing else.
  const codes = Object.keys(FINDING_CODES) as readonly FindingCode[]
  return {
    codes: codes.map((code) => codeHelp(code, wording)),
    checks: CHECK_IDS.map((id) => ({
      id,
      asks: wording.words.asks[id],
      shows: showsOf(id, wording),
    })),
    glossary: wording.words.glossary,
  }
}

function codeHelp(code: FindingCode, wording: Wording): CodeHelp {
  const { severity, source } = FINDING_CODES[code]
  const { says, mayAlsoBe, resolve } = wording.words.codes[code]
  const words = severityWords(severity, wording)
  const { tone } = words
  const told = { says, mayAlsoBe, resolve, source: wording.source(source) }
  return { code, tone, label: withSymbol(words), ...told }
}
