/** An examination that has not ended in a result: under way, waiting, stopped or failed. */
import type { ReactElement } from "react"
import type { Examination } from "../../../electron/contract/examination.ts"
import { api } from "../../bridge.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Empty } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useDesk } from "../../state/provider.tsx"
import { isPending } from "../../state/session.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { ProgressPanel } from "./progress-panel.tsx"
import { QueuePanel } from "./queue-panel.tsx"

export function ExaminingScreen({
  examination,
}: {
  readonly examination: Examination
}): ReactElement {
  const { examining } = useWords()
  const { evidence } = examination
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>
            <EvidenceText text={evidence.name} />
          </h1>
          {isPending(examination) && <p className="soft">{examining.noConclusion}</p>}
        </div>
      </header>
      <StatePanel examination={examination} />
      <QueuePanel />
    </div>
  )
}

function StatePanel({ examination }: { readonly examination: Examination }): ReactElement | null {
  const { examining, resume } = useWords()
  const { state } = examination
  switch (state.kind) {
    case "running":
      return <ProgressPanel examination={examination} progress={state.progress} />
    case "queued":
      return <Waiting examination={examination} ahead={state.ahead} />
    case "cancelled":
      return (
        <Stopped
          examination={examination}
          title={examining.cancelled}
          text={`${examining.cancelledMeans} ${resume.fromFirstByte}`}
        />
      )
    case "failed":
      return <Stopped examination={examination} title={examining.failed} text={state.says} />
    case "crashed":
      return (
        <Stopped
          examination={examination}
          title={examining.crashed}
          text={`${state.says} ${examining.crashedMeans}`}
        />
      )
    case "done":
      return null
  }
}

interface WaitingProps {
  readonly examination: Examination
  readonly ahead: number
}

function Waiting({ examination, ahead }: WaitingProps): ReactElement {
  const { examining } = useWords()
  const { count } = useQuantities()
  const { handle, evidence, trust } = examination
  return (
    <Panel
      title={ahead === 0 ? examining.next : examining.waiting(count(ahead), ahead === 1)}
      actions={
        <Button
          icon="cross"
          label={examining.cancelOne(evidence.name)}
          onPress={() => {
            void api["examination:cancel"](handle)
          }}
        >
          {examining.cancel}
        </Button>
      }
    >
      <dl className="facts">
        <FactRow name={examining.trust}>
          {trust === null ? examining.nobody : <EvidenceText text={trust} />}
        </FactRow>
      </dl>
    </Panel>
  )
}

interface StoppedProps {
  readonly examination: Examination
  readonly title: string
  readonly text: string
}

function Stopped({ examination, title, text }: StoppedProps): ReactElement {
  const { close, examining, resume } = useWords()
  const { examineAgain, go, close: closes } = useDesk()
  return (
    <section className="panel" role="alert" aria-label={title}>
      <Empty icon="cross" title={title} text={text} isWhole>
        <div className="button-row">
          <Button
            icon="again"
            weight="primary"
            onPress={() => {
              void examineAgain(examination.handle)
            }}
          >
            {examination.state.kind === "cancelled" ? resume.resume : examining.again}
          </Button>
          {examination.state.kind === "failed" && (
            <Button
              icon="open"
              onPress={() => {
                go({ kind: "open" })
              }}
            >
              {resume.openOther}
            </Button>
          )}
          <Button
            icon="cross"
            weight="quiet"
            onPress={() => {
              void closes(examination.handle)
            }}
          >
            {close.action}
          </Button>
        </div>
      </Empty>
    </section>
  )
}
