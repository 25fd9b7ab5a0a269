/** The report: what it will say, beside the form that signs it. */
import type { ReactElement } from "react"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { useWords } from "../../words/words.ts"
import type { Examined } from "../../state/examined.ts"
import { PaperPreview } from "./paper-preview.tsx"
import { SignForm } from "./sign-form.tsx"

export function ReportScreen({ examined }: { readonly examined: Examined }): ReactElement {
  const { report } = useWords()
  const { examination, outcome } = examined
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{report.title}</h1>
          <p className="soft">
            <EvidenceText text={examination.evidence.name} /> · {report.lead}
          </p>
        </div>
      </header>
      <div className="columns columns-report">
        <PaperPreview document={outcome.document} />
        <div className="sticky">
          <SignForm examination={examination} />
        </div>
      </div>
    </div>
  )
}
