/** The sample: evidence to learn on, sound and tampered with in five ways. */
import { useEffect, useRef, useState, type ReactElement } from "react"
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components"
import type { Sample, SamplePiece } from "../../../electron/contract/sample.ts"
import { Button } from "../../parts/button.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useMakesSample } from "../../state/sample.ts"
import { useWords } from "../../words/words.ts"

export function SamplePanel(): ReactElement {
  const { open } = useWords()
  const { sample } = useDesk().session
  const [isAsked, setAsked] = useState(false)
  return (
    <Panel title={open.sample} lead={open.sampleLead}>
      {sample === undefined ? (
        <MakeSample
          onAsk={() => {
            setAsked(true)
          }}
        />
      ) : (
        <Pieces sample={sample} isAsked={isAsked} />
      )}
    </Panel>
  )
}

function MakeSample({ onAsk }: { readonly onAsk: () => void }): ReactElement {
  const { open: words } = useWords()
  const { isMaking, refused, open } = useMakesSample()
  return (
    <div className="stack">
      {refused !== undefined && <Notice tone="failed" title={refused} isNews />}
      <div className="button-row">
        <Button
          icon="sample"
          isDisabled={isMaking}
          onPress={() => {
            onAsk()
            void open()
          }}
        >
          {isMaking ? words.makingSample : words.makeSample}
        </Button>
      </div>
    </div>
  )
}

interface PiecesProps {
  readonly sample: Sample
  /** They stand where the button was that made them. */
  readonly isAsked: boolean
}

function Pieces({ sample, isAsked }: PiecesProps): ReactElement {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (isAsked) list.current?.focus()
  }, [isAsked])
  const { open } = useWords()
  const { examineUnder } = useDesk()
  const { pieces, trust } = sample
  return (
    <div className="stack">
      <ul className="entries" ref={list} tabIndex={-1}>
        {pieces.map((piece, index) => (
          <Piece
            key={piece.handle}
            piece={piece}
            title={piece.tampering === null ? open.sound : open.tampered(String(index))}
            onExamine={() => {
              void examineUnder(trust.handle, [piece.handle])
            }}
          />
        ))}
      </ul>
      <div className="button-row">
        <Button
          onPress={() => {
            void examineUnder(
              trust.handle,
              pieces.map(({ handle }) => handle),
            )
          }}
        >
          {open.examineAll}
        </Button>
      </div>
      <p className="soft small">{open.sampleKeys}</p>
    </div>
  )
}

interface PieceProps {
  readonly piece: SamplePiece
  readonly title: string
  readonly onExamine: () => void
}

function Piece({ piece, title, onExamine }: PieceProps): ReactElement {
  const { open } = useWords()
  const { tampering } = piece
  return (
    <li className="entry">
      <div className="entry-words">
        <strong>{title}</strong>
        {tampering === null ? (
          <span className="soft">{open.soundSays}</span>
        ) : (
          <Disclosure className="disclosure">
            <Heading level={3}>
              <AriaButton
                slot="trigger"
                className="disclosure-button quiet"
                aria-label={`${open.tell} ${title}`}
              >
                <Icon name="forward" />
                <span>{open.tell}</span>
              </AriaButton>
            </Heading>
            <DisclosurePanel>
              <p>{tampering.done}</p>
              <p className="soft">{tampering.hides}</p>
            </DisclosurePanel>
          </Disclosure>
        )}
      </div>
      <Button small label={open.examinePiece(title)} onPress={onExamine}>
        {open.examine}
      </Button>
    </li>
  )
}
