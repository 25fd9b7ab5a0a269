/** Whether search indexes are kept, which ones are, how large they are, and their end. */
import { useState, type ReactElement } from "react"
import type { KeptIndexes, KeptIndexHandle } from "../../../electron/contract/settings.ts"
import { api } from "../../bridge.ts"
import { Answered } from "../../parts/answered.tsx"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ReadOnlyNotice } from "../../parts/read-only-notice.tsx"
import { Segments } from "../../parts/segments.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

const MODES = ["off", "on"] as const

export function IndexesPanel(): ReactElement {
  const { indexes, frame } = useWords()
  const { answer, again } = useAnswer("index:read", null)
  return (
    <Panel title={indexes.title}>
      <Answered answer={answer} again={again} loading={frame.loading}>
        {(read) => <Indexes read={read} onChange={again} />}
      </Answered>
    </Panel>
  )
}

interface IndexesProps {
  readonly read: KeptIndexes
  readonly onChange: () => void
}

function Indexes({ read, onChange }: IndexesProps): ReactElement {
  const { indexes, actions } = useWords()
  const { isOn: isReadOnly } = useDesk().session.readOnly
  const [refused, noteRefusal] = useRefusal()
  const [keeps, setKeeps] = useState(read.keeps)
  return (
    <div className="stack">
      <Segments
        label={indexes.keep}
        hint={indexes.means}
        isDisabled={isReadOnly}
        value={keeps ? "on" : "off"}
        options={MODES.map((value) => ({ value, words: indexes.modes[value] }))}
        onChange={(mode) => {
          void api["index:keep"](mode === "on").then((answer) => {
            noteRefusal(answer)
            if (answer.kind === "indexes") setKeeps(answer.keeps)
          })
        }}
      />
      {isReadOnly && <ReadOnlyNotice says={indexes.noKeeping} />}
      {refused !== undefined && (
        <Notice tone="failed" title={actions.notDone} isNews>
          <p>{refused}</p>
        </Notice>
      )}
      <Kept kept={read.kept} onChange={onChange} />
    </div>
  )
}

interface KeptProps {
  readonly kept: KeptIndexes["kept"]
  readonly onChange: () => void
}

function Kept({ kept, onChange }: KeptProps): ReactElement {
  const { indexes } = useWords()
  const { bytes } = useQuantities()
  const remove = (handle: KeptIndexHandle | null): void => {
    void api["index:remove"](handle).then(onChange)
  }
  if (kept.length === 0) return <p className="soft">{indexes.none}</p>
  return (
    <>
      <ul className="entries" aria-label={indexes.kept}>
        {kept.map(({ handle, name, sizeBytes }) => (
          <li key={handle} className="entry">
            <div className="entry-words">
              <strong>
                <EvidenceText text={name} />
              </strong>
              <span className="soft">{bytes(sizeBytes)}</span>
            </div>
            <Button
              small
              weight="quiet"
              label={indexes.removeOf(name)}
              onPress={() => {
                remove(handle)
              }}
            >
              {indexes.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div className="button-row">
        <Button
          small
          onPress={() => {
            remove(null)
          }}
        >
          {indexes.removeAll}
        </Button>
      </div>
    </>
  )
}
