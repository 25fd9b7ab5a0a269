/** Everything that is under way or waits, in its order. */
import type { ReactElement } from "react"
import type { Examination } from "../../../electron/contract/examination.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import { useDesk } from "../../state/provider.tsx"
import { isPending } from "../../state/session.ts"
import { TONE_OF_VERDICT } from "../../state/tones.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function QueuePanel(): ReactElement | null {
  const { examining } = useWords()
  const { examinations } = useDesk().session
  if (examinations.length < 2 || !examinations.some(isPending)) return null
  return (
    <Panel title={examining.queue}>
      <ul className="entries">
        {examinations.map((examination) => (
          <QueueEntry key={examination.handle} examination={examination} />
        ))}
      </ul>
    </Panel>
  )
}

function QueueEntry({ examination }: { readonly examination: Examination }): ReactElement {
  const { examining, state: words, tone, resume } = useWords()
  const { percent } = useQuantities()
  const { handle, evidence, state } = examination
  const isRunning = state.kind === "running"
  const { done, total } = isRunning ? state.progress.bytes : { done: 0, total: null }
  const stands = state.kind === "done" ? TONE_OF_VERDICT[state.verdict] : undefined
  const isPaused = isRunning && state.progress.isPaused === true
  const said = stands === undefined ? words[state.kind as keyof typeof words] : tone[stands]
  return (
    <li className="entry">
      {stands === undefined ? (
        <Icon name={isRunning ? "again" : "clock"} />
      ) : (
        <ToneMark tone={stands} />
      )}
      <div className="entry-words">
        <strong>
          <EvidenceText text={evidence.name} />
        </strong>
        <span className="soft">
          {isPaused ? resume.paused : said}
          {total !== null && ` · ${percent(done, total)} %`}
        </span>
      </div>
      {isPending(examination) && (
        <Button
          small
          weight="quiet"
          label={examining.cancelOne(evidence.name)}
          onPress={() => {
            void api["examination:cancel"](handle)
          }}
        >
          {examining.cancel}
        </Button>
      )}
    </li>
  )
}
