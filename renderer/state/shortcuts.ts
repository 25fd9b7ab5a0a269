/** Which key leads where. */
import type { Place, View } from "./session.ts"

/** What of a key event decides. */
export interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const VIEWS: ReadonlyMap<string, View> = new Map([
  ["1", "verdict"],
  ["2", "files"],
  ["3", "timeline"],
  ["4", "proofs"],
  ["5", "report"],
])

/** Keys as Help writes them. */
export const SHORTCUTS = {
  open: "Ctrl O",
  view: "Ctrl 1 … 5",
  part: "F6, Shift F6",
  search: "Ctrl F",
  size: "Ctrl + − 0",
  close: "Delete",
  list: "↑ ↓ Home End",
  file: "Enter",
  back: "Escape",
  print: "Ctrl P",
  help: "F1",
} as const

/** True for the key that leads to the search of the screen. */
export function isSearchKey({ key, ctrlKey, metaKey, altKey }: Key): boolean {
  return key === "f" && (ctrlKey || metaKey) && !altKey
}

/** Which part of the screen a key leads to, as other programs have it from pane to pane. */
export function partOfKey({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: Key & { readonly shiftKey: boolean }): "next" | "before" | undefined {
  if (key !== "F6" || ctrlKey || metaKey || altKey) return undefined
  return shiftKey ? "before" : "next"
}

/** The place to which a key leads from another, if it leads anywhere. */
export function placeOfKey(event: Key, from: Place): Place | undefined {
  if (event.key === "F1") return { kind: "help" }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined
  if (event.key === "o") return { kind: "open" }
  const view = VIEWS.get(event.key)
  if (view === undefined || from.kind !== "examination") return undefined
  return { kind: "examination", handle: from.handle, view }
}
