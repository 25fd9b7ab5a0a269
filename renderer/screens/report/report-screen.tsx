/** The report: its particulars, what it will say, and the form that signs it. */
import { useEffect, useRef, useState, type ReactElement } from "react"
import type {
  CaseFieldShape,
  ReportDraft,
  ReportPreview,
} from "../../../electron/contract/report.ts"
import { api } from "../../bridge.ts"
import { Broken } from "../../frame/whole.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { useAnswer } from "../../state/answer.ts"
import type { Examined } from "../../state/examined.ts"
import { useDesk } from "../../state/provider.tsx"
import { useSince, type KnownSince } from "../../state/since.ts"
import type { SignedReport } from "../../state/session.ts"
import { useWords } from "../../words/words.ts"
import { CasePanel } from "./case-panel.tsx"
import { PaperPreview } from "./paper-preview.tsx"
import { SignForm } from "./sign-form.tsx"
import { StampPanel } from "./stamp-panel.tsx"

export function ReportScreen({ examined }: { readonly examined: Examined }): ReactElement {
  const { report } = useWords()
  const { examination } = examined
  const { answer, again } = useAnswer("report:draft", examination.handle)
  const known = useSince()
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
      {answer.kind === "broken" && <Broken onAgain={again} />}
      {answer.kind === "loaded" && (
        <Writing
          examined={examined}
          known={known}
          first={answer.value.draft}
          shapes={answer.value.fields}
        />
      )}
    </div>
  )
}

interface WritingProps {
  readonly examined: Examined
  readonly known: KnownSince
  /** The draft that was kept. */
  readonly first: ReportDraft
  readonly shapes: readonly CaseFieldShape[]
}

function Writing({ examined, known, first, shapes }: WritingProps): ReactElement {
  const { examination, outcome } = examined
  const [draft, setDraft] = useState(first)
  const [isAsked, setAsked] = useState(false)
  const { session, tell } = useDesk()
  const { handle } = examination
  const keepSigned = (report: SignedReport): void => {
    tell({ kind: "signed", examination: handle, report })
  }
  const [saves, setSaves] = useState(0)
  const { document, faults, savedAs } = usePreview(examined, draft, saves) ?? {
    document: outcome.document,
    faults: {},
    savedAs: null,
  }
  return (
    <div className="columns columns-report">
      <div className="stack">
        <SignForm
          examination={examination}
          known={known}
          isBlocked={Object.keys(faults).length > 0}
          onBlocked={() => {
            setAsked(true)
          }}
          onSigned={({ file, name }) => {
            setAsked(false)
            setSaves(saves + 1)
            keepSigned({ file, name })
          }}
        />
        <StampPanel report={session.signed[handle]} onChoose={keepSigned} />
        <CasePanel
          examination={handle}
          shapes={shapes}
          draft={draft}
          faults={faults}
          isAsked={isAsked}
          onChange={setDraft}
        />
      </div>
      <PaperPreview document={document} savedAs={savedAs} />
    </div>
  )
}

/** Between two keystrokes nothing is asked. */
const PAUSE_MS = 150

/**
 * The document with what was typed; main keeps the draft as it makes it. Asked anew with every
 * report that was saved, for then it is that one.
 */
function usePreview(
  { examination }: Examined,
  draft: ReportDraft,
  saves: number,
): ReportPreview | undefined {
  const [preview, setPreview] = useState<ReportPreview>()
  const { handle } = examination
  const unkept = useRef<ReportDraft>(undefined)
  useEffect(() => {
    let isCurrent = true
    unkept.current = draft
    const timer = window.setTimeout(() => {
      unkept.current = undefined
      void api["report:preview"]({ examination: handle, draft }).then((answer) => {
        if (isCurrent) setPreview(answer)
      })
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      window.clearTimeout(timer)
    }
  }, [handle, draft, saves])
  useEffect(
    () => () => {
      // Who leaves within the pause loses no letter of it; of what was closed nothing is kept.
      const last = unkept.current
      if (last === undefined) return
      void api["report:preview"]({ examination: handle, draft: last }).catch(() => undefined)
    },
    [handle],
  )
  return preview
}
