/** Language and particulars of the report: typed here, or brought in as a file. */
import { useState, type ReactElement } from "react"
import type { CaseField } from "../../../core/index.ts"
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
  /** Somebody tried to sign, so whatever is missing is told. */
  readonly isAsked: boolean
  readonly onChange: (draft: ReportDraft) => void
}

export function CasePanel(props: CasePanelProps): ReactElement {
  const { examination, shapes, draft, faults, isAsked, onChange } = props
  const { particulars } = useWords()
  const [told, setTold] = useState<Saved>()
  const [left, setLeft] = useState<readonly CaseField[]>([])
  const shown = toldFaults(faults, isAsked ? undefined : left)
  const load = (): void => {
    void api["case:load"](null).then((choice) => {
      if (choice.kind === "case") {
        setTold(undefined)
        // What somebody wrote before is judged as a whole.
        setLeft(shapes.map(({ name }) => name))
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
        <CaseActions
          isFilled={caseFile !== null}
          onFile={(file) => {
            onChange({ ...draft, caseFile: file })
          }}
          onLoad={load}
          onSave={() => {
            void api["case:save"](examination).then(setTold)
          }}
        />
        {told !== undefined && <SavedNotice saved={told} />}
        {caseFile !== null && (
          <>
            <FaultCount count={Object.keys(shown).length} all={Object.keys(faults).length} />
            <CaseForm
              shapes={shapes}
              file={caseFile}
              faults={shown}
              onLeave={(name) => {
                setLeft([...left, name])
              }}
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

interface CaseActionsProps {
  readonly isFilled: boolean
  readonly onFile: (file: ReportDraft["caseFile"]) => void
  readonly onLoad: () => void
  readonly onSave: () => void
}

function CaseActions({ isFilled, onFile, onLoad, onSave }: CaseActionsProps): ReactElement {
  const { particulars } = useWords()
  return (
    <div className="button-row">
      {!isFilled && (
        <Button
          icon="pen"
          onPress={() => {
            onFile({})
          }}
        >
          {particulars.fill}
        </Button>
      )}
      <Button icon="folder" weight="quiet" onPress={onLoad}>
        {particulars.load}
      </Button>
      {isFilled && (
        <>
          <Button icon="save" weight="quiet" onPress={onSave}>
            {particulars.save}
          </Button>
          <Button
            weight="quiet"
            onPress={() => {
              onFile(null)
            }}
          >
            {particulars.without}
          </Button>
        </>
      )}
    </div>
  )
}

/** Nothing is called missing before the person was there. */
function toldFaults(
  faults: ReportPreview["faults"],
  left: readonly CaseField[] | undefined,
): ReportPreview["faults"] {
  const told = Object.entries(faults).filter(
    ([name, fault]) =>
      left === undefined || fault !== "missing" || left.some((one) => one === name),
  )
  return Object.fromEntries(told)
}

interface FaultCountProps {
  /** Of those that are told. */
  readonly count: number
  readonly all: number
}

function FaultCount({ count, all }: FaultCountProps): ReactElement {
  const { particulars } = useWords()
  if (all === 0) return <Notice tone="passed" title={particulars.complete} />
  return count === 0 ? (
    <p className="soft">{particulars.toFill}</p>
  ) : (
    <Notice tone="open" title={particulars.incomplete(String(count), count === 1)} />
  )
}
