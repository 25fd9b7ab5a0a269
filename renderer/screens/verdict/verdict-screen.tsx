/** The verdict: one sentence, three statements, what to look at first, and all that was asked. */
import type { ReactElement } from "react"
import type { ResultView } from "../../../core/index.ts"
import { Blocks, Contrast } from "../../parts/blocks.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useWords } from "../../words/words.ts"
import type { Examined } from "../../state/examined.ts"
import { ExaminedHead } from "../examined-head.tsx"
import { Banner } from "./banner.tsx"
import { ChecksPanel } from "./checks-panel.tsx"
import { CoveragePanel } from "./coverage-panel.tsx"
import { FindingsPanel } from "./findings-panel.tsx"
import { InShortPanel } from "./in-short.tsx"
import { RepeatPanel } from "./repeat-panel.tsx"
import { Statements } from "./statements.tsx"

export function VerdictScreen({ examined }: { readonly examined: Examined }): ReactElement {
  const { verdict } = useWords()
  const { view } = examined.outcome
  return (
    <div className="screen">
      <ExaminedHead examined={examined} />
      <Banner view={view} />
      <InShortPanel matters={view.inShort} />
      <Statements statements={view.statements} />
      <Sections sections={view.comparison} />
      <div className="columns columns-wide">
        <FindingsPanel examined={examined} />
        <div className="stack">
          <CoveragePanel coverage={view.coverage} />
        </div>
      </div>
      <Panel title={verdict.shows}>
        <Contrast left={view.shown} right={view.notShown} />
      </Panel>
      <ChecksPanel checks={view.checks} />
      <Sections sections={view.sections} />
      <RepeatPanel examined={examined} />
    </div>
  )
}

function Sections({ sections }: { readonly sections: ResultView["sections"] }): ReactElement {
  const { actions } = useWords()
  return (
    <>
      {sections.map(({ title, blocks }) => (
        <Panel key={title} title={title}>
          <Blocks blocks={blocks} copied={actions.command} />
        </Panel>
      ))}
    </>
  )
}
