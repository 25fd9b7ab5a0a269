/** What an earlier session left without an answer: resumed from the first byte, or forgotten. */
import type { ReactElement } from "react"
import type { Unfinished } from "../../../electron/contract/examination.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useTermsTold } from "../../parts/terms-line.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useDesk } from "../../state/provider.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

/** Enough to recognise them by; all of them are resumed or forgotten. */
const MOST_SHOWN = 5

export function UnfinishedPanel(): ReactElement | null {
  const { resume } = useWords()
  const { count } = useQuantities()
  const { resumeLeft } = useDesk()
  const { answer, again } = useAnswer("unfinished:list", null)
  const left = answer.kind === "loaded" ? answer.value : []
  if (left.length === 0) return null
  return (
    <Panel title={resume.left(count(left.length), left.length === 1)} lead={resume.leftMeans}>
      <div className="stack">
        <ul className="entries">
          {left.slice(0, MOST_SHOWN).map((entry, index) => (
            <UnfinishedEntry key={index} entry={entry} />
          ))}
        </ul>
        {left.length > MOST_SHOWN && (
          <p className="soft">{resume.more(count(left.length - MOST_SHOWN))}</p>
        )}
        <div className="button-row">
          <Button
            icon="again"
            weight="primary"
            onPress={() => {
              void resumeLeft().then(again)
            }}
          >
            {resume.resumeAll}
          </Button>
          <Button
            weight="quiet"
            label={resume.forgetAll}
            onPress={() => {
              void api["unfinished:forget"](null).then(again)
            }}
          >
            {resume.forget}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

function UnfinishedEntry({ entry }: { readonly entry: Unfinished }): ReactElement {
  const { resume, examining } = useWords()
  const { name, kind, trust, terms, was } = entry
  const told = useTermsTold(terms)
  return (
    <li className="entry">
      <Icon name={kind === "folder" ? "folder" : "archive"} />
      <div className="entry-words">
        <strong>
          <EvidenceText text={name} />
        </strong>
        <span className="soft">
          {resume.was[was]} ·{" "}
          {trust === null ? examining.nobody : <EvidenceText text={resume.under(trust)} />}
          {told.length > 0 && <EvidenceText text={` · ${told.join(" · ")}`} />}
        </span>
      </div>
    </li>
  )
}
