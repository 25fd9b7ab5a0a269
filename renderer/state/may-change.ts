/** Whether anything can be done to the pack that is shown: not in read-only mode, and not to one that was changed by hand. */
import { createContext, useContext } from "react"

export const MayChangeContext = createContext(true)

export function useMayChange(): boolean {
  return useContext(MayChangeContext)
}
