/** Who takes what is dropped: a screen that asked for it; what nobody asked for is examined. */
import { createContext, use, useEffect } from "react"
import type { Offer } from "../../electron/contract/evidence.ts"

export interface DropTaker {
  /** What is said while something is held over the window. */
  readonly says: string
  /** @param onto - What it was let go on. */
  readonly take: (offer: Offer, onto: Element) => void
}

type SetTaker = (next: (last: DropTaker | undefined) => DropTaker | undefined) => void

export const DropsContext = createContext<SetTaker>(() => undefined)

/** Takes drops while the screen is there. @param taker - The same one as long as it is the same. */
export function useTakesDrops(taker: DropTaker): void {
  const setTaker = use(DropsContext)
  useEffect(() => {
    setTaker(() => taker)
    return () => {
      // Another panel may have come before this one went.
      setTaker((last) => (last === taker ? undefined : last))
    }
  }, [setTaker, taker])
}
