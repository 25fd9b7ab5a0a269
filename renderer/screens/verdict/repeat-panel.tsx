/** The command line that repeats the examination, and the digests that must come of it. */
import { useState, type ReactElement } from "react"
import type { ExaminationHandle, Outcome } from "../../../electron/contract/examination.ts"
import type { Saved } from "../../../electron/contract/report.ts"
import { api } from "../../bridge.ts"
import { goToPanel } from "../../frame/page-parts.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { Commands, Digest } from "../../parts/copyable.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import type { Examined } from "../../state/examined.ts"
import { useWords } from "../../words/words.ts"
import { SavedNotice } from "../examined-head.tsx"

const ANCHOR = "verdict-repeat"

type Repeating = Pick<
  Extract<Outcome, { readonly kind: "done" }>,
  "command" | "repeats" | "unsaved"
>

export function RepeatPanel({ examined }: { readonly examined: Examined }): ReactElement {
  const { verdict, actions } = useWords()
  const { examination, outcome } = examined
  const { result } = outcome
  const [{ command, repeats, unsaved }, setRepeating] = useState<Repeating>(outcome)
  const [saved, setSaved] = useState<Saved>()
  const follow = (answer: Saved): void => {
    setSaved(answer)
    if (answer.kind !== "saved") return
    // The command names the file as it was saved, which only main knows.
    void api["examination:outcome"](examination.handle).then((told) => {
      if (told.kind !== "done") return
      setRepeating(told)
      // The button that had the focus goes.
      goToPanel(ANCHOR, "nearest")
    })
  }
  return (
    <Panel anchor={ANCHOR} title={verdict.repeat} lead={verdict.repeatLeads[repeats]}>
      <div className="stack">
        {unsaved !== null && <SaveFirst unsaved={unsaved} onSaved={follow} />}
        {saved !== undefined && <SavedNotice saved={saved} />}
        <Commands text={command} what={actions.command} />
        <dl className="facts">
          <FactRow name={verdict.resultDigest}>
            <Digest hex={result.resultDigest} what={verdict.resultDigest} />
          </FactRow>
          <FactRow name={verdict.evidenceDigest}>
            <Digest hex={result.input.digest} what={verdict.evidenceDigest} />
          </FactRow>
        </dl>
      </div>
    </Panel>
  )
}

interface SaveFirstProps {
  readonly unsaved: ExaminationHandle
  readonly onSaved: (saved: Saved) => void
}

/** The command compares with a file that is not there yet. */
function SaveFirst({ unsaved, onSaved }: SaveFirstProps): ReactElement {
  const { verdict } = useWords()
  return (
    <Notice tone="open" title={verdict.saveEarlierFirst}>
      <div className="button-row">
        <Button
          small
          icon="save"
          onPress={() => {
            void api["result:save"](unsaved).then(onSaved)
          }}
        >
          {verdict.saveEarlier}
        </Button>
      </div>
    </Notice>
  )
}
