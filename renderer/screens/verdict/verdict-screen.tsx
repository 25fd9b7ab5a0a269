/** The verdict: one sentence, three statements, what to look at first, and all that was asked. */
import type { ReactElement } from "react"
import type { ResultView } from "../../../core/index.ts"
import { Blocks, Contrast } from "../../parts/blocks.tsx"
import { Commands, Digest } from "../../parts/copyable.tsx"
import { FactRow } from "../../parts/blocks.tsx"
import { Panel } from "../../parts/panel.tsx"
import { SinceNotice } from "../../parts/since-notice.tsx"
import { useSince } from "../../state/since.ts"
import { useWords } from "../../words/words.ts"
import type { Examined } from "../../state/examined.ts"
import { ExaminedHead } from "../examined-head.tsx"
import { Banner } from "./banner.tsx"
import { ChecksPanel } from "./checks-panel.tsx"
import { CoveragePanel } from "./coverage-panel.tsx"
import { FindingsPanel } from "./findings-panel.tsx"
import { InShortPanel } from "./in-short.tsx"
import { Statements } from "./statements.tsx"

export function VerdictScreen({ examined }: { readonly examined: Examined }): ReactElement {
  const { verdict, actions } = useWords()
  const { view, result, command, repeats } = examined.outcome
  const { handle } = examined.examination
  const { since } = useSince(handle)
  return (
    <div className="screen">
      <ExaminedHead examined={examined} />
      <SinceNotice examination={handle} since={since} />
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
      <Panel title={verdict.repeat} lead={verdict.repeatLeads[repeats]}>
        <div className="stack">
          <Commands text={command} what={actions.command} />
          <dl className="facts">
            <FactRow name={verdict.resultDigest}>
              <Digest hex={result.resultDigest} what={verdict.resultDigest} />
            </FactRow>
            <FactRow name={verdict.evidenceDigest}>
              <Digest hex={result.input.digest} what={verdict.evidenceDigest} />
            </FactRow>
          </dl>
        </div>
      </Panel>
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
