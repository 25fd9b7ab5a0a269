/** The sections that answer first: the verdict, the three statements, what is shown and what is not. */
import type { Statement } from "../findings/index.ts"
import type { Result } from "../verdict/index.ts"
import type { Block, Section, TitledList } from "./document.ts"
import { inShort } from "./in-short.ts"
import {
  neverShown,
  showsOf,
  statusWords,
  verdictMeaning,
  verdictSentence,
  verdictWords,
  withSymbol,
} from "./words.ts"
import type { Wording } from "./wording.ts"

const STATEMENTS = ["integrity", "origin", "completeness"] as const satisfies readonly Statement[]

/** One statement as every rendering shows it. */
export interface ShownStatement {
  readonly name: string
  readonly status: string
  readonly tone: ReturnType<typeof statusWords>["tone"]
  readonly says: string
}

export function verdictSection(result: Result, wording: Wording): Section {
  const { title, columns } = wording.words.verdict
  const [status = "", statement = "", said = ""] = columns
  const { tone } = verdictWords(result.verdict)
  const callout: Block = {
    kind: "callout",
    tone,
    title: withSymbol(verdictWords(result.verdict)),
    text: [verdictSentence(result, wording), verdictMeaning(result.verdict, wording)],
  }
  const table: Block = {
    kind: "table",
    columns: [
      { title: status, share: 0.2 },
      { title: statement, share: 0.17 },
      { title: said, share: 0.63 },
    ],
    rows: shownStatements(result, wording).map(({ name, status, tone, says }) => ({
      cells: [status, name, says],
      tone,
    })),
  }
  return { title, blocks: [callout, ...shortTable(result, wording), table] }
}

/** The matters in short, where there are any. */
function shortTable(result: Result, wording: Wording): readonly Block[] {
  const matters = inShort(result, wording)
  if (matters.length === 0) return []
  const [weight = "", concerns = "", found = ""] = wording.words.inShort.columns
  return [
    {
      kind: "table",
      columns: [
        { title: weight, share: 0.2 },
        { title: concerns, share: 0.33, fixed: true },
        { title: found, share: 0.47 },
      ],
      rows: matters.map((one) => ({ cells: [one.label, one.concerns, one.says], tone: one.tone })),
    },
  ]
}

/** The three statements, in their fixed order. */
export function shownStatements(result: Result, wording: Wording): readonly ShownStatement[] {
  return STATEMENTS.map((id) => {
    const { status, says } = result.statements[id]
    const words = statusWords(status, wording)
    const name = wording.words.statementNames[id]
    return { name, status: withSymbol(words), tone: words.tone, says: wording.told(says) }
  })
}

export function shownSection(result: Result, wording: Wording): Section {
  return {
    title: wording.words.shown.title,
    blocks: [{ kind: "contrast", ...shownLists(result, wording) }],
  }
}

/** What the checks that passed show, against everything that was not shown. */
export function shownLists(
  result: Result,
  wording: Wording,
): {
  readonly left: TitledList
  readonly right: TitledList
} {
  const { shown } = wording.words
  const passed = result.checks.filter(({ status }) => status === "PASSED")
  return {
    left: {
      title: shown.shown,
      items: passed.length === 0 ? [shown.nothing] : passed.map(({ id }) => showsOf(id, wording)),
    },
    right: {
      title: shown.notShown,
      items: [...notShown(result, wording), ...neverShown(result.input, wording)],
    },
  }
}

/** The limits that the result states, without the lead-in that a heading already gives. */
export function notShown(result: Result, { told }: Wording): readonly string[] {
  return result.limits.map((limit) => {
    const rest = told(limit).replace(/^(?:Not shown|Nicht gezeigt): /, "")
    return rest.charAt(0).toUpperCase() + rest.slice(1)
  })
}
