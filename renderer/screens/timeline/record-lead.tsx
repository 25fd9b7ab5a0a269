/** The way to the record whose number was typed, where its line was found when it was typed. */
import type { ReactElement } from "react"
import type { ExaminationHandle } from "../../../electron/contract/examination.ts"
import { Button } from "../../parts/button.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useDesk } from "../../state/provider.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export interface RecordLeadProps {
  readonly handle: ExaminationHandle
  readonly number: number
  /** Path of the log inside the evidence. */
  readonly path: string
}

export function RecordLead({ handle, number, path }: RecordLeadProps): ReactElement | null {
  const { timeline } = useWords()
  const { count } = useQuantities()
  const { go } = useDesk()
  const { answer } = useAnswer("log:record", { examination: handle, number })
  if (answer.kind !== "loaded" || answer.value.kind !== "record") return null
  const { lines } = answer.value
  const way = timeline.toRecord(count(number))
  return (
    <>
      {lines.map((line) => (
        <Button
          key={line}
          icon="forward"
          onPress={() => {
            go({ kind: "examination", handle, view: "timeline", line })
          }}
        >
          {/* A number that stands twice leads to each of its lines. */}
          {lines.length === 1 ? way : `${way}, ${timeline.lineOf(count(line + 1), path)}`}
        </Button>
      ))}
    </>
  )
}
