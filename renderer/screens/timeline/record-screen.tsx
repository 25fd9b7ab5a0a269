/** The page of an event by the number of its record: its line is looked up first. */
import type { ReactElement } from "react"
import type { LogQuery } from "../../../electron/contract/timeline.ts"
import { Answered } from "../../parts/answered.tsx"
import { Button } from "../../parts/button.tsx"
import { Empty } from "../../parts/notice.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useEscapeTo } from "../../state/escape.ts"
import type { Examined } from "../../state/examined.ts"
import { useDesk } from "../../state/provider.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { EventScreen } from "./event-screen.tsx"

export interface RecordScreenProps {
  readonly examined: Examined
  readonly record: number
  readonly onQuery: (query: LogQuery) => void
}

export function RecordScreen({ examined, record, onQuery }: RecordScreenProps): ReactElement {
  const { timeline } = useWords()
  const { handle } = examined.examination
  const { answer, again } = useAnswer("log:record", { examination: handle, number: record })
  const lines = answer.kind === "loaded" && answer.value.kind === "record" ? answer.value.lines : []
  const [line] = lines
  useEscapeTo(handle, "timeline")
  // Where it stands twice, the list shows the other.
  if (line !== undefined) {
    return <EventScreen key={line} examined={examined} line={line} onQuery={onQuery} />
  }
  return (
    <div className="screen">
      <Answered answer={answer} again={again} loading={timeline.loading}>
        {() => <NoRecord examined={examined} record={record} />}
      </Answered>
    </div>
  )
}

/** A finding may name a record that is not there any more. */
function NoRecord({ examined, record }: Omit<RecordScreenProps, "onQuery">): ReactElement {
  const { timeline, event } = useWords()
  const { count } = useQuantities()
  const { go } = useDesk()
  const { handle } = examined.examination
  return (
    <section className="panel" aria-label={timeline.title}>
      <Empty
        icon="search"
        title={timeline.noRecord(count(record))}
        text={timeline.noRecordMeans}
        isWhole
      >
        <Button
          onPress={() => {
            go({ kind: "examination", handle, view: "timeline" })
          }}
        >
          {event.back}
        </Button>
      </Empty>
    </section>
  )
}
