/** Keys that work everywhere in the window; Help lists them. */
import { useEffect } from "react"
import { useDesk } from "../state/provider.tsx"
import { placeOfKey } from "../state/shortcuts.ts"

export function Shortcuts(): null {
  const { session, go } = useDesk()
  const { place } = session
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const to = placeOfKey(event, place)
      if (to === undefined) return
      event.preventDefault()
      go(to)
    }
    window.addEventListener("keydown", onKey)
    return () => {
      window.removeEventListener("keydown", onKey)
    }
  }, [place, go])
  return null
}
