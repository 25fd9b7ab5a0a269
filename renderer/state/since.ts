/** Whether the evidence was written to since it was examined, as main last saw it. */
import { useState } from "react"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import type { Since } from "../../electron/contract/evidence.ts"
import { useAnswer } from "./answer.ts"

export interface KnownSince {
  readonly since: Since
  /** Keeps what main answered to another question. */
  readonly know: (since: Since) => void
}

/** Asks when the screen appears; until main answers nothing is known against the evidence. */
export function useSince(examination: ExaminationHandle): KnownSince {
  const { answer } = useAnswer("evidence:since", examination)
  const [known, know] = useState<Since>()
  return { since: known ?? (answer.kind === "loaded" ? answer.value : "untouched"), know }
}
