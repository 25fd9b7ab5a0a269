/** Before an examination is closed: what exists nowhere else, and would be lost with it. */
import type { ReactElement } from "react"
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components"
import { Button } from "../parts/button.tsx"
import { EvidenceText } from "../parts/evidence-text.tsx"
import { useDesk } from "../state/provider.tsx"
import type { Session } from "../state/session.ts"
import { useWords } from "../words/words.ts"

export function CloseQuestion(): ReactElement {
  const { session, tell } = useDesk()
  const { closing } = session
  return (
    <ModalOverlay
      className="question-veil"
      isOpen={closing !== undefined}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) tell({ kind: "closing", closing: undefined })
      }}
    >
      <Modal className="question">
        <Dialog role="alertdialog">
          {closing !== undefined && <Question closing={closing} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Question({
  closing,
}: {
  readonly closing: NonNullable<Session["closing"]>
}): ReactElement {
  const { close: words } = useWords()
  const { session, tell, close } = useDesk()
  const { handle, loses } = closing
  const name = session.examinations.find((one) => one.handle === handle)?.evidence.name ?? ""
  return (
    <div className="stack">
      <Heading slot="title" level={2}>
        <EvidenceText text={words.title(name)} />
      </Heading>
      <ul className="checked-list">
        {loses.result && <li>{words.result}</li>}
        {loses.draft && <li>{words.draft}</li>}
        {loses.comparedBy.map((other, index) => (
          <li key={index}>
            <EvidenceText text={words.comparedBy(other)} />
          </li>
        ))}
      </ul>
      <p className="soft">{words.evidenceStays}</p>
      <div className="button-row">
        <Button
          onPress={() => {
            tell({ kind: "closing", closing: undefined })
          }}
        >
          {words.keep}
        </Button>
        <Button
          weight="primary"
          onPress={() => {
            void close(handle, true)
          }}
        >
          {words.sure}
        </Button>
      </div>
    </div>
  )
}
