/** How evidence is examined: closed, with one line that says what is in force. */
import type { ReactElement } from "react"
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Notice } from "../../parts/notice.tsx"
import { useTermsTold } from "../../parts/terms-line.tsx"
import { useDesk } from "../../state/provider.tsx"
import { asksOfTrust, DEFAULT_TERMS, toldTerms } from "../../state/terms.ts"
import { useWords } from "../../words/words.ts"
import { PackTerms } from "./pack-terms.tsx"
import { PolicyField } from "./policy-field.tsx"
import { RunTerms } from "./run-terms.tsx"

export interface TermsPanelProps {
  /** False where the number of workers means nothing. */
  readonly hasJobs?: boolean
}

export function TermsPanel({ hasJobs = true }: TermsPanelProps): ReactElement {
  const { terms: words } = useWords()
  const { session, tell } = useDesk()
  const { terms, trust } = session
  const told = useTermsTold(toldTerms(hasJobs ? terms : { ...terms, jobs: null }))
  return (
    <section className="panel" aria-label={words.title}>
      <Disclosure className="disclosure">
        <Heading level={2} className="terms-head">
          <AriaButton slot="trigger" className="disclosure-button">
            <Icon name="forward" />
            <span>
              {words.title}
              <small>
                <EvidenceText text={told.length === 0 ? words.asUsual : told.join(" · ")} />
              </small>
            </span>
          </AriaButton>
        </Heading>
        <DisclosurePanel>
          <div className="stack terms">
            <p className="soft small">{words.holds}</p>
            <PolicyField />
            <PackTerms />
            <RunTerms hasJobs={hasJobs} />
            {told.length > 0 && (
              <div className="button-row">
                <Button
                  weight="quiet"
                  onPress={() => {
                    tell({ kind: "termed", terms: DEFAULT_TERMS })
                  }}
                >
                  {words.reset}
                </Button>
              </div>
            )}
          </div>
        </DisclosurePanel>
      </Disclosure>
      {trust === null && asksOfTrust(terms) && (
        <Notice tone="failed" title={words.needTrust} isNews />
      )}
    </section>
  )
}
