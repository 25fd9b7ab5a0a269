/** Changing what the person prefers: at once in the window, and kept by the main process. */
import { useCallback } from "react"
import type { Preferences } from "../../electron/contract/settings.ts"
import { api } from "../bridge.ts"
import { useDesk } from "./provider.tsx"

export function usePrefer(): (changed: Partial<Preferences>) => void {
  const { session, tell } = useDesk()
  const { preferences } = session
  return useCallback(
    (changed) => {
      const next = { ...preferences, ...changed }
      tell({ kind: "settled", settings: { preferences: next } })
      void api["preferences:write"](next)
    },
    [preferences, tell],
  )
}
