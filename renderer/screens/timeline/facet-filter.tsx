/** One way to single out events: a button that says what is chosen, and the values behind it. */
import { useState, type ReactElement } from "react"
import {
  Autocomplete,
  DialogTrigger,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  Button as AriaButton,
} from "react-aria-components"
import type { ExaminationHandle } from "../../../electron/contract/examination.ts"
import type { EventFacet } from "../../../electron/contract/timeline.ts"
import { EventKind } from "../../parts/event-kind.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Icon } from "../../parts/icon.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

const PART_CHARACTERS = 1000

export interface FacetFilterProps {
  readonly handle: ExaminationHandle
  readonly facet: EventFacet
  /** Undefined when any will do. */
  readonly value: string | undefined
  readonly onChoose: (value: string | undefined) => void
}

export function FacetFilter({ handle, facet, value, onChoose }: FacetFilterProps): ReactElement {
  const { timeline } = useWords()
  const [isOpen, setOpen] = useState(false)
  const name = timeline.facets[facet]
  return (
    <div className="facet" data-chosen={value !== undefined}>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <AriaButton className="button facet-button">
          <span className="facet-name">{name}</span>
          {value !== undefined && (
            <span className="facet-value">
              {facet === "kind" ? <EventKind type={value} /> : <EvidenceText text={value} />}
            </span>
          )}
          <Icon name="down" />
        </AriaButton>
        {/* Without a Dialog inside, the popover is the dialog, with its way out in it. */}
        <Popover className="popover" placement="bottom start" aria-label={name}>
          <div className="facet-dialog">
            <FacetValues
              handle={handle}
              facet={facet}
              onChoose={(chosen) => {
                onChoose(chosen)
                setOpen(false)
              }}
            />
          </div>
        </Popover>
      </DialogTrigger>
      {value !== undefined && (
        <AriaButton
          className="button facet-clear"
          aria-label={timeline.anyOf(name)}
          onPress={() => {
            onChoose(undefined)
          }}
        >
          <Icon name="cross" />
        </AriaButton>
      )}
    </div>
  )
}

interface FacetValuesProps {
  readonly handle: ExaminationHandle
  readonly facet: EventFacet
  readonly onChoose: (value: string) => void
}

function FacetValues({ handle, facet, onChoose }: FacetValuesProps): ReactElement {
  const { timeline } = useWords()
  const { count } = useQuantities()
  const [part, setPart] = useState("")
  const { answer } = useAnswer("log:values", { examination: handle, facet, part })
  const found =
    answer.kind === "loaded" && answer.value.kind === "values" ? answer.value : undefined
  const words = found === undefined ? timeline.loading : timeline.noValue
  return (
    <Autocomplete inputValue={part} onInputChange={setPart}>
      <SearchField className="field" autoFocus>
        <Label>{timeline.searchValues}</Label>
        <Input spellCheck="false" autoComplete="off" maxLength={PART_CHARACTERS} />
      </SearchField>
      <div className="facet-scroll" role="group" tabIndex={0} aria-label={timeline.facets[facet]}>
        <ListBox
          className="facet-values"
          aria-label={timeline.facets[facet]}
          items={found?.values.map((one) => ({ ...one, id: one.value })) ?? []}
          renderEmptyState={() => <p className="soft">{words}</p>}
          onAction={(key) => {
            onChoose(String(key))
          }}
        >
          {({ value, events }) => (
            <ListBoxItem id={value} textValue={value === "" ? " " : value} className="facet-option">
              {facet === "kind" ? <EventKind type={value} /> : <EvidenceText text={value} />}
              <span className="soft">{count(events)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </div>
      {found?.hasMore === true && <p className="soft small">{timeline.moreValues}</p>}
    </Autocomplete>
  )
}
