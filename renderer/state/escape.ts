/** Leaving the page of one thing, by keyboard, for the list it stands in. */
import { useEffect } from "react"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import { useDesk } from "./provider.tsx"
import type { View } from "./session.ts"

/** While it is used, Escape goes to a view of the examination. */
export function useEscapeTo(handle: ExaminationHandle, view: View): void {
  const { go } = useDesk()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") go({ kind: "examination", handle, view })
    }
    window.addEventListener("keydown", onKey)
    return () => {
      window.removeEventListener("keydown", onKey)
    }
  }, [go, handle, view])
}
