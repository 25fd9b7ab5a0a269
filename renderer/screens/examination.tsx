/** One examination: its progress until it has ended, then the view that was asked for. */
import { useEffect, type ReactElement } from "react"
import type { Examination } from "../../electron/contract/examination.ts"
import { Broken } from "../frame/whole.tsx"
import { useAnswer } from "../state/answer.ts"
import { useDesk } from "../state/provider.tsx"
import type { Place } from "../state/session.ts"
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
  if (answer.kind === "loading") {
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
  const examined = { examination, outcome: answer.value }
  switch (place.view) {
    case "verdict":
      return <VerdictScreen examined={examined} />
    case "files":
      return <FilesScreen examined={examined} file={place.file} sought={place.sought} />
    case "timeline":
      return <TimelineScreen examined={examined} line={place.line} />
    case "proofs":
      return <ProofsScreen examined={examined} line={place.line} part={place.part} />
    case "report":
      return <ReportScreen examined={examined} />
  }
}
