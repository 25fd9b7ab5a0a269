/** Time-stamps of the seals: requests to carry out, and answers that are checked and added. */
import { useState, type ReactElement } from "react"
import type { StampRequested } from "../../../electron/contract/stamps.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { ShowInFolder } from "../../parts/show-in-folder.tsx"
import type { Examined } from "../../state/examined.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { StampForm } from "./stamp-form.tsx"

export function StampsPanel({ examined }: { readonly examined: Examined }): ReactElement {
  const { stamps } = useWords()
  const { handle, evidence } = examined.examination
  const [requested, setRequested] = useState<StampRequested | { readonly kind: "broken" }>()
  return (
    <Panel title={stamps.title} lead={stamps.lead}>
      <div className="stack">
        <div className="stack stack-tight">
          <div className="button-row">
            <Button
              icon="clock"
              onPress={() => {
                api["stamp:request"](handle).then(setRequested, () => {
                  setRequested({ kind: "broken" })
                })
              }}
            >
              {stamps.request}
            </Button>
          </div>
          <p className="hint">{stamps.requestMeans}</p>
        </div>
        {requested !== undefined && <Requested requested={requested} />}
        <StampForm examination={handle} bag={evidence.name} />
      </div>
    </Panel>
  )
}

interface RequestedProps {
  readonly requested: StampRequested | { readonly kind: "broken" }
}

function Requested({ requested }: RequestedProps): ReactElement | null {
  const { stamps, actions, frame } = useWords()
  const { count } = useQuantities()
  switch (requested.kind) {
    case "cancelled":
      return null
    case "broken":
      return <Notice tone="failed" title={frame.defect} isNews />
    case "refused":
      return (
        <Notice tone="failed" title={actions.notDone} isNews>
          <p>{requested.says}</p>
        </Notice>
      )
    case "requested": {
      const { names, command, file } = requested
      return (
        <Notice
          tone="passed"
          title={stamps.requested(count(names.length), names.length === 1)}
          isNews
        >
          <p>{stamps.carry}</p>
          <ul>
            {names.map((name) => (
              <li key={name} className="fixed breakable">
                {name}
              </li>
            ))}
          </ul>
          <div className="button-row">
            <ShowInFolder file={file} />
          </div>
          <Repeat command={command} />
        </Notice>
      )
    }
  }
}
