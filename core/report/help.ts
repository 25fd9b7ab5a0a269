/** What every code, check and word of a report means, for somebody who looks them up. */
import {
  CHECK_IDS,
  CHECKS,
  FINDING_CODES,
  type CheckId,
  type CodeEntry,
  type FindingCode,
} from "../findings/index.ts"
import type { Tone } from "./document.ts"
import { GLOSSARY, severityWords, SHOWS, withSymbol } from "./words.ts"

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
export function reportHelp(): ReportHelp {
  // Keys of the published table, and of nothing else.
  const codes = Object.keys(FINDING_CODES) as readonly FindingCode[]
  return {
    codes: codes.map(codeHelp),
    checks: CHECK_IDS.map((id) => ({ id, asks: CHECKS[id].asks, shows: SHOWS[id] })),
    glossary: GLOSSARY,
  }
}

function codeHelp(code: FindingCode): CodeHelp {
  const { severity, says, mayAlsoBe, resolve, source } = FINDING_CODES[code]
  const words = severityWords(severity)
  return { code, tone: words.tone, label: withSymbol(words), says, mayAlsoBe, resolve, source }
}
