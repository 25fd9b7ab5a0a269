/** Archives inside the evidence: what each is, and which verdict it has by itself. */
import type { NestedResult, Result } from "../verdict/index.ts"
import type { Block, Section, Tone } from "./document.ts"
import { statusWords, verdictWords, withSymbol } from "./words.ts"
import type { Wording } from "./wording.ts"

/** Archives that the report itself prints; the complete list is in result.json. */
const PRINTED_ARCHIVES = 50
/** Archives told in the terminal; the others are counted. */
const TOLD_ARCHIVES = 5

/** One section, or none when nothing inside was examined. */
export function nestedSection({ nested }: Result, wording: Wording): readonly Section[] {
  if (nested === undefined) return []
  const { count, counted } = wording
  const { title, lead, first } = wording.words.nested
  const printed = weightiestFirst(nested).slice(0, PRINTED_ARCHIVES)
  const rest = printed.length === nested.length ? "" : ` ${first(count(printed.length))}`
  const text = lead(counted(nested.length, "archives")) + rest
  return [
    {
      title,
      blocks: [{ kind: "paragraph", text }, ...printed.map((one) => archiveCard(one, wording))],
    },
  ]
}

function archiveCard(one: NestedResult, wording: Wording): Block {
  const { words, shown } = wording
  const names = words.nested
  const { label, tone } = verdictOf(one, wording)
  const { integrity, origin, completeness } = one.statements
  const checks = (status: "FAILED" | "INDETERMINATE"): string =>
    one.checks
      .filter((check) => check.status === status)
      .map(({ id }) => id)
      .join(", ") || names.none
  return {
    kind: "card",
    tone,
    label,
    title: shown(one.path),
    text: one.format === "unknown" ? names.unknown : names.meaning[one.verdict],
    entries: [
      {
        name: words.evidence.kind,
        value: words.evidence.readFrom(shown(one.format), one.container),
      },
      { name: words.statementNames.integrity, value: statusWords(integrity, wording).word },
      { name: words.statementNames.origin, value: statusWords(origin, wording).word },
      { name: words.statementNames.completeness, value: statusWords(completeness, wording).word },
      { name: names.failed, value: checks("FAILED") },
      { name: names.open, value: checks("INDETERMINATE") },
      { name: names.findings, value: one.codes.join(", ") || names.none },
      { name: names.digest, value: shown(one.digest), fixed: true },
      { name: words.tool.resultDigest, value: shown(one.resultDigest), fixed: true },
    ],
  }
}

/** Archives inside in one line each, for the terminal. */
export function nestedTold(
  nested: readonly NestedResult[],
  wording: Wording,
): {
  readonly told: readonly { readonly label: string; readonly tone: Tone; readonly path: string }[]
  readonly rest: number
} {
  const told = weightiestFirst(nested)
    .slice(0, TOLD_ARCHIVES)
    .map((one) => ({ ...verdictOf(one, wording), path: wording.shown(one.path) }))
  return { told, rest: nested.length - told.length }
}

/** An archive that states nothing has no verdict that anybody should read as one. */
function verdictOf(
  { format, verdict }: NestedResult,
  { words }: Wording,
): {
  readonly label: string
  readonly tone: Tone
} {
  if (format === "unknown") {
    return { label: withSymbol({ symbol: "–", word: words.nested.noEvidence }), tone: "plain" }
  }
  const known = verdictWords(verdict)
  return { label: withSymbol(known), tone: known.tone }
}

const WEIGHT = { "TOTAL-FAILED": 0, INDETERMINATE: 1, "TOTAL-PASSED": 2 } as const

function weightiestFirst(nested: readonly NestedResult[]): readonly NestedResult[] {
  const weight = ({ format, verdict }: NestedResult): number =>
    format === "unknown" ? 3 : WEIGHT[verdict]
  return nested.toSorted((a, b) => weight(a) - weight(b))
}
