/** How much of a whole: a bar beside words that say the same. */
import type { ReactElement } from "react"

export interface BarProps {
  readonly done: number
  readonly total: number
}

/**
 * Hidden from screen readers, since its words stand beside it. Its colour says nothing, and
 * neither all nor none is drawn unless it is all or none.
 */
export function Bar({ done, total }: BarProps): ReactElement {
  const share = total === 0 ? 0 : Math.min(1, done / total)
  return (
    <div className="bar" aria-hidden="true">
      <div
        className="bar-filled"
        data-partial={share > 0 && share < 1}
        style={{ width: `${String(share * 100)}%` }}
      />
    </div>
  )
}
