/** One event: what it says, what it changed, how it follows from the one before, and its bytes. */
import type { ReactElement } from "react"
import type { LogRange } from "../../../electron/contract/contents.ts"
import type { LogQuery } from "../../../electron/contract/timeline.ts"
import { Answered } from "../../parts/answered.tsx"
import { Button } from "../../parts/button.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useEscapeTo } from "../../state/escape.ts"
import { LOG } from "../../state/leads.ts"
import { shownEvent } from "../../state/event-text.ts"
import type { Examined } from "../../state/examined.ts"
import { useDesk } from "../../state/provider.tsx"
import { EventKind } from "../../parts/event-kind.tsx"
import { Notice } from "../../parts/notice.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { EventBytes } from "./event-bytes.tsx"
import { EventFacts } from "./event-facts.tsx"
import { EventFindings } from "./event-findings.tsx"
import { EventLink } from "./event-link.tsx"
import { EventStates } from "./event-states.tsx"

export interface EventScreenProps {
  readonly examined: Examined
  /** Number of the line, from 0. */
  readonly line: number
  readonly onQuery: (query: LogQuery) => void
}

export function EventScreen({ examined, line, onQuery }: EventScreenProps): ReactElement {
  const { timeline } = useWords()
  const { handle } = examined.examination
  const first = Math.max(0, line - 1)
  // The one before and the one after, so that both links can be followed.
  const { answer, again } = useAnswer("log:range", { examination: handle, first, count: 3 })
  useEscapeTo(handle, "timeline")
  return (
    <div className="screen">
      <Answered answer={answer} again={again} loading={timeline.loading}>
        {(range) => <EventPage {...{ examined, line, range, onQuery }} />}
      </Answered>
    </div>
  )
}

interface EventPageProps extends EventScreenProps {
  readonly range: LogRange
}

function EventPage({ examined, line, range, onQuery }: EventPageProps): ReactElement {
  const { event: words } = useWords()
  const { count } = useQuantities()
  const text = range.lines[line - range.first]
  const event = typeof text === "string" ? shownEvent(text) : undefined
  return (
    <>
      <Steps examined={examined} line={line} total={range.total} />
      <header className="screen-head">
        <div>
          <h1>
            {event?.seq === undefined
              ? words.titleOfLine(count(line + 1))
              : words.title(count(event.seq))}
          </h1>
          <p className="soft">
            {event !== undefined && (
              <>
                <EventKind type={event.type} />
                {" · "}
              </>
            )}
            {words.line(count(line + 1), count(range.total), LOG)}
          </p>
        </div>
      </header>
      <EventFindings examined={examined} line={line} />
      {event === undefined ? (
        <Notice tone="failed" title={text === null ? words.noText : words.noEvent} />
      ) : (
        <>
          <div className="columns">
            <EventFacts {...{ examined, line, event, onQuery }} />
            <EventLink range={range} line={line} event={event} />
          </div>
          <EventStates objects={event.objects} detail={event.detail} />
        </>
      )}
      {typeof text === "string" && <EventBytes examined={examined} line={line} text={text} />}
    </>
  )
}

interface StepsProps {
  readonly examined: Examined
  readonly line: number
  readonly total: number
}

function Steps({ examined, line, total }: StepsProps): ReactElement {
  const { event } = useWords()
  const { go } = useDesk()
  const { handle } = examined.examination
  const open = (to: number): void => {
    go({ kind: "examination", handle, view: "timeline", line: to })
  }
  return (
    <div className="button-row steps-back no-print">
      <Button
        icon="list"
        weight="quiet"
        onPress={() => {
          go({ kind: "examination", handle, view: "timeline" })
        }}
      >
        {event.back}
      </Button>
      <Button
        icon="back"
        weight="quiet"
        isDisabled={line === 0}
        onPress={() => {
          open(line - 1)
        }}
      >
        {event.before}
      </Button>
      <Button
        icon="forward"
        weight="quiet"
        isDisabled={line >= total - 1}
        onPress={() => {
          open(line + 1)
        }}
      >
        {event.after}
      </Button>
    </div>
  )
}
