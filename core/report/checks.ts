/** Every check with its question, its population and its status, and the shares they covered. */
import { CHECKS } from "../findings/index.ts"
import type { CheckResult, Result } from "../verdict/index.ts"
import type { Section } from "./document.ts"
import { toCount, toCounted, toShare, toShown } from "./quantities.ts"
import { isApplied, isSealable, statusWords, withSymbol } from "./words.ts"

export function checksSection(result: Result): Section {
  const applied = result.checks.filter(({ status }) => isApplied(status)).length
  return {
    title: "Checks",
    blocks: [
      {
        kind: "paragraph",
        text: `${toCounted(applied, "check")} of ${toCount(result.checks.length)} took place. A check passes only when it looked at all that it was to look at. Those that were not run or have no object in this evidence are listed too.`,
      },
      {
        kind: "table",
        columns: [
          { title: "Status", share: 0.2 },
          { title: "Check", share: 0.24, fixed: true },
          { title: "What it asks", share: 0.38 },
          { title: "Looked at", share: 0.18, align: "right" },
        ],
        rows: result.checks.map((check) => ({
          cells: [statusCell(check), check.id, questionCell(check), lookedAt(check)],
          tone: statusWords(check.status).tone,
        })),
      },
    ],
  }
}

function statusCell({ status, mandatory }: CheckResult): string {
  return withSymbol(statusWords(status)) + (mandatory ? "\nrequired" : "")
}

function questionCell({ id, reason }: CheckResult): string {
  return CHECKS[id].asks + (reason === undefined ? "" : `\n→ ${toShown(reason)}`)
}

/** What a check looked at, of what it was to look at. */
export function lookedAt({ status, population }: CheckResult): string {
  const { expected, checked } = population
  return isApplied(status) || expected > 0 ? `${toCount(checked)} of ${toCount(expected)}` : "–"
}

export function coverageSection(result: Result): Section {
  const { coverage } = result
  const underDigest = [
    "Bytes whose digest was recomputed and agrees",
    toShare(coverage.bytesUnderDigest),
  ] as const
  const sealable = isSealable(result.input)
  const underMore: readonly (readonly [string, string])[] = [
    ["Bytes covered by a good seal of a pinned key", toShare(coverage.bytesUnderSeal)],
    ["Events whose link to the event before holds", toShare(coverage.eventsUnderChain)],
    ["Events in a tree whose root agrees", toShare(coverage.eventsUnderTree)],
    ["Events covered by a good seal of a pinned key", toShare(coverage.eventsUnderSeal)],
  ]
  return {
    title: "Coverage",
    blocks: [
      ...(sealable
        ? [
            {
              kind: "paragraph",
              text: "Seals and time-stamps themselves are not counted: they are what covers.",
            } as const,
          ]
        : []),
      {
        kind: "table",
        columns: [
          { title: "What is covered", share: 0.55 },
          { title: "Covered", share: 0.45, align: "right" },
        ],
        rows: [underDigest, ...(sealable ? underMore : [])].map(([what, share]) => ({
          cells: [what, share],
        })),
      },
    ],
  }
}
