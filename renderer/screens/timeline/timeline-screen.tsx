/** The events of the log: when they happened, which of them, and the page of one. */
import { useMemo, useState, type ReactElement } from "react"
import type { LogQuery, Timeline } from "../../../electron/contract/timeline.ts"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Empty } from "../../parts/notice.tsx"
import { Answered } from "../../parts/answered.tsx"
import { Button } from "../../parts/button.tsx"
import type { Examined } from "../../state/examined.ts"
import { useTimeline } from "../../state/timeline-answer.ts"
import { meant } from "../../state/log-search.ts"
import { isWholeLog, NO_QUERY } from "../../state/timeline.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { DensityPanel } from "./density-panel.tsx"
import { EventList } from "./event-list.tsx"
import { EventScreen } from "./event-screen.tsx"
import { RecordScreen } from "./record-screen.tsx"
import { TimelineTools } from "./timeline-tools.tsx"

export interface TimelineScreenProps {
  readonly examined: Examined
  /** Number of the line whose page is open, from 0. */
  readonly line: number | undefined
  /** Number of the record whose page is open, where its line is not known. */
  readonly record: number | undefined
  /** What whoever led here wants all events about. */
  readonly object: string | undefined
}

export function TimelineScreen(props: TimelineScreenProps): ReactElement {
  const { examined, line, record, object } = props
  // What was looked for is still there after a look at one event.
  const [query, setQuery] = useState(NO_QUERY)
  const [arrived, setArrived] = useState<string>()
  if (object !== arrived) {
    setArrived(object)
    if (object !== undefined) setQuery({ ...NO_QUERY, facets: { object } })
  }
  const { timeline } = useWords()
  if (examined.outcome.result.input.log === undefined) return <NoLog examined={examined} />
  if (line !== undefined) {
    return <EventScreen key={line} examined={examined} line={line} onQuery={setQuery} />
  }
  if (record !== undefined) {
    return <RecordScreen key={record} examined={examined} record={record} onQuery={setQuery} />
  }
  return (
    <div className="screen screen-timeline">
      <TimelineView examined={examined} query={query} onQuery={setQuery} title={timeline.title} />
    </div>
  )
}

interface TimelineViewProps {
  readonly examined: Examined
  readonly query: LogQuery
  readonly onQuery: (query: LogQuery) => void
  readonly title: string
}

function TimelineView({ examined, query: typed, onQuery, title }: TimelineViewProps): ReactElement {
  const { timeline: words } = useWords()
  const query = useMemo(
    () => meant(typed, { kinds: words.kinds, record: words.columns.record }),
    [typed, words],
  )
  const { handle, evidence } = examined.examination
  const marks = useMarks(examined)
  const { answer, again } = useTimeline({ examination: handle, query, marks })
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{title}</h1>
          <p className="soft">
            <EvidenceText text={evidence.name} />
            {answer.kind === "loaded" && answer.value.kind === "timeline" && (
              <>
                {" · "}
                <Counted timeline={answer.value} query={query} />
              </>
            )}
          </p>
        </div>
      </header>
      <Answered answer={answer} again={again} loading={words.loading}>
        {(timeline) => (
          <>
            <TimelineTools handle={handle} query={query} onQuery={onQuery} timeline={timeline} />
            <DensityPanel examined={examined} timeline={timeline} query={query} onQuery={onQuery} />
            {timeline.matching === 0 ? (
              <NothingFits
                isKnown={timeline.known === timeline.total}
                onClear={() => {
                  onQuery(NO_QUERY)
                }}
              />
            ) : (
              <EventList examined={examined} timeline={timeline} query={query} />
            )}
          </>
        )}
      </Answered>
    </>
  )
}

/** Lines of the log in which something was found, as many as may be asked for. */
function useMarks({ outcome }: Examined): readonly number[] {
  const { findings } = outcome.result
  return useMemo(() => {
    const breaks = findings.filter(({ check, at }) => check === "chain" && at.line !== undefined)
    const lines = breaks.map(({ at }) => (at.line ?? 1) - 1)
    return [...new Set(lines)].slice(0, MOST_MARKS)
  }, [findings])
}

const MOST_MARKS = 1000

interface CountedProps {
  readonly timeline: Timeline
  readonly query: LogQuery
}

function Counted({ timeline, query }: CountedProps): ReactElement {
  const { timeline: words } = useWords()
  const { count } = useQuantities()
  const { matching, total, known } = timeline
  return (
    <span role="status">
      {isWholeLog(query)
        ? words.events(count(total))
        : words.counted(count(matching), count(total))}
      {known < total && ` · ${words.indexing(count(known), count(total))}`}
    </span>
  )
}

export function NoLog({ examined }: { readonly examined: Examined }): ReactElement {
  const { timeline } = useWords()
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>
            <EvidenceText text={examined.examination.evidence.name} />
          </h1>
        </div>
      </header>
      <section className="panel" aria-label={timeline.title}>
        <Empty icon="clock" title={timeline.none} text={timeline.noneMeans} isWhole />
      </section>
    </div>
  )
}

interface NothingFitsProps {
  /** Every line is known; what comes may still fit where not. */
  readonly isKnown: boolean
  readonly onClear: () => void
}

function NothingFits({ isKnown, onClear }: NothingFitsProps): ReactElement {
  const { timeline } = useWords()
  const title = isKnown ? timeline.nothingFits : timeline.nothingFitsYet
  return (
    <section className="panel" aria-label={timeline.list}>
      <Empty icon="search" title={title} text={timeline.nothingFitsMeans} isWhole>
        <Button onPress={onClear}>{timeline.clear}</Button>
      </Empty>
    </section>
  )
}
