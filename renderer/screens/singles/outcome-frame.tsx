/** Where the answer to one question stands: while it is awaited, when it was refused, and before. */
import { Children, type ReactElement, type ReactNode } from "react"
import type { IconName } from "../../parts/icon.tsx"
import { Empty, Notice } from "../../parts/notice.tsx"
import { saidIn, type Answered } from "../../state/refusal.ts"
import type { Asked } from "../../state/singles.tsx"
import { useLanguage, useWords } from "../../words/words.ts"

export interface OutcomeFrameProps {
  readonly kind: Asked<unknown>["kind"]
  /** What was answered, which may be a refusal. */
  readonly answer: Answered | undefined
  /** What stands there while it is under way: a sentence, or its progress. */
  readonly running: string | ReactElement
  readonly none: { readonly icon: IconName; readonly title: string; readonly text: string }
  /** The answer; nothing while there is none to this very question. */
  readonly children: ReactNode
}

export function OutcomeFrame({
  kind,
  answer,
  running,
  none,
  children,
}: OutcomeFrameProps): ReactElement {
  const { frame, actions } = useWords()
  const refusal = saidIn(useLanguage(), answer)
  if (kind === "busy") {
    return (
      <section className="panel" aria-busy="true">
        {typeof running === "string" ? (
          <p className="soft" role="status">
            {running}
          </p>
        ) : (
          running
        )}
      </section>
    )
  }
  if (kind === "broken") return <Notice tone="failed" title={frame.defect} isNews />
  if (refusal !== undefined) {
    return (
      <Notice tone="failed" title={actions.notDone} isNews>
        <p>{refusal}</p>
      </Notice>
    )
  }
  if (Children.toArray(children).length > 0) return <>{children}</>
  return (
    <section className="panel">
      <Empty {...none} isWhole />
    </section>
  )
}
