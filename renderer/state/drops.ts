/** Who takes what is dropped: a screen that asked for it; what nobody asked for is examined. */
import { createContext, use, useEffect } from "react"
import type { Offer } from "../../electron/contract/evidence.ts"

export interface DropTaker {
  /** What is said while something is held over the window. */
  readonly says: string
  /** @param onto - What it was let go on. */
  readonly take: (offer: Offer, onto: Element) => void
}

export const DropsContext = createContext<(taker: DropTaker | undefined) => void>(() => undefined)

/** Takes drops while the screen is there. @param taker - The same one as long as it is the same. */
export function useTakesDrops(taker: DropTaker): void {
  const setTaker = use(DropsContext)
  useEffect(() => {
    setTaker(taker)
    return () => {
      setTaker(undefined)
    }
  }, [setTaker, taker])
}
