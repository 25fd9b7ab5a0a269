/** Whether the evidence was written to since it was examined, as main last saw it. */
import { createContext, use, useEffect, useState } from "react"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import type { Since } from "../../electron/contract/evidence.ts"
import { api } from "../bridge.ts"
import { useDesk } from "./provider.tsx"

export interface KnownSince {
  readonly since: Since
  /** Keeps what main answered to another question. */
  readonly know: (since: Since) => void
}

export interface AskedSince extends KnownSince {
  /** False for a moment: until main answered for the first time, or took long. */
  readonly isAsked: boolean
}

/** How often main is asked while the examination is shown. */
const ASK_EVERY_MS = 10_000
/** So many times as long as a look took main is left alone after it: evidence may have many files. */
const REST = 20

/** A screen is not kept back for longer, however many files have to be looked at. */
const PATIENCE_MS = 300

/**
 * Asks when the examination is opened, at every place in it, when the window is gone to again, and
 * from time to time while it is seen. Until main answers for the first
 * time nothing is known against the evidence; until it answers anew, what it said last holds.
 */
export function useAskedSince(examination: ExaminationHandle, place: string): AskedSince {
  const { tell } = useDesk()
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
    const ask = (): Promise<void> =>
      api["evidence:since"](examination).then(
        (since) => {
          if (isCurrent) know(since)
        },
        () => {
          // A defect of main says nothing about the evidence.
          if (isCurrent) know("unknown")
        },
      )
    const end = whileSeen(ask)
    return () => {
      isCurrent = false
      end()
    }
  }, [examination, place])
  useEffect(() => {
    if (known !== undefined) tell({ kind: "looked", examination, since: known })
  }, [tell, examination, known])
  return { since: known ?? "untouched", know, isAsked: known !== undefined || isLate }
}

/** Asks at once, and again as long as the window is seen. @returns a function that ends it. */
function whileSeen(ask: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isEnded = false
  const look = async (): Promise<void> => {
    const began = performance.now()
    await ask()
    clearTimeout(timer)
    const restMs = REST * (performance.now() - began)
    if (!isEnded) timer = setTimeout(lookIfSeen, Math.max(ASK_EVERY_MS, restMs))
  }
  // Unseen it is not asked again; becoming visible begins anew.
  const lookIfSeen = (): void => {
    if (document.visibilityState === "visible") void look()
  }
  void look()
  window.addEventListener("focus", lookIfSeen)
  document.addEventListener("visibilitychange", lookIfSeen)
  return () => {
    isEnded = true
    clearTimeout(timer)
    window.removeEventListener("focus", lookIfSeen)
    document.removeEventListener("visibilitychange", lookIfSeen)
  }
}

export const SinceContext = createContext<KnownSince | undefined>(undefined)

/** What is known of the evidence whose examination is open. */
export function useSince(): KnownSince {
  const known = use(SinceContext)
  if (known === undefined) throw new Error("a view stands outside of its examination")
  return known
}
