/** Reports that somebody handed over: is each what an examiner signed, and what does that not show? */
import type { ReactElement } from "react"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Empty, Notice } from "../../parts/notice.tsx"
import { useTermsTold } from "../../parts/terms-line.tsx"
import { useDesk } from "../../state/provider.tsx"
import { toldTerms } from "../../state/terms.ts"
import { useLanguage, useWords } from "../../words/words.ts"
import { TrustInForce } from "../singles/trust-in-force.tsx"
import { CheckedReport } from "./checked-report.tsx"

export function CheckScreen(): ReactElement {
  const { check, open } = useWords()
  const { session, checkReports } = useDesk()
  const language = useLanguage()
  const told = useTermsTold({ ...toldTerms(session.terms), jobs: null })
  const choose = (): void => {
    void api["report:choose"](null).then(checkReports)
  }
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{check.title}</h1>
          <p className="soft">{check.lead}</p>
          {told.length > 0 && (
            <p className="soft">
              <EvidenceText text={told.join(" · ")} />
            </p>
          )}
        </div>
        <div className="button-row no-print">
          <Button icon="report" weight="primary" onPress={choose}>
            {check.choose}
          </Button>
        </div>
      </header>
      {session.refused.length > 0 && (
        <Notice tone="failed" title={open.refused} isNews>
          {session.refused.map((says, index) => (
            <p key={index}>
              <EvidenceText text={says[language]} />
            </p>
          ))}
        </Notice>
      )}
      <TrustInForce noTrustMeans={check.noTrust} />
      {session.reports.length === 0 ? (
        <section className="panel">
          <Empty icon="report" title={check.none} text={check.noneMeans} isWhole />
        </section>
      ) : (
        session.reports.map((report) => <CheckedReport key={report.handle} report={report} />)
      )}
    </div>
  )
}
