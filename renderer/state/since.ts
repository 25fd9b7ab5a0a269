/** Whether the evidence was written to since it was examined, as main last saw it. */
import { createContext, use, useEffect, useState } from "react"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import type { Since } from "../../electron/contract/evidence.ts"
import { api } from "../bridge.ts"

export interface KnownSince {
  readonly since: Since
  /** Keeps what main answered to another question. */
  readonly know: (since: Since) => void
}

export interface AskedSince extends KnownSince {
  /** False for a moment: until main answered for the first time, or took long. */
  readonly isAsked: boolean
}

/** A screen is not kept back for longer, however many files have to be looked at. */
const PATIENCE_MS = 300

/**
 * Asks when the examination is opened and at every place in it. Until main answers for the first
 * time nothing is known against the evidence; until it answers anew, what it said last holds.
 */
export function useAskedSince(examination: ExaminationHandle, place: string): AskedSince {
  const [known, know] = useState<Since>()
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true)
    }, PATIENCE_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  useEffect(() => {
    let isCurrent = true
    api["evidence:since"](examination).then(
      (since) => {
        if (isCurrent) know(since)
      },
      () => {
        // A defect of main says nothing about the evidence.
        if (isCurrent) know("unknown")
      },
    )
    return () => {
      isCurrent = false
    }
  }, [examination, place])
  return { since: known ?? "untouched", know, isAsked: known !== undefined || isLate }
}

export const SinceContext = createContext<KnownSince | undefined>(undefined)

/** What is known of the evidence whose examination is open. */
export function useSince(): KnownSince {
  const known = use(SinceContext)
  if (known === undefined) throw new Error("a view stands outside of its examination")
  return known
}
