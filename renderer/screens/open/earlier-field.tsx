/** An earlier result that the next piece of evidence is compared with, and none after it. */
import { useState, type ReactElement } from "react"
import {
  Button as AriaButton,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components"
import type { Examination, ExaminationHandle } from "../../../electron/contract/examination.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Icon } from "../../parts/icon.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function EarlierField(): ReactElement {
  const { terms: words } = useWords()
  const { count } = useQuantities()
  const { session, tell } = useDesk()
  const { earlier, examinations } = session
  const [refused, noteRefusal] = useRefusal()
  const name = (which: ExaminationHandle | null): void => {
    void api["terms:name-earlier"](which).then((choice) => {
      noteRefusal(choice)
      if (choice.kind === "earlier") tell({ kind: "compared", earlier: choice.earlier })
    })
  }
  const ended = examinations.filter(({ state }) => state.kind === "done")
  const listed =
    earlier === undefined ? "" : ` ${words.earlierFiles(count(earlier.items), earlier.items === 1)}`
  return (
    <ChosenField
      label={words.earlier}
      hint={`${words.earlierHint}${listed}`}
      name={earlier?.name}
      wrong={refused}
    >
      <Button
        small
        icon="file"
        onPress={() => {
          name(null)
        }}
      >
        {earlier === undefined ? words.chooseEarlier : words.otherEarlier}
      </Button>
      {ended.length > 0 && <OfSession examinations={ended} onChoose={name} />}
      {earlier !== undefined && (
        <Button
          small
          weight="quiet"
          onPress={() => {
            tell({ kind: "compared", earlier: undefined })
          }}
        >
          {words.without}
        </Button>
      )}
    </ChosenField>
  )
}

interface OfSessionProps {
  readonly examinations: readonly Examination[]
  readonly onChoose: (handle: ExaminationHandle) => void
}

function OfSession({ examinations, onChoose }: OfSessionProps): ReactElement {
  const { terms: words } = useWords()
  const { instant } = useQuantities()
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className="button button-small">
        {words.ofSession}
        <Icon name="down" />
      </AriaButton>
      <Popover className="popover" placement="bottom start" aria-label={words.ofSession}>
        <div className="facet-dialog">
          <ListBox
            className="facet-values"
            aria-label={words.ofSession}
            autoFocus="first"
            onAction={(key) => {
              const chosen = examinations.find(({ handle }) => handle === key)
              if (chosen !== undefined) onChoose(chosen.handle)
              setOpen(false)
            }}
          >
            {examinations.map(({ handle, evidence, state }) => {
              const when = state.kind === "done" ? instant(state.evaluatedAt) : ""
              const says = words.ofSessionAt(evidence.name, when)
              return (
                <ListBoxItem key={handle} id={handle} textValue={says} className="facet-option">
                  <EvidenceText text={says} />
                </ListBoxItem>
              )
            })}
          </ListBox>
        </div>
      </Popover>
    </DialogTrigger>
  )
}
