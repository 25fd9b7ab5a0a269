/** Every check with its question, its population and its status, and the shares they covered. */
import type { CheckResult, Result, Share } from "../verdict/index.ts"
import type { Section } from "./document.ts"
import { isApplied, isSealable, statusWords, withSymbol } from "./words.ts"
import type { Wording } from "./wording.ts"

export function checksSection(result: Result, wording: Wording): Section {
  const { words, count, counted } = wording
  const { title, lead, columns } = words.checks
  const [stands = "", name = "", asks = "", looked = ""] = columns
  const applied = result.checks.filter(({ status }) => isApplied(status)).length
  return {
    title,
    blocks: [
      {
        kind: "paragraph",
        text: lead(counted(applied, "checks"), count(result.checks.length)),
      },
      {
        kind: "table",
        columns: [
          { title: stands, share: 0.2 },
          { title: name, share: 0.24, fixed: true },
          { title: asks, share: 0.38 },
          { title: looked, share: 0.18, align: "right" },
        ],
        rows: result.checks.map((check) => ({
          cells: [
            statusCell(check, wording),
            check.id,
            questionCell(check, wording),
            lookedAt(check, wording),
          ],
          tone: statusWords(check.status, wording).tone,
        })),
      },
    ],
  }
}

function statusCell({ status, mandatory }: CheckResult, wording: Wording): string {
  const required = mandatory ? `\n${wording.words.checks.required}` : ""
  return withSymbol(statusWords(status, wording)) + required
}

function questionCell({ id, reason }: CheckResult, { words, told }: Wording): string {
  return words.asks[id] + (reason === undefined ? "" : `\n→ ${told(reason)}`)
}

/** What a check looked at, of what it was to look at. */
export function lookedAt({ status, population }: CheckResult, { words, count }: Wording): string {
  const { expected, checked } = population
  return isApplied(status) || expected > 0 ? words.ofTotal(count(checked), count(expected)) : "–"
}

/** One share of the evidence: what it is a share of, and how much. */
export interface ShownShare {
  readonly what: string
  readonly share: Share
}

/** The shares that this kind of evidence can have, the widest first. */
export function shownCoverage(
  { coverage, input }: Result,
  { words }: Wording,
): readonly ShownShare[] {
  const says = words.coverage
  const underDigest = {
    what: says.bytesUnderDigest,
    share: coverage.bytesUnderDigest,
  }
  if (!isSealable(input)) return [underDigest]
  return [
    underDigest,
    {
      what: says.bytesUnderSeal,
      share: coverage.bytesUnderSeal,
    },
    {
      what: says.eventsUnderChain,
      share: coverage.eventsUnderChain,
    },
    { what: says.eventsUnderTree, share: coverage.eventsUnderTree },
    {
      what: says.eventsUnderSeal,
      share: coverage.eventsUnderSeal,
    },
  ]
}

export function coverageSection(result: Result, wording: Wording): Section {
  const { title, lead, columns } = wording.words.coverage
  const [what = "", covered = ""] = columns
  const sealable = isSealable(result.input)
  return {
    title,
    blocks: [
      ...(sealable
        ? [
            {
              kind: "paragraph",
              text: lead,
            } as const,
          ]
        : []),
      {
        kind: "table",
        columns: [
          { title: what, share: 0.55 },
          { title: covered, share: 0.45, align: "right" },
        ],
        rows: shownCoverage(result, wording).map((one) => ({
          cells: [one.what, wording.share(one.share)],
        })),
      },
    ],
  }
}
