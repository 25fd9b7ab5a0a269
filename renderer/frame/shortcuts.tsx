/** Keys that work everywhere in the window; Help lists them. */
import { useEffect } from "react"
import { usePrefer } from "../state/preferring.ts"
import { useDesk } from "../state/provider.tsx"
import { isSearchKey, partOfKey, placeOfKey } from "../state/shortcuts.ts"
import { zoomOfKey } from "../state/zoom.ts"
import { goToPart } from "./page-parts.ts"

export function Shortcuts(): null {
  const { session, go } = useDesk()
  const prefer = usePrefer()
  const { place, preferences } = session
  const { zoom } = preferences
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isSearchKey(event)) {
        const field = document.querySelector<HTMLInputElement>("input[data-search]")
        field?.focus()
        field?.select()
        event.preventDefault()
        return
      }
      const part = partOfKey(event)
      if (part !== undefined) {
        goToPart(part)
        event.preventDefault()
        return
      }
      const size = zoomOfKey(event, zoom)
      if (size !== undefined) {
        prefer({ zoom: size })
        event.preventDefault()
        return
      }
      const to = placeOfKey(event, place)
      if (to === undefined) return
      event.preventDefault()
      go(to)
    }
    window.addEventListener("keydown", onKey)
    return () => {
      window.removeEventListener("keydown", onKey)
    }
  }, [place, go, prefer, zoom])
  return null
}
