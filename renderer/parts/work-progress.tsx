/** How far some work is that the person asked for, and the way to stop it. */
import { useEffect, useState, type ReactElement } from "react"
import { ProgressBar } from "react-aria-components"
import type { ExaminationProgress } from "../../electron/contract/examination.ts"
import type { LongWork } from "../../electron/contract/sealing.ts"
import { subscribe } from "../bridge.ts"
import { useQuantities } from "../words/quantities.ts"
import { useWords } from "../words/words.ts"
import { Button } from "./button.tsx"

export interface WorkProgressProps {
  readonly work: LongWork
  readonly label: string
  readonly onStop: () => void
}

export function WorkProgress({ work, label, onStop }: WorkProgressProps): ReactElement {
  const { keys, examining } = useWords()
  const { bytes, count } = useQuantities()
  const progress = useProgress(work)
  const total = progress?.bytes.total ?? null
  const done = progress?.bytes.done ?? 0
  const attempts = progress?.attempts
  const isKnown = total !== null && total > 0
  return (
    <div className="stack stack-tight" role="group" aria-label={label}>
      <p role="status">{progress === undefined ? label : examining.stages[progress.stage]}</p>
      <ProgressBar
        aria-label={label}
        isIndeterminate={!isKnown}
        value={isKnown ? (done / total) * 100 : 0}
        className="progress"
      >
        {({ percentage }) => (
          <>
            <div className="progress-track" data-known={isKnown}>
              <div className="progress-done" style={{ width: `${String(percentage ?? 100)}%` }} />
            </div>
            <span className="progress-words">
              {attempts === undefined
                ? done > 0 && bytes(done)
                : examining.attempts(count(attempts))}
            </span>
          </>
        )}
      </ProgressBar>
      <div className="button-row">
        <Button icon="cross" onPress={onStop}>
          {keys.stop}
        </Button>
      </div>
    </div>
  )
}

function useProgress(work: LongWork): ExaminationProgress | undefined {
  const [progress, setProgress] = useState<ExaminationProgress>()
  useEffect(
    () =>
      subscribe("work:progress", (told) => {
        if (told.work === work) setProgress(told.progress)
      }),
    [work],
  )
  return progress
}
