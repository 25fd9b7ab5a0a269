/**
 * The pictures of the window: one small set, drawn here, in the colour of the text around them.
 *
 * An icon never stands for a word: it is hidden from screen readers, and the button or the
 * heading beside it says what it means.
 */
import type { ReactElement } from "react"

/** Strokes on a field of 20 by 20. */
const PATHS = {
  open: "M2.5 6.5v-2a1 1 0 0 1 1-1h4l2 2h7a1 1 0 0 1 1 1v2M2.5 6.5v9a1 1 0 0 0 1 1h12.2a1 1 0 0 0 1-.8l1.6-7a.6.6 0 0 0-.6-.7H6.4a1 1 0 0 0-1 .8L3 16",
  folder: "M2.5 15.5v-11a1 1 0 0 1 1-1h4l2 2h7a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1z",
  file: "M5 2.5h6.5L16 7v10.5H5zM11.5 2.5V7H16",
  archive: "M3.5 6.5h13v10h-13zM2.5 3.5h15v3h-15zM8 10h4",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13.2 13.2l4.3 4.3",
  copy: "M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z",
  save: "M10 3v9M6.5 8.8 10 12.2l3.5-3.4M3.5 13v3.5h13V13",
  print: "M6 7.5v-5h8v5M6 14.5H3.5v-7h13v7H14M6 12h8v5.5H6z",
  help: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM7.7 7.8a2.4 2.4 0 1 1 3.5 2.1c-.8.5-1.2 1-1.2 1.9M10 14.2v.1",
  settings:
    "M3 6h7M14 6h3M3 14h3M10 14h7M12 8.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 16.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  report: "M5 2.5h6.5L16 7v10.5H5zM11.5 2.5V7H16M8 10.5h5M8 13.5h5",
  pause: "M7 4.5v11M13 4.5v11",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  check: "M4 10.5 8.2 15 16 5.5",
  cross: "M5 5l10 10M15 5 5 15",
  back: "M12.5 4 6.5 10l6 6",
  forward: "M7.5 4l6 6-6 6",
  down: "M4.5 7.5 10 13l5.5-5.5",
  reveal: "M2.5 15.5v-11a1 1 0 0 1 1-1h4l2 2h7a1 1 0 0 1 1 1V9M13 16.5h4.5V12M17.3 16.3 12 11",
  again: "M16.5 10a6.5 6.5 0 1 1-2-4.7M16.5 2.5v4h-4",
  key: "M7 12.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10.5 9h7v3M14.5 9v2.4",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9M10 12v2",
  tree: "M10 3.5v3M4 13V9.5h12V13M10 6.5v3M2.5 13h3v3.5h-3zM14.5 13h3v3.5h-3zM8.5 3.5h3",
  person: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.5-3 2.8-4.5 6-4.5s5.5 1.5 6 4.5",
  automation: "M4.5 7.5h11v8h-11zM10 7.5v-3M8 4.5h4M7.5 11.2h.1M12.5 11.2h.1",
  shield: "M10 2.5 3.5 5v4.6c0 3.9 2.6 6.5 6.5 7.9 3.9-1.4 6.5-4 6.5-7.9V5z",
  clock: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 5.5V10l3 2",
  list: "M7 5h10M7 10h10M7 15h10M3.2 5h.1M3.2 10h.1M3.2 15h.1",
  sample:
    "M8 2.5v5.2L3.6 15a1.6 1.6 0 0 0 1.4 2.5h10a1.6 1.6 0 0 0 1.4-2.5L12 7.7V2.5M6.5 2.5h7M6 12.5h8",
  command: "M3.5 5.5 8 10l-4.5 4.5M10 15.5h6.5",
  sortUp: "M10 15V5M6 9l4-4 4 4",
  sortDown: "M10 5v10M6 11l4 4 4-4",
  pen: "M3.5 16.5l.8-3.6L13.5 3.7l2.8 2.8-9.2 9.2zM11.7 5.5l2.8 2.8",
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
