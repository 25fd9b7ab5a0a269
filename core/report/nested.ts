/** Archives inside the evidence: what each is, and which verdict it has by itself. */
import type { NestedResult, Result } from "../verdict/index.ts"
import type { Block, Section, Tone } from "./document.ts"
import { toCount, toCounted, toShown } from "./quantities.ts"
import { statusWords, verdictWords, withSymbol } from "./words.ts"

/** Archives that the report itself prints; the complete list is in result.json. */
const PRINTED_ARCHIVES = 50
/** Archives told in the terminal; the others are counted. */
const TOLD_ARCHIVES = 5

/** One section, or none when nothing inside was examined. */
export function nestedSection({ nested }: Result): readonly Section[] {
  if (nested === undefined) return []
  const printed = weightiestFirst(nested).slice(0, PRINTED_ARCHIVES)
  const rest =
    printed.length === nested.length
      ? ""
      : ` The first ${toCount(printed.length)} are printed here, the weightiest first; the complete list is in result.json.`
  const text = `${toCounted(nested.length, "archive")} inside the evidence: files of it like all others, and each examined by itself as well, under the same keys, policy and instant. No verdict here makes that of the evidence better.${rest}`
  return [
    {
      title: "Archives inside the evidence",
      blocks: [{ kind: "paragraph", text }, ...printed.map(archiveCard)],
    },
  ]
}

function archiveCard(one: NestedResult): Block {
  const { label, tone } = verdictOf(one)
  const { integrity, origin, completeness } = one.statements
  const checks = (status: "FAILED" | "INDETERMINATE"): string =>
    one.checks
      .filter((check) => check.status === status)
      .map(({ id }) => id)
      .join(", ") || "none"
  return {
    kind: "card",
    tone,
    label,
    title: toShown(one.path),
    text: meaning(one),
    entries: [
      { name: "Kind", value: toShown(`${one.format}, read from a ${one.container}`) },
      { name: "Integrity", value: statusWords(integrity).word },
      { name: "Origin", value: statusWords(origin).word },
      { name: "Completeness", value: statusWords(completeness).word },
      { name: "Checks failed", value: checks("FAILED") },
      { name: "Checks left open", value: checks("INDETERMINATE") },
      { name: "Findings", value: one.codes.join(", ") || "none" },
      { name: "Digest", value: toShown(one.digest), fixed: true },
      { name: "Result digest", value: toShown(one.resultDigest), fixed: true },
    ],
  }
}

function meaning({ format, verdict }: NestedResult): string {
  if (format === "unknown") {
    return "It states nothing that could be verified, so it is no evidence by itself. As a file of the evidence around it, it is judged like all others."
  }
  switch (verdict) {
    case "TOTAL-PASSED":
      return "It holds by itself."
    case "TOTAL-FAILED":
      return "It does not hold by itself, which leaves the evidence around it open."
    case "INDETERMINATE":
      return "It is not shown to hold by itself. That weighs nothing for the evidence around it."
  }
}

/** Archives inside in one line each, for the terminal. */
export function nestedTold(nested: readonly NestedResult[]): {
  readonly told: readonly { readonly label: string; readonly tone: Tone; readonly path: string }[]
  readonly rest: number
} {
  const told = weightiestFirst(nested)
    .slice(0, TOLD_ARCHIVES)
    .map((one) => ({ ...verdictOf(one), path: toShown(one.path) }))
  return { told, rest: nested.length - told.length }
}

/** An archive that states nothing has no verdict that anybody should read as one. */
function verdictOf({ format, verdict }: NestedResult): {
  readonly label: string
  readonly tone: Tone
} {
  if (format === "unknown") return { label: "– no evidence", tone: "plain" }
  const words = verdictWords(verdict)
  return { label: withSymbol(words), tone: words.tone }
}

const WEIGHT = { "TOTAL-FAILED": 0, INDETERMINATE: 1, "TOTAL-PASSED": 2 } as const

function weightiestFirst(nested: readonly NestedResult[]): readonly NestedResult[] {
  const weight = ({ format, verdict }: NestedResult): number =>
    format === "unknown" ? 3 : WEIGHT[verdict]
  return nested.toSorted((a, b) => weight(a) - weight(b))
}
