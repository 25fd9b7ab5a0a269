/** What was examined before, kept between sessions. */
import type { ReactElement } from "react"
import type { Recent, RecentHandle } from "../../../electron/contract/evidence.ts"
import { api } from "../../bridge.ts"
import { Broken } from "../../frame/whole.tsx"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useDesk } from "../../state/provider.tsx"
import { TONE_OF_VERDICT } from "../../state/tones.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function RecentPanel(): ReactElement {
  const { open, frame } = useWords()
  const { answer, again } = useAnswer("evidence:recent", null)
  const forget = (which: RecentHandle | null): void => {
    void api["evidence:forget"](which).then(again)
  }
  const { sample } = useDesk().session
  const recent = answer.kind === "loaded" ? answer.value : []
  return (
    <Panel
      title={open.recent}
      actions={
        recent.length > 0 && (
          <Button
            weight="quiet"
            small
            onPress={() => {
              forget(null)
            }}
          >
            {open.forgetAll}
          </Button>
        )
      }
    >
      {answer.kind === "loading" && <p className="soft">{frame.loading}</p>}
      {answer.kind === "broken" && <Broken onAgain={again} />}
      {answer.kind === "loaded" && recent.length === 0 && <p className="soft">{open.noRecent}</p>}
      <ul className="entries">
        {recent.map((entry) => (
          <RecentEntry
            key={entry.handle}
            entry={entry}
            onForget={() => {
              forget(entry.handle)
            }}
          />
        ))}
      </ul>
      {sample !== undefined && <p className="soft small">{open.sampleNotListed}</p>}
    </Panel>
  )
}

interface RecentEntryProps {
  readonly entry: Recent
  readonly onForget: () => void
}

function RecentEntry({ entry, onForget }: RecentEntryProps): ReactElement {
  const { open, tone } = useWords()
  const { instant } = useQuantities()
  const { take } = useDesk()
  const stands = TONE_OF_VERDICT[entry.verdict]
  return (
    <li className="entry">
      <ToneMark tone={stands} size="medium" />
      <div className="entry-words">
        <strong>
          <EvidenceText text={entry.name} />
        </strong>
        <span className="soft">
          {tone[stands]} · {instant(entry.evaluatedAt)} · {open.since[entry.since]}
        </span>
      </div>
      <div className="button-row">
        <Button
          small
          icon="again"
          label={open.examineAgain(entry.name)}
          onPress={() => {
            void api["evidence:again"](entry.handle).then(take)
          }}
        >
          {open.againShort}
        </Button>
        <Button small weight="quiet" label={open.forget(entry.name)} onPress={onForget}>
          {open.forgetShort}
        </Button>
      </div>
    </li>
  )
}
