/** Choosing what is sealed: a folder, a bag, an export of events; and what the source said of it. */
import { useState, type ReactElement } from "react"
import type { Told } from "../../../electron/contract/answers.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { Field } from "../../parts/field.tsx"
import { isCountOrEmpty, type DraftProps } from "../../state/seal-draft.ts"
import { useRefusal } from "../../state/refusal.ts"
import { useLanguage, useWords } from "../../words/words.ts"

export function SourceField({ draft, isAsked, onChange }: DraftProps): ReactElement {
  const { seal } = useWords()
  const [refused, noteRefusal] = useRefusal()
  const { source } = draft
  const missing = isAsked && source === undefined ? seal.sourceMissing : undefined
  return (
    <ChosenField label={seal.source} name={source?.name} wrong={refused ?? missing}>
      <Button
        icon="folder"
        onPress={() => {
          void api["seal:choose-source"](null).then((choice) => {
            noteRefusal(choice)
            if (choice.kind === "chosen") onChange({ ...draft, source: choice })
          })
        }}
      >
        {source === undefined ? seal.chooseSource : seal.other}
      </Button>
    </ChosenField>
  )
}

export function BagField({ draft, isAsked, onChange }: DraftProps): ReactElement {
  const { seal } = useWords()
  const language = useLanguage()
  const [offered, setOffered] = useState<Told>()
  const { bag } = draft
  const missing = isAsked && bag === undefined ? seal.bagMissing : undefined
  const choose = (what: "files" | "folder") => (): void => {
    void api["evidence:choose"](what).then((offer) => {
      setOffered(offer.refused[0])
      const [first] = offer.evidence
      if (first !== undefined) onChange({ ...draft, bag: first })
    })
  }
  return (
    <ChosenField label={seal.bag} name={bag?.name} wrong={offered?.[language] ?? missing}>
      <Button icon="folder" onPress={choose("folder")}>
        {seal.chooseBagFolder}
      </Button>
      <Button icon="archive" onPress={choose("files")}>
        {seal.chooseBagFile}
      </Button>
    </ChosenField>
  )
}

export function EventsField({ draft, onChange }: DraftProps): ReactElement {
  const { seal } = useWords()
  const [refused, noteRefusal] = useRefusal()
  const { events } = draft
  return (
    <ChosenField label={seal.events} hint={seal.eventsHint} name={events?.name} wrong={refused}>
      <Button
        icon="file"
        onPress={() => {
          void api["seal:choose-events"](null).then((choice) => {
            noteRefusal(choice)
            if (choice.kind === "chosen") onChange({ ...draft, events: choice })
          })
        }}
      >
        {events === undefined ? seal.chooseEvents : seal.other}
      </Button>
      {events !== undefined && (
        <Button
          weight="quiet"
          onPress={() => {
            onChange({ ...draft, events: undefined })
          }}
        >
          {seal.noEvents}
        </Button>
      )}
    </ChosenField>
  )
}

export function ExportFields({ draft, onChange }: DraftProps): ReactElement {
  const { seal } = useWords()
  return (
    <div className="fields">
      <Field
        label={seal.exporter}
        hint={seal.exporterHint}
        value={draft.exporter}
        onChange={(exporter) => {
          onChange({ ...draft, exporter })
        }}
      />
      <Field
        label={seal.sourceItems}
        hint={seal.sourceItemsHint}
        value={draft.sourceItems}
        wrong={isCountOrEmpty(draft.sourceItems) ? undefined : seal.noCount}
        onChange={(sourceItems) => {
          onChange({ ...draft, sourceItems })
        }}
      />
    </div>
  )
}
