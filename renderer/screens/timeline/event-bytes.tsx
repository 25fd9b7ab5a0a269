/** The very bytes of one line, their digest computed in this window, and the way on to the tree. */
import type { ReactElement } from "react"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { CopyButton, Digest } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useDigests } from "../../state/digests.ts"
import type { Examined } from "../../state/examined.ts"
import { useDesk } from "../../state/provider.tsx"
import { bytesOfText } from "../../state/tree-path.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export interface EventBytesProps {
  readonly examined: Examined
  /** Number of the line, from 0. */
  readonly line: number
  readonly text: string
}

export function EventBytes({ examined, line, text }: EventBytesProps): ReactElement {
  const { event } = useWords()
  const { count } = useQuantities()
  const { go } = useDesk()
  const digests = useDigests([text])
  const digest = digests?.[0]
  return (
    <Panel
      title={event.bytes}
      lead={event.bytesLead}
      actions={
        <Button
          icon="tree"
          onPress={() => {
            go({ kind: "examination", handle: examined.examination.handle, view: "proofs", line })
          }}
        >
          {event.toRoot}
        </Button>
      }
    >
      <div className="stack">
        <div className="copyable">
          <pre className="commands canonical" tabIndex={0} aria-label={event.bytes}>
            <EvidenceText text={text} fixed />
          </pre>
          <CopyButton text={text} what={event.bytes} />
        </div>
        <dl className="facts">
          <FactRow name={event.length}>{count(bytesOfText(text).length)}</FactRow>
          <FactRow name={event.digest}>
            {typeof digest === "string" ? (
              <Digest hex={digest} what={event.digest} />
            ) : (
              event.computing
            )}
          </FactRow>
        </dl>
      </div>
    </Panel>
  )
}
