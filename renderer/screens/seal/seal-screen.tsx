/** Sealing: what and with which key, what will be claimed, and then the bag itself. */
import { useState, type ReactElement } from "react"
import type { SealClaims, Sealed, SealPreview } from "../../../electron/contract/sealing.ts"
import { api } from "../../bridge.ts"
import { Notice } from "../../parts/notice.tsx"
import { ReadOnlyNotice } from "../../parts/read-only-notice.tsx"
import { WorkProgress } from "../../parts/work-progress.tsx"
import { useDesk } from "../../state/provider.tsx"
import { askOf, EMPTY_DRAFT, withoutPassphrases } from "../../state/seal-draft.ts"
import { useWords } from "../../words/words.ts"
import { ClaimsPanel } from "./claims-panel.tsx"
import { SealForm } from "./seal-form.tsx"
import { SealedNotice } from "./sealed-notice.tsx"

/** What is under way, or what became of it. */
type State =
  | { readonly kind: "idle" | "previewing" | "sealing" | "broken" }
  | Exclude<SealPreview, { readonly kind: "claims" }>
  | Sealed

export function SealScreen(): ReactElement {
  const { seal, readOnly } = useWords()
  const { isOn: isReadOnly } = useDesk().session.readOnly
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [isAsked, setAsked] = useState(false)
  const [state, setState] = useState<State>({ kind: "idle" })
  const [shown, setShown] = useState<Shown>()
  const ask = askOf(draft)
  const key = ask === undefined ? "" : JSON.stringify(ask)
  const isBusy = state.kind === "previewing" || state.kind === "sealing"
  const broken = (): void => {
    setState({ kind: "broken" })
  }
  const preview = (): void => {
    setAsked(true)
    if (ask === undefined || isBusy) return
    setState({ kind: "previewing" })
    api["seal:preview"](ask).then((answer) => {
      if (answer.kind === "claims") setShown({ key, claims: answer.claims })
      setState(answer.kind === "claims" ? { kind: "idle" } : answer)
    }, broken)
  }
  const run = (): void => {
    if (ask === undefined) return
    setState({ kind: "sealing" })
    api["seal:run"](ask).then((answer) => {
      setState(answer)
      if (answer.kind !== "sealed") return
      // What was claimed is sealed; the next bag is looked at anew, and its key opened anew.
      setShown(undefined)
      setDraft(withoutPassphrases)
    }, broken)
  }
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{seal.title}</h1>
          <p className="soft">{seal.lead}</p>
        </div>
      </header>
      {isReadOnly ? (
        <ReadOnlyNotice says={readOnly.noSealing} />
      ) : (
        <div className="columns columns-seal">
          <SealForm
            draft={draft}
            isAsked={isAsked}
            isBusy={isBusy}
            onChange={setDraft}
            onSubmit={preview}
          />
          <div className="sticky stack">
            <Outcome state={state} />
            <ClaimsPanel
              claims={shown?.claims}
              isCurrent={shown?.key === key}
              isBusy={isBusy}
              onSeal={run}
            />
          </div>
        </div>
      )}
    </div>
  )
}

interface Shown {
  /** The question that the claims answer. */
  readonly key: string
  readonly claims: SealClaims
}

function Outcome({ state }: { readonly state: State }): ReactElement | null {
  const { seal, frame, actions } = useWords()
  switch (state.kind) {
    case "idle":
      return null
    case "previewing":
    case "sealing":
      return (
        <section className="panel">
          <WorkProgress
            work="seal"
            label={state.kind === "sealing" ? seal.sealing : seal.previewing}
            onStop={() => {
              void api["work:stop"]("seal")
            }}
          />
        </section>
      )
    case "broken":
      return <Notice tone="failed" title={frame.defect} isNews />
    case "cancelled":
      return <Notice tone="plain" title={seal.stopped} isNews />
    case "refused":
      return (
        <Notice tone="failed" title={actions.notDone} isNews>
          <p>{state.says}</p>
        </Notice>
      )
    case "sealed":
      return <SealedNotice sealed={state} />
  }
}
