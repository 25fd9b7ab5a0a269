/** Something to know before going on, and nothing there at all. */
import type { ReactElement, ReactNode } from "react"
import type { Tone } from "../../core/index.ts"
import { Icon, type IconName } from "./icon.tsx"
import { ToneMark } from "./tone-mark.tsx"

export interface NoticeProps {
  readonly tone: Tone
  readonly title: string
  readonly children?: ReactNode
  /** Told by screen readers as soon as it appears. */
  readonly isNews?: boolean
  /** F6 leads to it as to a panel. */
  readonly isPart?: boolean
}

export function Notice(props: NoticeProps): ReactElement {
  const { tone, title, children, isNews = false, isPart = false } = props
  return (
    <div className="notice" data-tone={tone} {...(isNews ? { role: "status" } : {})}>
      <ToneMark tone={tone} />
      <div>
        <strong {...(isPart ? { "data-part": true } : {})}>{title}</strong>
        {children}
      </div>
    </div>
  )
}

export interface EmptyProps {
  readonly icon: IconName
  readonly title: string
  readonly text?: string
  /** It is the whole of a screen, not a part under a heading of its own. */
  readonly isWhole?: boolean
  readonly children?: ReactNode
}

export function Empty({ icon, title, text, isWhole = false, children }: EmptyProps): ReactElement {
  return (
    <div className="empty">
      <Icon name={icon} />
      {isWhole ? <h2>{title}</h2> : <h3>{title}</h3>}
      {text !== undefined && <p>{text}</p>}
      {children}
    </div>
  )
}
