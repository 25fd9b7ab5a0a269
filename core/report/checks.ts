/** Every check with its question, its population and its status, and the shares they covered. */
import { CHECKS } from "../findings/index.ts"
import type { CheckResult, Result, Share } from "../verdict/index.ts"
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

/** One share of the evidence: what it is a share of, and how much. */
export interface ShownShare {
  readonly what: string
  readonly share: Share
}

/** The shares that this kind of evidence can have, the widest first. */
export function shownCoverage({ coverage, input }: Result): readonly ShownShare[] {
  const underDigest = {
    what: "Bytes whose digest was recomputed and agrees",
    share: coverage.bytesUnderDigest,
  }
  if (!isSealable(input)) return [underDigest]
  return [
    underDigest,
    {
      what: "Bytes covered by a good seal of a pinned key",
      share: coverage.bytesUnderSeal,
    },
    {
      what: "Events whose link to the event before holds",
      share: coverage.eventsUnderChain,
    },
    { what: "Events in a tree whose root agrees", share: coverage.eventsUnderTree },
    {
      what: "Events covered by a good seal of a pinned key",
      share: coverage.eventsUnderSeal,
    },
  ]
}

export function coverageSection(result: Result): Section {
  const sealable = isSealable(result.input)
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
        rows: shownCoverage(result).map(({ what, share }) => ({ cells: [what, toShare(share)] })),
      },
    ],
  }
}
