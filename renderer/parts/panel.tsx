/** A part of a screen under a heading of its own, which is also its name as a region. */
import { useId, type ReactElement, type ReactNode } from "react"

export interface PanelProps {
  readonly title: string
  readonly lead?: string
  /** Controls that belong to the whole panel. */
  readonly actions?: ReactNode
  readonly className?: string
  /** Of the section, where another screen leads to it. */
  readonly anchor?: string
  readonly children: ReactNode
}

export function Panel({
  title,
  lead,
  actions,
  className = "",
  anchor,
  children,
}: PanelProps): ReactElement {
  const id = useId()
  return (
    <section id={anchor} className={`panel ${className}`} aria-labelledby={id}>
      <div className="panel-head">
        <div className="stack stack-tight">
          <h2 id={id}>{title}</h2>
          {lead !== undefined && <p className="soft">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}
