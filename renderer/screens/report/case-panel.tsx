/** Language and particulars of the report: typed here, or brought in as a file. */
import { useState, type ReactElement } from "react"
import type { ExaminationHandle } from "../../../electron/contract/examination.ts"
import type {
  CaseFieldShape,
  ReportDraft,
  ReportPreview,
  Saved,
} from "../../../electron/contract/report.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Segments } from "../../parts/segments.tsx"
import { useWords } from "../../words/words.ts"
import { SavedNotice } from "../examined-head.tsx"
import { CaseForm } from "./case-form.tsx"

const LANGUAGES = [
  { value: "en", words: <span lang="en">English</span> },
  { value: "de", words: <span lang="de">Deutsch</span> },
] as const

export interface CasePanelProps {
  readonly examination: ExaminationHandle
  readonly shapes: readonly CaseFieldShape[]
  readonly draft: ReportDraft
  readonly faults: ReportPreview["faults"]
  readonly onChange: (draft: ReportDraft) => void
}

export function CasePanel(props: CasePanelProps): ReactElement {
  const { examination, shapes, draft, faults, onChange } = props
  const { particulars } = useWords()
  const [told, setTold] = useState<Saved>()
  const load = (): void => {
    void api["case:load"](null).then((choice) => {
      if (choice.kind === "case") {
        setTold(undefined)
        onChange({ ...draft, caseFile: choice.file })
      } else setTold(choice)
    })
  }
  const { caseFile } = draft
  return (
    <Panel title={particulars.title} lead={particulars.lead}>
      <div className="stack">
        <Segments
          label={particulars.language}
          value={draft.language}
          options={LANGUAGES}
          onChange={(language) => {
            onChange({ ...draft, language })
          }}
        />
        <div className="button-row">
          {caseFile === null && (
            <Button
              icon="pen"
              onPress={() => {
                onChange({ ...draft, caseFile: {} })
              }}
            >
              {particulars.fill}
            </Button>
          )}
          <Button icon="folder" weight="quiet" onPress={load}>
            {particulars.load}
          </Button>
          {caseFile !== null && (
            <>
              <Button
                icon="save"
                weight="quiet"
                onPress={() => {
                  void api["case:save"](examination).then(setTold)
                }}
              >
                {particulars.save}
              </Button>
              <Button
                weight="quiet"
                onPress={() => {
                  onChange({ ...draft, caseFile: null })
                }}
              >
                {particulars.without}
              </Button>
            </>
          )}
        </div>
        {told !== undefined && <SavedNotice saved={told} />}
        {caseFile !== null && (
          <>
            <FaultCount count={Object.keys(faults).length} />
            <CaseForm
              shapes={shapes}
              file={caseFile}
              faults={faults}
              onChange={(file) => {
                onChange({ ...draft, caseFile: file })
              }}
            />
          </>
        )}
      </div>
    </Panel>
  )
}

function FaultCount({ count }: { readonly count: number }): ReactElement {
  const { particulars } = useWords()
  return count === 0 ? (
    <Notice tone="passed" title={particulars.complete} />
  ) : (
    <Notice tone="open" title={particulars.incomplete(String(count), count === 1)} />
  )
}
