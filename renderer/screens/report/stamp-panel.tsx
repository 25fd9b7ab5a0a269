/** A proven time for a report: a request to be carried to an authority, and the answer put in. */
import { useState, type ReactElement } from "react"
import type { Saved, Stamped } from "../../../electron/contract/report.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Wrong } from "../../parts/wrong.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import type { SignedReport } from "../../state/session.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { SavedNotice } from "../examined-head.tsx"

export interface StampPanelProps {
  readonly report: SignedReport | undefined
  readonly onChoose: (report: SignedReport) => void
}

export function StampPanel({ report, onChoose }: StampPanelProps): ReactElement {
  const { stamp } = useWords()
  const [refused, noteRefusal] = useRefusal()
  const choose = (): void => {
    void api["report:choose-signed"](null).then((choice) => {
      noteRefusal(choice)
      if (choice.kind === "chosen") onChoose({ file: choice.handle, name: choice.name })
    })
  }
  return (
    <Panel title={stamp.title} lead={stamp.lead}>
      <div className="stack">
        <div>
          <div className="chosen">
            {report !== undefined && <EvidenceText text={report.name} />}
            <Button small icon="report" weight="quiet" onPress={choose}>
              {report === undefined ? stamp.choose : stamp.other}
            </Button>
          </div>
          <Wrong says={refused} />
        </div>
        {report !== undefined && <Stamping key={report.file} report={report} />}
      </div>
    </Panel>
  )
}

/** The two steps of one report, each as often as is needed. */
function Stamping({ report }: { readonly report: SignedReport }): ReactElement {
  const { stamp, frame } = useWords()
  const { trust } = useDesk().session
  const [asked, setAsked] = useState<Saved>()
  const [stamped, setStamped] = useState<Stamped>()
  const defect = { kind: "refused", says: frame.defect } as const
  const ask = (): void => {
    api["report:stamp-request"](report.file).then(setAsked, () => {
      setAsked(defect)
    })
  }
  const take = (): void => {
    const given = { report: report.file, trust: trust?.handle ?? null }
    api["report:stamp-import"](given).then(setStamped, () => {
      setStamped(defect)
    })
  }
  return (
    <>
      <div className="button-row">
        <Button small icon="clock" onPress={ask}>
          {stamp.ask}
        </Button>
        <Button small icon="folder" onPress={take}>
          {stamp.take}
        </Button>
      </div>
      {asked !== undefined && <SavedNotice saved={asked} />}
      {stamped !== undefined && <StampedNotice stamped={stamped} />}
    </>
  )
}

function StampedNotice({ stamped }: { readonly stamped: Stamped }): ReactElement | null {
  const { stamp } = useWords()
  const { instant } = useQuantities()
  if (stamped.kind !== "stamped") return <SavedNotice saved={stamped} />
  const { file, name, time, by } = stamped
  return (
    <>
      <SavedNotice saved={{ kind: "saved", file, name }} />
      <Notice tone="passed" title={stamp.proven(instant(time))}>
        <p>
          {stamp.by} <EvidenceText text={by} />
        </p>
        <p>{stamp.keeps}</p>
      </Notice>
    </>
  )
}
