/** How much of the evidence was reached, as bars beside the words of the report. */
import type { ReactElement } from "react"
import type { ShownCoverage } from "../../../core/index.ts"
import { useDocumentLanguage } from "../../parts/evidence-text.tsx"
import { Bar } from "../../parts/bar.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useWords } from "../../words/words.ts"

export interface CoveragePanelProps {
  readonly coverage: readonly ShownCoverage[]
}

export function CoveragePanel({ coverage }: CoveragePanelProps): ReactElement {
  const { verdict } = useWords()
  return (
    <Panel title={verdict.coverage} lead={verdict.coverageLead}>
      <ul className="coverage" lang={useDocumentLanguage()}>
        {coverage.map(({ what, text, covered, total }) => (
          <li key={what}>
            <span className="coverage-words">
              <span>{what}</span>
              <span className="soft">{text}</span>
            </span>
            <Bar done={covered} total={total} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
