/** How large the window draws everything, in per cent, and the keys that change it. */
import type { Key } from "./shortcuts.ts"

export const ZOOM = { least: 50, usual: 100, most: 300, step: 10 }

/** One step larger or smaller, within the ends. */
export function zoomed(zoom: number, direction: 1 | -1): number {
  return Math.max(ZOOM.least, Math.min(ZOOM.most, zoom + direction * ZOOM.step))
}

/** The size to which a key leads from another, if it leads to any; "=" is "+" without Shift. */
export function zoomOfKey(
  { key, ctrlKey, metaKey, altKey }: Key,
  zoom: number,
): number | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined
  if (key === "0") return ZOOM.usual
  if (key === "-") return zoomed(zoom, -1)
  return key === "+" || key === "=" ? zoomed(zoom, 1) : undefined
}
