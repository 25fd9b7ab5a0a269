/** How one matter stands, in large: its mark, what is said of it, and what that means. */
import type { ReactElement, ReactNode } from "react"
import type { Tone } from "../../core/index.ts"
import { ToneMark } from "./tone-mark.tsx"

export interface CheckedHeadProps {
  readonly tone: Tone
  /** What the words are about, where they do not say it themselves. */
  readonly title?: string
  readonly says: ReactNode
  readonly children: ReactNode
}

export function CheckedHead({ tone, title, says, children }: CheckedHeadProps): ReactElement {
  return (
    <div className="checked-head" data-tone={tone}>
      <ToneMark tone={tone} size="large" />
      <div>
        {title !== undefined && <p className="checked-title">{title}</p>}
        <p className="checked-says">{says}</p>
        {children}
      </div>
    </div>
  )
}
