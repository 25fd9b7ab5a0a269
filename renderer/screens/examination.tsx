/** One examination: its progress until it has ended, then the view that was asked for. */
import { useEffect, type ReactElement } from "react"
import type { Examination } from "../../electron/contract/examination.ts"
import { Broken } from "../frame/whole.tsx"
import { SinceNotice } from "../parts/since-notice.tsx"
import { useAnswer } from "../state/answer.ts"
import type { Examined } from "../state/examined.ts"
import { useDesk } from "../state/provider.tsx"
import { placeKey, type Place } from "../state/session.ts"
import { SinceContext, useAskedSince } from "../state/since.ts"
import { useWords } from "../words/words.ts"
import { ExaminingScreen } from "./examining/examining-screen.tsx"
import { FilesScreen } from "./files/files-screen.tsx"
import { ProofsScreen } from "./proofs/proofs-screen.tsx"
import { ReportScreen } from "./report/report-screen.tsx"
import { TimelineScreen } from "./timeline/timeline-screen.tsx"
import { VerdictScreen } from "./verdict/verdict-screen.tsx"

type ExaminationPlace = Extract<Place, { readonly kind: "examination" }>

export function ExaminationScreen({ place }: { readonly place: ExaminationPlace }): ReactElement {
  const { session, go } = useDesk()
  // What is told of a result is asked anew in another language.
  const { language } = session.preferences
  const examination = session.examinations.find(({ handle }) => handle === place.handle)
  useEffect(() => {
    if (examination === undefined) go({ kind: "open" })
  }, [examination, go])
  if (examination === undefined) return <></>
  if (examination.state.kind !== "done") return <ExaminingScreen examination={examination} />
  return (
    <Ended
      key={examination.state.resultDigest + examination.state.evaluatedAt + language}
      examination={examination}
      place={place}
    />
  )
}

interface EndedProps {
  readonly examination: Examination
  readonly place: ExaminationPlace
}

function Ended({ examination, place }: EndedProps): ReactElement {
  const { verdict } = useWords()
  const { answer, again } = useAnswer("examination:outcome", examination.handle)
  const { isAsked, ...known } = useAskedSince(examination.handle, placeKey(place))
  // The notice above a view is there when the view is, so that nothing moves under the reader.
  if (answer.kind === "loading" || !isAsked) {
    return (
      <div className="screen" aria-busy="true">
        <p className="soft" role="status">
          {verdict.loading}
        </p>
      </div>
    )
  }
  if (answer.kind === "broken" || answer.value.kind === "not-done") {
    return <Broken onAgain={again} />
  }
  return (
    <SinceContext value={known}>
      <div className="examined" data-told={known.since !== "untouched"}>
        <SinceNotice examination={examination.handle} since={known.since} />
        <ViewScreen examined={{ examination, outcome: answer.value }} place={place} />
      </div>
    </SinceContext>
  )
}

interface ViewScreenProps {
  readonly examined: Examined
  readonly place: ExaminationPlace
}

function ViewScreen({ examined, place }: ViewScreenProps): ReactElement {
  switch (place.view) {
    case "verdict":
      return <VerdictScreen examined={examined} />
    case "files":
      return <FilesScreen examined={examined} file={place.file} sought={place.sought} />
    case "timeline":
      return (
        <TimelineScreen
          examined={examined}
          line={place.line}
          record={place.record}
          object={place.object}
        />
      )
    case "proofs":
      return <ProofsScreen examined={examined} line={place.line} part={place.part} />
    case "report":
      return <ReportScreen examined={examined} />
  }
}
