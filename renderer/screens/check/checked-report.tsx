/** One report that was checked: how it stands, what it says of the evidence, every question, and what is not shown. */
import type { ReactElement, ReactNode } from "react"
import type { ReportCheckView } from "../../../core/index.ts"
import type { OfferedEvidence } from "../../../electron/contract/evidence.ts"
import { Facts } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { CheckedHead } from "../../parts/checked-head.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { ToneMark, withoutSymbol } from "../../parts/tone-mark.tsx"
import { VerdictWord } from "../../parts/verdict-word.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useDesk } from "../../state/provider.tsx"
import { givenTerms, ofAnyTrust } from "../../state/terms.ts"
import { useLanguage, useWords } from "../../words/words.ts"

export function CheckedReport({ report }: { readonly report: OfferedEvidence }): ReactElement {
  const { check, frame } = useWords()
  const language = useLanguage()
  const { trust, terms, sample, sampleReports } = useDesk().session
  const isSample = sample !== undefined && sampleReports.includes(report.handle)
  const inForce = isSample
    ? { trust: sample.trust.handle, terms: givenTerms(ofAnyTrust(terms)) }
    : { trust: trust?.handle ?? null, terms: givenTerms(terms) }
  const asked = { report: report.handle, ...inForce, language }
  const { answer, again } = useAnswer("report:check", asked)
  return (
    <section className="panel checked-report" aria-label={report.name}>
      {answer.kind === "loading" && (
        <p className="soft" role="status">
          {check.checking(report.name)}
        </p>
      )}
      {answer.kind === "broken" && (
        <Notice tone="failed" title={frame.defect} isNews>
          <Button small icon="again" onPress={again}>
            {frame.again}
          </Button>
        </Notice>
      )}
      {answer.kind === "loaded" &&
        (answer.value.kind === "refused" ? (
          <Notice tone="failed" title={report.name} isNews>
            <p>{answer.value.says}</p>
          </Notice>
        ) : (
          <Shown name={report.name} view={answer.value.view} command={answer.value.command}>
            {sample !== undefined && <Under report={report} isSample={isSample} />}
          </Shown>
        ))}
    </section>
  )
}

interface UnderProps {
  readonly report: OfferedEvidence
  readonly isSample: boolean
}

/** By whose keys this one report is checked, once there is a sample whose keys it may bear. */
function Under({ report, isSample }: UnderProps): ReactElement {
  const { check, open } = useWords()
  const { tell } = useDesk()
  return (
    <div className="chosen">
      {isSample && <span className="soft">{open.sampleKeys}</span>}
      <Button
        small
        icon="key"
        onPress={() => {
          tell({ kind: "checkedUnder", report: report.handle, isSample: !isSample })
        }}
      >
        {isSample ? check.underOwn : check.underSample}
      </Button>
    </div>
  )
}

interface ShownProps {
  readonly name: string
  readonly view: ReportCheckView
  readonly command: string
  /** Stands beneath its name. */
  readonly children: ReactNode
}

function Shown({ name, view, command, children }: ShownProps): ReactElement {
  const { check } = useWords()
  const { head, ofEvidence, sentence, answers, facts, notShown } = view
  return (
    <div className="stack">
      <h2>
        <EvidenceText text={name} />
      </h2>
      {children}
      <div className="checked-heads" role="status">
        <CheckedHead tone={head.tone} says={head.word}>
          <p>{sentence}</p>
        </CheckedHead>
        <CheckedHead
          tone={ofEvidence.tone}
          title={ofEvidence.title}
          says={<VerdictWord word={ofEvidence.word} />}
        >
          <p>{ofEvidence.means}</p>
        </CheckedHead>
      </div>
      <div className="columns">
        <div className="stack">
          <h3>{check.questions}</h3>
          <ul className="checked-answers">
            {answers.map(({ asks, tone, status, says, reason }) => (
              <li key={asks}>
                <ToneMark tone={tone} />
                <div>
                  <strong>{asks}</strong>
                  <p>
                    <span className="checked-status">{withoutSymbol(status)}:</span> {says}
                  </p>
                  {reason !== undefined && (
                    <p className="soft small fixed" lang="en">
                      <EvidenceText text={reason} />
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
          <h3>{notShown.title}</h3>
          <ul className="checked-list">
            {notShown.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
        <div className="stack">
          <h3>{check.particulars}</h3>
          <Facts entries={facts} />
          <Repeat command={command} />
        </div>
      </div>
    </div>
  )
}
