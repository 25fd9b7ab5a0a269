/** One event in a line; empty while it is fetched. */
import type { ReactElement } from "react"
import type { Tone } from "../../../core/index.ts"
import type { EventSummary, LogRow } from "../../../electron/contract/timeline.ts"
import { BagWord } from "../../parts/bag-word.tsx"
import { EventKind } from "../../parts/event-kind.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Icon } from "../../parts/icon.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export interface EventRowProps {
  readonly id: string
  readonly row: LogRow | undefined
  /** Of the log inside the evidence. */
  readonly path: string
  /** The gravest finding in the line. */
  readonly tone: Tone | undefined
  readonly index: number
  readonly isActive: boolean
  /** Pixels from the top of all rows, and of the row. */
  readonly place: { readonly start: number; readonly size: number }
  readonly onOpen: () => void
}

export function EventRow(props: EventRowProps): ReactElement {
  const { id, row, path, tone, index, isActive, place, onOpen } = props
  return (
    <div
      id={id}
      className="grid-row event-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      {...(tone === undefined ? {} : { "data-tone": tone })}
      style={{ height: place.size, transform: `translateY(${String(place.start)}px)` }}
      onClick={onOpen}
    >
      {row === undefined ? <Awaited /> : <Cells row={row} path={path} tone={tone} />}
    </div>
  )
}

function Awaited(): ReactElement {
  const { timeline } = useWords()
  return (
    <div role="gridcell" className="event-awaited">
      <span className="visually-hidden">{timeline.loading}</span>
    </div>
  )
}

interface CellsProps {
  readonly row: LogRow
  readonly path: string
  readonly tone: Tone | undefined
}

function Cells({ row: { line, event }, path, tone }: CellsProps): ReactElement {
  const { timeline, tone: tones } = useWords()
  const { count } = useQuantities()
  const mark = tone !== undefined && (
    <>
      <ToneMark tone={tone} />
      <span className="visually-hidden">{tones[tone]}</span>
    </>
  )
  if (event === null) {
    return (
      <>
        <div role="gridcell" className="event-record">
          {mark}
        </div>
        <div role="gridcell" className="event-none">
          {timeline.noEvent(count(line + 1), path)}
        </div>
      </>
    )
  }
  return (
    <>
      <div role="gridcell" className="event-record">
        {mark}
        {count(event.seq)}
      </div>
      <div role="gridcell" className="event-time">
        {event.time.replace("T", " ").replace(/(?:\.\d+)?Z$/, "")}
      </div>
      <div role="gridcell" className="event-kind">
        <EventKind type={event.type} />
      </div>
      <div role="gridcell" className="event-who">
        <Who event={event} />
      </div>
      <div role="gridcell" className="event-object">
        <EvidenceText text={event.object ?? "–"} />
        {event.objects > 1 && ` ${timeline.more(count(event.objects - 1))}`}
      </div>
      <div role="gridcell" className="event-outcome">
        <BagWord of="outcomes" word={event.outcome} />
      </div>
    </>
  )
}

function Who({ event }: { readonly event: EventSummary }): ReactElement {
  const { timeline } = useWords()
  const { count } = useQuantities()
  const isPerson = event.agent.kind === "person"
  return (
    <>
      <Icon name={isPerson ? "person" : "automation"} />
      <span className="visually-hidden">
        {isPerson ? timeline.facets.person : timeline.facets.automation}
      </span>
      <span className="event-name">
        <EvidenceText text={event.agent.id} />
      </span>
      {event.agents > 1 && <span>{timeline.more(count(event.agents - 1))}</span>}
    </>
  )
}
