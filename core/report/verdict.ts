/** The sections that answer first: the verdict, the three statements, what is shown and what is not. */
import type { Statement } from "../findings/index.ts"
import type { Result } from "../verdict/index.ts"
import type { Block, Section, TitledList } from "./document.ts"
import { toShown } from "./quantities.ts"
import {
  neverShown,
  SHOWS,
  statusWords,
  verdictMeaning,
  verdictSentence,
  verdictWords,
  withSymbol,
} from "./words.ts"

const STATEMENTS = [
  ["integrity", "Integrity"],
  ["origin", "Origin"],
  ["completeness", "Completeness"],
] as const satisfies readonly (readonly [Statement, string])[]

/** One statement as every rendering shows it. */
export interface ShownStatement {
  readonly name: string
  readonly status: string
  readonly tone: ReturnType<typeof statusWords>["tone"]
  readonly says: string
}

export function verdictSection(result: Result): Section {
  const { tone } = verdictWords(result.verdict)
  const callout: Block = {
    kind: "callout",
    tone,
    title: withSymbol(verdictWords(result.verdict)),
    text: [verdictSentence(result), verdictMeaning(result.verdict)],
  }
  const table: Block = {
    kind: "table",
    columns: [
      { title: "Status", share: 0.2 },
      { title: "Statement", share: 0.17 },
      { title: "What is said", share: 0.63 },
    ],
    rows: shownStatements(result).map(({ name, status, tone, says }) => ({
      cells: [status, name, says],
      tone,
    })),
  }
  return { title: "Verdict", blocks: [callout, table] }
}

/** The three statements, in their fixed order. */
export function shownStatements(result: Result): readonly ShownStatement[] {
  return STATEMENTS.map(([id, name]) => {
    const { status, says } = result.statements[id]
    const words = statusWords(status)
    return { name, status: withSymbol(words), tone: words.tone, says: toShown(says) }
  })
}

export function shownSection(result: Result): Section {
  return {
    title: "What this shows, and what it does not",
    blocks: [{ kind: "contrast", ...shownLists(result) }],
  }
}

/** What the checks that passed show, against everything that was not shown. */
export function shownLists(result: Result): {
  readonly left: TitledList
  readonly right: TitledList
} {
  const passed = result.checks.filter(({ status }) => status === "PASSED")
  return {
    left: {
      title: "Shown",
      items:
        passed.length === 0 ? ["Nothing: no check passed."] : passed.map(({ id }) => SHOWS[id]),
    },
    right: { title: "Not shown", items: [...notShown(result), ...neverShown(result.input)] },
  }
}

/** The limits that the result states, without the lead-in that a heading already gives. */
export function notShown(result: Result): readonly string[] {
  return result.limits.map((limit) => {
    const rest = toShown(limit).replace(/^Not shown: /, "")
    return rest.charAt(0).toUpperCase() + rest.slice(1)
  })
}
