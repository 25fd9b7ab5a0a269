/** A million rows, of which only those in view are fetched and drawn; one stop of the keyboard. */
import { useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from "react"
import type { LogQuery, Timeline } from "../../../electron/contract/timeline.ts"
import { Button } from "../../parts/button.tsx"
import type { Examined } from "../../state/examined.ts"
import { rowOfKey } from "../../state/file-rows.ts"
import { useLogRows } from "../../state/log-rows.ts"
import { useDesk } from "../../state/provider.tsx"
import { rowPixels } from "../../state/row-pixels.ts"
import { findingsByLine, isWholeLog, toneOf } from "../../state/timeline.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { EventRow } from "./event-row.tsx"

const ROW_REM = 2
const OVERSCAN = 6
/** Chromium draws nothing beyond 2^25 pixels; longer lists are shown in parts. */
const MOST_PIXELS = 33_000_000

export interface EventListProps {
  readonly examined: Examined
  readonly timeline: Timeline
  readonly query: LogQuery
}

export function EventList({ examined, timeline, query }: EventListProps): ReactElement {
  const [height] = useState(() => rowPixels(ROW_REM))
  const [part, setPart] = useState(0)
  const size = Math.floor(MOST_PIXELS / height)
  const parts = Math.ceil(timeline.matching / size)
  const current = Math.min(part, parts - 1)
  const first = current * size
  return (
    <>
      <EventRows
        key={`${String(current)} ${JSON.stringify(query)}`}
        {...{ examined, timeline, query, height, first }}
        count={Math.min(size, timeline.matching - first)}
      />
      {parts > 1 && <Parts part={current} parts={parts} onPart={setPart} />}
    </>
  )
}

interface EventRowsProps extends EventListProps {
  readonly height: number
  /** Place of the first row among all that fit. */
  readonly first: number
  readonly count: number
}

function EventRows(props: EventRowsProps): ReactElement {
  const { examined, timeline, query, height, first, count } = props
  const { timeline: words } = useWords()
  const { go } = useDesk()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const [found] = useState(() => findingsByLine(examined.outcome.result.findings, timeline.path))
  const { handle } = examined.examination
  const { row, look } = useLogRows(handle, query, isWholeLog(query) ? 0 : timeline.known)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    // The heads lie over the first row of what is in view.
    scrollMargin: height,
    scrollPaddingStart: height,
  })
  const items = virtual.getVirtualItems()
  const [top, bottom] = [items.at(0)?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => {
    look(first + top, first + bottom)
  }, [look, first, top, bottom])
  const current = Math.min(active, count - 1)
  const open = (index: number): void => {
    const line = row(first + index)?.line
    if (line !== undefined) go({ kind: "examination", handle, view: "timeline", line })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") open(current)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2)
    const to = rowOfKey(event.key, current, { rows: count, page })
    if (to === undefined) return
    event.preventDefault()
    setActive(to)
    virtual.scrollToIndex(to)
  }
  return (
    <div
      className="grid-list event-list"
      role="grid"
      aria-label={words.list}
      aria-rowcount={count + 1}
      aria-activedescendant={`${id}-${String(current)}`}
      tabIndex={0}
      ref={scroller}
      onKeyDown={onKeyDown}
    >
      <EventListHead />
      <div
        className="grid-rows event-rows"
        role="rowgroup"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, start, size }) => {
          const shown = row(first + index)
          return (
            <EventRow
              key={index}
              id={`${id}-${String(index)}`}
              row={shown}
              path={timeline.path}
              tone={shown && toneOf(found.get(shown.line) ?? [])}
              index={index}
              isActive={index === current}
              place={{ start: start - height, size }}
              onOpen={() => {
                setActive(index)
                open(index)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}

const COLUMNS = ["record", "time", "kind", "who", "object", "outcome"] as const

function EventListHead(): ReactElement {
  const { timeline } = useWords()
  return (
    <div className="grid-head event-head" role="rowgroup">
      <div className="grid-row event-row" role="row" aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <div key={column} role="columnheader" className={`event-${column}`}>
            {timeline.columns[column]}
          </div>
        ))}
      </div>
    </div>
  )
}

interface PartsProps {
  readonly part: number
  readonly parts: number
  readonly onPart: (part: number) => void
}

function Parts({ part, parts, onPart }: PartsProps): ReactElement {
  const { timeline } = useWords()
  const { count } = useQuantities()
  return (
    <div className="button-row">
      <Button
        small
        icon="back"
        isDisabled={part === 0}
        onPress={() => {
          onPart(part - 1)
        }}
      >
        {timeline.partBefore}
      </Button>
      <span role="status">{timeline.part(count(part + 1), count(parts))}</span>
      <Button
        small
        icon="forward"
        isDisabled={part === parts - 1}
        onPress={() => {
          onPart(part + 1)
        }}
      >
        {timeline.partAfter}
      </Button>
    </div>
  )
}
