/** The timeline as it is now: asked for again until its index is whole, and never gone meanwhile. */
import { useEffect, useState } from "react"
import type { Refusal } from "../../electron/contract/answers.ts"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import type { LogQuery, Timeline } from "../../electron/contract/timeline.ts"
import { useAnswer, type Loaded } from "./answer.ts"

const BINS = 240
const AGAIN_MS = 400

export interface TimelineQuestion {
  readonly examination: ExaminationHandle
  readonly query: LogQuery
  readonly marks: readonly number[]
}

export function useTimeline(question: TimelineQuestion): {
  readonly answer: Loaded<Timeline | Refusal>
  readonly again: () => void
} {
  const { answer, again } = useAnswer("log:timeline", { ...question, bins: BINS })
  const [last, setLast] = useState<Loaded<Timeline | Refusal>>(answer)
  if (answer.kind !== "loading" && answer !== last) setLast(answer)
  const timeline =
    answer.kind === "loaded" && answer.value.kind === "timeline" ? answer.value : null
  const isGrowing = timeline !== null && timeline.known < timeline.total
  useEffect(() => {
    if (!isGrowing) return undefined
    const timer = setTimeout(again, AGAIN_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [isGrowing, timeline, again])
  return { answer: answer.kind === "loading" ? last : answer, again }
}
